// Letters and blanks of ASCII, whatever the locale: for names and codes, never for words of a language.
#pragma once

#include <string>
#include <string_view>

namespace townclerk {

/// What XML calls white space.
inline constexpr std::string_view blanks = " \t\n\r";

[[nodiscard]] constexpr bool is_blank(char c) {
  return blanks.find(c) != std::string_view::npos;
}

[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

/// Without the blanks at both ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Makes the first letter a capital where it is one of ASCII.
inline void capitalise(std::string& words) {
  if (!words.empty()) words.front() = upper(words.front());
}

}  // namespace townclerk
