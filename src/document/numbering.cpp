#include "document/numbering.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "document/codes.hpp"
#include "document/directive.hpp"
#include "document/numberer.hpp"

namespace townclerk::document {
namespace {

/// What a house that the report was not written for counts itself, so that no number stands twice.
void drop_stated(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if ((block.kind == BlockKind::heading || block.kind == BlockKind::paragraph) && block.attributes->key("number") != nullptr)
      std::erase_if(block.attributes.edit().keys, [](const auto& key) { return key.first == "number"; });
    drop_stated(block.blocks);
  }
}

}  // namespace

void collect_stated(const std::vector<Block>& blocks, std::set<std::string, std::less<>>& stated) {
  for (const Block& block : blocks) {
    if (block.attributes->has("appendix")) continue;
    const std::string* number = block.kind == BlockKind::heading || block.kind == BlockKind::paragraph ? block.attributes->key("number") : nullptr;
    if (number != nullptr && !number->empty()) stated.emplace(bare(*number));
    collect_stated(block.blocks, stated);
  }
}

void Numberer::begin(std::vector<Block>& blocks) {
  if (house_.is_guest) drop_stated(blocks);
  collect_stated(blocks, stated_);
  visit(blocks, Context{});
}

Counters Numberer::fresh_counters() const {
  Counters counters;
  counters.sections = Sequence({}, house_.numbering.sections);
  counters.paragraphs = counters.tables = counters.figures = counters.charts = Sequence({}, house::NumberForm{});
  return counters;
}

void Numberer::bind(Block& block, const Target& target) {
  if (!block.attributes->id.empty()) anchors_.bind(block.attributes->id, target);
  anchors_.bind_inline(block.inlines, target);
}

void Numberer::visit(std::vector<Block>& blocks, const Context& context) {
  Context here = context;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool heads_contents = i + 1 < blocks.size() && is_contents(blocks[i + 1]);
    visit(blocks[i], here, !heads_contents);
    if (blocks[i].kind == BlockKind::heading) here.appendix_title = false;
  }
}

void Numberer::visit(Block& block, const Context& context, bool listed) {
  Context enclosed;
  enclosed.body = enclosed.outline = false;
  switch (block.kind) {
    case BlockKind::heading:
      return heading(block, context, listed);
    case BlockKind::paragraph:
      return paragraph(block, context);
    case BlockKind::list:
      return list(block, context);
    case BlockKind::table:
      captioned(block, counters_.tables, TargetKind::table, house_.references.table);
      return visit(block.blocks, enclosed);
    case BlockKind::figure:
      figure(block, context);
      return visit(block.blocks, enclosed);
    case BlockKind::container:
      return block.attributes->has("appendix") ? appendix(block, context) : container(block, context);
    case BlockKind::directive:
      if (!is_contents(block)) {
        constexpr std::array<std::string_view, 2> known{"contents", "chart"};
        const std::string_view name = std::string_view(block.particulars->info).substr(0, block.particulars->info.find(' '));
        Diagnostic fault(codes::N107, block.at, fmt::format("'{}' is no directive that can stand here", name));
        const std::optional<std::string_view> near = nearest(name, known);
        diagnostics_.add(near && *near != name ? std::move(fault).hint(fmt::format("did you mean '{}'?", *near)) : std::move(fault));
      }
      return;
    default:
      bind(block, Target{TargetKind::plain, {}, nullptr, scope_});
      return visit(block.blocks, enclosed);
  }
}

/// Returns the caption, or nullptr.
const Block* Numberer::captioned(Block& block, Sequence& sequence, TargetKind kind, const house::Words& words) {
  Target target{kind, {}, nullptr, scope_};
  for (const Block& child : block.blocks)
    if (child.kind == BlockKind::caption) target.title = &child;
  if (const std::string* wish = block.attributes->key("number"); wish != nullptr && !wish->empty()) {
    const bool is_stated = *wish != "auto";
    target.number = is_stated ? *wish : sequence.next();
    if (is_stated) sequence.state(*wish);
    block.label = words.empty() ? target.number : house::fill(words.in(language_), {{"n", target.number}});
    capitalise(block.label);
    const std::string* caption = block.attributes->key("caption");
    if (target.title != nullptr || (caption != nullptr && !caption->empty())) block.label += ':';
  }
  bind(block, target);
  return target.title;
}

/// Charts count by themselves; those with a number are listed below the heading that they stand under, but for withheld ones.
void Numberer::figure(Block& figure, const Context& context) {
  if (!figure.attributes->has("chart")) {
    captioned(figure, counters_.figures, TargetKind::figure, house_.references.figure);
    return;
  }
  const Block* caption = captioned(figure, counters_.charts, TargetKind::chart, house_.references.chart);
  if (figure.label.empty() || figure.attributes->id.empty() || !context.outline || figure.attributes->has("unlisted")) return;
  std::string_view label = figure.label;
  if (label.back() == ':') label.remove_suffix(1);
  outline_.push_back({caption, std::string(label), figure.attributes->id, counters_.listed_depth + 1});
}

void Numberer::container(Block& container, const Context& context) {
  Context inner = context;
  if (container.attributes->has("section") || container.attributes->has("withheld")) {
    visit(container.blocks, inner);
  } else {
    // What stands in a box does not count for the text around it.
    std::vector<Frame> frames = std::exchange(frames_, {});
    std::string last_number = std::exchange(last_number_, {});
    inner.body = inner.appendix_title = false;
    inner.list_form = nullptr;
    inner.recommendations = context.recommendations || container.attributes->has("recommendations");
    if (container.attributes->has("front")) inner.outline = false;
    visit(container.blocks, inner);
    frames_ = std::move(frames);
    last_number_ = std::move(last_number);
  }
  Target target{TargetKind::plain, {}, nullptr, scope_};
  if (!container.blocks.empty() && container.blocks.front().kind == BlockKind::heading) {
    const Target* first = anchors_.find(container.blocks.front().attributes->id);
    if (first != nullptr) target = *first;
  }
  bind(container, target);
}

Outline number(std::vector<Block>& blocks, const house::House& house, std::string_view language, Anchors& anchors, Diagnostics& diagnostics) {
  Numberer numberer(house, language, anchors, diagnostics);
  numberer.begin(blocks);
  return numberer.take_outline();
}

}  // namespace townclerk::document
