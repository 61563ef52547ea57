// Where a line may end: UAX #14 by ICU, with the tailorings that council papers need.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace townclerk::text {

struct Break {
  std::uint32_t offset;  // byte behind which the line may end
  bool mandatory;
  bool emergency = false;  // inside a word too long to be kept whole: to be used only when the word does not fit a line of its own
  bool hyphen = false;     // behind a soft hyphen (U+00AD) within a word

  [[nodiscard]] bool inside_word() const { return emergency || hyphen; }
};

/// Opportunities of a paragraph's text, in order, its end included; spaces stand before the opportunity. Never inside "£1 m", "3.13.2(g)",
/// "2012/13", "5 – 7", "5–7", "No. 3", "16 June", "10.30 am", "5 %", an initial and its name ("D. Blackie"), before a closing bracket or a dash
/// between spaces; a run of more than 40 letters without an opportunity may break anywhere (emergency). `language` is a BCP 47 tag.
/// The iterator of the language asked for last is kept for the next call of the same thread.
[[nodiscard]] std::vector<Break> line_breaks(std::string_view text, std::string_view language);

}  // namespace townclerk::text
