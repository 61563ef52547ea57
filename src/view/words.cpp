#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "view/forms.hpp"

namespace townclerk::view {
namespace {

char32_t capital(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - 0x20;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 0x20;
  if (c == 0xFF) return 0x178;
  // Latin Extended-A: capital and small letters alternate, with three shifts of parity and a few letters that stand alone.
  const bool even_is_capital = (c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177);
  const bool odd_is_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (even_is_capital && (c & 1U) == 1) return c - 1;
  if (odd_is_capital && (c & 1U) == 0) return c - 1;
  return c;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [word](std::string_view e) { return word.size() >= e.size() && word.substr(word.size() - e.size()) == e; });
}

bool ends_in_consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !ends_with_any(word, {"ay", "ey", "iy", "oy", "uy"});
}

/// English rules: agrees, notes, passes, watches, carries, plays.
std::string third_person(std::string_view word) {
  const std::string base(word);
  if (ends_with_any(word, {"s", "x", "z", "ch", "sh", "o"})) return base + "es";
  if (ends_in_consonant_y(word)) return base.substr(0, base.size() - 1) + "ies";
  return base + "s";
}

/// English rules: authorised, noted, carried, delayed.
std::string past_participle(std::string_view word) {
  const std::string base(word);
  if (ends_with_any(word, {"e"})) return base + "d";
  return ends_in_consonant_y(word) ? base.substr(0, base.size() - 1) + "ied" : base + "ed";
}

/// The whole phrase or its first word in a form that the house lists, else as the rule makes it.
template <class Rule>
std::string in_form(std::string_view base, const std::vector<std::pair<std::string, std::string>>& irregular, const Rule& rule) {
  const auto listed = [&irregular](std::string_view verb) {
    return std::find_if(irregular.begin(), irregular.end(), [verb](const auto& entry) { return entry.first == verb; });
  };
  if (const auto whole = listed(base); whole != irregular.end()) return whole->second;
  const std::size_t end = std::min(base.find(' '), base.size());
  const std::string_view first = base.substr(0, end);
  const auto known = listed(first);
  std::string out = known != irregular.end() ? known->second : rule(first);
  out += base.substr(end);
  return out;
}

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

}  // namespace

std::string conjugated(std::string_view base, const house::RecommendationForms& forms) {
  if (forms.verb != house::RecommendationForms::Verb::third_person) return std::string(base);
  return in_form(base, forms.irregular, third_person);
}

std::string participle(std::string_view base, const house::RecommendationForms& forms) {
  return in_form(base, forms.participles, past_participle);
}

std::string capitals(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) utf8::append(out, capital(utf8::next(text, at)));
  return out;
}

std::string capitalised(std::string_view text) {
  if (text.empty()) return {};
  std::string out;
  std::size_t at = 0;
  utf8::append(out, capital(utf8::next(text, at)));
  out += text.substr(at);
  return out;
}

std::string plain_markdown(std::string_view words) {
  std::string out;
  out.reserve(words.size() + 8);
  for (const char c : words) {
    if (is_punctuation(c)) out += '\\';
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out;
}

}  // namespace townclerk::view
