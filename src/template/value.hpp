// What a template may print: the data model of the Mustache engine. It knows nothing of councils.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/placed_text.hpp"
#include "base/source.hpp"

namespace townclerk::mustache {

/// A plain value: words that never reach the Markdown parser. `at` is where the words stand in the input, when they stand anywhere.
struct Text {
  std::string text;
  Span at;
};

struct Value;

/// A block value: Markdown prose with places. May stand only alone on its line.
struct Prose {
  std::shared_ptr<const PlacedText> text;
  /// An object whose members it may print, found before those of the view; nothing: the view's alone. Not owned, since the prose may be part of it.
  std::weak_ptr<const Value> names = {};
};

using List = std::vector<Value>;
/// Names are of static storage (they come from the schema), so that a large view copies none.
using Object = std::vector<std::pair<std::string_view, Value>>;

struct Value {
  std::variant<std::monostate, bool, Text, Prose, std::shared_ptr<const List>, std::shared_ptr<const Object>> data;

  Value() = default;
  Value(bool b) : data(b) {}                                               // NOLINT(google-explicit-constructor): literals of a view
  Value(Text t) : data(std::move(t)) {}                                    // NOLINT(google-explicit-constructor)
  Value(Prose p) : data(std::move(p)) {}                                   // NOLINT(google-explicit-constructor)
  Value(List l) : data(std::make_shared<const List>(std::move(l))) {}      // NOLINT(google-explicit-constructor)
  Value(Object o) : data(std::make_shared<const Object>(std::move(o))) {}  // NOLINT(google-explicit-constructor)

  /// Mustache truth: absent, false, empty text, empty list are false.
  [[nodiscard]] bool truthy() const;
  /// Whether a tag may print it: a text or prose, or nothing where a value is absent.
  [[nodiscard]] bool printable() const;
  /// The member of an object; nullptr where this is no object or has no such member.
  [[nodiscard]] const Value* find(std::string_view name) const;
};

}  // namespace townclerk::mustache
