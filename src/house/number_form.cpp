#include <algorithm>
#include <array>
#include <utility>

#include "house/house.hpp"

namespace townclerk::house {
namespace {

/// Spreadsheet letters: a … z, aa, ab …
std::string letters(int number, char first) {
  std::string out;
  for (; number > 0; number = (number - 1) / 26) out += static_cast<char>(first + (number - 1) % 26);
  std::reverse(out.begin(), out.end());
  return out;
}

std::string roman(int number, bool upper) {
  constexpr std::array<std::pair<int, std::string_view>, 13> signs{{{1000, "m"},
                                                                    {900, "cm"},
                                                                    {500, "d"},
                                                                    {400, "cd"},
                                                                    {100, "c"},
                                                                    {90, "xc"},
                                                                    {50, "l"},
                                                                    {40, "xl"},
                                                                    {10, "x"},
                                                                    {9, "ix"},
                                                                    {5, "v"},
                                                                    {4, "iv"},
                                                                    {1, "i"}}};
  std::string out;
  for (const auto& [value, sign] : signs)
    for (; number >= value; number -= value) out += sign;
  if (upper) std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return out;
}

std::string figures(Figures kind, int number) {
  constexpr int longest_roman = 3999;
  switch (kind) {
    case Figures::none:
      return {};
    case Figures::lower_alpha:
      if (number > 0) return letters(number, 'a');
      break;
    case Figures::upper_alpha:
      if (number > 0) return letters(number, 'A');
      break;
    case Figures::lower_roman:
    case Figures::upper_roman:
      if (number > 0 && number <= longest_roman) return roman(number, kind == Figures::upper_roman);
      break;
    case Figures::decimal:
      break;
  }
  return std::to_string(number);
}

std::optional<Figures> figures_of(char c) {
  switch (c) {
    case '1':
      return Figures::decimal;
    case 'a':
      return Figures::lower_alpha;
    case 'A':
      return Figures::upper_alpha;
    case 'i':
      return Figures::lower_roman;
    case 'I':
      return Figures::upper_roman;
    default:
      return std::nullopt;
  }
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string format(const NumberForm& form, int number) {
  if (form.figures == Figures::none) return {};
  return form.before + figures(form.figures, number) + form.after;
}

std::optional<NumberForm> parse_number_form(std::string_view pattern) {
  constexpr std::size_t longest = 16;
  if (pattern.size() > longest) return std::nullopt;
  const auto first = std::find_if(pattern.begin(), pattern.end(), is_word);
  if (first == pattern.end()) return std::nullopt;
  const auto at = static_cast<std::size_t>(first - pattern.begin());
  const std::optional<Figures> kind = figures_of(*first);
  const std::string_view after = pattern.substr(at + 1);
  if (!kind || std::any_of(after.begin(), after.end(), is_word)) return std::nullopt;
  return NumberForm{std::string(pattern.substr(0, at)), *kind, std::string(after)};
}

}  // namespace townclerk::house
