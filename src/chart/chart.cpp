#include "chart/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/suggest.hpp"
#include "chart/codes.hpp"
#include "chart/selection.hpp"
#include "model/changes.hpp"

namespace townclerk::chart {

using model::LineKind;

/// The structure of today, the one that is shown, and what stands in each by id.
struct Chart::Sides {
  struct Index {
    std::unordered_map<std::string_view, const model::Post*> posts;
    std::unordered_map<std::string_view, const model::Unit*> units;
    void add(const model::Organisation& organisation) {
      for (const model::Post& post : organisation.posts) posts.emplace(post.id, &post);
      for (const model::Unit& unit : organisation.units) units.emplace(unit.id, &unit);
    }
    [[nodiscard]] bool has(std::string_view id) const { return posts.contains(id) || units.contains(id); }
  };
  model::Organisation today;
  model::Organisation shown;
  Index in_today;
  Index in_shown;
  std::unordered_set<std::string> gone;  // shown, and not in the proposed structure
};

const model::Post* Chart::post(std::string_view id) const {
  const auto found = sides_->in_shown.posts.find(id);
  return found == sides_->in_shown.posts.end() ? nullptr : found->second;
}

const model::Localised* Chart::name_of(std::string_view id) const {
  if (const model::Post* known = post(id)) return &known->title;
  const auto unit = sides_->in_shown.units.find(id);
  return unit == sides_->in_shown.units.end() ? nullptr : &unit->second->name;
}

namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

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

/// Units that hold a post, a unit or a function.
std::unordered_set<std::string_view> holding(const model::Organisation& organisation) {
  std::unordered_set<std::string_view> units;
  for (const model::Post& post : organisation.posts) units.insert(post.unit);
  for (const model::Unit& unit : organisation.units) units.insert(unit.parent);
  for (const model::Function& each : organisation.functions) units.insert(each.held_by);
  return units;
}

}  // namespace

/// Builds a chart, one step after the other.
class Plan {
 public:
  Plan(const Request& request, const Source& source, Withheld withheld) : request_(request), source_(source) {
    prepare(withheld);
    make_entries();
    find_parents();
  }

  /// False where the structure does not have the root.
  bool select();
  /// How many levels the chart has.
  int arrange();
  void describe();
  Chart result() && {
    chart_.sides_ = std::move(sides_);
    return std::move(chart_);
  }
  [[nodiscard]] std::vector<std::string_view> known_ids() const;

 private:
  using Index = Chart::Sides::Index;

  void prepare(Withheld withheld);
  void add_what_goes(const model::Organisation& proposed);
  void note_withheld(const model::Selection& selection, Withheld withheld);
  void make_entries();
  void find_parents();
  [[nodiscard]] std::size_t entry_of(std::string_view id) const;
  [[nodiscard]] std::size_t leader_of(const model::Unit& unit) const;
  [[nodiscard]] const model::Line* solid_line(std::string_view from) const;
  [[nodiscard]] bool leads(const model::Post& post, std::string_view unit) const;
  void find_below();
  void select_below(std::size_t root);
  void select_within(std::string_view outer);
  void select_bodies();
  [[nodiscard]] std::size_t selected_above(std::size_t at) const;
  void set_fate(Entry& entry);
  void set_team();
  [[nodiscard]] bool moved(const Entry& entry) const;
  void add_links(std::size_t at, std::string_view id);

  const Request& request_;
  const Source& source_;
  Chart chart_;
  std::shared_ptr<Chart::Sides> sides_ = std::make_shared<Chart::Sides>();
  std::vector<model::Conditional> conditionals_;
  std::unordered_map<std::string_view, const model::Conditional*> conditional_;
  std::unordered_set<std::string_view> altered_;
  std::unordered_set<std::string> silent_;    // what a change brings to something withheld: that it goes or moves is not shown
  std::unordered_set<std::string> unplaced_;  // posts that answer to a withheld one
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::size_t> entry_of_;  // posts and units
  std::unordered_map<std::string_view, std::vector<std::size_t>> posts_in_;
  std::unordered_map<std::string_view, std::vector<const model::Line*>> lines_from_;
  std::unordered_map<std::string_view, std::vector<const model::Line*>> lines_to_;
  std::unordered_map<std::string_view, std::string_view> answered_to_;  // today
  std::vector<std::size_t> parent_;
  std::vector<const model::Line*> parent_line_;
  std::vector<std::vector<std::size_t>> below_;
  std::vector<bool> selected_;
  std::vector<std::size_t> place_;  // of an entry in the chart
  std::string_view team_;           // the board that the chart is about
};

