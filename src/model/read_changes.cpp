#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "model/codes.hpp"
#include "model/parts.hpp"

namespace townclerk::model {
namespace {

constexpr Thing subjects = Thing::post | Thing::unit | Thing::function;
constexpr Thing holders = Thing::post | Thing::unit;

/// What all kinds of changes have alike.
Change begin(Tag& tag, ChangeKind kind) {
  Change change;
  change.kind = kind;
  change.at = tag.at();
  change.id = tag.id(Thing::change);
  change.phase = tag.words("phase").text;
  change.effective = tag.day_or_month("effective", Need::optional);
  change.exemption = tag.exemption();
  return change;
}

void read_subjects(Tag& tag, Change& change, Thing things, std::size_t least = 1) {
  change.subjects = tag.references("subject", things, least, &change.subjects_at);
}

void read_subject(Tag& tag, Change& change, Thing things) {
  Span at;
  change.subjects = {tag.reference("subject", things, Need::required, &at)};
  change.subjects_at = {at};
}

/// The subjects, and who employs them from then on; functions have no employer.
void read_employed(Tag& tag, Change& change, Thing otherwise) {
  const bool given = tag.has("employer");
  if (given) change.employer = tag.reference("employer", Thing::authority | Thing::unit, Need::optional, &change.employer_at);
  read_subjects(tag, change, given ? holders : otherwise);
}

bool holds(const xml::Element& element, std::string_view name) {
  for (auto child = element.first(); child; child = child->next())
    if (child->name() == name) return true;
  return false;
}

Child reasons(Reading& reading, Change& change) {
  return lines(reading, "reason", Occurs::any, change.reason);
}

Child new_lines(Reading& reading, Change& change) {
  return each(reading, "line", Occurs::any, read_line, change.lines);
}

Change read_delete(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::remove);
  read_subjects(tag, change, subjects);
  tag.children({reasons(reading, change)});
  return change;
}

Change read_create(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::create);
  tag.children({reasons(reading, change), each(reading, "post", Occurs::any, read_post, change.posts),
                each(reading, "unit", Occurs::any, read_unit, change.units), each(reading, "function", Occurs::any, read_function, change.functions),
                new_lines(reading, change)});
  if (change.posts.empty() && change.units.empty() && change.functions.empty())
    reading.fault(Diagnostic(codes::M103, element.name_at(), "'create' needs an element 'post', 'unit' or 'function'"));
  return change;
}

Change read_rename(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::rename);
  read_subject(tag, change, subjects);
  tag.children({reasons(reading, change), lines(reading, "title", Occurs::at_least_once, change.title)});
  return change;
}

Change read_regrade(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::regrade);
  read_subjects(tag, change, Thing::post);
  change.grade = tag.words("grade", Need::required).text;
  tag.children({reasons(reading, change)});
  return change;
}

Change read_responsibilities(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::change);
  read_employed(tag, change, subjects);
  tag.children({reasons(reading, change), new_lines(reading, change)});
  return change;
}

Change read_move(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::move);
  read_employed(tag, change, holders);
  change.to = tag.reference("to", holders, Need::required, &change.to_at);
  tag.children({reasons(reading, change), new_lines(reading, change)});
  return change;
}

Change read_merge(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::merge);
  read_subjects(tag, change, Thing::post, 2);
  const bool into_existing = tag.has("to");
  if (into_existing) change.to = tag.reference("to", Thing::post, Need::optional, &change.to_at);
  tag.children({reasons(reading, change), each(reading, "post", Occurs::at_most_once, read_post, change.posts), new_lines(reading, change)});
  if (!into_existing && change.posts.empty())
    reading.fault(Diagnostic(codes::M103, element.name_at(), "'merge' needs an element 'post' or the attribute 'to'"));
  if (into_existing && !change.posts.empty())
    reading.fault(Diagnostic(codes::M119, tag.value_at("to"), "posts are merged into an existing post ('to') or a new one ('post'), not both"));
  return change;
}

