// The CSS subset of styles/README.md: parsing and the cascade.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"

namespace townclerk::style {

enum class Property : std::uint8_t;

/// A font file that a style brings.
struct FontFace {
  std::string family;
  int weight = 400;
  bool italic = false;
  std::string file;  // relative to the style sheet
  Span at;
};

class StyleSheet {
 public:
  /// Parses sheets in cascade order (base, house). Outside @media, in @media print and in @page an unknown property or selector is an error
  /// with its place; other @media blocks are checked for syntax only.
  static StyleSheet parse(const Sources& sources, std::span<const FileId> sheets, Diagnostics& diagnostics);
  StyleSheet(StyleSheet&&) noexcept;
  StyleSheet& operator=(StyleSheet&&) noexcept;
  ~StyleSheet();

  [[nodiscard]] const std::vector<FontFace>& font_faces() const;
  /// Computed values of every element for print.
  [[nodiscard]] Styles cascade(const ElementTree& tree) const;
  /// Where the value is written that a property of an element has by the cascade, an inherited colour on the element that has it from a rule;
  /// unknown when no rule sets it.
  [[nodiscard]] Span declared(const ElementTree& tree, NodeId node, Property property) const;
  /// The sheets as HTML inlines them: without @font-face and comments, runs of white space shortened, otherwise as written.
  [[nodiscard]] std::string for_browser(const Sources& sources) const;
  /// The same with string(name) of running heads replaced by the report's words, which no browser knows: so a browser prints them too.
  [[nodiscard]] std::string for_browser(const Sources& sources, const document::Metadata& metadata) const;

 private:
  struct Rules;
  explicit StyleSheet(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace townclerk::style