void Plan::prepare(Withheld withheld) {
  Chart::Sides& sides = *sides_;
  sides.today = source_.organisation;
  const model::Selection selection{request_.set, request_.phase, {request_.otherwise.begin(), request_.otherwise.end()}};
  sides.shown = request_.state == State::current ? source_.organisation : model::structure(source_.organisation, source_.changes, selection);
  if (request_.state != State::current) {
    conditionals_ = model::conditionals(model::listed_changes(source_.changes, request_.set));
    for (const model::Conditional& each : conditionals_) conditional_.emplace(each.id, &each);
  }
  if (request_.state == State::changes) {
    altered_ = model::altered_subjects(model::standing_changes(source_.changes, selection));
    const model::Organisation proposed = sides.shown;
    add_what_goes(proposed);
  }
  note_withheld(selection, withheld);
  leave_out(sides.today, withheld);
  leave_out(sides.shown, withheld);
  sides.in_today.add(sides.today);
  sides.in_shown.add(sides.shown);
  for (const model::Line& line : sides.today.lines)
    if (line.kind == LineKind::solid) answered_to_.emplace(line.from, line.to);
  for (const model::Line& line : sides.shown.lines) {
    lines_from_[line.from].push_back(&line);
    lines_to_[line.to].push_back(&line);
  }
}

/// What of the posts that are shown would tell of withheld ones: that they answer to somebody, or become part of something, that is not there.
void Plan::note_withheld(const model::Selection& selection, Withheld withheld) {
  std::unordered_set<std::string_view> hidden;
  const auto note = [&](const auto& things) {
    for (const auto& each : things)
      if (withheld(each.exemption)) hidden.insert(each.id);
  };
  for (const model::Organisation* each : {&sides_->today, &sides_->shown}) {
    note(each->posts);
    note(each->units);
  }
  const auto standing = model::standing_changes(source_.changes, selection);
  for (const model::Change* change : standing) {
    note(change->posts);
    note(change->units);
  }
  for (const model::Line& line : sides_->shown.lines)
    if (line.kind == LineKind::solid && hidden.contains(line.to)) unplaced_.insert(line.from);
  if (request_.state == State::current) return;
  const auto is_hidden = [&hidden](const auto& thing) { return hidden.contains(thing.id); };
  for (const model::Change* change : standing) {
    const bool leads_away =
        hidden.contains(change->to) || std::any_of(change->posts.begin(), change->posts.end(), is_hidden) ||
        std::any_of(change->units.begin(), change->units.end(), is_hidden) ||
        std::any_of(change->lines.begin(), change->lines.end(), [&hidden](const model::Line& line) { return hidden.contains(line.to); });
    if (leads_away) silent_.insert(change->subjects.begin(), change->subjects.end());
  }
}

/// What a chart of the changes shows beside the proposed structure: what is deleted, and what comes where a condition is not met.
void Plan::add_what_goes(const model::Organisation& proposed) {
  Chart::Sides& sides = *sides_;
  Index after;
  after.add(proposed);
  for (const model::Unit& unit : sides.today.units) {
    if (after.has(unit.id)) continue;
    sides.shown.units.push_back(unit);
    sides.gone.insert(unit.id);
  }
  for (const model::Post& post : sides.today.posts) {
    if (after.has(post.id)) continue;
    sides.shown.posts.push_back(post);
    sides.gone.insert(post.id);
  }
  for (const model::Conditional& each : conditionals_) {
    if ((each.made == nullptr && each.unit == nullptr) || after.has(each.id)) continue;
    if (each.made != nullptr) sides.shown.posts.push_back(*each.made);
    if (each.unit != nullptr) sides.shown.units.push_back(*each.unit);
    for (const model::Line& line : each.by->lines)
      if (line.from == each.id) sides.shown.lines.push_back(line);
  }
  for (const model::Line& line : sides.today.lines)
    if (sides.gone.contains(line.from)) sides.shown.lines.push_back(line);
}

