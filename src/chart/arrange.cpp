#include "chart/arrange.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "chart/fit.hpp"

namespace townclerk::chart {
namespace {

/// Cuts what does not fit one sheet into an overview and a sheet for each branch, every branch of a level alike.
class Sheets {
 public:
  Sheets(const Diagram& diagram, const Measure& measure, const Limits& limits) : fit_(diagram, measure, limits) {}

  std::vector<Sheet> make() {
    const BoxId whole = fit_.hierarchy().whole();
    open_.push_back({whole, no_box});
    while (!open_.empty()) {
      const auto [root, on] = open_.back();
      open_.pop_back();
      fit_.set_stubs(std::span(&root, 1), false);
      add(root);
      sheets_.back().on = on;
    }
    return std::move(sheets_);
  }

 private:
  struct Root {
    BoxId box = no_box;
    BoxId on = no_box;
  };
  using Boxes = std::vector<BoxId>;

  void add(BoxId root);
  bool add_cut(BoxId root, Boxes level);
  void add_small(BoxId root, const Boxes& level);
  [[nodiscard]] std::optional<Sheet> try_cut(BoxId root, const Boxes& cut, bool small);
  void take(BoxId root, Sheet sheet, const Boxes& cut);
  /// The boxes of a level that have others at their sides or below; or a panel, if that counts.
  [[nodiscard]] Boxes branches(const Boxes& level, bool with_panels) const;
  [[nodiscard]] Boxes next_level(const Boxes& level) const;

  Fit fit_;
  std::vector<Sheet> sheets_;
  std::vector<Root> open_;  // the next at the back
};

void Sheets::add(BoxId root) {
  if (std::optional<Sheet> sheet = fit_.sheet(root)) {
    take(root, std::move(*sheet), {});
    return;
  }
  Boxes level = next_level({root});
  if (root == fit_.hierarchy().whole() && level.size() == 1) level = next_level(level);
  if (!add_cut(root, level)) add_small(root, level);
}

/// Cuts at the first level that has several branches; where such a sheet is too full, at one above it.
bool Sheets::add_cut(BoxId root, Boxes level) {
  std::optional<Sheet> found;
  Boxes found_cut;
  for (Boxes cut = branches(level, false); !cut.empty(); cut = branches(level, false)) {
    std::optional<Sheet> sheet = try_cut(root, cut, false);
    if (!sheet && found && found_cut.size() == 1) {  // an overview of one branch shows nothing: what hangs on the next level goes with it
      cut = branches(level, true);
      sheet = try_cut(root, cut, false);
    }
    if (!sheet) break;
    found = std::move(sheet);
    found_cut = cut;
    if (cut.size() > 1) break;
    level = next_level(level);
  }
  if (!found) return false;
  take(root, std::move(*found), found_cut);
  return true;
}

/// Even the boxes of one level are too many: their panels go, and if that is not enough the type is as small as it must be.
void Sheets::add_small(BoxId root, const Boxes& level) {
  Boxes cut = branches(level, false);
  const Boxes more = branches(level, true);
  if (std::optional<Sheet> sheet = more.empty() ? std::nullopt : try_cut(root, more, false)) {
    take(root, std::move(*sheet), more);
    return;
  }
  std::optional<Sheet> sheet = try_cut(root, cut, true);
  if (more.size() > cut.size()) {
    constexpr float worth = 1.1F;
    std::optional<Sheet> other = try_cut(root, more, true);
    if (other && sheet && other->type_size > sheet->type_size * worth) {
      sheet = std::move(other);
      cut = more;
    }
  }
  if (sheet) take(root, std::move(*sheet), cut);
}

std::optional<Sheet> Sheets::try_cut(BoxId root, const Boxes& cut, bool small) {
  fit_.set_stubs(cut, true);
  std::optional<Sheet> sheet = small ? fit_.small_sheet(root) : fit_.sheet(root);
  fit_.set_stubs(cut, false);
  return sheet;
}

void Sheets::take(BoxId root, Sheet sheet, const Boxes& cut) {
  sheets_.push_back(std::move(sheet));
  const BoxId on = root == fit_.hierarchy().whole() ? no_box : root;
  for (auto box = cut.rbegin(); box != cut.rend(); ++box) open_.push_back({*box, on});
}

Sheets::Boxes Sheets::branches(const Boxes& level, bool with_panels) const {
  Boxes found;
  for (const BoxId box : level) {
    if (!fit_.hierarchy().branch(box).empty() || (with_panels && fit_.hierarchy().panel(box) != no_box)) found.push_back(box);
  }
  return found;
}

Sheets::Boxes Sheets::next_level(const Boxes& level) const {
  Boxes next;
  for (const BoxId box : level) {
    const std::span<const BoxId> branch = fit_.hierarchy().branch(box);
    next.insert(next.end(), branch.begin(), branch.end());
  }
  return next;
}

}  // namespace

std::vector<Sheet> arrange(const Diagram& diagram, const Measure& measure, const Limits& limits) {
  if (diagram.boxes.empty()) return {};
  return Sheets(diagram, measure, limits).make();
}

std::optional<Sheet> arrange_on_one(const Diagram& diagram, const Measure& measure, const Limits& limits) {
  if (diagram.boxes.empty()) return std::nullopt;
  Fit fit(diagram, measure, limits);
  return fit.sheet(fit.hierarchy().whole());
}

}  // namespace townclerk::chart
