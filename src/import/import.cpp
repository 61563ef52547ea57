#include "import/import.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "import/codes.hpp"
#include "import/establishment.hpp"
#include "model/codes.hpp"
#include "model/read.hpp"

namespace townclerk::intake {

std::optional<std::string> posts_as_xml(const Sources& sources, FileId list, Diagnostics& diagnostics) {
  const auto organisation = read_establishment(sources, list, {}, diagnostics);
  if (!organisation) return std::nullopt;
  return organisation_xml(*organisation, "") + "\n";
}

namespace {

/// The fault that a mention of what is replaced makes: where it stands in the file, and what to do about it.
Diagnostic mention(const Diagnostic& fault, Span at) {
  return Diagnostic(fault.code, at, fault.message)
      .hint("it stood in the organisation that would be replaced: let this name a post or unit of the list instead, or take the element out");
}

void report_faults(const Diagnostics& faults, const Sources& sources, const Target& target, const Edited& edited, Diagnostics& diagnostics) {
  std::size_t mentions = 0;
  std::vector<Diagnostic> placed;
  for (const Diagnostic& fault : faults.all()) {
    const bool mentions_former = fault.code.id == model::codes::M104.id && target.former_ids().contains(sources.slice(fault.at));
    if (mentions_former) ++mentions;
    placed.push_back(mentions_former ? mention(fault, edited.before(fault.at)) : fault);
    placed.back().at = edited.before(fault.at);
    for (Note& note : placed.back().notes)
      if (note.at.known()) note.at = edited.before(note.at);
  }
  Diagnostic refusal(codes::I118, {}, {});
  if (mentions == 0) {
    refusal.message = fmt::format("with the posts '{}' would have the faults that follow, so it is left as it was", sources.name(edited.file));
    refusal.hints.emplace_back("correct them in the report or in the list");
  } else {
    refusal.message =
        fmt::format("{} of '{}' still name{} posts or units that the list does not have, so it is left as it was",
                    mentions == 1 ? "one place" : fmt::format("{} places", mentions), sources.name(edited.file), mentions == 1 ? "s" : "");
    refusal.hints.emplace_back("correct the places that follow, then import again; `townclerk import` without --into prints the list with its ids");
  }
  diagnostics.add(std::move(refusal));
  for (Diagnostic& fault : placed) diagnostics.add(std::move(fault));
}

}  // namespace

std::optional<std::string> posts_into_report(Sources& sources, FileId list, FileId report, Standing standing, Diagnostics& diagnostics) {
  const auto target = Target::find(sources, report, standing, diagnostics);
  const auto organisation = read_establishment(sources, list, target ? target->ids() : std::set<std::string, std::less<>>(), diagnostics);
  if (!target || !organisation) return std::nullopt;
  Edited edited = target->with(*organisation);
  const FileId made = sources.add(fmt::format("{} with the posts", sources.name(report)), edited.text);
  Diagnostics faults;
  const auto read = model::read(sources, made, faults);
  if (!read || faults.has_errors()) {
    report_faults(faults, sources, *target, edited, diagnostics);
    return std::nullopt;
  }
  if (target->is_example())
    diagnostics.add(
        Diagnostic(codes::I123, {},
                   fmt::format("the example in '{}' is replaced: its posts by the list, its changes by an empty set", sources.name(report)))
            .hint("state your changes in <changes>"));
  return std::move(edited.text);
}

}  // namespace townclerk::intake
