// Name and number trees (ISO 32000-1 §7.9.6, 7.9.7), in leaves of equal size.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace townclerk::pdf {

class ObjectWriter;

/// Sorts the names; of equal ones the first stays. Values are written as they are. Returns the root's number.
[[nodiscard]] std::uint32_t write_name_tree(ObjectWriter& writer, std::vector<std::pair<std::string, std::string>> entries);
/// The value of key i is values[i].
[[nodiscard]] std::uint32_t write_number_tree(ObjectWriter& writer, const std::vector<std::string>& values);

}  // namespace townclerk::pdf
