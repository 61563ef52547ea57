#include "view/exempt_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "view/forms.hpp"

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

void ExemptNotes::append_reason(PlacedText& out, const model::Exemption& exemption) const {
  constexpr std::string_view slot = "{text}";
  const std::string_view pattern = house_.label("exempt-reason", paper_);
  const std::size_t hole = std::min(pattern.find(slot), pattern.size());
  const std::string reason = plain_markdown(exemption.public_interest.text);
  out.append(plain_markdown(pattern.substr(0, hole)), exemption.at);
  if (hole == pattern.size()) return;
  out.append(paper_ == reasons_ ? reason : fmt::format("<span lang=\"{}\">{}</span>", reasons_, reason), exemption.public_interest.at);
  out.append(plain_markdown(pattern.substr(hole + slot.size())), exemption.at);
}

PlacedText ExemptNotes::in_line(const model::Exemption& exemption, std::string_view around) const {
  const bool marked = around != paper_;
  PlacedText out;
  if (marked) out.append(fmt::format("<span lang=\"{}\">", paper_), exemption.at);
  out.append(plain_markdown('[' + exempt_under(house_, paper_, exemption.paragraphs) + ". "), exemption.at);
  append_reason(out, exemption);
  out.append(plain_markdown("]"), exemption.at);
  if (marked) out.append("</span>", exemption.at);
  return out;
}

PlacedText ExemptNotes::box(const model::Exemption& exemption, std::string_view around) const {
  PlacedText out;
  out.append("<div class=\"exempt\"", exemption.at);
  if (around != paper_) out.append(fmt::format(" lang=\"{}\"", paper_), exemption.at);
  out.append(">\n\n", exemption.at);
  out.append(plain_markdown(exempt_under(house_, paper_, exemption.paragraphs)), exemption.at);
  out.append("\n{.unnumbered}\n\n", exemption.at);
  append_reason(out, exemption);
  out.append("\n{.unnumbered}\n\n</div>", exemption.at);
  return out;
}

}  // namespace townclerk::view
