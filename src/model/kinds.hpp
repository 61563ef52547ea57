// What report.xml, templates, house labels and style classes call the kinds of units, lines and holders, and the states of a report.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "model/organisation.hpp"
#include "model/report.hpp"

namespace townclerk::model {

// In the order of their enumerations.
inline constexpr std::array<std::string_view, 6> unit_kinds{"directorate", "division", "team", "board", "company", "partner"};
inline constexpr std::array<std::string_view, 6> line_kinds{"solid", "dotted", "statutory", "professional", "partnership", "membership"};
inline constexpr std::array<std::string_view, 5> holders{"filled", "vacant", "interim", "acting", "covered-by"};
inline constexpr std::array<std::string_view, 6> statuses{"draft", "for-clearance", "published", "historic", "withdrawn", "superseded"};

[[nodiscard]] constexpr std::string_view name_of(UnitKind kind) {
  return unit_kinds.at(static_cast<std::size_t>(kind));
}
[[nodiscard]] constexpr std::string_view name_of(LineKind kind) {
  return line_kinds.at(static_cast<std::size_t>(kind));
}
[[nodiscard]] constexpr std::string_view name_of(Holder holder) {
  return holders.at(static_cast<std::size_t>(holder));
}
[[nodiscard]] constexpr std::string_view name_of(Status status) {
  return statuses.at(static_cast<std::size_t>(status));
}

}  // namespace townclerk::model
