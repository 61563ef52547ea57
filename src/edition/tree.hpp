// A report's XML as a tree that can be cut, and its canonical text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/placed_text.hpp"
#include "base/source.hpp"
#include "xml/xml.hpp"

namespace townclerk::edition {

struct Attribute {
  std::string name;  // "xml:lang" with its prefix
  std::string value;
  Span at{};              // of the value; unknown: nobody wrote it
  bool left_out = false;  // not written
};

/// A part of a text.
struct Cut {
  std::size_t begin;
  std::size_t end;
  bool left_out = false;  // not written
};

/// An element, or a run of text among elements. Comments, processing instructions and the indentation between elements are not in the tree.
struct Node {
  std::string name;  // empty: a run of text
  std::vector<Attribute> attributes;
  std::vector<Node> children;
  std::string text;       // of a run, or of an element that holds nothing else
  bool mixed = false;     // text and elements stand in one line, and every blank counts
  bool left_out = false;  // not written
  bool replaced = false;  // by its twin; of a twin: not written with what it would replace
  bool stub = false;      // of what is withheld, whose words are taken away
  bool twin = false;      // a neutral one, which stands behind the stub that it may replace
  Span at;                // of the whole element; unknown: nobody wrote it
  Span text_at;           // of its text
  PlacedText placed;      // the text as it was read
  std::vector<Cut> cuts;  // of the text, in order

  [[nodiscard]] const std::string* find(std::string_view attribute) const;
  [[nodiscard]] std::string value(std::string_view attribute) const;
  [[nodiscard]] const Node* child(std::string_view element) const;
  [[nodiscard]] Node* child(std::string_view element);
  [[nodiscard]] bool is_written() const { return !left_out && !replaced; }
  /// Without what is cut out; nothing where only blanks are left.
  [[nodiscard]] std::string written() const;
  void set(std::string_view attribute, std::string value);
  /// Gives an attribute that is there another value.
  void replace(std::string_view attribute, std::string_view value);
  void drop(std::initializer_list<std::string_view> attributes);
  void drop_children(std::initializer_list<std::string_view> elements);
};

[[nodiscard]] Node read(const xml::Element& root);

/// UTF-8 with a declaration, in the default namespace `space`; the id before the other attributes, which stand by name; two spaces for each
/// level; a text as it is, in a CDATA section where it holds a `<` or an `&`. It reads as the same tree.
[[nodiscard]] std::string write(const Node& root, std::string_view space);

}  // namespace townclerk::edition
