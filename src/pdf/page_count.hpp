// How many pages a PDF file of somebody else's has.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <tl/expected.hpp>

namespace townclerk::pdf {

/// Reads the page tree, and repairs nothing that would change what a reader shows. An error says why the bytes are no PDF that can be
/// opened without a password (ISO 32000-1, 7.7.3).
[[nodiscard]] tl::expected<int, std::string> page_count(std::span<const std::byte> bytes);

}  // namespace townclerk::pdf
