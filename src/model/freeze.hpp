// Freezing a published appendix: the copy of the live model that it prints from then on, and where the two have come to differ.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model/report.hpp"

namespace townclerk::model {

struct Freezing {
  std::string appendix;  // id of a written or generated one
  Date date;             // of publication: a full date
  bool replace = false;  // a copy that is there already, instead of refusing to
};

/// The report's text with <as-published> inside the appendix: the organisation; of staffing, consultation, timetable, finance, risks, equality,
/// options, principles, cycles and documents those elements that the appendix prints or cites from; the change sets that it prints or that these
/// name, each with those that it builds on. They are in the source's own bytes,
/// moved to their new indentation. Every other byte stays. Nothing when the report has faults, has no such appendix, or the appendix is frozen
/// already (M129) or cannot be frozen (M130).
[[nodiscard]] std::optional<std::string> freeze(const Sources& sources, FileId file, const Freezing& freezing, Diagnostics& diagnostics);

/// Warns (M131) of every value of the live model that differs from what a frozen appendix of this report was printed from, at its place, with
/// the published one as a note. Layout and order do not count, nor do change sets that the copy does not hold. The report must have no faults.
void report_differences(const Sources& sources, FileId file, Diagnostics& diagnostics);

}  // namespace townclerk::model
