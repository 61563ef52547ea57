#include "markdown/character_references.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace townclerk::markdown {

namespace {

std::optional<char32_t> number(std::string_view digits) {
  int base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t code = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  const bool whole = failed == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  const bool allowed = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF) && code != utf8::token_open && code != utf8::token_close;
  if (!whole || !allowed) return std::nullopt;
  return static_cast<char32_t>(code);
}

std::optional<char32_t> named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 6> names{
      {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}, {"nbsp", U'\u00A0'}}};
  for (const auto& [known, code] : names)
    if (known == name) return code;
  return std::nullopt;
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.substr(at, 12).find(';');
    if (end == std::string_view::npos) continue;
    const std::string_view name = text.substr(at + 1, end - 1);
    const auto code = !name.empty() && name.front() == '#' ? number(name.substr(1)) : named(name);
    if (!code) continue;
    out += text.substr(from, at - from);
    utf8::append(out, *code);
    from = at + end + 1;
    at = from - 1;
  }
  out += text.substr(from);
  return out;
}

}  // namespace townclerk::markdown
