#include "chart/sides.hpp"

#include <algorithm>
#include <utility>

namespace townclerk::chart {

using model::LineKind;

void Side::index() {
  for (const model::Post& post : organisation.posts) posts_.emplace(post.id, &post);
  for (const model::Unit& unit : organisation.units) units_.emplace(unit.id, &unit);
  for (const model::Function& function : organisation.functions) functions_.emplace(function.id, &function);
  for (const model::Line& line : organisation.lines) {
    from_[line.from].push_back(&line);
    to_[line.to].push_back(&line);
  }
}

const model::Line* Side::solid_line(std::string_view from) const {
  const auto& all = lines_from(from);
  const auto solid = std::find_if(all.begin(), all.end(), [](const model::Line* line) { return line->kind == LineKind::solid; });
  return solid == all.end() ? nullptr : *solid;
}

bool Side::is_answered_to(std::string_view id) const {
  const auto& all = lines_to(id);
  return std::any_of(all.begin(), all.end(), [](const model::Line* line) { return line->kind == LineKind::solid; });
}

namespace {

/// Takes what is withheld out of a structure, and the lines and functions that hang on it or on what is not there.
void leave_out(model::Organisation& organisation, Withheld withheld) {
  std::unordered_set<std::string> shown;
  std::erase_if(organisation.posts, [&](const model::Post& post) { return withheld(post.exemption); });
  std::erase_if(organisation.units, [&](const model::Unit& unit) { return withheld(unit.exemption); });
  for (const model::Unit& unit : organisation.units) shown.insert(unit.id);
  for (const model::Post& post : organisation.posts) shown.insert(post.id);
  std::erase_if(organisation.lines, [&shown](const model::Line& line) { return !shown.contains(line.from) || !shown.contains(line.to); });
  std::erase_if(organisation.functions, [&](const model::Function& each) { return withheld(each.exemption) || !shown.contains(each.held_by); });
}

}  // namespace

Sides::Sides(const Request& request, const Source& source, Withheld withheld) {
  const model::Selection selection{request.set, request.phase, {request.otherwise.begin(), request.otherwise.end()}};
  today.organisation = source.organisation;
  shown.organisation = request.state == State::current ? source.organisation : model::structure(source.organisation, source.changes, selection);
  if (request.state != State::current) {
    standing = model::standing_changes(source.changes, selection);
    conditionals_ = model::conditionals(model::listed_changes(source.changes, request.set));
    for (const model::Conditional& each : conditionals_) conditional_.emplace(each.id, &each);
  }
  if (request.state == State::changes) add_what_goes();
  note_hidden(withheld);
  note_silent();
  for (Side* side : {&today, &shown}) {
    for (const model::Function& each : side->organisation.functions)
      if (withheld(each.exemption) || hidden.contains(each.held_by)) veiled.insert(each.id);
  }
  for (const model::Function& each : today.organisation.functions)
    if (each.held_by.empty()) unheld.insert(each.id);
  for (Side* side : {&today, &shown}) {
    leave_out(side->organisation, withheld);
    side->index();
  }
}

const model::Conditional* Sides::conditional(std::string_view id) const {
  const auto found = conditional_.find(id);
  return found == conditional_.end() ? nullptr : found->second;
}

/// What a chart of the changes shows beside the proposed structure: what is deleted, and what comes where a condition is not met.
void Sides::add_what_goes() {
  model::Organisation& to = shown.organisation;
  std::unordered_set<std::string> proposed;
  for (const model::Unit& unit : to.units) proposed.insert(unit.id);
  for (const model::Post& post : to.posts) proposed.insert(post.id);
  for (const model::Unit& unit : today.organisation.units) {
    if (proposed.contains(unit.id)) continue;
    to.units.push_back(unit);
    gone.insert(unit.id);
  }
  for (const model::Post& post : today.organisation.posts) {
    if (proposed.contains(post.id)) continue;
    to.posts.push_back(post);
    gone.insert(post.id);
  }
  for (const model::Conditional& each : conditionals_) {
    if ((each.made == nullptr && each.unit == nullptr) || proposed.contains(std::string(each.id))) continue;
    if (each.made != nullptr) to.posts.push_back(*each.made);
    if (each.unit != nullptr) to.units.push_back(*each.unit);
    for (const model::Line& line : each.by->lines)
      if (line.from == each.id) to.lines.push_back(line);
  }
  for (const model::Line& line : today.organisation.lines)
    if (gone.contains(line.from) || (line.kind == LineKind::membership && gone.contains(line.to))) to.lines.push_back(line);
}

void Sides::note_hidden(Withheld withheld) {
  const auto note = [&](const auto& things) {
    for (const auto& each : things)
      if (withheld(each.exemption)) hidden.insert(each.id);
  };
  for (const model::Organisation* each : {&today.organisation, &shown.organisation}) {
    note(each->posts);
    note(each->units);
    note(each->functions);
  }
  for (const model::Change* change : standing) {
    note(change->posts);
    note(change->units);
    note(change->functions);
  }
}

/// What of the posts that are shown would tell of withheld ones: that they answer to somebody, or become part of something, that is not there.
void Sides::note_silent() {
  for (const model::Line& line : shown.organisation.lines)
    if (line.kind == LineKind::solid && hidden.contains(line.to)) unplaced.insert(line.from);
  for (const model::Line& line : today.organisation.lines)
    if (line.kind == LineKind::solid && hidden.contains(line.to)) unmoved.insert(line.from);
  for (const model::Post& post : today.organisation.posts)
    if (hidden.contains(post.unit)) unmoved.insert(post.id);
  const auto is_hidden = [this](const auto& thing) { return hidden.contains(thing.id); };
  for (const model::Change* change : standing) {
    const bool leads_away =
        hidden.contains(change->to) || std::any_of(change->posts.begin(), change->posts.end(), is_hidden) ||
        std::any_of(change->units.begin(), change->units.end(), is_hidden) ||
        std::any_of(change->lines.begin(), change->lines.end(), [this](const model::Line& line) { return hidden.contains(line.to); });
    if (leads_away) silent.insert(change->subjects.begin(), change->subjects.end());
  }
}

}  // namespace townclerk::chart