/// Whether a post of a unit answers to somebody outside of it; one that answers to nobody, whether others of the unit answer to it.
bool Plan::leads(const model::Post& post, std::string_view unit) const {
  const auto unit_of = [this](std::string_view id) {
    const auto found = sides_->in_shown.posts.find(id);
    return found == sides_->in_shown.posts.end() ? std::string_view() : std::string_view(found->second->unit);
  };
  if (const model::Line* line = solid_line(post.id)) return line->to != unit && unit_of(line->to) != unit;
  const auto lines = lines_to_.find(post.id);
  return lines != lines_to_.end() &&
         std::any_of(lines->second.begin(), lines->second.end(), [](const model::Line* line) { return line->kind == LineKind::solid; });
}

/// The one post that leads a unit; what goes does not count beside what stays.
std::size_t Plan::leader_of(const model::Unit& unit) const {
  const auto posts = posts_in_.find(unit.id);
  if (posts == posts_in_.end()) return nothing;
  std::vector<std::size_t> staying;
  std::vector<std::size_t> going;
  for (const std::size_t at : posts->second)
    if (leads(*entries_[at].post, unit.id)) (sides_->gone.contains(entries_[at].post->id) ? going : staying).push_back(at);
  if (staying.size() == 1) return staying.front();
  return staying.empty() && going.size() == 1 ? going.front() : nothing;
}

void Plan::make_entries() {
  const auto held = holding(sides_->today);
  const auto holds = holding(sides_->shown);
  entries_.reserve(sides_->shown.posts.size() + sides_->shown.units.size());
  for (const model::Post& post : sides_->shown.posts) {
    entry_of_.emplace(post.id, entries_.size());
    if (!post.unit.empty()) posts_in_[post.unit].push_back(entries_.size());
    entries_.emplace_back().post = &post;
  }
  for (const model::Unit& unit : sides_->shown.units) {
    if (held.contains(unit.id) && !holds.contains(unit.id) && lines_to_.count(unit.id) + lines_from_.count(unit.id) == 0) continue;  // emptied
    const std::size_t leader = leader_of(unit);
    if (leader == nothing) {
      entry_of_.emplace(unit.id, entries_.size());
      entries_.emplace_back().unit = &unit;
    } else {
      entry_of_.emplace(unit.id, leader);
      entries_[leader].unit = &unit;
    }
  }
}

std::size_t Plan::entry_of(std::string_view id) const {
  const auto found = entry_of_.find(id);
  return found == entry_of_.end() ? nothing : found->second;
}

const model::Line* Plan::solid_line(std::string_view from) const {
  const auto lines = lines_from_.find(from);
  if (lines == lines_from_.end()) return nullptr;
  for (const model::Line* line : lines->second)
    if (line->kind == LineKind::solid) return line;
  return nullptr;
}

/// Whom an entry stands under: whom it answers to; else the head of its unit, or of the unit that its own is part of.
void Plan::find_parents() {
  parent_.assign(entries_.size(), nothing);
  parent_line_.assign(entries_.size(), nullptr);
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Entry& entry = entries_[at];
    const model::Line* line = entry.post != nullptr ? solid_line(entry.post->id) : nullptr;
    if (line == nullptr && entry.unit != nullptr) line = solid_line(entry.unit->id);
    std::size_t above = line == nullptr ? nothing : entry_of(line->to);
    if (above != nothing && above != at) {
      parent_line_[at] = line;
    } else {
      above = entry.unit != nullptr ? entry_of(entry.unit->parent) : nothing;
      if (above == nothing && entry.unit == nullptr && entry.post != nullptr && !unplaced_.contains(entry.post->id)) {
        above = entry_of(entry.post->unit);
        entries_[at].is_unlined = above != nothing && above != at && entries_[above].post != nullptr;
      }
    }
    if (above != at) parent_[at] = above;
  }
  // A circle of lines is broken where the walk first comes back to itself.
  std::vector<std::size_t> walk(entries_.size(), 0);
  for (std::size_t start = 0; start < entries_.size(); ++start) {
    for (std::size_t at = start; at != nothing && walk[at] == 0; at = parent_[at]) {
      walk[at] = start + 1;
      if (parent_[at] == nothing || walk[parent_[at]] != start + 1) continue;
      parent_[at] = nothing;
      parent_line_[at] = nullptr;
    }
  }
}

