// Selectors of the subset: type, class, `*`, `:root`, `:first-child`, descendant and child combinators, `::marker`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "style/css_token.hpp"
#include "style/element.hpp"

namespace townclerk::style {

/// What a compound selects by: an element's name, the root (html, which is no node of the tree), or any.
enum class TypeTest : std::uint8_t { any, root, name };

struct Compound {
  TypeTest type = TypeTest::any;
  Name name = Name::body;
  bool first_child = false;
  bool child_of_next = false;  // combinator to the compound on its left is ">"
  std::vector<std::string> classes;
};

struct Selector {
  std::vector<Compound> compounds;  // from right to left
  bool marker = false;
  std::uint32_t specificity = 0;
};

/// Reads a selector list. Faults are reported at their token, of an empty list at `behind`; the answer then lacks the faulty selectors.
[[nodiscard]] std::vector<Selector> selectors(std::span<const Token> prelude, Span behind, Diagnostics& diagnostics);

}  // namespace townclerk::style
