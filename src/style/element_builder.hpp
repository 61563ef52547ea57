// Appends nodes to an element tree in document order.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"
#include "document/document.hpp"
#include "style/element.hpp"

namespace townclerk::style {

class ElementBuilder {
 public:
  explicit ElementBuilder(ElementTree& tree) : tree_(tree) {}

  /// Opens an element as the last child of the open one.
  Node& open(Name name, Span at);
  Node& open(Name name, std::string_view cls, Span at);
  /// Opens an element that bears a block's id, alias, classes and language.
  Node& open(Name name, const document::Block& block);
  void close();
  /// Text of the open element; pieces that follow each other make one node.
  void text(std::string_view text, Span at);
  /// <span class="cls">text</span>
  void span(std::string_view cls, std::string_view text, Span at);
  /// <a id href role>number</a>: from a text to its footnote, or back.
  void note_link(std::string_view role, std::string target, std::string id, std::string_view number, Span at);
  void inlines(const std::vector<document::Inline>& inlines, bool decorative = false);

  /// Whether what follows says nothing, so that its pictures need no words; gives what was so before.
  bool decorate(bool decorative) { return std::exchange(decorative_, decorative); }
  [[nodiscard]] bool is_decorative() const { return decorative_; }

  [[nodiscard]] Node& current() { return tree_.nodes[current_]; }

 private:
  void element(Name name, const document::Inline& in, bool decorative);
  void note(const document::Inline& in);
  void image(const document::Inline& in, bool decorative);

  ElementTree& tree_;
  NodeId current_ = no_node;
  bool decorative_ = false;
  int notes_ = 0;  // the greatest number of a footnote so far
};

/// Adds a class that the element does not bear yet.
void add_class(Node& node, std::string_view cls);

/// Blocks to elements.
class BlockElements {
 public:
  explicit BlockElements(ElementBuilder& builder) : builder_(builder) {}

  void flow(const std::vector<document::Block>& blocks);
  void block(const document::Block& block);
  /// A caption, labelled or not, as `name`.
  void caption(Name name, const document::Block& caption, std::string_view label);

 private:
  void made(const document::Block& block);
  void heading(const document::Block& block);
  void note(const document::Block& block);
  void paragraph(const document::Block& block);
  void list(const document::Block& block);
  void item(const document::Block& item, bool ordered, bool tight);
  void item_blocks(const document::Block& item, bool tight);
  void container(const document::Block& block);
  void fields(const document::Block& block);
  void field(const document::Block& block);
  void contents(const document::Block& block);
  void figure(const document::Block& block);
  /// span.num, a space, and the inlines in a span of class `cls`.
  void numbered(const document::Block& block, std::string_view label, std::string_view cls);

  ElementBuilder& builder_;
};

/// The elements of a table; those of its cells' blocks are made by `blocks`.
void table_elements(ElementBuilder& builder, const document::Block& table, BlockElements& blocks);

}  // namespace townclerk::style
