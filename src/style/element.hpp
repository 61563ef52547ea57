// The report as elements: one tree that both renderers use. The HTML writer prints it, layout places it, and the PDF's structure tree is
// built from it, so all of them carry the same words in the same order. Names and classes of every element are decided here and nowhere else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/rare.hpp"
#include "base/source.hpp"
#include "document/document.hpp"

namespace townclerk::style {

enum class Name : std::uint8_t {
  text_node,
  body,
  header,
  main,
  section,
  aside,
  nav,
  div,
  p,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  blockquote,
  pre,
  code,
  hr,
  table,
  caption,
  thead,
  tbody,
  tfoot,
  tr,
  th,
  td,
  figure,
  figcaption,
  img,
  svg,
  a,
  em,
  strong,
  del,
  span,
  br,
  sup,
  sub
};
[[nodiscard]] std::string_view to_string(Name name);

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

/// What few nodes have.
struct Particulars {
  std::string id;                                    // anchor
  std::string alias;                                 // second anchor ("p-5.1")
  std::shared_ptr<const document::Drawing> drawing;  // of an svg
};

/// One element or one run of text. Nodes lie in document order: a node's descendants are the nodes behind it, up to `end`.
struct Node {
  Name name = Name::div;
  NodeId parent = no_node;
  NodeId end = 0;  // one behind the last descendant
  Span at;
  std::string text;  // of a text node
  Rare<Particulars> particulars;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string_view, std::string>> attributes;  // href, src, alt, scope, colspan, rowspan, lang, role; names of static storage
};

struct ElementTree {
  std::vector<Node> nodes;  // nodes[0] is body
  document::Metadata metadata;

  [[nodiscard]] NodeId first_child(NodeId node) const { return node + 1 < nodes[node].end ? node + 1 : no_node; }
  [[nodiscard]] NodeId next_sibling(NodeId node) const {
    const Node& n = nodes[node];
    return n.parent != no_node && n.end < nodes[n.parent].end ? n.end : no_node;
  }
  [[nodiscard]] const std::string* attribute(NodeId node, std::string_view name) const;
  /// Of the text in a node: the nearest one stated round it, or the report's.
  [[nodiscard]] const std::string& language(NodeId node) const;
  /// The nearest one stated by the node or round it, within an element that holds it; nullptr: none.
  [[nodiscard]] const std::string* stated_language(NodeId node, NodeId within = no_node) const;
  /// How many columns ("colspan") or rows ("rowspan") a cell takes: from 1 to what HTML allows, 1,000 columns and 65,534 rows.
  [[nodiscard]] std::uint16_t span(NodeId cell, std::string_view name) const;
  [[nodiscard]] bool has_class(NodeId node, std::string_view cls) const;
  /// The words of an element, runs of white space and ends of lines and paragraphs as one space.
  [[nodiscard]] std::string words(NodeId node) const;
};

/// The elements of a resolved document. The table of what becomes what is in styles/README.md.
[[nodiscard]] ElementTree elements(const document::Document& document);
/// The same of a document that nobody else reads: each block is given back as soon as its elements are made, which of large reports saves a third of
/// the memory.
[[nodiscard]] ElementTree elements(std::vector<document::Block>&& blocks, document::Metadata metadata);

}  // namespace townclerk::style