void Plan::find_below() {
  below_.resize(entries_.size());
  for (std::size_t at = 0; at < entries_.size(); ++at)
    if (parent_[at] != nothing) below_[parent_[at]].push_back(at);
}

void Plan::select_below(std::size_t root) {
  std::vector<std::size_t> open{root};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    if (selected_[at]) continue;
    selected_[at] = true;
    open.insert(open.end(), below_[at].begin(), below_[at].end());
  }
}

bool Plan::select() {
  selected_.assign(entries_.size(), request_.root.empty());
  if (request_.root.empty()) return true;
  const std::size_t root = entry_of(request_.root);
  if (root == nothing) return false;
  const auto lines = lines_to_.find(request_.root);
  if (lines != lines_to_.end()) {
    for (const model::Line* line : lines->second) {
      if (line->kind != LineKind::membership) continue;
      team_ = request_.root;
      if (const std::size_t member = entry_of(line->from); member != nothing) selected_[member] = true;
    }
  }
  if (!team_.empty()) return true;
  find_below();
  select_below(root);
  if (sides_->in_shown.units.contains(request_.root)) select_within(request_.root);
  select_bodies();
  return true;
}

/// All posts and units of a unit, wherever their lines lead, with what stands under them.
void Plan::select_within(std::string_view outer) {
  constexpr int deepest = 100;  // units that are moved into each other come to no end
  const auto is_within = [&](std::string_view unit) {
    for (int level = 0; level < deepest && unit != outer; ++level) {
      const auto found = sides_->in_shown.units.find(unit);
      unit = found == sides_->in_shown.units.end() ? std::string_view() : std::string_view(found->second->parent);
    }
    return unit == outer;
  };
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Entry& entry = entries_[at];
    const std::string_view unit = entry.post != nullptr ? entry.post->unit : entry.unit->id;
    if (!selected_[at] && is_within(unit)) select_below(at);
  }
}

/// Companies and partners that whoever is selected works with.
void Plan::select_bodies() {
  const auto is_body = [this](std::size_t at) {
    const model::Unit* unit = entries_[at].post == nullptr ? entries_[at].unit : nullptr;
    return unit != nullptr && (unit->kind == model::UnitKind::company || unit->kind == model::UnitKind::partner);
  };
  const std::vector<bool> chosen = selected_;
  for (const model::Line& line : sides_->shown.lines) {
    const std::size_t from = entry_of(line.from);
    const std::size_t to = entry_of(line.to);
    if (line.kind != LineKind::partnership || from == nothing || to == nothing) continue;
    if (chosen[from] && is_body(to)) selected_[to] = true;
    if (chosen[to] && is_body(from)) selected_[from] = true;
  }
}

/// The nearest above an entry that is selected.
std::size_t Plan::selected_above(std::size_t at) const {
  std::size_t above = parent_[at];
  while (above != nothing && !selected_[above]) above = parent_[above];
  return above;
}

std::vector<std::string_view> Plan::known_ids() const {
  std::vector<std::string_view> ids;
  for (const model::Unit& unit : sides_->shown.units) ids.push_back(unit.id);
  for (const model::Post& post : sides_->shown.posts) ids.push_back(post.id);
  return ids;
}

