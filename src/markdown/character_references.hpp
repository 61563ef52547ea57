// Character references in the values of tags.
#pragma once

#include <string>
#include <string_view>

namespace townclerk::markdown {

/// `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&nbsp;` and numbers; anything else stays as written.
[[nodiscard]] std::string decode_references(std::string_view text);

}  // namespace townclerk::markdown
