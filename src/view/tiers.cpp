#include "view/tiers.hpp"

#include <set>

#include "model/changes.hpp"

namespace townclerk::view {
namespace {

class Collector {
 public:
  void add(const model::Organisation& organisation, const std::vector<model::ChangeSet>& sets) {
    add(organisation.posts);
    for (const model::ChangeSet& set : sets) model::each_change(set.changes, [this](const model::Change& change) { add(change.posts); });
  }
  /// The frozen copies.
  void add(const std::vector<model::Appendix>& appendices) {
    for (const model::Appendix& a : appendices) {
      if (a.as_published) add(a.as_published->organisation, a.as_published->changes);
      add(a.appendices);
    }
  }
  TierNames take() { return std::move(names_); }

 private:
  void add(const std::vector<model::Post>& posts) {
    for (const model::Post& p : posts)
      if (!p.tier_name.empty() && seen_.insert(p.tier_name).second) names_.emplace_back(p.tier_name, p.tier);
  }

  TierNames names_;
  std::set<std::string_view> seen_;
};

}  // namespace

TierNames tier_names(const model::Report& report) {
  Collector collector;
  collector.add(report.organisation, report.changes);
  collector.add(report.appendices);
  return collector.take();
}

}  // namespace townclerk::view
