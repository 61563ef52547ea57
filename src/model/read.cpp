#include "model/read.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

#include "model/changes.hpp"
#include "model/codes.hpp"
#include "model/kinds.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"
#include "xml/xml.hpp"

namespace townclerk::model {
namespace {

constexpr Words<Kind, 3> kinds{{{"decision", Kind::decision}, {"consultation", Kind::consultation}, {"response", Kind::response}}};

bool is_report(const xml::Element& root, Diagnostics& diagnostics) {
  if (root.name() == "report" && root.space() == report_space) return true;
  Diagnostic fault(codes::M110, root.name_at(),
                   fmt::format("the root element is '{}' of the namespace '{}', not a report", root.name(), root.space()));
  fault.hints.push_back(fmt::format("a report starts with <report xmlns=\"{}\" …>", report_space));
  diagnostics.add(std::move(fault));
  return false;
}

void read_attributes(Tag& tag, Report& report) {
  Reading& reading = tag.reading();
  report.at = tag.at();
  report.id = tag.plain_name("id", "names the output files", Need::required);
  report.house = tag.plain_name("house", "names a folder of templates", Need::required, &report.house_at);
  const std::string language = tag.formed("lang", Need::optional, is_language, "a language code as en or cy");
  if (!language.empty()) report.language = reading.language = language;
  report.kind = tag.choice("kind", kinds, Kind::decision);
  report.status = tag.choice("status", statuses, Status::draft);
  report.version = tag.words("version").text;
  report.date = tag.day("date");
  report.reference = tag.words("reference");
}

void read_children(Tag& tag, Report& report) {
  Reading& r = tag.reading();
  std::vector<Child> table = live_parts(r, report);
  const std::initializer_list<Child> others{lines(r, "title", Occurs::at_least_once, report.title),
                                            list_of(r, "revisions", "revision", read_revision, report.revisions),
                                            each(r, "authority", Occurs::at_least_once, read_authority, report.authorities),
                                            each(r, "meeting", Occurs::any, read_meeting, report.meetings),
                                            list_of(r, "people", "person", read_person, report.people),
                                            singly(r, "front", read_front, report.front),
                                            list_of(r, "delegations", "delegation", read_delegation, report.delegations),
                                            singly(r, "recommendations", read_recommendations, report.recommendations),
                                            each(r, "section", Occurs::any, read_section, report.sections),
                                            list_of(r, "appendices", "appendix", read_appendix, report.appendices),
                                            each(r, "acknowledge", Occurs::any, read_acknowledgement, report.acknowledgements)};
  table.insert(table.end(), others);
  tag.children(table);
}

}  // namespace

std::optional<Report> read(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  const auto document = xml::Document::parse(sources, file, {}, diagnostics);
  if (!document || !is_report(document->root(), diagnostics)) return std::nullopt;
  Reading reading{sources, diagnostics, {}, {}, {}, {}, {}};
  Report report;
  reading.language = report.language;
  Tag tag(reading, document->root());
  read_attributes(tag, report);
  read_children(tag, report);
  const std::size_t structural = diagnostics.errors();
  reading.names.hold(std::move(reading.prose));
  reading.names.check(diagnostics);
  for (Names& names : reading.frozen) names.check(diagnostics, &reading.names);
  if (diagnostics.errors() == structural) check_changes(report, diagnostics);
  return report;
}

}  // namespace townclerk::model
