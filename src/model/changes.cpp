#include "model/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/codes.hpp"
#include "model/names.hpp"

namespace townclerk::model {
namespace {

using SetIndex = std::unordered_map<std::string_view, const ChangeSet*>;

SetIndex index_of(const std::vector<ChangeSet>& changes) {
  SetIndex index;
  for (const ChangeSet& set : changes)
    if (!set.id.empty()) index.emplace(set.id, &set);
  return index;
}

/// A set and those that it builds on, the first of all first.
std::vector<const ChangeSet*> chain(const SetIndex& index, std::string_view id) {
  std::vector<const ChangeSet*> sets;
  for (auto found = index.find(id); found != index.end(); found = index.find(found->second->from)) sets.push_back(found->second);
  std::reverse(sets.begin(), sets.end());
  return sets;
}

void collect_withdrawn(const std::vector<Change>& changes, std::unordered_set<std::string_view>& into) {
  for (const Change& change : changes) {
    if (change.kind == ChangeKind::withdraw) into.insert(change.subjects.begin(), change.subjects.end());
    collect_withdrawn(change.if_met, into);
  }
}

/// The changes that a selection makes.
class Standing {
 public:
  Standing(const std::vector<const ChangeSet*>& sets, const Selection& selection) : selection_(selection) {
    for (const ChangeSet* set : sets) collect_withdrawn(set->changes, withdrawn_);
    if (!selection.phase.empty()) later_ = phases_of(sets);
    const auto last = std::find(later_.begin(), later_.end(), selection.phase);
    later_.erase(later_.begin(), last == later_.end() ? last : last + 1);
    for (const ChangeSet* set : sets) collect(set->changes);
  }
  std::vector<const Change*> take() { return std::move(made_); }

  static std::vector<std::string_view> phases_of(const std::vector<const ChangeSet*>& sets) {
    std::vector<std::string_view> phases;
    for (const ChangeSet* set : sets) {
      each_change(set->changes, [&phases](const Change& change) {
        if (!change.phase.empty() && !contains(phases, change.phase)) phases.emplace_back(change.phase);
      });
    }
    return phases;
  }

 private:
  static bool contains(const std::vector<std::string_view>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  }
  void collect(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      if (change.kind == ChangeKind::withdraw || withdrawn_.contains(change.id) || contains(later_, change.phase)) continue;
      made_.push_back(&change);
      collect(contains(selection_.otherwise, change.id) ? change.if_not : change.if_met);
    }
  }

  const Selection& selection_;
  std::unordered_set<std::string_view> withdrawn_;
  std::vector<std::string_view> later_;  // phases
  std::vector<const Change*> made_;
};

/// Goes through the names that point to a name of the same sort (`next`), and reports those that come back to themselves, once a circle.
template <typename Item, typename Next, typename Place>
bool report_circles(const std::vector<Item>& items, Next next, Place place, std::string_view what, Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!items[i].id.empty()) index.emplace(items[i].id, i);
  std::vector<std::size_t> visit(items.size(), 0);  // the walk that came by, from 1
  bool found = false;
  for (std::size_t start = 0; start < items.size(); ++start) {
    std::size_t at = start;
    while (visit[at] == 0) {
      visit[at] = start + 1;
      const auto following = index.find(next(items[at]));
      if (following == index.end()) break;
      at = following->second;
      if (visit[at] != start + 1) continue;
      found = true;
      diagnostics.add(
          Diagnostic(codes::M122, place(items[at]), fmt::format("{} '{}' comes back to itself by way of '{}'", what, items[at].id, next(items[at]))));
      break;
    }
  }
  return found;
}

/// The parts of a report, or of a frozen copy, that name each other's posts, units and functions.
struct Structure {
  const Organisation& organisation;
  const std::vector<ChangeSet>& changes;
  const std::vector<Staffing>& staffing;
};

/// Goes through the sets as structure() does, watching what exists.
class Existence {
 public:
  Existence(const Structure& structure, std::size_t& visits, Diagnostics& diagnostics);
  void check_current();
  void check_sets();

 private:
  enum class State : std::uint8_t { absent, present, gone };
  struct Known {
    State state = State::absent;
    const Change* by = nullptr;  // what made it or took it away
  };
  void note_births(const std::vector<Change>& changes);
  [[nodiscard]] Known known(std::string_view id) const;
  void put(std::string_view id, Known known);
  void make(const Change& change);
  void take_away(const Change& change);
  void need(std::string_view id, Span at);
  void need_in(const Post& post);
  void need_in(const Unit& unit);
  void need_in(const Function& function);
  void need_in(const Line& line);
  void check_contents(const Change& change);
  void check_withdrawal(const Change& change);
  void run(const Change& change);
  void run_all(const std::vector<Change>& changes);
  void collect_ids(const std::vector<Change>& changes);
  void run_alternative(const std::vector<Change>& changes);
  void run_chain(const std::vector<const ChangeSet*>& sets);
  void check_staffing(const Staffing& staffing);
  void note_staffing();

