#include "layout/lines.hpp"

#include <algorithm>
#include <cmath>

namespace townclerk::layout {
namespace {

constexpr double tolerance = 0.01;  // of a point: sums of widths are not exact

using Break = InlineItem::Break;

// How far a space goes: half its width more and a third less are as good as not at all (TeX's Computer Modern has the same). Where a line would need
// more than the widest, it stays ragged.
constexpr double stretch = 1.0 / 2;
constexpr double shrink = 1.0 / 3;
constexpr double widest = 3.0 / 2;

// Demerits of justified text, TeX's by 10,000.
constexpr double line_penalty = 0.1;
constexpr double hyphen_demerits = 0.25;
constexpr double two_hyphens_demerits = 1;
constexpr double uneven_demerits = 1;
constexpr double stub_demerits = 0.4;
// Of ragged text: as much as a line that leaves a fifth of its room.
constexpr double hyphen_room = 0.04;
constexpr double overfull = 1e6;

// A last line shorter than this share of the width is a stub.
constexpr double stub = 0.3;

}  // namespace

void LineBreaker::collect(std::span<const InlineItem> items, std::span<const HyphenPoint> points) {
  ends_.clear();
  ends_.reserve(items.size() + points.size() + 1);
  ends_.push_back({});
  double width = 0;
  double spaces = 0;
  const auto count = static_cast<std::uint32_t>(items.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const InlineItem& item = items[i];
    const double whole = width + static_cast<double>(item.width);
    for (std::uint32_t p = item.first_point; p < item.first_point + item.points; ++p) {
      ends_.push_back({.end = width + static_cast<double>(points[p].before),
                       .begin = whole - static_cast<double>(points[p].after),
                       .spaces_end = spaces,
                       .spaces_begin = spaces,
                       .item = i,
                       .next = i,
                       .point = p});
    }
    width = whole;
    spaces += static_cast<double>(item.trail);
    const bool ends = item.brk == Break::soft || item.brk == Break::mandatory;
    if (!ends && i + 1 != count) continue;
    const auto trail = static_cast<double>(item.trail);
    ends_.push_back({.end = width - trail,
                     .begin = width,
                     .spaces_end = spaces - trail,
                     .spaces_begin = spaces,
                     .item = i,
                     .next = i + 1,
                     .forced = item.brk == Break::mandatory || i + 1 == count});
  }
}

bool LineBreaker::fits(std::size_t from, std::size_t to, double width) const {
  return length(from, to) <= width + tolerance;
}

/// The next forced end.
std::size_t LineBreaker::chunk_end(std::size_t first) const {
  std::size_t last = first + 1;
  while (!ends_[last].forced) ++last;
  return last;
}

void LineBreaker::greedy(double width) {
  chosen_.clear();
  for (std::size_t from = 0; from + 1 < ends_.size();) {
    std::size_t end = from + 1;
    for (std::size_t to = end; to < ends_.size(); ++to) {
      if (fits(from, to, width)) {
        end = to;
      } else if (to > end && ends_[to].point == no_hyphen) {
        break;
      }
      if (ends_[to].forced) break;
    }
    chosen_.push_back(end);
    from = end;
  }
}

/// The narrowest width that needs no more lines, to half a point.
void LineBreaker::balanced(double width) {
  greedy(width);
  const std::size_t wanted = chosen_.size();
  if (wanted < 2) return;
  tried_ = chosen_;
  double low = width / 4;
  double high = width;
  while (high - low > 0.5) {
    const double middle = (low + high) / 2;
    greedy(middle);
    bool fitting = chosen_.size() <= wanted;
    for (std::size_t i = 0, from = 0; fitting && i < chosen_.size(); from = chosen_[i++]) fitting = fits(from, chosen_[i], middle);
    if (fitting) {
      high = middle;
      tried_ = chosen_;
    } else {
      low = middle;
    }
  }
  chosen_.swap(tried_);
}

/// How many lines ragged text may take: as many as without hyphens, unless a word then is wider than its line. Sets `least`.
std::uint32_t LineBreaker::most_lines(std::size_t first, std::size_t last, double width) {
  ends_[last].least = 0;
  std::size_t to = last;
  bool hyphens = false;
  for (std::size_t from = last; from-- > first;) {
    while (to > from + 1 && !fits(from, to, width)) --to;
    ends_[from].least = ends_[to].least + 1;
    hyphens = hyphens || ends_[from].point != no_hyphen;
  }
  if (!hyphens) return ends_[first].least;
  std::uint32_t lines = 0;
  for (std::size_t from = first; from < last; ++lines) {
    std::size_t end = from;
    for (std::size_t next = from + 1; next <= last; ++next) {
      if (ends_[next].point != no_hyphen) continue;
      if (!fits(from, next, width)) break;
      end = next;
    }
    if (end == from) return ends_[first].least;
    from = end;
  }
  return std::max(lines, ends_[first].least);
}

double LineBreaker::lack(std::size_t from, std::size_t to, double width) const {
  return from == chunk_ ? 0 : std::max(stub - length(from, to) / width, 0.0);
}

/// What hyphens at both ends of a line cost, in hyphens: one at its end; more for two in a row and for one in the last line but one.
double LineBreaker::hyphen_cost(std::size_t from, std::size_t to, std::size_t last) const {
  const bool before = ends_[from].point != no_hyphen;
  const bool here = ends_[to].point != no_hyphen;
  return (here ? 1 : 0) + (before && (here || to == last) ? 1 : 0);
}

LineBreaker::Fit LineBreaker::ragged(std::size_t from, std::size_t to, std::size_t last, double width) const {
  const double room = (width - length(from, to)) / width;
  Fit fit{.cost = hyphen_cost(from, to, last) * hyphen_room};
  if (room < -tolerance) {
    fit.cost += overfull;
  } else if (to == last) {
    const double short_by = lack(from, to, width);
    fit.cost += short_by * short_by;
  } else {
    fit.cost += room * room;
  }
  return fit;
}

LineBreaker::Fit LineBreaker::justified(std::size_t from, std::size_t to, std::size_t last, double width) const {
  const double room = width - length(from, to);
  const double give = spaces(from, to) * (room < 0 ? shrink : stretch) + width / 1000;  // a line without spaces has next to none
  const double ratio = to == last && room > 0 ? 0 : room / give;
  const double bad = line_penalty + std::abs(ratio * ratio * ratio);
  Fit fit{.cost = bad * bad};
  fit.fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
  if (ratio < -1 - tolerance) fit.cost += overfull;
  const bool here = ends_[to].point != no_hyphen;
  if (here) fit.cost += hyphen_demerits;
  if (hyphen_cost(from, to, last) > (here ? 1 : 0)) fit.cost += here ? two_hyphens_demerits : two_hyphens_demerits / 2;
  if (to == last) fit.cost += stub_demerits * std::pow(lack(from, to, width) / stub, 2);
  return fit;
}

/// Keeps the better of two of one kind. Without hyphens all ways to one place in the least number of lines have the same number of lines.
void LineBreaker::offer(const Node& node, bool justified) {
  for (Node& known : offers_) {
    if (justified ? known.fitness != node.fitness : known.lines != node.lines) continue;
    if (node.cost < known.cost) known = node;
    return;
  }
  offers_.push_back(node);
}

/// Adds the best ways to end a line at an opportunity to the nodes.
void LineBreaker::reach(std::size_t to, std::size_t last, std::uint32_t most, const Measure& measure) {
  const auto width = static_cast<double>(measure.width);
  offers_.clear();
  for (std::size_t n = active_; n < nodes_.size(); ++n) {
    const Node& node = nodes_[n];
    const std::size_t from = node.at;
    const double least = length(from, to) - (measure.justified ? spaces(from, to) * shrink : 0);
    if (least > width + tolerance && from + 1 != to) {
      if (n == active_ && ends_[to].point == no_hyphen) ++active_;
      continue;
    }
    if (!measure.justified && node.lines + 1 + ends_[to].least > most) continue;
    const Fit fit = measure.justified ? justified(from, to, last, width) : ragged(from, to, last, width);
    const bool uneven = measure.justified && from != chunk_ && std::abs(fit.fitness - node.fitness) > 1;
    offer({.at = static_cast<std::uint32_t>(to),
           .lines = node.lines + 1,
           .previous = static_cast<std::uint32_t>(n),
           .fitness = fit.fitness,
           .cost = node.cost + fit.cost + (uneven ? uneven_demerits : 0)},
          measure.justified);
  }
  nodes_.insert(nodes_.end(), offers_.begin(), offers_.end());
}

void LineBreaker::whole(std::size_t first, std::size_t last, const Measure& measure) {
  const auto width = static_cast<double>(measure.width);
  if (fits(first, last, width)) {
    chosen_.push_back(last);
    return;
  }
  const std::uint32_t most = measure.justified ? 0 : most_lines(first, last, width);
  chunk_ = first;
  active_ = 0;
  nodes_.clear();
  nodes_.push_back({.at = static_cast<std::uint32_t>(first), .fitness = 1});
  for (std::size_t to = first + 1; to <= last; ++to) reach(to, last, most, measure);
  std::size_t best = nodes_.size() - 1;
  for (std::size_t n = best; nodes_[n].at == last; --n)
    if (nodes_[n].cost <= nodes_[best].cost) best = n;
  const std::size_t begin = chosen_.size();
  for (std::size_t n = best; n != 0; n = nodes_[n].previous) chosen_.push_back(nodes_[n].at);
  std::reverse(chosen_.begin() + static_cast<std::ptrdiff_t>(begin), chosen_.end());
}

Line LineBreaker::line(std::size_t from, std::size_t to, const Measure& measure) const {
  Line line{.begin = ends_[from].next,
            .end = ends_[to].item + 1,
            .width = static_cast<float>(length(from, to)),
            .last = ends_[to].forced,
            .hyphen = ends_[to].point};
  const double room = static_cast<double>(measure.width) - length(from, to);
  const double give = spaces(from, to);
  if (!measure.justified || give <= 0 || (line.last && room > 0)) return line;
  const double spread = std::max(room / give, -shrink);
  if (spread <= widest) line.spread = static_cast<float>(spread);
  return line;
}

void LineBreaker::run(std::span<const InlineItem> items, std::span<const HyphenPoint> points, const Measure& measure, std::vector<Line>& lines) {
  collect(items, points);
  const auto width = static_cast<double>(measure.width);
  if (measure.breaking == Breaking::balanced) {
    balanced(width);
  } else if (measure.breaking == Breaking::greedy) {
    greedy(width);
  } else {
    chosen_.clear();
    for (std::size_t first = 0; first + 1 < ends_.size(); first = chosen_.back()) whole(first, chunk_end(first), measure);
  }
  lines.clear();
  for (std::size_t from = 0; const std::size_t to : chosen_) {
    lines.push_back(line(from, to, measure));
    from = to;
  }
}

}  // namespace townclerk::layout
