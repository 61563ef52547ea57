#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

/// What is exempt in one language is so in all.
void add(const Exemption& more, Exemption& to) {
  if (!to.exempt()) {
    to = more;
    return;
  }
  for (const int paragraph : more.paragraphs)
    if (std::find(to.paragraphs.begin(), to.paragraphs.end(), paragraph) == to.paragraphs.end()) to.paragraphs.push_back(paragraph);
}

/// Prose is a part of its own, or the part before it in another language.
void read_body(Reading& reading, const xml::Element& element, std::vector<SectionPart>& parts) {
  Tag tag(reading, element);
  const std::string language = tag.language();
  const bool own = language == reading.language;
  std::vector<std::string> meetings = own ? tag.meetings() : std::vector<std::string>();
  const Exemption exemption = tag.exemption();
  auto text = tag.prose();
  const bool follows = !parts.empty() && parts.back().kind == SectionPart::Kind::prose;
  const Prose none;
  if (!language_fits(reading, element, language, own || !follows ? none.by_language : parts.back().prose.by_language)) return;
  if (own) {
    SectionPart& part = parts.emplace_back();
    part.at = tag.at();
    part.meetings = std::move(meetings);
  }
  add(exemption, parts.back().exemption);
  parts.back().prose.by_language.emplace_back(language, std::move(text));
}

SectionPart read_generated(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  SectionPart part;
  part.kind = SectionPart::Kind::generated;
  part.at = tag.at();
  part.generated = tag.code("part", Need::required, &part.generated_at);
  part.set = tag.shown("set", Thing::set);
  part.of = tag.shown("of", Thing::anything, &part.of_at);
  part.meetings = tag.meetings();
  part.exemption = tag.exemption();
  tag.children({});
  return part;
}

}  // namespace

std::vector<Child> read_parts(Reading& reading, std::vector<SectionPart>& parts, int rank) {
  return {{"body", Occurs::any, [&reading, &parts](const xml::Element& child) { read_body(reading, child, parts); }, rank},
          {"generated", Occurs::any, [&reading, &parts](const xml::Element& child) { parts.push_back(read_generated(reading, child)); }, rank}};
}

Section read_section(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Section section;
  section.at = tag.at();
  section.id = tag.id(Thing::section);
  section.role = tag.code("role", Need::optional, &section.role_at);
  section.number = tag.stated_number();
  section.meetings = tag.meetings();
  section.exemption = tag.exemption();
  const Occurs titles = tag.has("role") ? Occurs::any : Occurs::at_least_once;
  std::vector<Child> children = read_parts(reading, section.parts, 1);
  children.push_back(lines(reading, "title", titles, section.title, 0));
  children.push_back(each(reading, "section", Occurs::any, read_section, section.sections, 2));
  tag.children(children);
  return section;
}

}  // namespace townclerk::model
