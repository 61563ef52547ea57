#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/changes.hpp"
#include "model/kinds.hpp"
#include "model/report.hpp"

namespace townclerk::model {
namespace {

/// The structure while changes are made to it. What goes is only marked, and left out at the end.
class Restructure {
 public:
  /// `employs`: a change gives posts of a unit another employer.
  Restructure(const Organisation& current, bool employs);
  void apply(const Change& change);
  Organisation result() &&;

 private:
  void add(const Unit& unit);
  void add(const Post& post);
  void add(const Function& function);
  void add(const Line& line);
  /// Its lines of a kind go.
  void drop_lines(const std::string& from, LineKind kind);
  void replace_lines(const std::vector<Line>& lines);
  void rename(const std::string& subject, const Localised& title);
  void move(const std::string& subject, const Change& change);
  void employ(const std::string& subject, const std::string& employer);
  void second(const std::string& subject, const Change& change);
  void merge(const Change& change);
  void change_subject(const std::string& subject, const Change& change);
  void take_away(const std::string& subject, const Change& change);
  /// Gone, and not by a withheld change: what that takes away, names go on pointing to.
  [[nodiscard]] bool is_gone(const std::string& id) const { return gone_.contains(id) && !withheld_.contains(id); }
  [[nodiscard]] Post* post(std::string_view id);
  [[nodiscard]] Unit* unit(std::string_view id);
  /// What an id has become: itself, or the post that it was merged into.
  [[nodiscard]] std::string became(const std::string& id);
  [[nodiscard]] std::string standing_unit(const std::string& id);
  void settle_posts();
  void settle_lines();

