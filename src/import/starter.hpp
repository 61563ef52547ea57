// A report.xml to begin with.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/assets.hpp"
#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "house/house.hpp"
#include "model/report.hpp"

namespace townclerk::intake {

/// A small report of a kind in a house's form: its header fields, sections and implications are those that the house requires, and those that
/// reports of the kind have as a rule, where the house knows them. Its words are invented, to be replaced; comments say what comes next. It
/// renders without a fault. `id` is a plain name.
[[nodiscard]] std::string starter(const house::House& house, model::Kind kind, std::string_view id);

/// The same in the house of that code, which is read first; nothing when it has faults, which are reported.
[[nodiscard]] std::optional<std::string> starter(std::string_view house, model::Kind kind, std::string_view id, const Assets& assets,
                                                 Sources& sources, Diagnostics& diagnostics);

/// A plain name made of a folder's: "Senior management 2027" is "senior-management-2027"; "report" when nothing is left.
[[nodiscard]] std::string report_id(std::string_view folder_name);

}  // namespace townclerk::intake
