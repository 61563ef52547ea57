#include "chart/fates.hpp"

#include <algorithm>
#include <string>

namespace townclerk::chart {
namespace {

std::string_view id_of(const Entry& entry) {
  return entry.post != nullptr ? entry.post->id : entry.unit->id;
}

/// Whether the post is employed or held in another way; who is withheld does not count.
bool is_held_otherwise(const model::Post& before, const model::Post& now, const std::unordered_set<std::string>& hidden) {
  const auto differs = [&hidden](const std::string& one, const std::string& other) {
    return one != other && !hidden.contains(one) && !hidden.contains(other);
  };
  return before.holder != now.holder || differs(before.employer, now.employer) || differs(before.seconded_to, now.seconded_to);
}

std::string_view end_of(const model::Line* line) {
  return line == nullptr ? std::string_view() : std::string_view(line->to);
}

}  // namespace

Fates::Fates(const Request& request, const Sides& sides, Withheld withheld) : request_(request), sides_(sides) {
  for (const model::Change* change : sides.standing)
    if (change->kind == model::ChangeKind::undecided) undecided_.insert(change->subjects.begin(), change->subjects.end());
  if (request.state != State::changes) return;
  altered_ = model::altered_subjects(sides.standing);
  for (const model::Change* change : sides.standing) note_origins(*change, withheld);
  const auto proposes = [&sides](const model::Function& each) { return sides.shown.function(each.id) != nullptr || sides.veiled.contains(each.id); };
  for (const model::Function& each : sides.today.organisation.functions)
    if (!proposes(each)) ended_.push_back(&each);
}

/// What is withheld of them has no name, and is left out where they are named.
void Fates::note_origins(const model::Change& change, Withheld withheld) {
  const bool merges = change.kind == model::ChangeKind::merge;
  if ((!merges && change.kind != model::ChangeKind::split) || change.withheld || withheld(change.exemption)) return;
  std::vector<std::string_view> made;
  for (const model::Post& post : change.posts) made.emplace_back(post.id);
  for (const model::Function& function : change.functions) made.emplace_back(function.id);
  if (made.empty() && !change.to.empty()) made.emplace_back(change.to);
  for (const std::string_view id : made) {
    MergeOrSplit& origin = origins_[id];
    origin.merged = merges;
    for (const std::string& subject : change.subjects)
      if (subject != id) origin.ids.emplace_back(subject);
  }
  for (const std::string& subject : change.subjects) ends_[subject] = {merges, made};
}

void Fates::set(Entry& entry) const {
  if (request_.state == State::current) return;
  const std::string_view id = id_of(entry);
  const bool was = sides_.today.has(id);
  entry.dependence = dependence(id, was);
  if (request_.state != State::changes) return;
  entry.before = sides_.today.post(id);
  if (entry.unit != nullptr) entry.unit_before = sides_.today.unit(entry.unit->id);
  entry.fate = fate(entry, id, was);
  set_past(entry, id);
}

Dependence Fates::dependence(std::string_view id, bool was) const {
  Dependence out;
  out.is_undecided = undecided_.contains(id);
  const model::Conditional* found = sides_.conditional(id);
  if (found == nullptr) return out;
  const bool chosen = std::find(request_.otherwise.begin(), request_.otherwise.end(), found->change->id) != request_.otherwise.end();
  if (was && found->otherwise != chosen) return out;
  out.condition = found->change;
  out.otherwise = found->otherwise;
  return out;
}

Fate Fates::fate(const Entry& entry, std::string_view id, bool was) const {
  const std::string key(id);
  if (!was) return entry.dependence.condition != nullptr ? Fate::conditional : Fate::created;
  if (sides_.gone.contains(key)) return sides_.silent.contains(key) ? Fate::stays : Fate::deleted;
  const bool unit_altered = entry.unit != nullptr && entry.unit_before != nullptr && altered_.contains(entry.unit->id);
  if (altered_.contains(id) || unit_altered || (entry.before != nullptr && is_held_otherwise(*entry.before, *entry.post, sides_.hidden)))
    return Fate::changed;
  if (sides_.silent.contains(key) || sides_.unmoved.contains(key)) return Fate::stays;
  const bool unit_moved =
      entry.unit_before != nullptr && entry.unit_before->parent != entry.unit->parent && !sides_.hidden.contains(entry.unit_before->parent);
  const bool post_moved = entry.before != nullptr &&
                          (entry.before->unit != entry.post->unit || end_of(sides_.today.solid_line(id)) != end_of(sides_.shown.solid_line(id)));
  return unit_moved || post_moved ? Fate::moved : Fate::stays;
}

/// Where it was, whom it answered to, what it is made of and what becomes of it.
void Fates::set_past(Entry& entry, std::string_view id) const {
  if (const auto found = origins_.find(id); found != origins_.end()) entry.origin = found->second;
  if (entry.fate == Fate::deleted)
    if (const auto found = ends_.find(id); found != ends_.end()) entry.end = found->second;
  if (const model::Conditional* each = sides_.conditional(id); each != nullptr && entry.fate == Fate::conditional && entry.origin.ids.empty()) {
    const bool merges = each->by->kind == model::ChangeKind::merge;
    if (merges || each->by->kind == model::ChangeKind::split) entry.origin = {merges, {each->by->subjects.begin(), each->by->subjects.end()}};
  }
  if (entry.fate != Fate::moved && entry.fate != Fate::changed) return;
  const std::string key(id);
  if (sides_.silent.contains(key) || sides_.unmoved.contains(key)) return;
  if (entry.unit_before != nullptr && entry.unit_before->parent != entry.unit->parent) entry.was_in = entry.unit_before->parent;
  if (entry.before == nullptr) return;
  if (entry.before->unit != entry.post->unit) entry.was_in = entry.before->unit;
  const std::string_view answered_to = end_of(sides_.today.solid_line(id));
  if (answered_to == end_of(sides_.shown.solid_line(id))) return;
  entry.answered_to = answered_to;
  if (const model::Post* head = sides_.today.post(answered_to); head != nullptr && head->unit == entry.was_in) entry.was_in = {};  // it says as much
}

HeldFunction Fates::function(const model::Function& function) const {
  HeldFunction out;
  out.function = &function;
  if (request_.state == State::current || sides_.veiled.contains(function.id)) return out;
  const model::Function* before = sides_.today.function(function.id);
  out.dependence = dependence(function.id, before != nullptr);
  if (request_.state != State::changes) return out;
  if (before == nullptr) {
    const bool was = sides_.unheld.contains(function.id);
    out.fate = was ? Fate::moved : out.dependence.condition != nullptr ? Fate::conditional : Fate::created;
  } else if (before == &function) {
    out.fate = Fate::deleted;
  } else if (before->held_by != function.held_by) {
    out.fate = Fate::moved;
  } else if (altered_.contains(function.id)) {
    out.fate = Fate::changed;
  }
  if (out.fate == Fate::moved || out.fate == Fate::changed) out.before = before;
  if (const auto found = origins_.find(function.id); found != origins_.end()) out.origin = found->second;
  if (const auto found = ends_.find(function.id); found != ends_.end() && out.fate == Fate::deleted) out.end = found->second;
  return out;
}

}  // namespace townclerk::chart
