// The built-in set: templates, styles and explanations, embedded at build time, so that the program needs no file beside it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace townclerk {

/// A file of the set by its path in the repository ("templates/standard/house.xml", "styles/base.css", "src/model/codes.md").
[[nodiscard]] std::optional<std::string_view> builtin(std::string_view path);

/// All of them, sorted by path.
[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> builtins();

}  // namespace townclerk
