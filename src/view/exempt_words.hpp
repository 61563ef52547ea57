// How the exempt edition says what is exempt, in the house's words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/placed_text.hpp"
#include "house/house.hpp"
#include "model/text.hpp"

namespace townclerk::view {

/// "[exempt: 12, 14]", the paragraphs of Schedule 12A: behind a value or the words of a row.
[[nodiscard]] std::string exempt_brief(const house::House& house, std::string_view language, std::span<const int> paragraphs);
/// "Exempt: paragraphs 12 and 14 of Schedule 12A".
[[nodiscard]] std::string exempt_under(const house::House& house, std::string_view language, std::span<const int> paragraphs);

/// The same with the reason, as Markdown. The house's words are in the language of the paper; the reason is in the one that it is written in, and
/// marked where that is another (WCAG 2.2, 3.1.2).
class ExemptNotes {
 public:
  ExemptNotes(const house::House& house, std::string_view paper, std::string_view reasons) : house_(house), paper_(paper), reasons_(reasons) {}
  /// "[Exempt: paragraph 3 of Schedule 12A. Public interest: …]", within words that are in the language `around`.
  [[nodiscard]] PlacedText in_line(const model::Exemption& exemption, std::string_view around) const;
  /// Two lines in a container of their own, within prose that is in the language `around`.
  [[nodiscard]] PlacedText box(const model::Exemption& exemption, std::string_view around) const;

 private:
  void append_reason(PlacedText& out, const model::Exemption& exemption) const;

  const house::House& house_;
  std::string paper_;
  std::string reasons_;
};

}  // namespace townclerk::view
