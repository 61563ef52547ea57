#include "document/sequence.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace townclerk::document {

using house::Figures;

namespace {

constexpr int largest = 1'000'000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<int> decimal(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0 || value > largest) return std::nullopt;
  return value;
}

std::optional<int> letters(std::string_view text, char first) {
  int value = 0;
  for (const char c : text) {
    if (c < first || c >= first + 26 || value > largest) return std::nullopt;
    value = value * 26 + (c - first + 1);
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

/// By search: the forms of numbers that lists reach are few, and a wrong order of signs ("iix") finds nothing.
std::optional<int> roman(Figures figures, std::string_view text) {
  constexpr int longest = 200;
  for (int value = 1; value <= longest; ++value)
    if (house::format({"", figures, ""}, value) == text) return value;
  return std::nullopt;
}

}  // namespace

std::optional<int> value_of(Figures figures, std::string_view text) {
  switch (figures) {
    case Figures::decimal:
      return decimal(text);
    case Figures::lower_alpha:
      return letters(text, 'a');
    case Figures::upper_alpha:
      return letters(text, 'A');
    case Figures::lower_roman:
    case Figures::upper_roman:
      return roman(figures, text);
    case Figures::none:
      break;
  }
  return std::nullopt;
}

Sequence::Sequence(std::string prefix, house::NumberForm form, int before_first)
    : prefix_(std::move(prefix)), form_(std::move(form)), last_(before_first), numbers_(form_.figures != Figures::none) {}

std::string Sequence::next() {
  ++last_;
  inserted_ = 0;
  stated_ = false;
  return prefix_ + house::format(form_, last_);
}

std::string Sequence::insertion() {
  ++inserted_;
  const std::string number = house::format({form_.before, form_.figures, {}}, last_);
  return prefix_ + number + house::format({{}, Figures::upper_alpha, {}}, inserted_) + form_.after;
}

void Sequence::state(std::string_view printed) {
  const auto skip = [&printed](std::string_view part) {
    if (printed.substr(0, part.size()) == part) printed.remove_prefix(part.size());
  };
  if (printed.substr(0, prefix_.size()) != prefix_) return;
  printed.remove_prefix(prefix_.size());
  skip(form_.before);
  printed = bare(printed);
  std::string_view letters_behind;
  if (form_.figures == Figures::decimal) {
    const auto digits = static_cast<std::size_t>(std::find_if_not(printed.begin(), printed.end(), is_digit) - printed.begin());
    letters_behind = printed.substr(digits);
    printed = printed.substr(0, digits);
  }
  const std::optional<int> value = value_of(form_.figures, printed);
  if (!value) return;
  last_ = *value;
  inserted_ = value_of(Figures::upper_alpha, letters_behind).value_or(0);
  stated_ = true;
}

house::NumberForm nested(const house::NumberForm& form) {
  house::NumberForm inner = form;
  switch (form.figures) {
    case Figures::decimal:
      inner.figures = Figures::lower_alpha;
      break;
    case Figures::lower_alpha:
      inner.figures = Figures::lower_roman;
      break;
    case Figures::lower_roman:
      inner.figures = Figures::upper_alpha;
      break;
    case Figures::upper_alpha:
      inner.figures = Figures::upper_roman;
      break;
    case Figures::upper_roman:
    case Figures::none:
      inner.figures = Figures::decimal;
      break;
  }
  return inner;
}

std::string_view bare(std::string_view label) {
  constexpr std::string_view loose = " .:";
  while (!label.empty() && loose.find(label.back()) != std::string_view::npos) label.remove_suffix(1);
  while (!label.empty() && label.front() == ' ') label.remove_prefix(1);
  const std::size_t open = label.rfind('(');
  if (label.empty() || label.back() != ')' || (open != std::string_view::npos && open > 0)) return label;  // "3.13.2(g)" keeps its brackets
  label.remove_suffix(1);
  if (open == 0) label.remove_prefix(1);
  return label;
}

}  // namespace townclerk::document
