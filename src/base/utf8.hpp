// UTF-8 by hand where a library would be a cannon: decode, encode, check.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace townclerk::utf8 {

/// The code point at `offset`, which is moved behind it. Input must be valid UTF-8 (every input file is checked when it is read).
char32_t next(std::string_view text, std::size_t& offset);
void append(std::string& out, char32_t code_point);
/// Offset of the first invalid byte (RFC 3629), or npos.
[[nodiscard]] std::size_t first_invalid(std::string_view bytes);
[[nodiscard]] std::size_t length(std::string_view text);

/// The private-use delimiters of a value's token in expanded templates; they are refused in every input.
inline constexpr char32_t token_open = 0xE000;
inline constexpr char32_t token_close = 0xE001;

}  // namespace townclerk::utf8
