// SHA-256 (FIPS 180-4) for fixity.
#pragma once

#include <string>
#include <string_view>

namespace townclerk {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace townclerk
