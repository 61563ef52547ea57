#include "chart/fit.hpp"

#include <algorithm>
#include <cmath>

#include "chart/fronts.hpp"
#include "chart/positions.hpp"
#include "chart/routing.hpp"

namespace townclerk::chart {
namespace {

constexpr int widest = 4;              // how often gaps are widened for ties
constexpr std::size_t several = 24;    // ties
constexpr std::size_t most_tries = 3;  // arrangements at one width of gaps
constexpr float hopeless = 4;          // times the area of the sheet: no width of boxes makes that fit
constexpr std::size_t crowd = 60;      // boxes; they never
constexpr float fullest = 0.85F;       // fill more of a sheet than that

/// `lanes`: lines that a tie can follow between boxes side by side, beyond the one that there is anyway.
Gaps gaps_for(int lanes, bool has_ties) {
  const float wider = 0.36F * static_cast<float>(lanes);
  Gaps gaps{0.9F, 1.5F, 0.5F, 0.6F, 1.0F, 0};
  if (has_ties) {
    gaps.margin = 0.9F + wider;
  }
  if (lanes == 0) return gaps;
  gaps.row += 2 * wider;
  gaps.level += 2 * wider;
  gaps.indent += wider;
  gaps.stack = gaps.stem = 0.54F + wider;
  return gaps;
}

/// Widths of boxes to try, in em; a comfortable one first. What they are does not depend on the page, so that more room never makes type smaller.
std::vector<float> widths_from(float least, std::size_t boxes) {
  constexpr std::size_t few = 300;  // boxes; of many more are too small for a sheet of their own to matter
  constexpr std::size_t many = 2000;
  const std::size_t count = boxes <= few ? 24 : (boxes <= many ? 12 : 5);
  const float most = std::max(20.0F, least * 1.5F);
  std::vector<float> widths;
  for (std::size_t i = 0; i < count; ++i) widths.push_back(least + (most - least) * static_cast<float>(i) / static_cast<float>(count - 1));
  std::rotate(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(count / 5), widths.begin() + static_cast<std::ptrdiff_t>(count / 5) + 1);
  return widths;
}

}  // namespace

void Fit::set_stubs(std::span<const BoxId> boxes, bool are_stubs) {
  for (const BoxId box : boxes) scene_.stubs[box] = are_stubs ? 1 : 0;
}

std::vector<std::uint32_t> Fit::ties_here() const {
  std::vector<std::uint32_t> here;
  const std::vector<Tie>& ties = scene_.diagram.ties;
  if (ties.empty()) return here;
  std::vector<BoxId> members = scene_.members;
  std::sort(members.begin(), members.end());
  const auto is_here = [&](BoxId box) { return box < scene_.hierarchy.whole() && std::binary_search(members.begin(), members.end(), box); };
  for (std::uint32_t tie = 0; tie < ties.size(); ++tie) {
    if (ties[tie].from != ties[tie].to && is_here(ties[tie].from) && is_here(ties[tie].to)) here.push_back(tie);
  }
  return here;
}

std::optional<Sheet> Fit::find(BoxId root, float least) {
  scene_.enter(root);
  const std::vector<std::uint32_t> ties = ties_here();
  std::optional<Sheet> best;
  // Many ties need wide gaps: narrow ones are not tried first.
  for (int lanes = ties.size() > several ? widest : 0; lanes <= widest; ++lanes) {
    scene_.gaps = gaps_for(lanes, !ties.empty());
    const std::vector<Candidate> tries = candidates(least, ties.empty() || ties.size() > several ? 1 : most_tries);
    if (tries.empty()) return std::nullopt;
    for (const Candidate& candidate : tries) {
      Sheet sheet = placed(candidate);
      if (find_routes(sheet, scene_.diagram, ties, lanes + 1, lanes == widest) == 0) return sheet;
      if (!best || sheet.routes.size() > best->routes.size()) best = std::move(sheet);
    }
  }
  return best;
}

std::vector<Fit::Candidate> Fit::candidates(float least, std::size_t most) {
  std::vector<Candidate> found;
  float room = 0;
  bool settled = false;  // there is a row, and no type is larger
  const std::vector<float> widths = widths_from(scene_.least_width(), scene_.diagram.boxes.size());
  for (auto width = widths.begin(); width != widths.end() && !settled; ++width) {
    scene_.size_boxes(*width);
    shaped_ = 0;
    const float possible = largest_type();
    if (possible * std::sqrt(hopeless) < least) break;
    if (possible < std::max(least, room)) continue;
    find_shapes(scene_);
    shaped_ = *width;
    add_candidates(*width, found);
    for (const Candidate& each : found) {
      room = std::max(room, each.room);
      settled = settled || (each.is_row && each.room >= limits_.most && most == 1);
    }
  }
  std::erase_if(found, [least](const Candidate& each) { return each.type_size < least; });
  std::stable_sort(found.begin(), found.end(), [](const Candidate& left, const Candidate& right) {
    if (left.type_size != right.type_size) return left.type_size > right.type_size;
    return left.is_row != right.is_row ? left.is_row : left.room > right.room;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

/// Were every place of the sheet taken, but for the gaps.
float Fit::largest_type() const {
  float boxes = 0;
  for (const BoxId box : scene_.members) {
    if (box == scene_.hierarchy.whole()) continue;
    const float gap = scene_.is_panel(box) ? 0 : scene_.gaps.stack;
    boxes += (scene_.widths[box] + scene_.gaps.row) * (scene_.heights[box] + gap);
  }
  const float part = scene_.members.size() > crowd ? fullest : 1.0F;
  // The gaps at two sides of the sheet are not on it: (width / type + row) * (height / type + stack) = boxes, solved for the type.
  const float linear = limits_.width * scene_.gaps.stack + limits_.height * scene_.gaps.row;
  const float rest = boxes - scene_.gaps.stack * scene_.gaps.row;
  if (rest <= 0) return limits_.most;
  return (linear + std::sqrt(linear * linear + 4 * rest * part * limits_.width * limits_.height)) / (2 * rest);
}

void Fit::add_candidates(float width, std::vector<Candidate>& found) const {
  const Front& front = scene_.fronts[scene_.members.front()];
  for (std::size_t shape = 0; shape < front.size(); ++shape) {
    const float margins = 2 * scene_.gaps.margin;
    const float room = std::min(limits_.width / (front[shape].width + margins), limits_.height / (front[shape].height + margins));
    found.push_back({std::min(room, limits_.most), room, front[shape].form == ShapeForm::row, width, shape});
  }
}

void Fit::shape(float width) {
  if (shaped_ == width) return;
  scene_.size_boxes(width);
  find_shapes(scene_);
  shaped_ = width;
}

Sheet Fit::placed(const Candidate& candidate) {
  shape(candidate.width);
  Sheet sheet = put_in_place(scene_, candidate.shape);
  sheet.root = scene_.members.front() == scene_.hierarchy.whole() ? no_box : scene_.members.front();
  sheet.type_size = candidate.type_size;
  return sheet;
}

}  // namespace townclerk::chart