  const Structure& structure_;
  Diagnostics& diagnostics_;
  std::unordered_set<std::string_view> current_;
  std::unordered_map<std::string_view, const Change*> born_;  // by which change of any set
  std::unordered_map<std::string_view, Known> overlay_;       // what the changes so far have done
  std::vector<std::pair<std::string_view, Known>> undo_;
  std::unordered_set<std::string_view> withdrawn_;
  std::unordered_set<std::string_view> earlier_;                       // changes of the sets before
  std::unordered_set<std::string_view> alternative_;                   // made by a second branch
  std::unordered_map<std::string_view, const Staffing*> staffing_of_;  // by set
  std::size_t& visits_;
};

Existence::Existence(const Structure& structure, std::size_t& visits, Diagnostics& diagnostics)
    : structure_(structure), diagnostics_(diagnostics), visits_(visits) {
  for (const Unit& unit : structure.organisation.units) current_.insert(unit.id);
  for (const Post& post : structure.organisation.posts) current_.insert(post.id);
  for (const Function& function : structure.organisation.functions) current_.insert(function.id);
  for (const ChangeSet& set : structure.changes) note_births(set.changes);
}

void Existence::note_births(const std::vector<Change>& changes) {
  each_change(changes, [this](const Change& change) {
    for (const Post& post : change.posts) born_.emplace(post.id, &change);
    for (const Unit& unit : change.units) born_.emplace(unit.id, &change);
    for (const Function& function : change.functions) born_.emplace(function.id, &change);
  });
}

Existence::Known Existence::known(std::string_view id) const {
  const auto found = overlay_.find(id);
  if (found != overlay_.end()) return found->second;
  return {current_.contains(id) ? State::present : State::absent, nullptr};
}

void Existence::put(std::string_view id, Known now) {
  undo_.emplace_back(id, known(id));
  overlay_[id] = now;
}

/// Reports an id that is known to the report but does not exist at this point.
void Existence::need(std::string_view id, Span at) {
  const Known state = known(id);
  if (id.empty() || state.state == State::present) return;
  if (state.state == State::gone) {
    diagnostics_.add(Diagnostic(codes::M123, at, fmt::format("'{}' does not exist any more after the change '{}'", id, state.by->id))
                         .note(fmt::format("the change '{}' takes it away", state.by->id), state.by->at)
                         .hint("put this before that change, or name what it has become"));
    return;
  }
  const auto born = born_.find(id);
  if (born == born_.end()) return;
  const Change& birth = *born->second;
  if (withdrawn_.contains(birth.id)) {
    diagnostics_.add(Diagnostic(codes::M123, at, fmt::format("'{}' does not exist here: the change '{}', which makes it, is withdrawn", id, birth.id))
                         .note(fmt::format("the change '{}'", birth.id), birth.at)
                         .hint("withdraw this as well, or do not withdraw that change"));
    return;
  }
  diagnostics_.add(Diagnostic(codes::M123, at, fmt::format("'{}' does not exist here: only the change '{}' makes it", id, birth.id))
                       .note(fmt::format("the change '{}'", birth.id), birth.at)
                       .hint("put this behind that change, or name something that is there already"));
}

void Existence::need_in(const Post& post) {
  need(post.unit, post.unit_at);
  need(post.covered_by, post.covered_by_at);
  need(post.seconded_to, post.seconded_to_at);
  need(post.employer, post.employer_at);
  for (const StatutoryRole& role : post.statutory) need(role.deputy, role.deputy_at);
}

void Existence::need_in(const Unit& unit) {
  need(unit.parent, unit.parent_at);
}

void Existence::need_in(const Function& function) {
  need(function.held_by, function.held_by_at);
}

void Existence::need_in(const Line& line) {
  need(line.from, line.from_at);
  need(line.to, line.to_at);
}

void Existence::check_current() {
  const Organisation& current = structure_.organisation;
  for (const Unit& unit : current.units) need_in(unit);
  for (const Post& post : current.posts) need_in(post);
  for (const Line& line : current.lines) need_in(line);
  for (const Function& function : current.functions) need_in(function);
}

void Existence::make(const Change& change) {
  for (const Post& post : change.posts) put(post.id, {State::present, &change});
  for (const Unit& unit : change.units) put(unit.id, {State::present, &change});
  for (const Function& function : change.functions) put(function.id, {State::present, &change});
}

void Existence::take_away(const Change& change) {
  const bool takes = change.kind == ChangeKind::remove || change.kind == ChangeKind::merge || change.kind == ChangeKind::split;
  if (!takes) return;
  for (const std::string& subject : change.subjects)
    if (subject != change.to) put(subject, {State::gone, &change});
}

