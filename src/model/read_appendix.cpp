#include <fmt/format.h>

#include <functional>
#include <memory>
#include <utility>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

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

/// The copy's ids are a scope of their own, in which the generated parts of the appendix name their sets.
std::shared_ptr<const AsPublished> read_as_published(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  auto copy = std::make_shared<AsPublished>();
  copy->at = tag.at();
  if (const auto date = tag.day("date", Need::required)) copy->date = date->date;
  reading.published = &reading.frozen.emplace_back();
  std::swap(reading.names, *reading.published);
  tag.children(live_parts(reading, *copy));
  std::swap(reading.names, *reading.published);
  return copy;
}

}  // namespace

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
  appendix.number = tag.stated_number();
  appendix.label = tag.words("label").text;
  appendix.numbers = tag.formed("numbers", Need::optional, is_number_form, "a form of numbers: 1, a, A, i or I, with what stands around it");
  appendix.kind = tag.choice("kind", kinds, AppendixKind::written);
  appendix.meetings = tag.meetings();
  appendix.exemption = tag.exemption();
  read_source(tag, appendix);
  const bool written = appendix.kind == AppendixKind::written || appendix.kind == AppendixKind::generated;
  Names* const around = reading.published;
  const auto copy = [&](const xml::Element& child) {
    if (!written) reading.fault(Diagnostic(codes::M119, child.name_at(), "only a written or generated appendix has been printed from a model"));
    appendix.as_published = read_as_published(reading, child);
  };
  const auto in_report = [&](const std::function<void(const xml::Element&)>& read) {
    return [&reading, written, read](const xml::Element& child) {
      if (!written) reading.fault(Diagnostic(codes::M119, child.name_at(), "only a written or generated appendix holds text or sections"));
      read(child);
    };
  };
  constexpr int after_title = 3;
  Section own;
  own.headed = false;
  own.at = tag.at();
  std::vector<Child> children = read_parts(reading, own.parts, after_title);
  for (Child& part : children) part.read = in_report(part.read);
  const auto section = [&](const xml::Element& child) { appendix.sections.push_back(read_section(reading, child)); };
  children.push_back(lines(reading, "listed-as", Occurs::any, appendix.listed_as, 0));
  children.push_back(lines(reading, "title", Occurs::at_least_once, appendix.title, 1));
  children.push_back({"as-published", Occurs::at_most_once, copy, 2});
  children.push_back({"section", Occurs::any, in_report(section), after_title + 1});
  children.push_back(each(reading, "appendix", Occurs::any, read_appendix, appendix.appendices, after_title + 2));
  tag.children(children);
  if (!own.parts.empty()) appendix.sections.insert(appendix.sections.begin(), std::move(own));
  reading.published = around;
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
  tag.children({lines(reading, "short-name", Occurs::any, document.short_name), lines(reading, "title", Occurs::at_least_once, document.title),
                lines(reading, "body", Occurs::any, document.body), lines(reading, "location", Occurs::any, document.location)});
  return document;
}

DocumentGroup read_document_group(Reading& reading, const xml::Element& element, std::vector<CitedDocument>& documents) {
  Tag tag(reading, element);
  DocumentGroup group;
  group.at = tag.at();
  group.id = tag.id(Thing::document_group);
  const auto document = [&](const xml::Element& child) {
    documents.push_back(read_document(reading, child));
    documents.back().group = group.id;
  };
  tag.children({lines(reading, "title", Occurs::at_least_once, group.title, 0), {"document", Occurs::any, document, 1}});
  return group;
}

}  // namespace townclerk::model
