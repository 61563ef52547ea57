// XML with places. expat is the strict gate and says where elements start; pugixml holds the tree; attributes and text are placed by
// scanning the source again, which by then is known to be well-formed.
//
// Names, attributes and text are decoded when they are asked for, so that a big file costs little more than its tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/placed_text.hpp"
#include "base/source.hpp"

namespace townclerk::xml {

struct Attribute {
  std::string_view name;   // local name
  std::string_view space;  // namespace address; empty for unprefixed attributes
  std::string value;       // decoded
  Span name_at;
  Span value_at;  // between the quotes
};

/// The namespace of xml:lang and xml:space.
inline constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

/// A handle to an element; valid as long as its Document, also when that is moved.
class Element {
 public:
  [[nodiscard]] std::string_view name() const;   // local name
  [[nodiscard]] std::string_view space() const;  // namespace address
  [[nodiscard]] Span at() const;                 // its start tag
  [[nodiscard]] Span whole() const;              // from its start tag through its end tag
  [[nodiscard]] Span name_at() const;            // the name in the start tag
  /// In order; namespace declarations are left out. Kept by the document once asked for.
  [[nodiscard]] const std::vector<Attribute>& attributes() const;
  [[nodiscard]] const Attribute* attribute(std::string_view name) const;
  /// The same as attributes(), not kept: for readers that go through a big document once.
  [[nodiscard]] std::vector<Attribute> read_attributes() const;

  /// Child elements and text runs, in order; comments and processing instructions are left out. Kept by the document once asked for.
  struct Child;
  [[nodiscard]] const std::vector<Child>& children() const;
  /// The same as children(), not kept.
  [[nodiscard]] std::vector<Child> read_children() const;
  /// The first child element and the next element with the same parent.
  [[nodiscard]] std::optional<Element> first() const;
  [[nodiscard]] std::optional<Element> next() const;
  /// Decoded text of the children (CDATA included) with places; child elements are skipped.
  [[nodiscard]] PlacedText text() const;
  /// The first run of the children's text that is more than blanks; unknown when there is none.
  [[nodiscard]] Span stray_text() const;

  struct Tree;
  Element(const Tree* tree, void* node, std::uint32_t index) : tree_(tree), node_(node), index_(index) {}

 private:
  const Tree* tree_;
  void* node_;           // pugixml's
  std::uint32_t index_;  // in document order
};

struct Element::Child {
  std::optional<Element> element;
  PlacedText text;  // when it is no element
};

struct Limits {
  std::size_t bytes = 16U << 20;
  int depth = 100;
  std::size_t elements = 2'000'000;
  std::size_t attributes = 64;  // of one element
};

class Document {
 public:
  /// Nothing when the text is not well-formed XML, holds a DTD, is not UTF-8, uses a private-use token delimiter, or exceeds a limit. The
  /// first fault is reported; nothing behind it is read. `sources` must outlive the document.
  static std::optional<Document> parse(const Sources& sources, FileId file, const Limits& limits, Diagnostics& diagnostics);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();
  [[nodiscard]] Element root() const;

 private:
  explicit Document(std::unique_ptr<Element::Tree> tree);
  std::unique_ptr<Element::Tree> tree_;
};

}  // namespace townclerk::xml
