// Tokens of a PDF file (ISO 32000-1 §7.2, 7.3), appended to a buffer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace townclerk::pdf {

void append_integer(std::string& out, std::int64_t value);
/// Rounded to `decimals` (at most 4), without trailing zeros or an exponent.
void append_number(std::string& out, double value, int decimals = 2);
/// "12 0 R"
void append_reference(std::string& out, std::uint32_t object);
/// "/Name", with escapes where needed.
void append_name(std::string& out, std::string_view name);
/// Bytes as a literal string.
void append_bytes(std::string& out, std::string_view bytes);
/// One byte inside a literal string.
void append_escaped(std::string& out, char byte);
/// A text string (§7.9.2.2) of UTF-8: literal ASCII or UTF-16.
void append_text(std::string& out, std::string_view utf8);
/// UTF-16BE of UTF-8, without a byte order mark.
[[nodiscard]] std::string utf16(std::string_view utf8);
/// Four hexadecimal digits for each pair of bytes.
void append_hexadecimal(std::string& out, std::string_view bytes);
[[nodiscard]] bool is_printable_ascii(std::string_view text);
/// Whether append_text makes a string that is no longer than PDF/A allows (ISO 19005-3 §6.1.13).
[[nodiscard]] bool fits_string(std::string_view utf8);

}  // namespace townclerk::pdf
