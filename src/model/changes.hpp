// The changes of a set and of those that it builds on, in order, as far as they stand.
#pragma once

#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/report.hpp"

namespace townclerk::model {

/// Visits changes and those that conditions hold, in either branch, each before what it holds.
template <typename Changes, typename Visit>
void each_change(Changes& changes, const Visit& visit) {
  for (auto& change : changes) {
    visit(change);
    each_change(change.if_met, visit);
    each_change(change.if_not, visit);
  }
}

/// Those of the sets that a set builds on come first; what a later set withdraws is left out. Of a contingent change the changes of the
/// branch that is made follow it. Empty for an unknown set. The sets must not build on each other in a circle.
[[nodiscard]] std::vector<const Change*> standing_changes(const std::vector<ChangeSet>& changes, const Selection& selection);

/// The phases of a set and of those that it builds on, in the order in which changes first name them.
[[nodiscard]] std::vector<std::string_view> phases(const std::vector<ChangeSet>& changes, std::string_view change_set);

/// The contingent changes of a set and of those that it builds on, in contingent ones too.
[[nodiscard]] std::vector<std::string_view> contingent_ids(const std::vector<ChangeSet>& changes, std::string_view change_set);

/// What lists of changes show of a set and of those that it builds on, the first of all first.
struct ListedChanges {
  std::vector<const Change*> changes;              // contingent ones with all that they hold
  std::unordered_set<std::string_view> withdrawn;  // ids of changes, in contingent ones too, that are not made whatever becomes of conditions
};
[[nodiscard]] ListedChanges listed_changes(const std::vector<ChangeSet>& changes, std::string_view change_set);

/// A post, unit or function that a condition makes or changes, by its first mention in either branch of a contingent change.
struct Conditional {
  std::string_view id;
  const Post* made = nullptr;      // the post, where the branch makes one
  const Unit* unit = nullptr;      // the unit
  const Change* by = nullptr;      // the change in the branch
  const Change* change = nullptr;  // the contingent one
  bool otherwise = false;          // it is in <else>
};
/// In the order of the report; what a withdrawn change holds is left out.
[[nodiscard]] std::vector<Conditional> conditionals(const ListedChanges& listed);

/// Posts that changes give another title, grade or responsibility, or merge others into. Posts that only move, or whose holder does, have
/// lists of their own.
[[nodiscard]] std::unordered_set<std::string_view> altered_subjects(std::span<const Change* const> changes);

/// The change of an id, in contingent ones too; nullptr when there is none.
[[nodiscard]] const Change* change_called(const std::vector<ChangeSet>& changes, std::string_view id);

/// Posts of today and those that changes make, in either branch, in the order of the report.
[[nodiscard]] std::vector<const Post*> all_posts(const Report& report);

/// Faults between changes, in the live report and in each frozen copy: sets or units in a circle, things named after they are gone or before
/// they are made (by staffing outcomes too), withdrawals of what an earlier set does not hold. Every id must be known.
void check_changes(const Report& report, Diagnostics& diagnostics);

}  // namespace townclerk::model
