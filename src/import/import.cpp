#include "import/import.hpp"

#include <utility>

#include <fmt/format.h>

#include "import/codes.hpp"
#include "import/establishment.hpp"
#include "model/read.hpp"

namespace townclerk::intake {

std::optional<std::string> posts_as_xml(const Sources& sources, FileId list, Diagnostics& diagnostics) {
  const auto organisation = read_establishment(sources, list, {}, diagnostics);
  if (!organisation) return std::nullopt;
  return organisation_xml(*organisation, "") + "\n";
}

std::optional<std::string> posts_into_report(Sources& sources, FileId list, FileId report, Standing standing, Diagnostics& diagnostics) {
  const auto target = Target::find(sources, report, standing, diagnostics);
  const auto organisation = read_establishment(sources, list, target ? target->ids() : std::set<std::string, std::less<>>(), diagnostics);
  if (!target || !organisation) return std::nullopt;
  std::string text = target->with(*organisation);
  const FileId made = sources.add(fmt::format("{} with the posts", sources.name(report)), text);
  Diagnostics faults;
  const auto read = model::read(sources, made, faults);
  if (read && !faults.has_errors()) return text;
  diagnostics.add(Diagnostic(codes::I118, Span{report, 0, 0}, "with the posts the report would have faults, so it is left as it was")
                      .hint("correct what follows in the report or in the list; changes must name posts that the list holds"));
  for (const Diagnostic& fault : faults.all()) diagnostics.add(fault);
  return std::nullopt;
}

}  // namespace townclerk::intake