/// What is selected comes under the nearest that is selected, as deep as is asked for.
int Plan::arrange() {
  std::vector<std::vector<std::size_t>> below(entries_.size());
  std::vector<std::size_t> top;
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (!selected_[at]) continue;
    std::size_t above = selected_above(at);
    if (above == nothing && entries_[at].post != nullptr) {
      // Whoever answers to somebody outside of the chart stands in the unit that nobody leads.
      const std::size_t unit = entry_of(entries_[at].post->unit);
      if (unit != nothing && unit != at && selected_[unit] && entries_[unit].post == nullptr && selected_above(unit) == nothing) above = unit;
    }
    (above == nothing ? top : below[above]).push_back(at);
  }
  place_.assign(entries_.size(), nothing);
  const auto put = [this](std::size_t at) {
    place_[at] = chart_.entries_.size();
    chart_.entries_.push_back(entries_[at]);
  };
  for (const std::size_t at : top) {
    chart_.top_.push_back(chart_.entries_.size());
    put(at);
  }
  std::vector<std::size_t> row = std::move(top);
  int level = 1;
  for (; !row.empty() && (request_.depth == 0 || level < request_.depth); ++level) {
    std::vector<std::size_t> next;
    for (const std::size_t at : row) {
      for (const std::size_t under : below[at]) {
        chart_.entries_[place_[at]].below.push_back(chart_.entries_.size());
        put(under);
        next.push_back(under);
      }
    }
    row = std::move(next);
  }
  return level;
}

/// Who is of the team of whoever it stands under.
void Plan::set_team() {
  const auto boards = [this](const Entry& entry) {
    std::unordered_set<std::string_view> out;
    const auto lines = entry.post == nullptr ? lines_from_.end() : lines_from_.find(entry.post->id);
    if (lines == lines_from_.end()) return out;
    for (const model::Line* line : lines->second)
      if (line->kind == LineKind::membership) out.insert(line->to);
    return out;
  };
  for (const Entry& head : chart_.entries_) {
    const auto teams = boards(head);
    if (teams.empty()) continue;
    for (const std::size_t at : head.below) {
      const auto own = boards(chart_.entries_[at]);
      chart_.entries_[at].is_team = std::any_of(own.begin(), own.end(), [&teams](std::string_view board) { return teams.contains(board); });
    }
  }
}

/// Whether a post is in another unit than today, or answers to somebody else; whether a unit is part of another one.
bool Plan::moved(const Entry& entry) const {
  if (entry.post == nullptr) {
    const auto before = sides_->in_today.units.find(entry.unit->id);
    return before != sides_->in_today.units.end() && before->second->parent != entry.unit->parent;
  }
  if (entry.before == nullptr) return false;
  if (entry.before->unit != entry.post->unit) return true;
  const auto before = answered_to_.find(entry.post->id);
  const model::Line* line = solid_line(entry.post->id);
  return (before == answered_to_.end() ? std::string_view() : before->second) != (line == nullptr ? std::string_view() : std::string_view(line->to));
}

void Plan::set_fate(Entry& entry) {
  const std::string_view id = entry.post != nullptr ? std::string_view(entry.post->id) : std::string_view(entry.unit->id);
  const auto post = sides_->in_today.posts.find(id);
  if (post != sides_->in_today.posts.end()) entry.before = post->second;
  const bool was = sides_->in_today.has(id);
  if (const auto found = conditional_.find(id); found != conditional_.end()) {
    const model::Conditional& each = *found->second;
    const bool chosen = std::find(request_.otherwise.begin(), request_.otherwise.end(), each.change->id) != request_.otherwise.end();
    if (!was || each.otherwise == chosen) {
      entry.condition = each.change;
      entry.otherwise = each.otherwise;
    }
  }
  if (request_.state != State::changes) {
    entry.before = nullptr;
  } else if (entry.condition != nullptr && !was) {
    entry.fate = Fate::conditional;
  } else if (!was) {
    entry.fate = Fate::created;
  } else if (sides_->gone.contains(std::string(id))) {
    entry.fate = silent_.contains(std::string(id)) ? Fate::stays : Fate::deleted;
  } else if (altered_.contains(id) || (entry.before != nullptr && entry.before->employer != entry.post->employer)) {
    entry.fate = Fate::changed;
  } else if (!silent_.contains(std::string(id)) && moved(entry)) {
    entry.fate = Fate::moved;
  }
}

