#include <algorithm>
#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "chart/chart.hpp"

namespace townclerk::chart {
namespace {

/// Groups the new posts of a chart by the units that they are in.
class ByUnit {
 public:
  explicit ByUnit(const std::vector<Entry>& from) {
    for (const Entry& entry : from) {
      if (entry.unit == nullptr) continue;
      unit_.emplace(entry.unit->id, made(entry));
      order_.push_back(entry.unit);
    }
    std::sort(order_.begin(), order_.end(), std::less<>());  // they stand in one vector, in the order of the model
  }

  void add(const Entry& entry) {
    const std::size_t at = entries_.size();
    Entry& post = entries_.emplace_back(entry);
    post.unit = nullptr;
    post.is_unlined = post.is_team = false;
    post.functions.clear();
    post.links.clear();
    post.below.clear();
    const std::size_t unit = entry_of(post.post->unit);
    (unit == nothing ? alone_ : entries_[unit].below).push_back(at);
    for (std::size_t around = unit; around != nothing; around = entry_of(entries_[around].unit->parent))
      entries_[around].new_posts += entries_[at].post->count;
  }

  /// Units before posts without a unit; within a unit its posts before its own units.
  std::pair<std::vector<Entry>, std::vector<std::size_t>> result() && {
    std::vector<std::size_t> top;
    for (const model::Unit* unit : order_) {
      const auto placed = placed_.find(unit->id);
      if (placed == placed_.end()) continue;
      const std::size_t at = placed->second;
      const std::size_t around = entry_of(unit->parent);
      (around == nothing ? top : entries_[around].below).push_back(at);
    }
    top.insert(top.end(), alone_.begin(), alone_.end());
    return {std::move(entries_), std::move(top)};
  }

 private:
  static constexpr std::size_t nothing = static_cast<std::size_t>(-1);

  static Entry made(const Entry& entry) {
    Entry unit;
    unit.unit = entry.unit;
    if (entry.post == nullptr) unit.fate = entry.fate;
    return unit;
  }

  /// Of a unit, made when a post of it or of a unit within it comes.
  std::size_t entry_of(std::string_view unit) {
    const auto known = unit_.find(unit);
    if (known == unit_.end()) return nothing;
    const auto [slot, is_new] = placed_.emplace(unit, entries_.size());
    if (is_new) entries_.push_back(known->second);
    return slot->second;
  }

  std::vector<const model::Unit*> order_;
  std::unordered_map<std::string_view, Entry> unit_;
  std::unordered_map<std::string_view, std::size_t> placed_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> alone_;
};

}  // namespace

void Chart::keep_new_posts(const model::Organisation& today) {
  std::unordered_set<std::string_view> old;
  for (const model::Post& each : today.posts) old.insert(each.id);
  ByUnit units(entries_);
  for (const Entry& entry : entries_)
    if (entry.post != nullptr && !old.contains(entry.post->id)) units.add(entry);
  auto [entries, top] = std::move(units).result();
  entries_ = std::move(entries);
  top_ = std::move(top);
}

}  // namespace townclerk::chart
