// XML with places. expat is the strict gate and says where elements start; pugixml holds the tree; attributes and text are placed by
// scanning the source again, which by then is known to be well-formed.
#pragma once

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

/// A handle to an element; valid as long as its Document.
class Element {
 public:
  [[nodiscard]] std::string_view name() const;   // local name
  [[nodiscard]] std::string_view space() const;  // namespace address
  [[nodiscard]] Span at() const;        // its start tag
  [[nodiscard]] Span name_at() const;   // the name in the start tag
  [[nodiscard]] const std::vector<Attribute>& attributes() const;
  [[nodiscard]] const Attribute* attribute(std::string_view name) const;

  /// Child elements and text runs, in order; comments and processing instructions are left out.
  struct Child;
  [[nodiscard]] const std::vector<Child>& children() const;
  /// Decoded text of the children (CDATA included) with places; child elements are skipped.
  [[nodiscard]] PlacedText text() const;

  struct Data;
  explicit Element(const Data* data) : data_(data) {}

 private:
  const Data* data_;
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
  /// Nothing when the text is not well-formed XML, holds a DTD, is not UTF-8, uses a private-use token delimiter, or exceeds a limit.
  static std::optional<Document> parse(const Sources& sources, FileId file, const Limits& limits, Diagnostics& diagnostics);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();
  [[nodiscard]] Element root() const;

 private:
  struct Impl;
  explicit Document(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace townclerk::xml