  Organisation after_;
  std::unordered_map<std::string, std::size_t> units_;
  std::unordered_map<std::string, std::size_t> posts_;
  std::unordered_map<std::string, std::size_t> functions_;
  bool employs_;
  std::unordered_map<std::string, std::vector<std::size_t>> posts_in_;  // by unit: all that were ever in it, where somebody asks
  std::unordered_map<std::string, std::vector<std::size_t>> units_in_;
  std::unordered_map<std::string, std::array<std::vector<std::size_t>, line_kinds.size()>> lines_from_;
  std::vector<bool> line_stands_;
  std::unordered_set<std::string> gone_;
  std::unordered_set<std::string> withheld_;  // of these, what withheld changes took away
  std::unordered_map<std::string, std::string> merged_;
};

Restructure::Restructure(const Organisation& current, bool employs) : employs_(employs) {
  for (const Unit& each : current.units) add(each);
  for (const Post& each : current.posts) add(each);
  for (const Function& each : current.functions) add(each);
  for (const Line& each : current.lines) add(each);
  after_.schemes = current.schemes;
}

void Restructure::add(const Unit& unit) {
  units_[unit.id] = after_.units.size();
  if (employs_) units_in_[unit.parent].push_back(after_.units.size());
  after_.units.push_back(unit);
}

void Restructure::add(const Post& post) {
  posts_[post.id] = after_.posts.size();
  if (employs_) posts_in_[post.unit].push_back(after_.posts.size());
  after_.posts.push_back(post);
}

void Restructure::add(const Function& function) {
  functions_[function.id] = after_.functions.size();
  after_.functions.push_back(function);
}

void Restructure::add(const Line& line) {
  lines_from_[line.from].at(static_cast<std::size_t>(line.kind)).push_back(after_.lines.size());
  after_.lines.push_back(line);
  line_stands_.push_back(true);
}

void Restructure::drop_lines(const std::string& from, LineKind kind) {
  auto& lines = lines_from_[from].at(static_cast<std::size_t>(kind));
  for (const std::size_t line : lines) line_stands_[line] = false;
  lines.clear();
}

void Restructure::replace_lines(const std::vector<Line>& lines) {
  for (const Line& line : lines) drop_lines(line.from, line.kind);
  for (const Line& line : lines) add(line);
}

Post* Restructure::post(std::string_view id) {
  const auto found = posts_.find(std::string(id));
  return found == posts_.end() ? nullptr : &after_.posts[found->second];
}

Unit* Restructure::unit(std::string_view id) {
  const auto found = units_.find(std::string(id));
  return found == units_.end() ? nullptr : &after_.units[found->second];
}

void Restructure::rename(const std::string& subject, const Localised& title) {
  if (Post* renamed = post(subject)) {
    if (!renamed->title.empty()) renamed->former_titles.push_back(renamed->title);
    renamed->title = title;
  } else if (Unit* whole = unit(subject)) {
    whole->former_names.push_back(whole->name);
    whole->name = title;
  } else if (const auto function = functions_.find(subject); function != functions_.end()) {
    after_.functions[function->second].name = title;
  }
}

void Restructure::move(const std::string& subject, const Change& change) {
  const bool line = unit(change.to) == nullptr;
  if (change.withheld && (line || post(subject) == nullptr)) return;  // what stands in a unit is public
  if (line) {
    replace_lines({{subject, change.to, LineKind::solid, {}, {}, change.at, {}, change.to_at}});
  } else if (Post* moved = post(subject)) {
    moved->unit = change.to;
    if (employs_) posts_in_[change.to].push_back(posts_[subject]);
  } else if (Unit* part = unit(subject)) {
    part->parent = change.to;
    if (employs_) units_in_[change.to].push_back(units_[subject]);
  }
}

/// A post, or all posts that are in a unit and the units in it at this point.
void Restructure::employ(const std::string& subject, const std::string& employer) {
  if (Post* employed = post(subject)) {
    employed->employer = employer;
    return;
  }
  std::vector<std::string> within{subject};
  std::unordered_set<std::string> seen{subject};
  while (!within.empty()) {
    const std::string whole = std::move(within.back());
    within.pop_back();
    for (const std::size_t at : posts_in_[whole])
      if (after_.posts[at].unit == whole) after_.posts[at].employer = employer;
    for (const std::size_t at : units_in_[whole])
      if (after_.units[at].parent == whole && seen.insert(after_.units[at].id).second) within.push_back(after_.units[at].id);
  }
}

void Restructure::second(const std::string& subject, const Change& change) {
  Post* seconded = post(subject);
  if (seconded == nullptr) return;
  seconded->seconded_to = change.to;
  seconded->term = change.term;
}

void Restructure::merge(const Change& change) {
  const std::string& into = change.posts.empty() ? change.to : change.posts.front().id;
  for (const std::string& subject : change.subjects) {
    if (subject == into) continue;
    take_away(subject, change);
    if (!change.withheld) merged_[subject] = into;
  }
}

void Restructure::take_away(const std::string& subject, const Change& change) {
  gone_.insert(subject);
  if (change.withheld) withheld_.insert(subject);
}

void Restructure::change_subject(const std::string& subject, const Change& change) {
  switch (change.kind) {
    case ChangeKind::remove:
    case ChangeKind::split:
      take_away(subject, change);
      break;
    case ChangeKind::rename:
      rename(subject, change.title);
      break;
    case ChangeKind::regrade:
      if (Post* regraded = post(subject)) regraded->grade = change.grade;
      break;
    case ChangeKind::move:
      move(subject, change);
      break;
    case ChangeKind::second:
      second(subject, change);
      break;
    case ChangeKind::transfer:
      if (const auto function = functions_.find(subject); function != functions_.end()) after_.functions[function->second].held_by = change.to;
      break;
    case ChangeKind::make_permanent:
      if (Post* permanent = post(subject)) permanent->holder = Holder::filled;
      break;
    default:
      break;
  }
  if (!change.employer.empty() && !change.withheld) employ(subject, change.employer);
}

void Restructure::apply(const Change& change) {
  for (const Unit& each : change.units) add(each);
  for (const Post& each : change.posts) add(each);
  for (const Function& each : change.functions) add(each);
  for (const std::string& subject : change.subjects) change_subject(subject, change);
  if (change.kind == ChangeKind::merge) merge(change);
  replace_lines(change.lines);
}

std::string Restructure::became(const std::string& id) {
  std::string last = id;
  for (auto found = merged_.find(last); found != merged_.end(); found = merged_.find(last)) last = found->second;
  // The way is shortened for all that stand on it, so that long rows of mergers stay linear.
  for (std::string at = id; at != last;) {
    auto& next = merged_[at];
    at = std::exchange(next, last);
  }
  return last;
}

/// The unit itself, or the nearest one around it that still exists.
std::string Restructure::standing_unit(const std::string& id) {
  constexpr int deepest = 100;
  std::string at = id;
  for (int depth = 0; depth < deepest && is_gone(at); ++depth) {
    const Unit* old = unit(at);
    at = old == nullptr ? std::string() : std::string(old->parent);
  }
  return is_gone(at) ? std::string() : at;
}

void Restructure::settle_posts() {
  for (Post& each : after_.posts) {
    each.unit = standing_unit(each.unit);
    if (is_gone(each.employer)) each.employer.clear();
    if (is_gone(each.seconded_to)) each.seconded_to.clear();
    if (each.seconded_to.empty()) each.term.clear();
    for (StatutoryRole& role : each.statutory) {
      role.deputy = became(role.deputy);
      if (is_gone(role.deputy)) role.deputy.clear();
    }
    if (each.covered_by.empty()) continue;
    each.covered_by = became(each.covered_by);
    if (!is_gone(each.covered_by)) continue;
    each.covered_by.clear();
    each.holder = Holder::vacant;
  }
}

void Restructure::settle_lines() {
  std::vector<Line> standing;
  for (std::size_t i = 0; i < after_.lines.size(); ++i) {
    Line& line = after_.lines[i];
    if (!line_stands_[i] || gone_.contains(line.from)) continue;
    line.to = became(line.to);
    if (!is_gone(line.to) && line.to != line.from) standing.push_back(std::move(line));
  }
  after_.lines = std::move(standing);
}

Organisation Restructure::result() && {
  settle_posts();
  settle_lines();
  for (Unit& each : after_.units)
    if (!gone_.contains(each.id)) each.parent = standing_unit(each.parent);
  for (Function& each : after_.functions) {
    each.held_by = became(each.held_by);
    if (is_gone(each.held_by)) each.held_by.clear();
  }
  const auto gone = [this](const auto& thing) { return gone_.contains(thing.id); };
  std::erase_if(after_.units, gone);
  std::erase_if(after_.posts, gone);
  std::erase_if(after_.functions, gone);
  return std::move(after_);
}

}  // namespace

Organisation structure(const Organisation& current, const std::vector<ChangeSet>& changes, const Selection& selection) {
  const auto standing = standing_changes(changes, selection);
  if (standing.empty()) return current;
  const bool employs = std::any_of(standing.begin(), standing.end(), [](const Change* change) { return !change->employer.empty(); });
  Restructure restructure(current, employs);
  for (const Change* change : standing) restructure.apply(*change);
  return std::move(restructure).result();
}

}  // namespace townclerk::model
