#include "layout/lines.hpp"

#include <algorithm>

namespace townclerk::layout {
namespace {

constexpr float tolerance = 0.01F;  // of a point: sums of widths are not exact

using Break = InlineItem::Break;

void greedy(std::span<const InlineItem> items, float width, std::vector<Line>& lines) {
  lines.clear();
  const auto count = static_cast<std::uint32_t>(items.size());
  std::uint32_t begin = 0;
  while (begin < count) {
    float used = 0;
    Line line{begin, 0, 0, true};
    std::uint32_t i = begin;
    for (; i < count; ++i) {
      const InlineItem& item = items[i];
      const float inked = used + item.width - item.trail;
      if (inked > width + tolerance && line.end != 0) {
        line.last = false;
        break;
      }
      used += item.width;
      if (item.brk == Break::soft || item.brk == Break::mandatory) {
        line.end = i + 1;
        line.width = inked;
        if (item.brk == Break::mandatory) break;
      }
    }
    if (i == count && line.end != count) {
      line.end = count;
      line.width = used - items[count - 1].trail;
    }
    lines.push_back(line);
    begin = line.end;
  }
}

/// The narrowest width that needs no more lines, to half a point.
void balanced(std::span<const InlineItem> items, float width, std::vector<Line>& lines) {
  greedy(items, width, lines);
  const std::size_t wanted = lines.size();
  if (wanted < 2) return;
  float low = width / 4;
  float high = width;
  std::vector<Line> tried;
  while (high - low > 0.5F) {
    const float middle = (low + high) / 2;
    greedy(items, middle, tried);
    const bool fits =
        tried.size() <= wanted && std::all_of(tried.begin(), tried.end(), [&](const Line& line) { return line.width <= middle + tolerance; });
    if (fits) {
      high = middle;
      lines = tried;
    } else {
      low = middle;
    }
  }
}

}  // namespace

void break_lines(std::span<const InlineItem> items, float width, Breaking breaking, std::vector<Line>& lines) {
  if (breaking == Breaking::balanced) {
    balanced(items, width, lines);
  } else {
    greedy(items, width, lines);
  }
}

}  // namespace townclerk::layout
