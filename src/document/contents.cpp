#include "document/contents.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "document/codes.hpp"
#include "document/directive.hpp"

namespace townclerk::document {
namespace {

int read_depth(const Block& block, Diagnostics& diagnostics) {
  constexpr std::string_view key = "depth=";
  int depth = 2;
  std::string_view rest = block.particulars->info;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (word.empty() || word == "contents") continue;
    std::string_view value = word.starts_with(key) ? word.substr(key.size()) : std::string_view();
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (value.size() == 1 && value.front() >= '1' && value.front() <= '6') {
      depth = value.front() - '0';
    } else {
      diagnostics.add(
          Diagnostic(codes::N106, block.at, fmt::format("'{}' is no argument of a list of contents", word)).hint("use depth=1 to depth=6"));
    }
  }
  return depth;
}

constexpr std::size_t most_lists = 8;

void fill(std::vector<Block>& blocks, const Outline& outline, std::size_t& lists, Diagnostics& diagnostics) {
  for (Block& block : blocks) {
    fill(block.blocks, outline, lists, diagnostics);
    if (!is_contents(block)) continue;
    const int depth = read_depth(block, diagnostics);
    block.kind = BlockKind::contents;
    block.particulars.edit().info.clear();
    if (++lists > most_lists) {
      diagnostics.add(Diagnostic(codes::N106, block.at, fmt::format("a report has at most {} lists of contents", most_lists)));
      continue;
    }
    for (const OutlineEntry& entry : outline) {
      if (entry.depth > depth) continue;
      block.particulars.edit().entries.push_back(
          {entry.label, entry.title == nullptr ? std::string() : plain_text(entry.title->inlines), entry.anchor, entry.depth});
    }
  }
}

}  // namespace

void fill_contents(std::vector<Block>& blocks, const Outline& outline, Diagnostics& diagnostics) {
  std::size_t lists = 0;
  fill(blocks, outline, lists, diagnostics);
}

}  // namespace townclerk::document
