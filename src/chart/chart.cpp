#include "chart/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/suggest.hpp"
#include "chart/codes.hpp"
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

/// Takes what is withheld out of a structure, and the lines and functions that hang on it.
void leave_out(model::Organisation& organisation, Withheld withheld) {
  std::unordered_set<std::string> ids;
  for (const model::Unit& unit : organisation.units)
    if (withheld(unit.exemption)) ids.insert(unit.id);
  for (const model::Post& post : organisation.posts)
    if (withheld(post.exemption)) ids.insert(post.id);
  std::erase_if(organisation.lines, [&ids](const model::Line& line) { return ids.contains(line.from) || ids.contains(line.to); });
  std::erase_if(organisation.functions, [&](const model::Function& each) { return withheld(each.exemption) || ids.contains(each.held_by); });
  std::erase_if(organisation.posts, [&ids](const model::Post& post) { return ids.contains(post.id); });
  std::erase_if(organisation.units, [&ids](const model::Unit& unit) { return ids.contains(unit.id); });
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
  void arrange();
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
  void make_entries();
  void find_parents();
  [[nodiscard]] std::size_t entry_of(std::string_view id) const;
  [[nodiscard]] std::size_t leader_of(const model::Unit& unit) const;
  [[nodiscard]] const model::Line* solid_line(std::string_view from) const;
  void select_below(std::size_t root);
  void select_within(std::string_view outer);
  [[nodiscard]] std::size_t selected_above(std::size_t at) const;
  void set_fate(Entry& entry);
  [[nodiscard]] bool moved(const Entry& entry) const;
  void add_links(std::size_t at, std::string_view id);

  const Request& request_;
  const Source& source_;
  Chart chart_;
  std::shared_ptr<Chart::Sides> sides_ = std::make_shared<Chart::Sides>();
  model::ListedChanges listed_;
  std::vector<model::Conditional> conditionals_;
  std::unordered_map<std::string_view, const model::Conditional*> conditional_;
  std::unordered_set<std::string_view> altered_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::size_t> entry_of_;  // posts and units
  std::unordered_map<std::string_view, std::vector<std::size_t>> posts_in_;
  std::unordered_map<std::string_view, std::vector<const model::Line*>> lines_from_;
  std::unordered_map<std::string_view, std::vector<const model::Line*>> lines_to_;
  std::unordered_map<std::string_view, std::string_view> answered_to_;  // today
  std::vector<std::size_t> parent_;
  std::vector<const model::Line*> parent_line_;
  std::vector<bool> selected_;
  std::vector<std::size_t> place_;  // of an entry in the chart
  std::string_view team_;           // the board that the chart is about
};

void Plan::prepare(Withheld withheld) {
  Chart::Sides& sides = *sides_;
  sides.today = source_.organisation;
  sides.shown = request_.state == State::current ? source_.organisation : model::structure(source_.organisation, source_.changes, request_.set);
  listed_ = model::listed_changes(source_.changes, request_.set);
  if (request_.state == State::changes) {
    conditionals_ = model::conditionals(listed_);
    for (const model::Conditional& each : conditionals_) conditional_.emplace(each.id, &each);
    for (const model::Change* change : listed_.changes) {
      if (model::alters(*change)) altered_.insert(change->subjects.begin(), change->subjects.end());
      if (change->kind == model::ChangeKind::merge && !change->to.empty()) altered_.insert(change->to);
    }
    const model::Organisation proposed = sides.shown;
    add_what_goes(proposed);
  }
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

/// What a chart of the changes shows beside the proposed structure: what is deleted, and posts that come where a condition is not met.
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
    if (each.made == nullptr || after.has(each.id)) continue;
    sides.shown.posts.push_back(*each.made);
    for (const model::Line& line : each.by->lines)
      if (line.from == each.id) sides.shown.lines.push_back(line);
  }
  for (const model::Line& line : sides.today.lines)
    if (sides.gone.contains(line.from)) sides.shown.lines.push_back(line);
}

/// The post of a unit that answers to nobody in it, where there is one alone; what goes does not count beside what stays.
std::size_t Plan::leader_of(const model::Unit& unit) const {
  const auto posts = posts_in_.find(unit.id);
  if (posts == posts_in_.end()) return nothing;
  std::size_t staying = nothing;
  std::size_t going = nothing;
  std::size_t stay = 0;
  std::size_t go = 0;
  for (const std::size_t at : posts->second) {
    const model::Line* line = solid_line(entries_[at].post->id);
    const model::Post* above = line == nullptr ? nullptr : sides_->in_shown.posts.contains(line->to) ? sides_->in_shown.posts.at(line->to) : nullptr;
    if (above != nullptr && above->unit == unit.id) continue;
    const bool goes = sides_->gone.contains(entries_[at].post->id);
    (goes ? going : staying) = at;
    ++(goes ? go : stay);
  }
  if (stay == 1) return staying;
  return stay == 0 && go == 1 ? going : nothing;
}

