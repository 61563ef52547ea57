#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/suggest.hpp"
#include "view/codes.hpp"
#include "view/forms.hpp"
#include "view/organisation.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

/// The word at a position of a list that is separated by spaces; empty behind its end.
std::string_view nth_word(std::string_view words, std::int64_t position) {
  for (; position > 0; --position) {
    const std::size_t space = words.find(' ');
    if (space == std::string_view::npos) return {};
    words.remove_prefix(space + 1);
  }
  return words.substr(0, words.find(' '));
}

template <class T>
void add_ids(const std::vector<T>& list, std::vector<std::string_view>& out) {
  for (const T& entry : list) out.push_back(entry.id);
}

/// What `of` may name in a part that shows a set of changes or the report's own lists.
std::vector<std::string_view> choices(const model::Report& report, Part part) {
  std::vector<std::string_view> out;
  switch (part) {
    case Part::unit:
      add_ids(report.organisation.units, out);
      for (const model::ChangeSet& set : report.changes)
        for (const model::Change& change : set.changes) add_ids(change.units, out);
      break;
    case Part::owner:
      add_ids(report.people, out);
      add_ids(report.organisation.posts, out);
      for (const model::ChangeSet& set : report.changes)
        for (const model::Change& change : set.changes) add_ids(change.posts, out);
      break;
    case Part::scheme:
      add_ids(report.organisation.schemes, out);
      break;
    case Part::theme:
      for (const model::Consultation& c : report.consultations) add_ids(c.themes, out);
      [[fallthrough]];
    case Part::consultation:
      for (const model::Consultation& c : report.consultations)
        if (!c.id.empty()) out.push_back(c.id);
      break;
    case Part::impact:
      for (const model::Staffing& staffing : report.staffing) add_ids(staffing.impacts, out);
      break;
    case Part::finance_table:
      add_ids(report.finance_tables, out);
      break;
    case Part::equality:
      add_ids(report.equality, out);
      break;
    case Part::option:
      add_ids(report.options, out);
      break;
    case Part::cycle:
      add_ids(report.cycles, out);
      break;
    case Part::none:
      break;
  }
  return out;
}

std::string_view noun(Part part) {
  switch (part) {
    case Part::unit:
      return "a unit";
    case Part::owner:
      return "a post or person who decides";
    case Part::scheme:
      return "a scheme";
    case Part::theme:
      return "a theme or a consultation with an id";
    case Part::consultation:
      return "a consultation with an id";
    case Part::impact:
      return "an impact";
    case Part::finance_table:
      return "a finance table";
    case Part::equality:
      return "an equality table";
    case Part::option:
      return "an option";
    case Part::cycle:
      return "a cycle";
    case Part::none:
      break;
  }
  return "nothing";
}

/// Whether `of` names what the part can show; else it is reported.
bool check_of(const Context& context, const Generated& kind, const model::SectionPart& part) {
  if (part.of.empty()) return true;
  const auto known = choices(context.report, kind.of);
  if (std::find(known.begin(), known.end(), part.of) != known.end()) return true;
  if (kind.of == Part::none) {
    context.diagnostics.add(
        Diagnostic(codes::V214, part.of_at, fmt::format("the part '{}' shows everything and takes no 'of'", kind.name)).hint("leave 'of' out"));
    return false;
  }
  Diagnostic diagnostic(codes::V214, part.of_at, fmt::format("'of' names '{}' where the part '{}' needs {}", part.of, kind.name, noun(kind.of)));
  if (const auto near = nearest(part.of, known)) diagnostic.hints.push_back(fmt::format("did you mean '{}'?", *near));
  context.diagnostics.add(std::move(diagnostic));
  return false;
}

bool holds_rows(const Value& value) {
  const Value* rows = value.find("rows");
  return rows != nullptr && rows->truthy();
}

}  // namespace

