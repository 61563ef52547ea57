// Names in scope: the stack of values and schemas that sections push.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "template/schema.hpp"
#include "template/value.hpp"

namespace townclerk::mustache {

using Path = std::vector<std::string_view>;

/// What the schema says of a value; of a list either the list or one of its elements is meant.
struct Known {
  const Schema* schema = nullptr;
  bool element = false;

  friend bool operator==(const Known&, const Known&) = default;
  friend auto operator<=>(const Known&, const Known&) = default;

  /// The member of an object or of a list's element; nullptr when there is none.
  [[nodiscard]] const Schema* find(std::string_view name) const;
  [[nodiscard]] Type type() const;
  /// What a section on it pushes.
  [[nodiscard]] Known inside() const;
};

/// One level of the stack. While templates are only checked there are no values.
struct Level {
  const Value* value = nullptr;
  Known known;
};

using Levels = std::vector<Level>;

/// The end of a name's way: a value, a declaration, both, or neither.
struct Found {
  const Value* value = nullptr;
  Known known;
  std::size_t missing = 0;  // the part of the name that is not known, when neither is there

  [[nodiscard]] bool any() const { return value != nullptr || known.schema != nullptr; }
};

/// The innermost level that knows the first part decides (specification: dotted names).
[[nodiscard]] Found look_up(const Levels& levels, const Path& path);

/// V101 for a name that look_up did not find, with the nearest name in scope.
[[nodiscard]] Diagnostic unknown(const Levels& levels, const Path& path, const Found& found, Span at);

/// How people call a type ("a list").
[[nodiscard]] std::string_view noun(Type type);

}  // namespace townclerk::mustache
