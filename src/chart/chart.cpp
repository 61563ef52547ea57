#include "chart/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/suggest.hpp"
#include "chart/codes.hpp"
#include "chart/fates.hpp"
#include "chart/selection.hpp"
#include "chart/sides.hpp"

namespace townclerk::chart {

using model::LineKind;

namespace {

const model::Localised* name_in(std::string_view id, std::initializer_list<const Side*> sides) {
  for (const Side* side : sides) {
    if (const model::Post* post = side->post(id)) return &post->title;
    if (const model::Unit* unit = side->unit(id)) return &unit->name;
    if (const model::Function* function = side->function(id)) return &function->name;
  }
  return nullptr;
}

}  // namespace

const model::Localised* Chart::name_of(std::string_view id) const {
  return sides_ == nullptr ? nullptr : name_in(id, {&sides_->shown, &sides_->today});
}

const model::Localised* Chart::former_name_of(std::string_view id) const {
  return sides_ == nullptr ? nullptr : name_in(id, {&sides_->today, &sides_->shown});
}

bool Chart::is_post(std::string_view id) const {
  return sides_ != nullptr && (sides_->shown.post(id) != nullptr || sides_->today.post(id) != nullptr);
}

namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

/// Units that hold a post, a unit or a function; what goes does not count.
std::unordered_set<std::string_view> holding(const model::Organisation& organisation, const std::unordered_set<std::string>& gone) {
  std::unordered_set<std::string_view> units;
  for (const model::Post& post : organisation.posts)
    if (!gone.contains(post.id)) units.insert(post.unit);
  for (const model::Unit& unit : organisation.units)
    if (!gone.contains(unit.id)) units.insert(unit.parent);
  for (const model::Function& each : organisation.functions) units.insert(each.held_by);
  return units;
}

}  // namespace

