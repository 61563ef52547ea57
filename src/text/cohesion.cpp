#include "text/cohesion.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.hpp"

namespace townclerk::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array units{"m"sv, "k"sv, "bn"sv, "mn"sv, "million"sv, "billion"sv, "thousand"sv, "miliwn"sv, "biliwn"sv, "mil"sv};
constexpr std::array halves_of_day{"am"sv, "pm"sv, "a.m"sv, "p.m"sv};
constexpr std::array abbreviations{"no"sv, "nos"sv, "para"sv, "paras"sv, "p"sv,   "pp"sv,  "s"sv,
                                   "ss"sv, "sch"sv, "art"sv,  "reg"sv,   "fig"sv, "vol"sv, "rhif"sv};
constexpr std::array months{"January"sv,   "February"sv, "March"sv,      "April"sv,    "May"sv,    "June"sv,     "July"sv,     "August"sv,
                            "September"sv, "October"sv,  "November"sv,   "December"sv, "Ionawr"sv, "Chwefror"sv, "Mawrth"sv,   "Ebrill"sv,
                            "Mai"sv,       "Mehefin"sv,  "Gorffennaf"sv, "Awst"sv,     "Medi"sv,   "Hydref"sv,   "Tachwedd"sv, "Rhagfyr"sv};
constexpr std::array dashes{"–"sv, "—"sv};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool starts_with_any(std::string_view word, std::span<const std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [word](std::string_view item) { return word.starts_with(item); });
}

/// The word before `end`, without brackets and quotes that open before it. Words end at spaces; longer ones than any of interest are cut.
std::string_view word_before(std::string_view text, std::size_t end) {
  constexpr std::size_t enough = 24;
  std::size_t begin = end;
  while (begin > 0 && text[begin - 1] != ' ' && end - begin < enough) --begin;
  std::string_view word = text.substr(begin, end - begin);
  while (!word.empty() && (word.front() == '(' || word.front() == '[' || word.front() == '"' || word.front() == '\'')) word.remove_prefix(1);
  for (const std::string_view quote : {"‘"sv, "“"sv}) {
    if (word.starts_with(quote)) word.remove_prefix(quote.size());
  }
  return word;
}

std::string_view word_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find(' ', begin);
  return text.substr(begin, std::min<std::size_t>(end, text.size()) - begin);
}

std::string_view letters_of(std::string_view word) {
  const auto end = std::find_if_not(word.begin(), word.end(), [](char c) { return is_letter(c); });
  return word.substr(0, static_cast<std::size_t>(end - word.begin()));
}

/// "£1.2", "1,500": digits with points and commas, perhaps behind a currency sign.
bool is_amount(std::string_view word, bool needs_currency) {
  bool currency = false;
  for (const std::string_view sign : {"£"sv, "€"sv, "$"sv, "-"sv, "–"sv, "~"sv, "c."sv}) {
    if (!word.starts_with(sign)) continue;
    currency = currency || sign == "£" || sign == "€" || sign == "$";
    word.remove_prefix(sign.size());
  }
  for (const std::string_view sign : {"£"sv, "€"sv, "$"sv}) {
    if (!word.starts_with(sign)) continue;
    currency = true;
    word.remove_prefix(sign.size());
  }
  return !word.empty() && is_digit(word.front()) && is_digit(word.back()) && (currency || !needs_currency) &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

/// "16", "1st".
bool is_day(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && is_digit(word[digits])) ++digits;
  const std::string_view ending = word.substr(digits);
  return digits >= 1 && digits <= 2 && (ending.empty() || ending == "st" || ending == "nd" || ending == "rd" || ending == "th");
}

/// "D." or "J.R."
bool is_initials(std::string_view word) {
  if (word.empty() || word.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!is_upper(word[i]) || word[i + 1] != '.') return false;
  }
  return true;
}

bool is_abbreviation(std::string_view word) {
  if (word.size() < 2 || word.back() != '.') return false;
  word.remove_suffix(1);
  return std::any_of(abbreviations.begin(), abbreviations.end(), [word](std::string_view item) { return same_ignoring_case(word, item); });
}

/// Whether the word that ends at `end` can be the first half of anything below: all of them end in a figure, a point, a dash or "1st".
bool may_hold(std::string_view text, std::size_t end) {
  const char last = text[end - 1];
  if (is_letter(last)) return end >= 3 && (last == 't' || last == 'd' || last == 'h') && is_digit(text[end - 3]);
  return last != ',' && last != ';';
}

bool holds_across_space(std::string_view text, std::size_t spaces, std::size_t offset) {
  const char first = text[offset];
  if (first == ')' || first == ']' || first == '}') return true;
  if (!is_letter(first) && !is_digit(first)) {
    const std::string_view next = word_at(text, offset);
    if (next.starts_with("”") || is_one_of(next, dashes)) return true;
  }
  if (!may_hold(text, spaces)) return false;
  const std::string_view word = word_before(text, spaces);
  if (word.empty()) return false;

  if (is_digit(first)) {
    if (is_abbreviation(word)) return true;
    if ((!is_one_of(word, dashes) && word != "-") || spaces == word.size()) return false;
    const std::size_t before_dash = text.find_last_not_of(' ', spaces - word.size() - 1);
    return before_dash != std::string_view::npos && is_digit(text[before_dash]);
  }
  if (first == '%') return is_amount(word, false);
  if (is_upper(first) && is_initials(word)) return true;
  const std::string_view next = word_at(text, offset);
  const std::string_view name = letters_of(next);
  if (is_day(word) && is_one_of(name, months)) return true;
  if (is_one_of(name, units)) return is_amount(word, name.size() == 1);
  return starts_with_any(next, halves_of_day) && (name == "am" || name == "pm" || name.size() == 1) && is_amount(word, false);
}

bool holds_inside_word(std::string_view text, std::size_t offset) {
  const char next = text[offset];
  const char last = text[offset - 1];
  if (next == '(' && (last == ')' || is_digit(last) || is_letter(last))) return true;  // "3(2)(g)"
  if (last == ')' && is_digit(next)) return true;
  for (const std::string_view dash : dashes) {
    if (is_digit(next) && offset > dash.size() && text.substr(0, offset).ends_with(dash)) return is_digit(text[offset - dash.size() - 1]);
  }
  return last == '/' && is_digit(next) && offset > 1 && is_digit(text[offset - 2]);
}

}  // namespace

bool holds_together(std::string_view text, std::size_t offset) {
  std::size_t spaces = offset;
  while (spaces > 0 && text[spaces - 1] == ' ') --spaces;
  if (spaces == 0) return false;
  return spaces < offset ? holds_across_space(text, spaces, offset) : holds_inside_word(text, offset);
}

}  // namespace townclerk::text
