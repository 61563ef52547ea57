// Language tags (BCP 47): what screen readers choose their voice by.
#pragma once

#include <string_view>

namespace townclerk::checks {

/// Whether a tag is well-formed and its first part is a language: two letters of ISO 639-1, or three letters that are not for private use.
[[nodiscard]] bool names_language(std::string_view tag);

}  // namespace townclerk::checks