/// Lines of a post or unit, but for the one to whoever it stands under here; those from elsewhere are said at the end that is shown.
void Plan::add_links(std::size_t at, std::string_view id) {
  Entry& entry = chart_.entries_[place_[at]];
  const auto shown = [this](std::string_view other) {
    const std::size_t there = entry_of(other);
    return there != nothing && place_[there] != nothing;
  };
  if (const auto lines = lines_from_.find(id); lines != lines_from_.end()) {
    for (const model::Line* line : lines->second) {
      const std::size_t above = parent_[at];
      if (line == parent_line_[at] && above != nothing && place_[above] != nothing) continue;
      if (line->kind == LineKind::membership && (line->to == team_ || shown(line->to))) continue;
      if (entry_of(line->to) != at) entry.links.push_back({line->kind, line, false, line->to});
    }
  }
  if (const auto lines = lines_to_.find(id); lines != lines_to_.end()) {
    for (const model::Line* line : lines->second) {
      const bool membership = line->kind == LineKind::membership;
      if (line->kind == LineKind::solid || entry_of(line->from) == at) continue;
      if (membership ? line->to != team_ : !shown(line->from)) entry.links.push_back({line->kind, line, true, line->from});
    }
  }
}

void Plan::describe() {
  set_team();
  std::unordered_map<std::string_view, std::vector<const model::Function*>> functions;
  if (request_.functions != Functions::none)
    for (const model::Function& each : sides_->shown.functions) functions[each.held_by].push_back(&each);
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (place_[at] == nothing) continue;
    Entry& entry = chart_.entries_[place_[at]];
    if (request_.state != State::current) set_fate(entry);
    for (const std::string* id : {entry.post == nullptr ? nullptr : &entry.post->id, entry.unit == nullptr ? nullptr : &entry.unit->id}) {
      if (id == nullptr) continue;
      if (const auto held = functions.find(*id); held != functions.end())
        entry.functions.insert(entry.functions.end(), held->second.begin(), held->second.end());
      add_links(at, *id);
    }
  }
}

bool is_withheld(const Request& request, const Source& source, Withheld withheld) {
  const auto among = [&](const auto& things) {
    return std::any_of(things.begin(), things.end(), [&](const auto& each) { return each.id == request.root && withheld(each.exemption); });
  };
  bool found = among(source.organisation.posts) || among(source.organisation.units);
  for (const model::ChangeSet& set : source.changes)
    model::each_change(set.changes, [&](const model::Change& change) { found = found || among(change.posts) || among(change.units); });
  return found;
}

std::optional<Chart> make_chart(const Request& asked, const Source& source, Withheld withheld, Diagnostics& diagnostics) {
  constexpr int deepest = 40;  // lists nest as deep
  Request request = asked;
  if (!name_selection(request, source, diagnostics)) return std::nullopt;
  Plan plan(request, source, withheld);
  if (!plan.select()) {
    Diagnostic fault(codes::C102, request.at, fmt::format("the structure that this chart shows has no post or unit '{}'", request.root));
    if (const auto near = nearest(request.root, plan.known_ids())) fault.hints.push_back(fmt::format("did you mean '{}'?", *near));
    diagnostics.add(std::move(fault));
    return std::nullopt;
  }
  if (const int levels = plan.arrange(); levels > deepest) {
    diagnostics.add(Diagnostic(codes::C104, request.at, fmt::format("this chart has more than {} levels", deepest))
                        .hint("show fewer with depth=, or begin further down with root="));
    return std::nullopt;
  }
  plan.describe();
  Chart chart = std::move(plan).result();
  if (request.only_new_posts) chart.keep_new_posts(source.organisation);
  if (!chart.entries().empty()) return chart;
  diagnostics.add(Diagnostic(codes::C103, request.at,
                             request.only_new_posts ? "no post is new, so that this chart would be empty"
                                                    : "the structure has no posts or units, so that this chart would be empty")
                      .hint("give the report an <organisation>, or take the chart out"));
  return std::nullopt;
}

}  // namespace townclerk::chart