void Plan::make_entries() {
  entries_.reserve(sides_->shown.posts.size() + sides_->shown.units.size());
  for (const model::Post& post : sides_->shown.posts) {
    entry_of_.emplace(post.id, entries_.size());
    if (!post.unit.empty()) posts_in_[post.unit].push_back(entries_.size());
    entries_.emplace_back().post = &post;
  }
  for (const model::Unit& unit : sides_->shown.units) {
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
      if (above == nothing && entry.unit == nullptr && entry.post != nullptr) above = entry_of(entry.post->unit);
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

void Plan::select_below(std::size_t root) {
  std::vector<std::vector<std::size_t>> below(entries_.size());
  for (std::size_t at = 0; at < entries_.size(); ++at)
    if (parent_[at] != nothing) below[parent_[at]].push_back(at);
  std::vector<std::size_t> open{root};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    selected_[at] = true;
    open.insert(open.end(), below[at].begin(), below[at].end());
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
  select_below(root);
  if (sides_->in_shown.units.contains(request_.root)) select_within(request_.root);
  return true;
}

/// All posts and units of a unit, wherever their lines lead, with what stands under them.
void Plan::select_within(std::string_view outer) {
  const auto is_within = [&](std::string_view unit) {
    while (!unit.empty() && unit != outer) {
      const auto found = sides_->in_shown.units.find(unit);
      unit = found == sides_->in_shown.units.end() ? std::string_view() : std::string_view(found->second->parent);
    }
    return !unit.empty();
  };
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Entry& entry = entries_[at];
    const std::string_view unit = entry.post != nullptr ? entry.post->unit : entry.unit->id;
    if (!selected_[at] && is_within(unit)) select_below(at);
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

/// What is selected comes under the nearest that is selected, as deep as is asked for. Parents come before what stands under them.
void Plan::arrange() {
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
  for (int level = 1; !row.empty() && (request_.depth == 0 || level < request_.depth); ++level) {
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
}

/// Whether a post is in another unit than today, or answers to somebody else.
bool Plan::moved(const Entry& entry) const {
  if (entry.before == nullptr || entry.post == nullptr) return false;
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
  if (const auto found = conditional_.find(id); found != conditional_.end() && !was) {
    entry.fate = Fate::conditional;
    entry.condition = found->second->change;
    entry.otherwise = found->second->otherwise;
  } else if (!was) {
    entry.fate = Fate::created;
  } else if (sides_->gone.contains(std::string(id))) {
    entry.fate = Fate::deleted;
  } else if (altered_.contains(id)) {
    entry.fate = Fate::changed;
  } else if (moved(entry)) {
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
  std::unordered_map<std::string_view, std::vector<const model::Function*>> functions;
  if (request_.functions != Functions::none)
    for (const model::Function& each : sides_->shown.functions) functions[each.held_by].push_back(&each);
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (place_[at] == nothing) continue;
    Entry& entry = chart_.entries_[place_[at]];
    if (request_.state == State::changes) set_fate(entry);
    for (const std::string* id : {entry.post == nullptr ? nullptr : &entry.post->id, entry.unit == nullptr ? nullptr : &entry.unit->id}) {
      if (id == nullptr) continue;
      if (const auto held = functions.find(*id); held != functions.end())
        entry.functions.insert(entry.functions.end(), held->second.begin(), held->second.end());
      add_links(at, *id);
    }
  }
}

std::optional<Chart> make_chart(const Request& asked, const Source& source, Withheld withheld, Diagnostics& diagnostics) {
  Request request = asked;
  const auto unknown = [&](std::string message, const std::vector<std::string_view>& known) {
    Diagnostic fault(codes::C102, request.at, std::move(message));
    const auto near = nearest(request.set.empty() ? request.root : request.set, known);
    if (near) fault.hints.push_back(fmt::format("did you mean '{}'?", *near));
    diagnostics.add(std::move(fault));
    return std::nullopt;
  };
  std::vector<std::string_view> sets;
  for (const model::ChangeSet& set : source.changes) sets.emplace_back(set.id);
  if (!request.set.empty() && std::find(sets.begin(), sets.end(), request.set) == sets.end())
    return unknown(fmt::format("there is no set of changes '{}'", request.set), sets);
  if (request.set.empty() && !sets.empty()) request.set = sets.back();

  Plan plan(request, source, withheld);
  if (!plan.select()) {
    request.set.clear();
    return unknown(fmt::format("the structure that this chart shows has no post or unit '{}'", request.root), plan.known_ids());
  }
  plan.arrange();
  plan.describe();
  Chart chart = std::move(plan).result();
  if (!chart.entries().empty()) return chart;
  diagnostics.add(Diagnostic(codes::C103, request.at, "the structure has no posts or units, so that this chart would be empty")
                      .hint("give the report an <organisation>, or take the chart out"));
  return std::nullopt;
}

}  // namespace townclerk::chart
