// Words broken with a hyphen: where they may be, and their parts once the lines are known.
#include <algorithm>

#include <fmt/format.h>

#include "layout/codes.hpp"
#include "layout/inlines.hpp"

namespace townclerk::layout {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

}  // namespace

const text::Hyphenator* InlineReader::hyphenator(style::NodeId node) {
  const std::string& language = tree_.language(node);
  const auto [at, fresh] = hyphenators_.try_emplace(language);
  if (!fresh) return at->second.get();
  at->second = text::Hyphenator::find(language);
  if (at->second == nullptr) {
    diagnostics_.add(Diagnostic(codes::L104, node == style::no_node ? Span{} : tree_.nodes[node].at,
                                fmt::format("the style hyphenates this text, and there are no hyphenation patterns for the language '{}'", language))
                         .hint("write 'hyphens: manual' in the style, or install patterns for the language"));
  }
  return at->second.get();
}

/// In the order of the text: its soft hyphens, where the style does not forbid them, and what the language's patterns give, where it asks.
void InlineReader::find_hyphens(const Paragraph& paragraph) {
  using style::Hyphens;
  hyphens_.clear();
  for (const text::Break& each : breaks_) {
    if (each.hyphen) hyphens_.push_back({each.offset - static_cast<std::uint32_t>(soft_hyphen.size()), each.offset});
  }
  const std::vector<Stretch>& stretches = paragraph.stretches;
  const auto automatic = [](const Stretch& stretch) { return stretch.style->hyphens == Hyphens::automatic && !stretch.style->no_wrap; };
  if (std::any_of(stretches.begin(), stretches.end(), automatic)) {
    if (const text::Hyphenator* words = hyphenator(paragraph.node)) {
      word_points_.clear();
      const auto [word, before, after] = paragraph.style->hyphen_limits;
      words->points(paragraph.text, {word, before, after}, word_points_);
      for (const std::uint32_t at : word_points_) hyphens_.push_back({at, at});
      std::sort(hyphens_.begin(), hyphens_.end(), [](const Hyphen& a, const Hyphen& b) { return a.end < b.end; });
    }
  }
  if (hyphens_.empty()) return;
  auto stretch = stretches.begin();
  std::erase_if(hyphens_, [&](const Hyphen& hyphen) {
    while (stretch != stretches.end() && stretch->end < hyphen.next) ++stretch;
    if (stretch == stretches.end() || stretch->begin >= hyphen.end || stretch->style->no_wrap) return true;
    return hyphen.end == hyphen.next ? !automatic(*stretch) : stretch->style->hyphens == Hyphens::none;
  });
}

/// The hyphens of an item whose text begins there.
void InlineReader::add_points(InlineItem& item, std::uint32_t begin, Paragraph& out) {
  if (hyphens_.empty()) return;
  const std::string_view text = item.shaped->text;
  const std::uint32_t end = begin + static_cast<std::uint32_t>(text.size());
  auto hyphen = std::upper_bound(hyphens_.begin(), hyphens_.end(), begin, [](std::uint32_t at, const Hyphen& h) { return at < h.end; });
  item.first_point = static_cast<std::uint32_t>(out.points.size());
  const Stretch& stretch = out.stretches[item.stretch];
  const auto width = [&](std::string_view part) { return part.empty() ? 0 : shaped_item(part, *item.font, stretch, item.stretch).width; };
  const float mark = measured(item.font->line_end_hyphen(), *item.font, stretch, item.stretch).width;
  for (; hyphen != hyphens_.end() && hyphen->next <= end; ++hyphen, ++item.points) {
    const HyphenPoint point{hyphen->end - begin, hyphen->next - begin};
    out.points.push_back({point.end, point.next, width(text.substr(0, point.end)) + mark, width(text.substr(point.next))});
  }
}

void InlineReader::break_words(Paragraph& paragraph, std::vector<Line>& lines) {
  if (std::none_of(lines.begin(), lines.end(), [](const Line& line) { return line.hyphen != no_hyphen; })) return;
  std::vector<InlineItem> items;
  items.reserve(paragraph.items.size() + 2 * lines.size());
  std::uint32_t from = 0;  // where the rest of a broken word begins
  for (Line& line : lines) {
    const auto begin = static_cast<std::uint32_t>(items.size());
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
      const InlineItem& item = paragraph.items[i];
      const bool cut = line.hyphen != no_hyphen && i + 1 == line.end;
      if (from == 0 && !cut) {
        items.push_back(item);
        continue;
      }
      const Stretch& stretch = paragraph.stretches[item.stretch];
      const std::string_view text = item.shaped->text;
      const std::string_view part = text.substr(0, cut ? paragraph.points[line.hyphen].end : text.size()).substr(from);
      if (!part.empty()) {
        items.push_back(shaped_item(part, *item.font, stretch, item.stretch));
        items.back().brk = cut ? InlineItem::Break::none : item.brk;
      }
      if (cut) {
        items.push_back(measured(item.font->line_end_hyphen(), *item.font, stretch, item.stretch));
        items.back().brk = InlineItem::Break::soft;
      }
      from = cut ? paragraph.points[line.hyphen].next : 0;
    }
    line.begin = begin;
    line.end = static_cast<std::uint32_t>(items.size());
  }
  paragraph.items = std::move(items);
}

}  // namespace townclerk::layout
