#include "view/exempt_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace townclerk::view {

std::string exempt_brief(const house::House& house, std::string_view language, std::span<const int> paragraphs) {
  const std::string words = house::fill(house.label("exempt-brief", language), {{"n", fmt::format("{}", fmt::join(paragraphs, ", "))}});
  std::string on_one_line;
  for (const char c : words) on_one_line += c == ' ' ? std::string("\u00A0") : std::string(1, c);
  return on_one_line;
}

std::string exempt_under(const house::House& house, std::string_view language, std::span<const int> paragraphs) {
  if (paragraphs.size() == 1) return house::fill(house.label("exempt-under", language), {{"n", std::to_string(paragraphs.front())}});
  const std::string list = fmt::format("{}", fmt::join(paragraphs.first(paragraphs.size() - 1), ", "));
  return house::fill(house.label("exempt-under-several", language), {{"list", list}, {"last", std::to_string(paragraphs.back())}});
}

std::string exempt_reason(const house::House& house, std::string_view language, const model::Exemption& exemption) {
  return house::fill(house.label("exempt-reason", language), {{"text", exemption.public_interest.text}});
}

}  // namespace townclerk::view
