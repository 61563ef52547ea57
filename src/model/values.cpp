#include "model/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace townclerk::model {
namespace {

constexpr std::string_view blanks = " \t\n\r";

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

/// Digits with at most two decimals, times 100.
std::optional<std::int64_t> parse_decimal(std::string_view text, std::size_t most_digits) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  if (!all_digits(whole) || whole.size() > most_digits) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), value);
  value *= 100;
  if (point == text.size()) return value;
  const std::string_view decimals = text.substr(point + 1);
  if (!all_digits(decimals) || decimals.size() > 2) return std::nullopt;
  const std::int64_t hundredths = number(decimals);
  return value + (decimals.size() == 1 ? hundredths * 10 : hundredths);
}

}  // namespace

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = text.find_first_not_of(blanks);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    if (!out.empty()) out += ' ';
    out += text.substr(at, end - at);
    at = text.find_first_not_of(blanks, end);
  }
  return out;
}

bool is_plain_name(std::string_view text) {
  return !text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_id(std::string_view text) {
  return is_plain_name(text) && is_lower(text.front());
}

bool is_language(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) && std::all_of(text.begin(), text.end(), is_lower);
}

bool is_verb(std::string_view text) {
  bool letter = false;
  for (const char c : text) {
    const bool between = letter && (c == ' ' || c == '-');
    if (!is_lower(c) && !between) return false;
    letter = is_lower(c);
  }
  return letter;
}

bool is_file_name(std::string_view text) {
  bool first = true;
  for (const char c : text) {
    const bool word = is_lower(c) || is_upper(c) || is_digit(c) || c == '_';
    if (!word && (first || (c != '.' && c != '-' && c != '/'))) return false;
    first = c == '/';
  }
  return !first;
}

bool is_web_address(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos || (text.substr(0, colon) != "https" && text.substr(0, colon) != "http")) return false;
  return text.size() > colon + 3 && text.find_first_of(blanks) == std::string_view::npos;
}

bool is_financial_year(std::string_view text) {
  return text.size() == 7 && text[4] == '/' && all_digits(text.substr(0, 4)) && all_digits(text.substr(5));
}

bool is_rule(std::string_view text) {
  return text.size() == 3 && is_upper(text[0]) && all_digits(text.substr(1));
}

bool is_number_form(std::string_view text) {
  const auto is_sign = [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); };
  const auto sign = std::find_if(text.begin(), text.end(), is_sign);
  return sign != text.end() && std::string_view("1aAiI").find(*sign) != std::string_view::npos && std::none_of(sign + 1, text.end(), is_sign);
}

std::optional<Date> parse_date(std::string_view text) {
  if ((text.size() != 10 && text.size() != 7) || text[4] != '-' || !all_digits(text.substr(0, 4)) || !all_digits(text.substr(5, 2)))
    return std::nullopt;
  Date date{number(text.substr(0, 4)), number(text.substr(5, 2)), 0};
  if (date.year < 1 || date.month < 1 || date.month > 12) return std::nullopt;
  if (text.size() == 7) return date;
  if (text[7] != '-' || !all_digits(text.substr(8))) return std::nullopt;
  date.day = number(text.substr(8));
  if (date.day < 1 || date.day > days_in(date.year, date.month)) return std::nullopt;
  return date;
}

std::optional<std::int64_t> parse_pence(std::string_view text) {
  constexpr std::size_t most_digits = 12;
  const bool negative = text.starts_with('-');
  const auto value = parse_decimal(text.substr(negative ? 1 : 0), most_digits);
  return value && negative ? -*value : value;
}

std::optional<std::int64_t> parse_hundredths(std::string_view text) {
  constexpr std::size_t most_digits = 4;
  return parse_decimal(text, most_digits);
}

std::optional<int> parse_count(std::string_view text) {
  constexpr std::size_t most_digits = 9;
  if (!all_digits(text) || text.size() > most_digits) return std::nullopt;
  return number(text);
}

std::optional<int> parse_percent(std::string_view text) {
  if (!all_digits(text) || text.size() > 3 || text.front() == '0') return std::nullopt;
  const int value = number(text);
  return value <= 100 ? std::optional(value) : std::nullopt;
}

std::optional<int> parse_percent_hundredths(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  constexpr std::int64_t whole = 100 * 100;
  const auto value = parse_decimal(text, most_digits);
  return value && *value <= whole ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<int> parse_schedule_paragraph(std::string_view text) {
  const auto value = parse_percent(text);
  const bool known = value && ((*value >= 1 && *value <= 7) || (*value >= 12 && *value <= 18));
  return known ? value : std::nullopt;
}

std::string plain_name(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (capital || plain) {
      out += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace townclerk::model
