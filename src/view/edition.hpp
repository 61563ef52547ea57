// What an edition of a report holds: the public one prints the house's words for a gap instead of what is withheld.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "house/house.hpp"
#include "model/report.hpp"
#include "view/view.hpp"

namespace townclerk::view {

/// The report as the public may read it. What is exempt, and people with public="no", keep their ids and places and lose their words: titles,
/// names and prose are the house's words for a gap (label `exempt`), figures are marked as withheld, everything else is empty. What an exempt
/// change names or makes is withheld with it, and so are the lines of an exempt finance table and the impact on a withheld post. Prose of
/// withheld sections, options and impacts stays, for its paragraphs keep their numbers: the view and the document withhold it
/// (document/withheld.hpp).
[[nodiscard]] model::Report public_edition(const model::Report& report, const house::House& house, std::string_view language);

/// The report with a mark at everything that its public edition withholds: under which paragraphs of Schedule 12A it is exempt, and, but for
/// single values and rows, why that is in the public interest (labels `exempt-under`, `exempt-reason`, `exempt-brief` …). Amounts are marked where
/// they are printed.
[[nodiscard]] model::Report exempt_edition(const model::Report& report, const house::House& house, std::string_view language);

/// Reports paragraphs of Schedule 12A that are another nation's (V222): 1 to 7 are England's, 12 to 18 are Wales's (Local Government Act 1972,
/// Parts 1 and 4 of the schedule). Councils of other nations are not judged.
void check_exemptions(const model::Report& report, Diagnostics& diagnostics);

/// What a container of withheld prose can hold of it: definitions of links left out, which would hold in the whole report. Nothing where the
/// prose could end the container; one gap without a number then stands for all of it.
[[nodiscard]] std::optional<PlacedText> containable(const PlacedText& prose);

/// Whether the public edition leaves anything out.
[[nodiscard]] bool withholds(const model::Report& report);

/// What the ids of a frozen appendix's copy are printed behind, since the live things may be printed too; `around` is that of the frozen appendix
/// that it stands in.
[[nodiscard]] std::string copy_prefix(std::string_view around, const model::Appendix& appendix);

/// The ids of all that is printed with the id of an element of the model: risks, events, themes … What of them is withheld has no place in
/// print that a reference could lead to.
[[nodiscard]] std::vector<std::string> ids_in_print(const model::Report& report);

/// The line that marks the exempt edition: "NOT FOR PUBLICATION", and by which paragraphs of Schedule 12A (Local Government Act 1972), in the
/// house's words (labels `schedule-12a-1` …). Only its first words where the report holds nothing exempt.
[[nodiscard]] std::string marking(const model::Report& report, const house::House& house, std::string_view language);

}  // namespace townclerk::view