void Existence::check_contents(const Change& change) {
  for (const Post& post : change.posts) need_in(post);
  for (const Unit& unit : change.units) need_in(unit);
  for (const Function& function : change.functions) need_in(function);
  for (const Line& line : change.lines) need_in(line);
}

void Existence::check_withdrawal(const Change& change) {
  for (std::size_t i = 0; i < change.subjects.size(); ++i) {
    if (earlier_.contains(change.subjects[i])) continue;
    diagnostics_.add(
        Diagnostic(codes::M123, change.subjects_at[i], fmt::format("the change '{}' is not one of a set that this set builds on", change.subjects[i]))
            .hint("a set names the one that it builds on with 'from'"));
  }
}

void Existence::run(const Change& change) {
  ++visits_;
  if (change.kind == ChangeKind::withdraw) return check_withdrawal(change);
  if (withdrawn_.contains(change.id)) return;
  for (std::size_t i = 0; i < change.subjects.size(); ++i) need(change.subjects[i], change.subjects_at[i]);
  need(change.to, change.to_at);
  need(change.owner, change.owner_at);
  need(change.employer, change.employer_at);
  make(change);
  take_away(change);
  check_contents(change);
  run_alternative(change.if_not);
  run_all(change.if_met);
}

/// What a second branch does is taken back: the structure shows the first.
void Existence::run_alternative(const std::vector<Change>& changes) {
  const std::size_t mark = undo_.size();
  run_all(changes);
  for (; undo_.size() > mark; undo_.pop_back()) {
    const auto& [id, before] = undo_.back();
    if (known(id).state == State::present) alternative_.insert(id);
    overlay_[id] = before;
  }
}

void Existence::run_all(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (enough_faults(diagnostics_)) return;
    run(change);
  }
}

void Existence::collect_ids(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    earlier_.insert(change.id);
    collect_ids(change.if_met);
    collect_ids(change.if_not);
  }
}

void Existence::check_sets() {
  constexpr std::size_t most_visits = 2'000'000;
  const SetIndex index = index_of(structure_.changes);
  note_staffing();
  for (const ChangeSet& set : structure_.changes) {
    run_chain(chain(index, set.id));
    if (const auto staffing = staffing_of_.find(set.id); staffing != staffing_of_.end()) check_staffing(*staffing->second);
    if (visits_ <= most_visits) continue;
    diagnostics_.add(Diagnostic(codes::M126, set.at, "the change sets build on each other so often that they cannot be followed"));
    return;
  }
  if (!structure_.changes.empty()) return;
  for (const Staffing& staffing : structure_.staffing) check_staffing(staffing);
}

/// A set has its impacts in one place; the last set is meant where none is named.
void Existence::note_staffing() {
  const auto set_of = [this](const Staffing& staffing) -> std::string_view {
    return staffing.set.empty() && !structure_.changes.empty() ? structure_.changes.back().id : staffing.set;
  };
  for (const Staffing& staffing : structure_.staffing) {
    const auto [first, added] = staffing_of_.emplace(set_of(staffing), &staffing);
    if (added) continue;
    diagnostics_.add(Diagnostic(codes::M106, staffing.at, fmt::format("the staffing impacts of the set '{}' are given twice", set_of(staffing)))
                         .note("they are given here first", first->second->at)
                         .hint("put the impacts of one set into one <staffing>, or name another set"));
  }
}

void Existence::run_chain(const std::vector<const ChangeSet*>& sets) {
  overlay_.clear();
  undo_.clear();
  withdrawn_.clear();
  earlier_.clear();
  alternative_.clear();
  for (const ChangeSet* set : sets) collect_withdrawn(set->changes, withdrawn_);
  for (const ChangeSet* set : sets) {
    ++visits_;
    run_all(set->changes);
    collect_ids(set->changes);
  }
}

/// The posts that holders are compared with are those of the structure proposed, or of what comes instead if a condition is not met.
void Existence::check_staffing(const Staffing& staffing) {
  const auto need_proposed = [this](std::string_view id, Span at) {
    if (!alternative_.contains(id)) need(id, at);
  };
  for (const Impact& impact : staffing.impacts) {
    if (!current_.contains(impact.post)) need_proposed(impact.post, impact.post_at);
    for (const Outcome& outcome : impact.outcomes)
      for (std::size_t i = 0; i < outcome.to.size(); ++i) need_proposed(outcome.to[i], outcome.to_at[i]);
  }
}