Value number(const Context& context, std::int64_t value) {
  const std::string figures = grouped(value);
  const std::string_view words = nth_word(context.label("numbers"), value);
  return Members(2).add("figures", context.words(figures)).add("words", context.words(words.empty() ? std::string_view(figures) : words)).done();
}

Value gap_number(const Context& context) {
  return Members(2).add("figures", context.words(context.gap())).add("words", context.words(context.gap())).done();
}

/// "2017-03" or a day, as the date by which something is known.
Value by_date(const Context& context, const std::optional<model::Date>& due, Span at) {
  if (!due) return {};
  model::When when = day(*due);
  when.precision = model::Precision::by;
  when.at = at;
  return context.date(when);
}

bool add_generated(const Context& context, const Generated* kind, const model::SectionPart& part, std::string_view change_set, Members& members) {
  const bool shown = kind != nullptr;
  const std::string_view of = shown && check_of(context, *kind, part) ? std::string_view(part.of) : std::string_view();
  const std::string_view name = shown ? kind->name : std::string_view();
  const bool structural =
      shown && kind->of_set && kind->posts == PostList::none && name != "impact" && name != "changes" && name != "statutory-posts";
  const Staffing* staffing = structural ? &organisation(context, change_set) : nullptr;
  bool something = false;
  const auto add = [&](std::string_view member, bool wanted, const auto& make, const auto& shows) {
    Value value = wanted ? make() : Value();
    something = something || (wanted && shows(value));
    members.add(member, std::move(value));
  };
  const auto full = [](const Value& value) { return value.truthy(); };
  add(
      "function-tables", name == "functions", [&] { return staffing->functions(of); }, full);
  add(
      "function-moves", name == "functions-moved", [&] { return staffing->functions_moved(); }, full);
  add(
      "described-posts", name == "posts-described", [&] { return staffing->described(of); }, full);
  add(
      "schemes", name == "posts-mapped", [&] { return staffing->schemes(of); }, [](const Value&) { return false; });
  add(
      "mapped-posts", name == "posts-mapped", [&] { return staffing->mapped(of); }, full);
  const bool current_roles = name == "statutory-posts-current";
  add(
      "statutory-rows", current_roles || name == "statutory-posts-proposed", [&] { return staffing->statutory_posts(!current_roles); }, full);
  add(
      "numbers", name == "post-numbers", [&] { return staffing->numbers(of); }, holds_rows);
  const bool created = name == "post-numbers-created";
  add(
      "unit-numbers", created || name == "post-numbers-by-unit",
      [&] { return staffing->numbers_by_unit(created ? PostList::created : PostList::proposed, of); }, holds_rows);
  const bool current_units = name == "units-current";
  add(
      "unit-tables", current_units || name == "units-proposed", [&] { return staffing->unit_tables(!current_units, of); }, full);
  const bool current_establishment = name == "establishment-current";
  add(
      "establishment", current_establishment || name == "establishment-proposed", [&] { return staffing->establishment(!current_establishment, of); },
      holds_rows);
  const bool current_lines = name == "lines-current";
  add(
      "reporting-lines", current_lines || name == "lines-proposed", [&] { return staffing->lines(!current_lines, of); }, holds_rows);
  add(
      "held-consultations", name == "consultation", [&] { return consultations(context, of); }, full);
  add(
      "impacts", name == "impact", [&] { return impacts(context, part.set, of); }, full);
  add(
      "finance-tables", name == "finance-tables", [&] { return finance_tables(context, of); }, full);
  add(
      "equality-tables", name == "equality", [&] { return equality_tables(context, of); }, full);
  add(
      "options", name == "options", [&] { return options(context, of); }, full);
  add(
      "principles", name == "principles", [&] { return principles(context); }, full);
  add(
      "cycles", name == "cycle", [&] { return cycles(context, of); }, full);
  add(
      "themes", name == "themes", [&] { return themes(context, of); }, full);
  add(
      "timetable-groups", name == "timetable", [&] { return timetable_groups(context); }, full);
  return something;
}

}  // namespace townclerk::view
