#include "document/withheld.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "document/directive.hpp"

namespace townclerk::document {
namespace {

/// In the gap before it.
bool is_continued(const Block& block) {
  return block.attributes->has("continued");
}

bool is_gap(const Block& block) {
  return block.kind == BlockKind::container && block.attributes->has("withheld");
}

/// Ids that stand in words.
void collect_ids(const std::vector<Inline>& inlines, std::vector<Inline>& out) {
  for (const Inline& piece : inlines) {
    if (piece.kind == InlineKind::anchor) out.push_back({InlineKind::anchor, piece.text, {}, piece.at});
    collect_ids(piece.children, out);
  }
}

void close(Block& block, std::string_view gap) {
  if (!block.inlines.empty()) {
    if (is_wordless(block.inlines)) block.attributes.edit().classes.emplace_back("unnumbered");
    std::vector<Inline> words;
    collect_ids(block.inlines, words);
    words.push_back({InlineKind::text, std::string(gap), {}, block.at});
    block.inlines = std::move(words);
  }
  if (block.kind == BlockKind::heading) block.attributes.edit().classes.emplace_back("unlisted");
  if (is_chart(block)) {
    block.kind = BlockKind::figure;
    for (const char* cls : {"chart", "unlisted"}) block.attributes.edit().classes.emplace_back(cls);
  }
  if (block.kind == BlockKind::directive || block.kind == BlockKind::code) {
    block.kind = BlockKind::paragraph;
    block.attributes.edit().classes.emplace_back("unnumbered");
    block.inlines = {{InlineKind::text, std::string(gap), {}, block.at}};
  }
  if (!block.particulars->text.empty()) block.particulars.edit().text.clear();
  if (!block.particulars->info.empty()) block.particulars.edit().info.clear();
  for (Block& child : block.blocks) close(child, gap);
}

/// Where links lead.
using Targets = std::set<std::string, std::less<>>;

void collect_targets(const std::vector<Inline>& inlines, Targets& out) {
  for (const Inline& piece : inlines) {
    if (piece.kind == InlineKind::link && piece.text.starts_with('#')) out.insert(piece.text.substr(1));
    collect_targets(piece.children, out);
  }
}
void collect_targets(const std::vector<Block>& blocks, Targets& out) {
  for (const Block& block : blocks) {
    collect_targets(block.inlines, out);
    for (const ContentsEntry& entry : block.particulars->entries) out.insert(entry.anchor);
    collect_targets(block.blocks, out);
  }
}

/// Adds the ids in a block to a gap that links lead to: others may say what is withheld, or how much. The first numbered paragraph gives the gap its
/// number.
void gather(const Block& block, const Targets& targets, Block& gap) {
  const bool numbers = gap.label.empty() && block.kind == BlockKind::paragraph && !block.label.empty();
  if (numbers) {
    gap.label = block.label;
    const std::string& of_number = block.particulars->alias.empty() ? block.attributes->id : block.particulars->alias;
    gap.attributes.edit().id = targets.contains(block.attributes->id) ? block.attributes->id : of_number;
  }
  for (const std::string* id : {&block.attributes->id, &block.particulars->alias})
    if (*id != gap.attributes->id && (targets.contains(*id) || (numbers && id == &block.particulars->alias && !id->empty())))
      gap.inlines.push_back({InlineKind::anchor, *id, {}, block.at});
  std::vector<Inline> ids;
  collect_ids(block.inlines, ids);
  for (Inline& each : ids)
    if (targets.contains(each.text)) gap.inlines.push_back(std::move(each));
  for (const Block& child : block.blocks) gather(child, targets, gap);
}

void close_gaps(std::vector<Block>& blocks, std::string_view gap, const Targets& targets) {
  std::vector<Block> out;
  out.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size();) {
    if (!is_gap(blocks[i])) {
      close_gaps(blocks[i].blocks, gap, targets);
      out.push_back(std::move(blocks[i++]));
      continue;
    }
    Block made;
    made.at = blocks[i].at;
    do gather(blocks[i++], targets, made);
    while (i < blocks.size() && is_gap(blocks[i]) && is_continued(blocks[i]));
    made.attributes.edit().classes = {"withheld"};
    if (made.label.empty()) made.attributes.edit().classes.emplace_back("unnumbered");
    made.inlines.push_back({InlineKind::text, std::string(gap), {}, made.at});
    out.push_back(std::move(made));
  }
  blocks = std::move(out);
}

bool has_gaps(const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return is_gap(block) || has_gaps(block.blocks); });
}

}  // namespace

void withhold(std::vector<Block>& blocks, std::string_view gap) {
  for (Block& block : blocks) is_gap(block) ? close(block, gap) : withhold(block.blocks, gap);
}

void close_gaps(std::vector<Block>& blocks, std::string_view gap) {
  if (!has_gaps(blocks)) return;
  Targets targets;
  collect_targets(blocks, targets);
  close_gaps(blocks, gap, targets);
}

}  // namespace townclerk::document
