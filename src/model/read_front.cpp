#include <array>
#include <utility>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

FrontField read_field(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  FrontField field;
  field.at = tag.at();
  field.code = tag.code("code", Need::required, &field.code_at);
  field.exemption = tag.exemption();
  field.blank = tag.yes("blank", false);
  Span values;
  Span people;
  Span generated;
  const auto value = [&](const xml::Element& child) {
    values = child.name_at();
    add_line_to_list(reading, child, field.values);
  };
  const auto person = [&](const xml::Element& child) {
    people = child.name_at();
    Tag inner(reading, child);
    field.people.push_back(inner.reference("ref", Thing::person, Need::required));
    inner.children({});
  };
  const auto list = [&](const xml::Element& child) {
    constexpr Words<bool, 1> parts{{{"appendices", true}}};
    generated = child.name_at();
    Tag inner(reading, child);
    field.appendices = inner.choice("part", parts, true, Need::required);
    inner.children({});
  };
  tag.children({lines(reading, "label", Occurs::any, field.label),
                {"value", Occurs::any, value},
                {"person", Occurs::any, person},
                {"generated", Occurs::at_most_once, list}});
  const bool full = values.known() || people.known() || generated.known();
  if (field.blank && full)
    reading.fault(Diagnostic(codes::M119, tag.value_at("blank"), "the field is declared blank but holds something"));
  else if (!field.blank && !full)
    reading.fault(
        Diagnostic(codes::M103, element.name_at(), "'field' needs a 'value' or a 'person'").hint("write blank=\"yes\" if its cell is to be empty"));
  else if (values.known() && people.known())
    reading.fault(Diagnostic(codes::M119, people, "a field holds values or people, not both"));
  else if (generated.known() && (values.known() || people.known()))
    reading.fault(Diagnostic(codes::M119, generated, "a field that lists the appendices holds nothing else"));
  return field;
}

Signature read_signature(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Signature signature;
  signature.at = tag.at();
  signature.name = tag.words("name", Need::required);
  signature.role = tag.words("role");
  tag.children({});
  return signature;
}

Clearance read_clearance(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Clearance clearance;
  clearance.at = tag.at();
  clearance.area = tag.code("area", Need::required, &clearance.area_at);
  clearance.initials = tag.words("initials");
  clearance.name = tag.words("name");
  clearance.date = tag.day("date");
  tag.children({});
  return clearance;
}

}  // namespace

Revision read_revision(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Revision revision;
  revision.at = tag.at();
  revision.version = tag.words("version", Need::required);
  revision.date = tag.day("date", Need::required).value_or(When());
  revision.supersedes = tag.words("supersedes").text;
  tag.children({lines(reading, "reason", Occurs::any, revision.reason)});
  return revision;
}

Authority read_authority(Reading& reading, const xml::Element& element) {
  constexpr std::array<std::string_view, 4> nations{"england", "wales", "scotland", "northern-ireland"};
  constexpr std::array<std::string_view, 8> types{"county",         "district",       "unitary",      "metropolitan-borough",
                                                  "london-borough", "county-borough", "council-area", "combined"};
  Tag tag(reading, element);
  Authority authority;
  authority.at = tag.at();
  authority.id = tag.id(Thing::authority);
  authority.nation = tag.one_of("nation", nations, Need::required);
  authority.type = tag.one_of("type", types);
  tag.children({lines(reading, "name", Occurs::at_least_once, authority.name), lines(reading, "short-name", Occurs::any, authority.short_name)});
  return authority;
}

Meeting read_meeting(Reading& reading, const xml::Element& element) {
  constexpr std::array<std::string_view, 2> functions{"council", "executive"};
  constexpr Words<MeetingRole, 3> roles{
      {{"decide", MeetingRole::decide}, {"recommend", MeetingRole::recommend}, {"consider", MeetingRole::consider}}};
  Tag tag(reading, element);
  Meeting meeting;
  meeting.at = tag.at();
  meeting.id = tag.id(Thing::meeting);
  meeting.authority = tag.reference("authority", Thing::authority);
  meeting.date = tag.day("date", Need::required).value_or(When());
  meeting.item = tag.words("item");
  meeting.pages = tag.words("pages");
  meeting.function_of = tag.one_of("function-of", functions);
  meeting.role = tag.choice("role", roles, MeetingRole::decide);
  meeting.house = tag.plain_name("house", "names a folder of templates", Need::optional);
  tag.children({lines(reading, "name", Occurs::at_least_once, meeting.body),
                lines(reading, "late-reason", Occurs::any, meeting.late_reason),
                {"front", Occurs::at_most_once, [&](const xml::Element& child) { meeting.front = read_front(reading, child); }},
                {"recommendations", Occurs::at_most_once,
                 [&](const xml::Element& child) { meeting.recommendations = read_recommendations(reading, child); }}});
  return meeting;
}

Person read_person(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Person person;
  person.at = tag.at();
  person.id = tag.id(Thing::person);
  person.name = tag.words("name", Need::required);
  person.post = tag.words("post");
  person.line = tag.words("line");
  person.phone = tag.words("phone");
  person.email = tag.words("email");
  person.is_public = tag.yes("public", true);
  tag.children({});
  return person;
}

Front read_front(Reading& reading, const xml::Element& element) {
  Front front;
  Tag(reading, element)
      .children({each(reading, "field", Occurs::any, read_field, front.fields),
                 each(reading, "signature", Occurs::any, read_signature, front.signatures),
                 each(reading, "clearance", Occurs::any, read_clearance, front.clearances)});
  return front;
}

Acknowledgement read_acknowledgement(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Acknowledgement acknowledgement;
  acknowledgement.at = tag.at();
  acknowledgement.rule = tag.formed("rule", Need::required, is_rule, "the id of a rule, as T05");
  const Need words = tag.yes("withheld", false) ? Need::optional : Need::required;
  // In the model of a PDF what it names may be left out.
  acknowledgement.of = words == Need::optional ? tag.formed("of", Need::optional, is_id, "one id of lower-case letters, digits and hyphens")
                                               : tag.reference("of", Thing::anything | Thing::in_prose);
  acknowledgement.by = tag.words("by", words);
  acknowledgement.reason = tag.words("reason", words);
  acknowledgement.date = tag.day("date");
  if (words == Need::optional)
    for (const std::string_view name : {"by", "reason", "date"}) tag.refuse(name, "an acknowledgement whose words are withheld has none");
  tag.children({});
  return acknowledgement;
}

}  // namespace townclerk::model