Change read_split(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::split);
  const bool function = holds(element, "function");
  read_subject(tag, change, function ? Thing::function : Thing::post);
  tag.children({reasons(reading, change), each(reading, "post", Occurs::any, read_post, change.posts),
                each(reading, "function", Occurs::any, read_function, change.functions), new_lines(reading, change)});
  if (function && !change.posts.empty())
    reading.fault(Diagnostic(codes::M119, element.name_at(), "a post is split into posts, a function into functions"));
  else if (change.posts.size() + change.functions.size() < 2)
    reading.fault(Diagnostic(codes::M103, element.name_at(), "'split' needs two elements 'post' or two elements 'function', or more"));
  return change;
}

Change read_transfer(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::transfer);
  read_subjects(tag, change, Thing::function);
  change.to = tag.reference("to", holders, Need::required, &change.to_at);
  tag.children({reasons(reading, change)});
  return change;
}

Change read_stay(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::stay);
  read_subjects(tag, change, Thing::function);
  tag.children({reasons(reading, change)});
  return change;
}

void read_due(Tag& tag, Change& change) {
  const auto due = tag.day_or_month("due", Need::optional);
  if (due) change.due = due->date;
}

Change read_undecided(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::undecided);
  read_subjects(tag, change, Thing::post | Thing::function);
  change.owner = tag.reference("owner", Thing::post | Thing::person, Need::optional, &change.owner_at);
  read_due(tag, change);
  tag.children({reasons(reading, change)});
  return change;
}

Change read_second(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::second);
  read_subjects(tag, change, Thing::post);
  change.to = tag.reference("to", Thing::unit, Need::required, &change.to_at);
  change.term = tag.words("term").text;
  tag.children({reasons(reading, change)});
  return change;
}

Change read_make_permanent(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::make_permanent);
  read_subjects(tag, change, Thing::post);
  tag.children({reasons(reading, change)});
  return change;
}

Change read_withdraw(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::withdraw);
  read_subjects(tag, change, Thing::change);
  tag.children({reasons(reading, change)});
  return change;
}

Change read_withheld(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::withheld);
  if (!change.exemption.exempt()) tag.missing("exempt");
  tag.children({});
  return change;
}

Change read_contingent(Reading& reading, const xml::Element& element);

/// Table entries for every kind of change.
std::vector<Child> change_table(Reading& reading, std::vector<Change>& into) {
  const auto entry = [&](std::string_view name, Change (*read)(Reading&, const xml::Element&)) {
    return each(reading, name, Occurs::any, read, into, 1);
  };
  return {entry("delete", read_delete),
          entry("create", read_create),
          entry("rename", read_rename),
          entry("regrade", read_regrade),
          entry("change", read_responsibilities),
          entry("move", read_move),
          entry("merge", read_merge),
          entry("split", read_split),
          entry("transfer", read_transfer),
          entry("stay", read_stay),
          entry("undecided", read_undecided),
          entry("contingent", read_contingent),
          entry("second", read_second),
          entry("make-permanent", read_make_permanent),
          entry("withdraw", read_withdraw),
          entry("withheld", read_withheld)};
}

void read_branch(Reading& reading, const xml::Element& element, std::vector<Change>& into) {
  Tag(reading, element).children(change_table(reading, into));
  if (!element.first()) reading.fault(Diagnostic(codes::M103, element.name_at(), fmt::format("'{}' holds no changes", element.name())));
}

Change read_contingent(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Change change = begin(tag, ChangeKind::contingent);
  read_due(tag, change);
  const auto if_met = [&](const xml::Element& child) { read_branch(reading, child, change.if_met); };
  const auto if_not = [&](const xml::Element& child) { read_branch(reading, child, change.if_not); };
  tag.children({reasons(reading, change),
                lines(reading, "condition", Occurs::at_least_once, change.condition),
                {"then", Occurs::once, if_met},
                {"else", Occurs::at_most_once, if_not}});
  return change;
}

}  // namespace

ChangeSet read_change_set(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  ChangeSet set;
  set.at = tag.at();
  set.id = tag.id(Thing::set);
  set.from = tag.reference("from", Thing::set, Need::optional, &set.from_at);
  auto table = change_table(reading, set.changes);
  table.push_back(lines(reading, "title", Occurs::any, set.title, 0));
  tag.children(table);
  return set;
}

}  // namespace townclerk::model
