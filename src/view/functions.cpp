#include <algorithm>

#include "view/forms.hpp"
#include "view/organisation.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

/// More would leave no room for words on a page.
constexpr std::size_t most_columns = 4;

Value in_tables(List columns) {
  List tables;
  for (std::size_t at = 0; at < columns.size(); at += most_columns) {
    const auto first = columns.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = columns.begin() + static_cast<std::ptrdiff_t>(std::min(at + most_columns, columns.size()));
    tables.push_back(Members(1).add("columns", List(first, last)).done());
  }
  return tables;
}

}  // namespace

Value Staffing::functions(std::string_view of) const {
  std::map<std::string_view, List> by_holder;
  for (const model::Function& function : proposed_.organisation->functions)
    by_holder[function.held_by].push_back(context_.words(function_name(function), function.at));
  List columns;
  const auto add = [&](const std::string& holder, std::string_view unit) {
    const auto found = by_holder.find(holder);
    if (found == by_holder.end() || !within(proposed_, unit, of)) return;
    columns.push_back(Members(2).add("holder", context_.words(name_after(holder))).add("functions", std::move(found->second)).done());
    by_holder.erase(found);
  };
  // What a withheld change takes away still holds functions, where it has stood; what has none by now is passed over.
  for (const Side* side : {&current_, &proposed_})
    for (const model::Unit& unit : side->organisation->units) add(unit.id, unit.id);
  for (const model::Post& post : current_.organisation->posts) {
    const model::Post* after = in(proposed_, post.id);
    add(post.id, after == nullptr ? post.unit : after->unit);
  }
  for (const model::Post& post : proposed_.organisation->posts) add(post.id, post.unit);
  return in_tables(std::move(columns));
}

Value Staffing::unit_tables(bool proposed, std::string_view of) const {
  const Side& side = proposed ? proposed_ : current_;
  const auto unit = [this, &side](const model::Unit& u, std::size_t members) {
    const bool gap = context_.withheld(u.exemption);
    std::string former;
    for (const model::Localised& name : u.former_names) former += (former.empty() ? "" : ", ") + name.in(context_.language).text;
    Members made(members + 2);
    made.add("name", context_.words(unit_name(side, u.id), u.at));
    made.add("former-line", gap ? Value() : context_.words(former, u.at));
    made.add("period", gap ? Value() : context_.words(period(u.period, context_.house, context_.language), u.at));
    return made.add("description", context_.withheld(u.exemption) ? Value() : context_.prose(u.description));
  };
  std::map<std::string_view, List> inner;
  for (const model::Unit& u : side.organisation->units)
    if (!u.parent.empty()) inner[u.parent].push_back(unit(u, 2).done());
  List columns;
  for (const model::Unit& u : side.organisation->units) {
    if (of.empty() ? !u.parent.empty() : u.id != of) continue;
    List units = context_.withheld(u.exemption) ? List() : std::move(inner[u.id]);
    const bool has_units = !units.empty();
    columns.push_back(unit(u, 4).add("has-units", has_units).add("units", std::move(units)).done());
  }
  return in_tables(std::move(columns));
}

const model::Change* Staffing::said_of_function(std::string_view function) const {
  const model::Change* last = nullptr;
  for (const model::Change* change : listed_.changes)
    if (std::find(change->subjects.begin(), change->subjects.end(), function) != change->subjects.end()) last = change;
  return last;
}

Value Staffing::functions_moved() const {
  using Kind = model::ChangeKind;
  List rows;
  std::set<std::string_view> parts;  // of functions that are split
  const auto row = [&](const model::Function& function, std::string_view from, std::string_view to, Kind kind, const model::Change* change) {
    const bool gap = context_.withheld(function.exemption) || (change != nullptr && context_.withheld(change->exemption));
    rows.push_back(Members(9)
                       .add("function", gap ? context_.words(context_.gap(), function.at) : context_.words(function.name))
                       .add("from", gap ? Value() : context_.words(from, function.at))
                       .add("to", gap ? Value() : context_.words(to, function.at))
                       .add("is-staying", !gap && kind == Kind::stay)
                       .add("is-undecided", !gap && kind == Kind::undecided)
                       .add("is-ceasing", !gap && kind == Kind::remove)
                       .add("owner", gap || change == nullptr ? Value() : decider(context_, change->owner))
                       .add("due", gap || change == nullptr ? Value() : by_date(context_, change->due, change->at))
                       .add("is-exempt", gap)
                       .done());
  };
  for (const model::Function& function : current_.organisation->functions) {
    const std::string_view from = name_of(function.held_by);
    const model::Change* said = said_of_function(function.id);
    const auto after = proposed_.functions.find(function.id);
    if (said != nullptr && said->kind == Kind::split) {
      for (const model::Function& part : said->functions) {
        const auto made = proposed_.functions.find(part.id);
        parts.insert(part.id);
        row(part, from, made == proposed_.functions.end() ? std::string_view() : name_after(made->second->held_by), Kind::split, said);
      }
    } else if (after == proposed_.functions.end()) {
      row(function, from, {}, Kind::remove, said);
    } else if (said != nullptr && (said->kind == Kind::stay || said->kind == Kind::undecided)) {
      row(function, from, said->kind == Kind::stay ? from : std::string_view(), said->kind, said);
    } else if (after->second->held_by != function.held_by) {
      row(*after->second, from, name_after(after->second->held_by), Kind::transfer, said);
    }
  }
  for (const model::Function& function : proposed_.organisation->functions)
    if (!current_.functions.contains(function.id) && !parts.contains(function.id))
      row(function, {}, name_after(function.held_by), Kind::create, said_of_function(function.id));
  return rows;
}

}  // namespace townclerk::view
