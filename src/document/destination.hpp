// Where links may go and pictures may come from. The reader refuses the rest; the published form shows its words only.
#pragma once

#include <string_view>

namespace townclerk::document {

/// `#id`, `doc:name`, http, https, mailto, tel, or `./` and a plain path: a file beside the output, which must be one that the report attaches.
[[nodiscard]] bool may_link(std::string_view destination);
/// `./papers/jobs.pdf`.
[[nodiscard]] bool is_beside(std::string_view destination);
/// What a reference without words may name: `#id` or `doc:name`.
[[nodiscard]] bool may_refer(std::string_view target);
/// A relative file name that stays in its folder: no scheme, no root, no `..`, no backslash.
[[nodiscard]] bool is_plain_path(std::string_view file);

}  // namespace townclerk::document
