// How the exempt edition says what is exempt, in the house's words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "house/house.hpp"
#include "model/text.hpp"

namespace townclerk::view {

/// "[exempt: 12, 14]", the paragraphs of Schedule 12A: behind a value or the words of a row.
[[nodiscard]] std::string exempt_brief(const house::House& house, std::string_view language, std::span<const int> paragraphs);
/// "Exempt: paragraphs 12 and 14 of Schedule 12A".
[[nodiscard]] std::string exempt_under(const house::House& house, std::string_view language, std::span<const int> paragraphs);
/// "Public interest: …", why that outweighs disclosure.
[[nodiscard]] std::string exempt_reason(const house::House& house, std::string_view language, const model::Exemption& exemption);

}  // namespace townclerk::view