void check_structure(const Structure& structure, std::size_t& visits, Diagnostics& diagnostics) {
  report_circles(
      structure.organisation.units, [](const Unit& unit) -> std::string_view { return unit.parent; }, [](const Unit& unit) { return unit.parent_at; },
      "the unit", diagnostics);
  const bool circles = report_circles(
      structure.changes, [](const ChangeSet& set) -> std::string_view { return set.from; }, [](const ChangeSet& set) { return set.from_at; },
      "the change set", diagnostics);
  Existence existence(structure, visits, diagnostics);
  existence.check_current();
  if (!circles) existence.check_sets();
}

void check_copies(const std::vector<Appendix>& appendices, std::size_t& visits, Diagnostics& diagnostics) {
  for (const Appendix& appendix : appendices) {
    if (appendix.as_published) {
      const AsPublished& copy = *appendix.as_published;
      check_structure({copy.organisation, copy.changes, copy.staffing}, visits, diagnostics);
    }
    check_copies(appendix.appendices, visits, diagnostics);
  }
}

}  // namespace

std::vector<const Change*> standing_changes(const std::vector<ChangeSet>& changes, const Selection& selection) {
  return Standing(chain(index_of(changes), selection.set), selection).take();
}

std::vector<std::string_view> phases(const std::vector<ChangeSet>& changes, std::string_view change_set) {
  return Standing::phases_of(chain(index_of(changes), change_set));
}

std::vector<std::string_view> contingent_ids(const std::vector<ChangeSet>& changes, std::string_view change_set) {
  std::vector<std::string_view> ids;
  for (const ChangeSet* set : chain(index_of(changes), change_set)) {
    each_change(set->changes, [&ids](const Change& change) {
      if (change.kind == ChangeKind::contingent) ids.emplace_back(change.id);
    });
  }
  return ids;
}

ListedChanges listed_changes(const std::vector<ChangeSet>& changes, std::string_view change_set) {
  const auto sets = chain(index_of(changes), change_set);
  ListedChanges listed;
  for (const ChangeSet* set : sets)
    for (const Change& change : set->changes)
      if (change.kind == ChangeKind::withdraw) listed.withdrawn.insert(change.subjects.begin(), change.subjects.end());
  for (const ChangeSet* set : sets)
    for (const Change& change : set->changes)
      if (change.kind != ChangeKind::withdraw && !listed.withdrawn.contains(change.id)) listed.changes.push_back(&change);
  return listed;
}

std::vector<Conditional> conditionals(const ListedChanges& listed) {
  std::vector<Conditional> out;
  std::unordered_set<std::string_view> seen;
  const auto add = [&](Conditional each) {
    if (seen.insert(each.id).second) out.push_back(each);
  };
  const auto collect = [&](const auto& self, const Change& change, bool otherwise, const std::vector<Change>& branch) -> void {
    for (const Change& inner : branch) {
      if (listed.withdrawn.contains(inner.id)) continue;
      for (const Post& post : inner.posts) add({post.id, &post, nullptr, &inner, &change, otherwise});
      for (const Unit& unit : inner.units) add({unit.id, nullptr, &unit, &inner, &change, otherwise});
      for (const Function& function : inner.functions) add({function.id, nullptr, nullptr, &inner, &change, otherwise});
      for (const std::string& subject : inner.subjects) add({subject, nullptr, nullptr, &inner, &change, otherwise});
      self(self, inner, false, inner.if_met);
      self(self, inner, true, inner.if_not);
    }
  };
  for (const Change* change : listed.changes) {
    collect(collect, *change, false, change->if_met);
    collect(collect, *change, true, change->if_not);
  }
  return out;
}

std::unordered_set<std::string_view> altered_subjects(std::span<const Change* const> changes) {
  std::unordered_set<std::string_view> out;
  for (const Change* change : changes) {
    const bool alters = change->kind == ChangeKind::change || change->kind == ChangeKind::rename || change->kind == ChangeKind::regrade;
    if (alters) out.insert(change->subjects.begin(), change->subjects.end());
    if (change->kind == ChangeKind::merge && !change->to.empty() && !change->withheld) out.insert(change->to);
  }
  return out;
}

const Change* change_called(const std::vector<ChangeSet>& changes, std::string_view id) {
  const Change* found = nullptr;
  for (const ChangeSet& set : changes)
    each_change(set.changes, [&](const Change& change) { found = found == nullptr && change.id == id ? &change : found; });
  return found;
}

std::vector<const Post*> all_posts(const Report& report) {
  std::vector<const Post*> posts;
  for (const Post& post : report.organisation.posts) posts.push_back(&post);
  for (const ChangeSet& set : report.changes) {
    each_change(set.changes, [&posts](const Change& change) {
      for (const Post& post : change.posts) posts.push_back(&post);
    });
  }
  return posts;
}

void check_changes(const Report& report, Diagnostics& diagnostics) {
  std::size_t visits = 0;
  check_structure({report.organisation, report.changes, report.staffing}, visits, diagnostics);
  check_copies(report.appendices, visits, diagnostics);
}

}  // namespace townclerk::model
