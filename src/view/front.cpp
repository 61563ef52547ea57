#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/suggest.hpp"
#include "view/codes.hpp"
#include "view/context.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;
using Area = house::FieldPosition::Area;

/// The report's field of a code, or the meeting's, which stands instead of it.
const model::FrontField* find(const Context& context, std::string_view code) {
  const auto in = [code](const model::Front& front) -> const model::FrontField* {
    const auto found = std::find_if(front.fields.begin(), front.fields.end(), [code](const model::FrontField& f) { return f.code == code; });
    return found == front.fields.end() ? nullptr : &*found;
  };
  const model::FrontField* own = context.meeting == nullptr ? nullptr : in(context.meeting->front);
  return own != nullptr ? own : in(context.report.front);
}

Value person(const Context& context, const model::Person& p) {
  const house::PersonForms& forms = context.house.people;
  const auto form = [&](const house::Words& pattern, house::Slot slot) {
    return slot.words.empty() ? std::string() : house::fill(pattern.in(context.language), {slot});
  };
  const std::string in_form =
      p.post.empty() ? p.name.text : house::fill(forms.line.in(context.language), {{"name", p.name.text}, {"post", p.post.text}});
  return Members()
      .add("name", context.words(p.name))
      .add("post", context.words(p.post))
      .add("line", p.line.empty() ? context.words(in_form, p.at) : context.words(p.line))
      .add("phone", context.words(p.phone))
      .add("phone-line", context.words(form(forms.phone, {"phone", p.phone.text}), p.phone.at))
      .add("email", context.words(p.email))
      .add("email-line", context.words(form(forms.email, {"email", p.email.text}), p.email.at))
      .done();
}

Value field(const Context& context, const house::Field& declared) {
  const model::FrontField* given = find(context, declared.code);
  List values;
  List people;
  std::string together;
  const auto join = [&together](std::string_view more) {
    if (!together.empty() && !more.empty()) together += ", ";
    together += more;
  };
  const bool gap = given != nullptr && context.withheld(given->exemption);
  if (gap) {
    values.push_back(context.words(context.gap(), given->exemption.at));
    join(context.gap());
  } else if (given != nullptr) {
    for (const model::Localised& value : given->values) {
      values.push_back(context.words(value));
      join(value.in(context.language).text);
    }
    if (given->appendices) {
      for (const std::string& line : appendix_lines(context)) {
        values.push_back(context.words(line, given->at));
        join(line);
      }
    }
    for (const std::string& id : given->people) {
      const model::Person* known = context.person(id);
      if (known == nullptr || context.withheld(*known)) continue;
      people.push_back(person(context, *known));
      join(known->name.text);
    }
    if (!given->people.empty() && people.empty()) {
      values.push_back(context.words(context.gap(), given->at));
      join(context.gap());
    }
  }
  const bool own_label = given != nullptr && !given->label.empty();
  return Members(10)
      .add("code", context.words(declared.code, declared.at))
      .add("id", context.words("front-" + declared.code, declared.at))
      .add("term", own_label ? context.words(given->label) : context.words(declared.label.in(context.language), declared.at))
      .add("is-blank", given != nullptr && given->blank)
      .add("is-present", given != nullptr)
      .add("value", context.words(together, given == nullptr ? Span() : given->at))
      .add("values", std::move(values))
      .add("people", std::move(people))
      .add("is-exempt", gap)
      .done();
}

/// The fields that the report has and that stand in a place, in the house's order.
template <class In>
List fields(const Context& context, const In& in) {
  List list;
  for (const house::Field& declared : context.house.fields)
    if (in(declared.position) && find(context, declared.code) != nullptr) list.push_back(field(context, declared));
  return list;
}

void check_fields(const Context& context, const model::Front& front) {
  std::vector<std::string_view> known;
  for (const house::Field& f : context.house.fields) known.push_back(f.code);
  for (auto field = front.fields.begin(); field != front.fields.end(); ++field) {
    const model::FrontField& f = *field;
    const auto first = std::find_if(front.fields.begin(), field, [&f](const model::FrontField& other) { return other.code == f.code; });
    if (first != field) {
      context.diagnostics.add(Diagnostic(codes::V215, f.code_at, fmt::format("the header field '{}' is given twice", f.code))
                                  .note("it is given here first", first->code_at)
                                  .hint("put all its values or people into one <field>: they print one below the other"));
    }
    if (context.house.field(f.code) != nullptr) continue;
    Diagnostic diagnostic(codes::V201, f.code_at, fmt::format("the house '{}' has no header field '{}'", context.house.code, f.code));
    if (const auto near = nearest(f.code, known)) diagnostic.hints.push_back(fmt::format("did you mean '{}'?", *near));
    context.diagnostics.add(std::move(diagnostic));
  }
  known.clear();
  for (const house::Label& area : context.house.clearances) known.push_back(area.code);
  for (const model::Clearance& clearance : front.clearances) {
    if (std::find(known.begin(), known.end(), clearance.area) != known.end()) continue;
    Diagnostic diagnostic(codes::V210, clearance.area_at, fmt::format("the house '{}' has no clearance '{}'", context.house.code, clearance.area));
    if (const auto near = nearest(clearance.area, known)) diagnostic.hints.push_back(fmt::format("did you mean '{}'?", *near));
    context.diagnostics.add(std::move(diagnostic));
  }
}

