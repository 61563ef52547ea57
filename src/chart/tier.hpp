// The boxes below one parent, in the order that is kept: each is an item of a row, or neighbours share a column of it.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "chart/scene.hpp"

namespace townclerk::chart {

/// Boxes first to last - 1 of a tier: one is an item of the row, several are a column.
struct Group {
  std::size_t first = 0;
  std::size_t last = 0;
  float x = 0;  // em, from the left of the row
  float width = 0;
};

struct Row {
  std::vector<Group> groups;
  float width = 0;
  float height = 0;
  float axis = 0;  // the middle of the topmost boxes
};

/// How low boxes are at a width.
struct Step {
  float width = 0;
  float height = 0;
};

class Tier {
 public:
  explicit Tier(const Scene& scene) : scene_(scene) {}

  /// Takes what stands below that box; the fronts of those are known.
  void enter(BoxId parent);
  [[nodiscard]] std::span<const BoxId> boxes() const { return boxes_; }
  /// Where boxes stand under no other, nothing joins them.
  [[nodiscard]] bool is_forest() const { return forest_; }
  /// Boxes of the top team are here: they stand in a row, whatever else could be.
  [[nodiscard]] bool has_team() const { return team_; }
  [[nodiscard]] float indent() const { return forest_ ? 0 : scene_.gaps.indent; }
  [[nodiscard]] float stack() const { return forest_ ? scene_.gaps.level : scene_.gaps.stack; }

  /// Heights worth trying as the most that a row may have, least first.
  [[nodiscard]] std::span<const float> bounds();
  /// The narrowest row whose items are no higher than that; false where there is none, or none narrower than asked for.
  bool row(float bound, Row& row, float narrower_than = std::numeric_limits<float>::max());
  /// Widths, indent and all, and heights of one column of all boxes; empty where that cannot be.
  [[nodiscard]] std::span<const Step> column();
  /// Which shape a box has in a group of that width; and how high the group is.
  [[nodiscard]] std::size_t shape(const Group& group, std::size_t at) const;
  [[nodiscard]] float height(const Group& group) const;

 private:
  struct Run {
    std::size_t first = 0;
    std::size_t count = 0;
  };
  /// May a box stand in a column with the next one?
  [[nodiscard]] bool joins(std::size_t at) const;
  void read_runs();
  void read_single(BoxId box);
  bool extend(BoxId box);
  /// Of the runs that begin with that box, the shortest first.
  [[nodiscard]] std::span<const Run> runs(std::size_t first) const {
    return std::span(runs_).subspan(runs_from_[first], runs_from_[first + 1] - runs_from_[first]);
  }
  [[nodiscard]] std::span<const Step> steps(const Run& run) const { return std::span(pool_).subspan(run.first, run.count); }
  [[nodiscard]] float width(const Run& run, float bound) const;
  /// The left of the topmost box of a group.
  [[nodiscard]] float left_of_top(const Group& group) const;
  void place(float bound, Row& row) const;

  const Scene& scene_;
  std::span<const BoxId> boxes_;
  bool forest_ = false;
  bool team_ = false;
  bool runs_known_ = false;
  std::size_t longest_ = 0;                     // run
  std::vector<Step> pool_;                      // of all runs
  std::vector<Run> runs_;                       // by first box, then by length
  std::vector<std::size_t> runs_from_;          // by first box
  std::vector<Step> column_, item_, extended_;  // of the run in hand
  std::vector<float> bounds_;
  std::vector<float> narrowest_;
  std::vector<std::size_t> from_;
};

}  // namespace townclerk::chart
