// What a set of changes does to the posts, units and functions of a chart, and what each comes from or goes to.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chart/chart.hpp"
#include "chart/request.hpp"
#include "chart/sides.hpp"

namespace townclerk::chart {

/// Request and sides must live longer.
class Fates {
 public:
  Fates(const Request& request, const Sides& sides, Withheld withheld);

  /// Sets what becomes of an entry, and on what it depends; in a chart of the changes also what it was.
  void set(Entry& entry) const;
  /// A function of an entry, with what becomes of it.
  [[nodiscard]] HeldFunction function(const model::Function& function) const;
  /// Functions that the changes end.
  [[nodiscard]] const std::vector<const model::Function*>& ended() const { return ended_; }

 private:
  void note_origins(const model::Change& change, Withheld withheld);
  [[nodiscard]] Dependence dependence(std::string_view id, bool was) const;
  void set_past(Entry& entry, std::string_view id) const;
  [[nodiscard]] Fate fate(const Entry& entry, std::string_view id, bool was) const;

  const Request& request_;
  const Sides& sides_;
  std::unordered_set<std::string_view> altered_;
  std::unordered_set<std::string_view> undecided_;
  std::unordered_map<std::string_view, MergeOrSplit> origins_;  // of what merging and splitting makes
  std::unordered_map<std::string_view, MergeOrSplit> ends_;     // of what is merged or split
  std::vector<const model::Function*> ended_;
};

}  // namespace townclerk::chart