void check(const Context& context) {
  check_fields(context, context.report.front);
  for (const model::Meeting& m : context.report.meetings) check_fields(context, m.front);
  for (const house::Field& declared : context.house.fields) {
    if (!declared.required || find(context, declared.code) != nullptr) continue;
    context.diagnostics.add(Diagnostic(codes::V203, context.report.at, fmt::format("the header lacks '{}', which the house requires", declared.code))
                                .note("the house declares it here", declared.at)
                                .hint(fmt::format("add <field code=\"{}\"> to <front>; blank=\"yes\" leaves its cell empty", declared.code)));
  }
}

Value grids(const Context& context) {
  int last = 0;
  for (const house::Field& f : context.house.fields)
    if (f.position.area == Area::grid) last = std::max(last, f.position.grid);
  List list;
  for (int number = 1; number <= last; ++number) {
    List members = fields(context, [number](const house::FieldPosition& p) { return p.area == Area::grid && p.grid == number; });
    if (members.empty()) continue;
    list.push_back(Members(2).add("number", context.words(std::to_string(number))).add("fields", std::move(members)).done());
  }
  return list;
}

std::string_view form_name(house::HeaderForm form) {
  constexpr std::array<std::string_view, 4> names{"rows", "pairs", "lines", "list"};
  return names.at(static_cast<std::size_t>(form));
}

Value clearances(const Context& context, const model::Front& front) {
  List list;
  for (const model::Clearance& c : front.clearances) {
    const auto& areas = context.house.clearances;
    const auto area = std::find_if(areas.begin(), areas.end(), [&c](const house::Label& l) { return l.code == c.area; });
    list.push_back(Members()
                       .add("area", context.words(c.area, c.at))
                       .add("area-label", area == areas.end() ? Value() : context.words(area->words.in(context.language)))
                       .add("initials", context.words(c.initials))
                       .add("name", context.words(c.name))
                       .add("date", context.date(c.date))
                       .done());
  }
  return list;
}

}  // namespace

List fields_of_role(const Context& context, std::string_view role) {
  return fields(context, [role](const house::FieldPosition& p) { return p.area == Area::section && p.role == role; });
}

void add_front(const Context& context, Members& root) {
  check(context);
  const auto in_area = [&context](Area area) { return fields(context, [area](const house::FieldPosition& p) { return p.area == area; }); };
  const bool banner = !in_area(Area::banner).empty();
  const bool after_grid = !in_area(Area::after_grid).empty();
  const bool end = !in_area(Area::end).empty();
  root.add("front", Members()
                        .add("form", context.words(form_name(context.house.header)))
                        .add("has-banner", banner)
                        .add("banner", in_area(Area::banner))
                        .add("grids", grids(context))
                        .add("has-after-grid", after_grid)
                        .add("after-grid", in_area(Area::after_grid))
                        .add("has-end", end)
                        .add("end", in_area(Area::end))
                        .done());
  Members by_code(context.house.fields.size());
  for (const house::Field& declared : context.house.fields) by_code.add(declared.code, field(context, declared));
  root.add("field", by_code.done());

  const bool own = context.meeting != nullptr && !context.meeting->front.signatures.empty();
  const model::Front& signing = own ? context.meeting->front : context.report.front;
  List signatures;
  for (const model::Signature& s : signing.signatures)
    signatures.push_back(Members(2).add("name", context.words(s.name)).add("role", context.words(s.role)).done());
  root.add("has-signatures", !signatures.empty());
  root.add("signatures", std::move(signatures));
  const bool cleared = context.meeting != nullptr && !context.meeting->front.clearances.empty();
  const model::Front& clearing = cleared ? context.meeting->front : context.report.front;
  root.add("has-clearances", !clearing.clearances.empty());
  root.add("clearances", clearances(context, clearing));
}

}  // namespace townclerk::view
