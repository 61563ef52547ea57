// Prose: a block value whose words may ask for plain values.
#pragma once

#include <functional>

#include "base/diagnostic.hpp"
#include "base/placed_text.hpp"
#include "template/scope.hpp"
#include "template/template.hpp"

namespace townclerk::mustache {

/// Writes prose line by line, its values through the escaper.
class ProsePrinter {
 public:
  /// `root`: the view, whose names prose may use. `margin` is called at the start of every line but the first that is not empty.
  ProsePrinter(const Levels& root, Misses misses, Escaper& escaper, Diagnostics& diagnostics)
      : root_(root), misses_(misses), escaper_(escaper), diagnostics_(diagnostics) {}

  /// Precondition: prose.text.
  void print(const Prose& prose, PlacedText& out, const std::function<void()>& margin);

 private:
  /// Prints the tag at `begin`; the offset behind it.
  std::size_t tag(const PlacedText& prose, std::size_t begin, PlacedText& out);
  void value(std::string_view name, bool raw, Span at, PlacedText& out);

  const Levels& root_;
  Levels names_;  // in scope of the prose that is printed
  Misses misses_;
  Escaper& escaper_;
  Diagnostics& diagnostics_;
};

}  // namespace townclerk::mustache
