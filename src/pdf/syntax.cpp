#include "pdf/syntax.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace townclerk::pdf {
namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

void append_unit(std::string& out, char32_t unit) {
  out += static_cast<char>(unit >> 8U & 0xFFU);
  out += static_cast<char>(unit & 0xFFU);
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_number(std::string& out, double value, int decimals) {
  constexpr std::array<std::int64_t, 5> powers{1, 10, 100, 1000, 10000};
  std::int64_t scale = powers[static_cast<std::size_t>(std::clamp(decimals, 0, 4))];
  std::int64_t scaled = std::llround(value * static_cast<double>(scale));
  if (scaled < 0) {
    out += '-';
    scaled = -scaled;
  }
  const std::int64_t whole = scaled / scale;
  std::int64_t rest = scaled % scale;
  if (whole != 0 || rest == 0) append_integer(out, whole);
  if (rest == 0) return;
  out += '.';
  while (rest != 0) {
    scale /= 10;
    out += static_cast<char>('0' + rest / scale);
    rest %= scale;
  }
}

void append_reference(std::string& out, std::uint32_t object) {
  append_integer(out, object);
  out += " 0 R";
}

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && std::string_view("#/()<>[]{}%").find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '#';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
}

void append_escaped(std::string& out, char byte) {
  switch (byte) {
    case '(':
    case ')':
    case '\\':
      out += '\\';
      out += byte;
      break;
    case '\r':  // a reader would take a bare one for a line feed
      out += "\\r";
      break;
    default:
      out += byte;
  }
}

void append_bytes(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) append_escaped(out, c);
  out += ')';
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

void append_text(std::string& out, std::string_view utf8) {
  if (is_printable_ascii(utf8)) {
    append_bytes(out, utf8);
    return;
  }
  out += "<FEFF";
  append_hexadecimal(out, utf16(utf8));
  out += '>';
}

bool fits_string(std::string_view utf8) {
  constexpr std::size_t longest = 32767;
  if (utf8.size() > longest) return false;
  return utf8.size() <= longest / 3 || is_printable_ascii(utf8) || utf16(utf8).size() + 2 <= longest;
}

std::string utf16(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() * 2);
  for (std::size_t at = 0; at < utf8.size();) {
    char32_t c = utf8::next(utf8, at);
    if (c >= 0x10000) {
      c -= 0x10000;
      append_unit(out, 0xD800U | c >> 10U);
      append_unit(out, 0xDC00U | (c & 0x3FFU));
    } else {
      append_unit(out, c);
    }
  }
  return out;
}

void append_hexadecimal(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
}

}  // namespace townclerk::pdf
