// A house with those that it is based on, from house.xml to house.xml up to the standard one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "house/house.hpp"

namespace townclerk::house {

/// The house.xml of a house as a source; nothing when it cannot be had, which is then reported.
using Load = std::function<std::optional<FileId>(std::string_view house, Span wanted_at)>;

/// Reads a house and, before it, those that it is based on. `lineage` gets their codes, the house's own first. Nothing when there were faults;
/// each is reported: those of `read`, H114 for a house in a folder of another name, A106 for a circle of houses.
[[nodiscard]] std::optional<House> read_with_bases(std::string_view code, Span wanted_at, const Load& load, const Sources& sources,
                                                   std::vector<std::string>& lineage, Diagnostics& diagnostics);

}  // namespace townclerk::house