/// Finds who stands under whom, one step after the other.
class Plan {
 public:
  Plan(const Request& request, const Source& source, Withheld withheld)
      : request_(request), sides_(std::make_shared<Sides>(request, source, withheld)), fates_(request, *sides_, withheld) {
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
  /// Whether something is left out of the structure.
  [[nodiscard]] bool withholds() const { return !sides_->hidden.empty(); }

 private:
  void make_entries();
  void find_parents();
  [[nodiscard]] std::size_t entry_of(std::string_view id) const;
  [[nodiscard]] std::size_t leader_of(const model::Unit& unit) const;
  [[nodiscard]] bool leads(const model::Post& post, std::string_view unit) const;
  [[nodiscard]] bool leads_others(const model::Post& post) const;
  void find_below();
  void select_below(std::size_t root);
  void select_within(std::string_view outer);
  void select_bodies();
  [[nodiscard]] std::size_t selected_above(std::size_t at) const;
  void set_team();
  void set_loose();
  void add_functions();
  void add_links(std::size_t at, std::string_view id);

  const Request& request_;
  Chart chart_;
  std::shared_ptr<Sides> sides_;
  Fates fates_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string_view, std::size_t> entry_of_;  // posts and units
  std::unordered_map<std::string_view, std::vector<std::size_t>> posts_in_;
  std::vector<std::size_t> parent_;
  std::vector<const model::Line*> parent_line_;
  std::vector<std::vector<std::size_t>> below_;
  std::vector<bool> selected_;
  std::vector<std::size_t> place_;  // of an entry in the chart
  std::string_view team_;           // the board that the chart is about
};

/// Whether a post of a unit answers to somebody outside of it; one that answers to nobody, whether others answer to it.
bool Plan::leads(const model::Post& post, std::string_view unit) const {
  const model::Line* line = sides_->shown.solid_line(post.id);
  if (line == nullptr) return sides_->shown.is_answered_to(post.id);
  const model::Post* above = sides_->shown.post(line->to);
  return line->to != unit && (above == nullptr || above->unit != unit);
}

/// Whether somebody of its own unit answers to a post.
bool Plan::leads_others(const model::Post& post) const {
  const auto& lines = sides_->shown.lines_to(post.id);
  return std::any_of(lines.begin(), lines.end(), [&](const model::Line* line) {
    const model::Post* below = line->kind == LineKind::solid ? sides_->shown.post(line->from) : nullptr;
    return below != nullptr && below->unit == post.unit;
  });
}

/// The one post that leads a unit, which is none that goes where the unit stays; of several the one to whom others of the unit answer does, or
/// the one that is in the unit today.
std::size_t Plan::leader_of(const model::Unit& unit) const {
  const auto posts = posts_in_.find(unit.id);
  if (posts == posts_in_.end()) return nothing;
  std::vector<std::size_t> heads;
  for (const std::size_t at : posts->second)
    if (leads(*entries_[at].post, unit.id)) heads.push_back(at);
  const auto prefer = [&](const auto& holds) {
    std::vector<std::size_t> chosen;
    std::copy_if(heads.begin(), heads.end(), std::back_inserter(chosen), [&](std::size_t at) { return holds(*entries_[at].post); });
    if (!chosen.empty()) heads = std::move(chosen);
  };
  std::erase_if(heads, [&](std::size_t at) { return sides_->gone.contains(entries_[at].post->id) && !sides_->gone.contains(unit.id); });
  prefer([this](const model::Post& post) { return !sides_->gone.contains(post.id); });
  if (heads.size() > 1) prefer([this](const model::Post& post) { return leads_others(post); });
  if (heads.size() > 1 && request_.state != State::current) {
    prefer([&](const model::Post& post) {
      const model::Post* today = sides_->today.post(post.id);
      return today != nullptr && today->unit == unit.id;
    });
  }
  return heads.size() == 1 ? heads.front() : nothing;
}

void Plan::make_entries() {
  const model::Organisation& shown = sides_->shown.organisation;
  const auto held = holding(sides_->today.organisation, {});
  const auto holds = holding(shown, sides_->gone);
  entries_.reserve(shown.posts.size() + shown.units.size());
  for (const model::Post& post : shown.posts) {
    entry_of_.emplace(post.id, entries_.size());
    if (!post.unit.empty()) posts_in_[post.unit].push_back(entries_.size());
    entries_.emplace_back().post = &post;
  }
  for (const model::Unit& unit : shown.units) {
    const bool has_lines = !sides_->shown.lines_to(unit.id).empty() || !sides_->shown.lines_from(unit.id).empty();
    const bool stays = !sides_->gone.contains(unit.id);
    if (stays && held.contains(unit.id) && !holds.contains(unit.id) && !has_lines) continue;  // emptied
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

/// Whom an entry stands under: whom it answers to; else the head of its unit, or of the unit that its own is part of.
void Plan::find_parents() {
  parent_.assign(entries_.size(), nothing);
  parent_line_.assign(entries_.size(), nullptr);
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    const Entry& entry = entries_[at];
    const model::Line* line = entry.post != nullptr ? sides_->shown.solid_line(entry.post->id) : nullptr;
    if (line == nullptr && entry.unit != nullptr) line = sides_->shown.solid_line(entry.unit->id);
    std::size_t above = line == nullptr ? nothing : entry_of(line->to);
    if (above != nothing && above != at) {
      parent_line_[at] = line;
    } else {
      above = entry.unit != nullptr ? entry_of(entry.unit->parent) : nothing;
      if (above == nothing && entry.unit == nullptr && entry.post != nullptr && !sides_->unplaced.contains(entry.post->id)) {
        above = entry_of(entry.post->unit);
        const bool is_there = above != nothing && above != at;
        entries_[at].is_unlined = is_there && entries_[above].post != nullptr;
        entries_[at].is_of_unit = is_there && entries_[above].post == nullptr;
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
  const bool is_unit = sides_->shown.unit(request_.root) != nullptr;
  for (const model::Line* line : sides_->shown.lines_to(request_.root)) {
    if (line->kind != LineKind::membership || !is_unit) continue;
    team_ = request_.root;
    if (const std::size_t member = entry_of(line->from); member != nothing) selected_[member] = true;
  }
  if (!team_.empty()) {
    const auto& functions = sides_->shown.organisation.functions;
    const auto is_its = [this](const model::Function& each) { return each.held_by == team_; };
    selected_[root] = selected_[root] || std::any_of(functions.begin(), functions.end(), is_its);  // the box that they stand in
    return true;
  }
  find_below();
  select_below(root);
  if (is_unit) select_within(request_.root);
  select_bodies();
  return true;
}

/// All posts and units of a unit, wherever their lines lead, with what stands under them.
void Plan::select_within(std::string_view outer) {
  constexpr int deepest = 100;  // units that are moved into each other come to no end
  const auto is_within = [&](std::string_view unit) {
    for (int level = 0; level < deepest && unit != outer; ++level) {
      const model::Unit* inner = sides_->shown.unit(unit);
      unit = inner == nullptr ? std::string_view() : std::string_view(inner->parent);
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
  for (const model::Line& line : sides_->shown.organisation.lines) {
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
  for (const model::Unit& unit : sides_->shown.organisation.units) ids.push_back(unit.id);
  for (const model::Post& post : sides_->shown.organisation.posts) ids.push_back(post.id);
  std::erase_if(ids, [this](std::string_view id) { return !entry_of_.contains(id); });
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
      if (unit != nothing && unit != at && selected_[unit] && entries_[unit].post == nullptr && selected_above(unit) == nothing) {
        above = unit;
        entries_[at].is_of_unit = true;
      }
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
    if (entry.post == nullptr) return out;
    for (const model::Line* line : sides_->shown.lines_from(entry.post->id))
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

/// Lines of a post or unit, but for the one to whoever it stands under here; those from elsewhere are said at the end that is shown.
void Plan::add_links(std::size_t at, std::string_view id) {
  Entry& entry = chart_.entries_[place_[at]];
  const auto shown = [this](std::string_view other) {
    const std::size_t there = entry_of(other);
    return there != nothing && place_[there] != nothing;
  };
  for (const model::Line* line : sides_->shown.lines_from(id)) {
    const std::size_t above = parent_[at];
    if (sides_->gone.contains(line->to) && !sides_->gone.contains(std::string(id))) continue;
    if (line == parent_line_[at] && above != nothing && place_[above] != nothing) continue;
    if (line->kind == LineKind::membership && (line->to == team_ || shown(line->to))) continue;
    if (entry_of(line->to) != at) entry.links.push_back({line->kind, line, false, line->to});
  }
  for (const model::Line* line : sides_->shown.lines_to(id)) {
    const bool membership = line->kind == LineKind::membership;
    if (line->kind == LineKind::solid || entry_of(line->from) == at) continue;
    if (sides_->gone.contains(line->from) && !sides_->gone.contains(std::string(id))) continue;  // whoever goes is no member any more
    if (membership ? line->to != team_ : !shown(line->from)) entry.links.push_back({line->kind, line, true, line->from});
  }
}

/// A post that stands beside a hierarchy of posts, and has no line to any of them, says so; not one that answers to what is withheld.
void Plan::set_loose() {
  const auto& top = chart_.top_;
  const auto is_head = [this](std::size_t at) { return chart_.entries_[at].post != nullptr && !chart_.entries_[at].below.empty(); };
  if (std::none_of(top.begin(), top.end(), is_head)) return;
  for (const std::size_t at : top) {
    Entry& entry = chart_.entries_[at];
    if (entry.post == nullptr || entry.unit != nullptr || !entry.below.empty()) continue;
    const std::string& id = entry.post->id;
    entry.is_unlined = sides_->shown.solid_line(id) == nullptr && !sides_->shown.is_answered_to(id) && !sides_->unplaced.contains(id);
  }
}

/// Functions stand with whoever holds them, those of the post before those of its unit; those that end, with whoever held them.
void Plan::add_functions() {
  if (request_.functions == Functions::none) return;
  const auto add = [this](const model::Function& each, bool by_post) {
    const std::size_t at = entry_of(each.held_by);
    if (at == nothing || place_[at] == nothing) return;
    Entry& entry = chart_.entries_[place_[at]];
    if (by_post == (entry.post != nullptr && entry.post->id == each.held_by)) entry.functions.push_back(fates_.function(each));
  };
  for (const bool by_post : {true, false}) {
    for (const model::Function& each : sides_->shown.organisation.functions) add(each, by_post);
    for (const model::Function* each : fates_.ended()) add(*each, by_post);
  }
}

void Plan::describe() {
  set_team();
  set_loose();
  add_functions();
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (place_[at] == nothing) continue;
    Entry& entry = chart_.entries_[place_[at]];
    fates_.set(entry);
    if (entry.post != nullptr) add_links(at, entry.post->id);
    if (entry.unit != nullptr) add_links(at, entry.unit->id);
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
  const bool withholds = plan.withholds();
  Chart chart = std::move(plan).result();
  if (request.only_new_posts) chart.keep_new_posts(source.organisation);
  if (!chart.entries().empty() || withholds) return chart;
  diagnostics.add(Diagnostic(codes::C103, request.at,
                             request.only_new_posts ? "no post is new, so that this chart would be empty"
                                                    : "the structure has no posts or units, so that this chart would be empty")
                      .hint(request.only_new_posts ? "take the chart out, or leave posts=new out of it"
                                                   : "give the report an <organisation>, or take the chart out"));
  return std::nullopt;
}

}  // namespace townclerk::chart
