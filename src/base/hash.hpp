// SHA-256 (FIPS 180-4) for fixity; MD5 (RFC 1321) where a format asks for it.
#pragma once

#include <string>
#include <string_view>

namespace townclerk {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// 16 bytes. It proves nothing.
[[nodiscard]] std::string md5(std::string_view bytes);

}  // namespace townclerk
