#include <fmt/format.h>

#include <utility>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

/// Prose is a part of its own, or the part before it in another language.
void read_body(Reading& reading, const xml::Element& element, std::vector<SectionPart>& parts) {
  Tag tag(reading, element);
  const std::string language = tag.language();
  Exemption exemption = tag.exemption();
  auto text = tag.prose();
  const bool own = language == reading.language;
  const bool follows = !parts.empty() && parts.back().kind == SectionPart::Kind::prose;
  const Prose none;
  if (!language_fits(reading, element, language, own || !follows ? none.by_language : parts.back().prose.by_language)) return;
  if (own) {
    SectionPart& part = parts.emplace_back();
    part.at = tag.at();
    part.exemption = std::move(exemption);
  }
  parts.back().prose.by_language.emplace_back(language, std::move(text));
}

SectionPart read_generated(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  SectionPart part;
  part.kind = SectionPart::Kind::generated;
  part.at = tag.at();
  part.generated = tag.code("part", Need::required, &part.generated_at);
  part.set = tag.reference("set", Thing::set);
  part.exemption = tag.exemption();
  tag.children({});
  return part;
}

/// What an appendix of a kind has beside its title; attributes of other kinds are faults.
void read_source(Tag& tag, Appendix& appendix) {
  const auto only_for = [&tag](std::string_view name, bool wanted, std::string_view kind) {
    if (!wanted) tag.refuse(name, fmt::format("'{}' goes with kind=\"{}\" only", name, kind));
  };
  const bool attached = appendix.kind == AppendixKind::attached;
  const bool separate = appendix.kind == AppendixKind::separate;
  const bool to_follow = appendix.kind == AppendixKind::to_follow;
  if (attached) appendix.file = tag.formed("file", Need::required, is_file_name, "a file in the report's folder or below it, as papers/jobs.pdf");
  if (separate) appendix.address = tag.formed("address", Need::required, is_web_address, "an address that starts with https://");
  if (to_follow) appendix.due = tag.day_or_month("due", Need::required);
  only_for("file", attached, "attached");
  only_for("address", separate, "separate");
  only_for("due", to_follow, "to-follow");
}

}  // namespace

Section read_section(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Section section;
  section.at = tag.at();
  section.id = tag.id(Thing::section);
  section.role = tag.code("role", Need::optional, &section.role_at);
  section.number = tag.words("number").text;
  section.exemption = tag.exemption();
  const auto body = [&](const xml::Element& child) { read_body(reading, child, section.parts); };
  const auto generated = [&](const xml::Element& child) { section.parts.push_back(read_generated(reading, child)); };
  const Occurs titles = tag.has("role") ? Occurs::any : Occurs::at_least_once;
  tag.children({lines(reading, "title", titles, section.title, 0),
                {"body", Occurs::any, body, 1},
                {"generated", Occurs::any, generated, 1},
                each(reading, "section", Occurs::any, read_section, section.sections, 2)});
  return section;
}

Appendix read_appendix(Reading& reading, const xml::Element& element) {
  constexpr Words<AppendixKind, 6> kinds{{{"written", AppendixKind::written},
                                          {"generated", AppendixKind::generated},
                                          {"attached", AppendixKind::attached},
                                          {"separate", AppendixKind::separate},
                                          {"to-follow", AppendixKind::to_follow},
                                          {"not-held", AppendixKind::not_held}}};
  Tag tag(reading, element);
  Appendix appendix;
  appendix.at = tag.at();
  appendix.id = tag.id(Thing::appendix);
  appendix.number = tag.words("number").text;
  appendix.kind = tag.choice("kind", kinds, AppendixKind::written);
  appendix.exemption = tag.exemption();
  read_source(tag, appendix);
  const bool written = appendix.kind == AppendixKind::written || appendix.kind == AppendixKind::generated;
  const auto section = [&](const xml::Element& child) {
    if (!written) reading.fault(Diagnostic(codes::M119, child.name_at(), "only a written or generated appendix holds sections"));
    appendix.sections.push_back(read_section(reading, child));
  };
  tag.children({lines(reading, "title", Occurs::at_least_once, appendix.title, 0),
                {"section", Occurs::any, section, 1},
                each(reading, "appendix", Occurs::any, read_appendix, appendix.appendices, 2)});
  return appendix;
}

CitedDocument read_document(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  CitedDocument document;
  document.at = tag.at();
  document.id = tag.id(Thing::document);
  document.date = tag.when(Need::optional);
  document.address = tag.formed("address", Need::optional, is_web_address, "an address that starts with https://");
  document.background = tag.yes("background", false);
  document.exemption = tag.exemption();
  tag.children({lines(reading, "short-name", Occurs::any, document.short_name), lines(reading, "title", Occurs::at_least_once, document.title)});
  return document;
}

}  // namespace townclerk::model
