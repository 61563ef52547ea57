// The typeface that is part of the program, so that every machine lays out alike.
#pragma once

#include <cstddef>
#include <span>

namespace townclerk::text {

inline constexpr const char* builtin_family = "Liberation Sans";

/// A file of the family; bytes of static storage.
[[nodiscard]] std::span<const std::byte> builtin_sans(bool bold, bool italic);

}  // namespace townclerk::text
