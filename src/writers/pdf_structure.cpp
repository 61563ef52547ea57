#include "writers/pdf_structure.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>

namespace townclerk::writers {

namespace {

using pdf::ElementAttributes;
using pdf::no_element;
using pdf::Type;
using style::Name;
using style::no_node;
using style::NodeId;

/// Elements that become one structure element and need nothing else.
std::optional<Type> simple_type(Name name) {
  switch (name) {
    case Name::section:
      return Type::Sect;
    case Name::blockquote:
      return Type::BlockQuote;
    case Name::p:
    case Name::pre:
    case Name::figcaption:  // outside a figure of its own
      return Type::P;
    case Name::h1:
      return Type::H1;
    case Name::h2:
      return Type::H2;
    case Name::h3:
      return Type::H3;
    case Name::h4:
      return Type::H4;
    case Name::h5:
      return Type::H5;
    case Name::h6:
      return Type::H6;
    case Name::dl:
      return Type::L;
    case Name::dt:
      return Type::Lbl;
    case Name::dd:
      return Type::LBody;
    case Name::caption:
      return Type::Caption;
    case Name::thead:
      return Type::THead;
    case Name::tbody:
      return Type::TBody;
    case Name::tfoot:
      return Type::TFoot;
    case Name::tr:
      return Type::TR;
    default:
      return std::nullopt;
  }
}

/// Elements that hold elements only.
bool is_grouping(Type type) {
  constexpr std::array types{Type::Document, Type::Part, Type::Sect, Type::Div, Type::BlockQuote, Type::TOC, Type::TOCI, Type::L, Type::LI};
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool is_space(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

}  // namespace

PdfStructure::PdfStructure(const style::ElementTree& tree, const layout::Pages& pages, pdf::File& file)
    : tree_(tree),
      file_(file),
      slots_(tree.nodes.size(), no_element),
      labels_(tree.nodes.size(), no_element),
      links_(tree.nodes.size(), no_element),
      has_marker_(tree.nodes.size()),
      has_link_(tree.nodes.size()) {
  if (tree.nodes.empty()) return;
  scan(pages);
  children(0, {file.add_element(no_element, Type::Document), Type::Document, 0});
}

pdf::ElementId PdfStructure::slot(NodeId node, bool marker) const {
  if (node == no_node) return no_element;
  return marker ? labels_[node] : slots_[node];
}

/// Which items have a bullet and which links can be followed, since only layout knows.
void PdfStructure::scan(const layout::Pages& pages) {
  for (const layout::Page& page : pages.pages) {
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::TextRun>(&item);
      if (run != nullptr && run->marker && run->node != no_node) has_marker_[run->node] = true;
    }
    for (const layout::LinkArea& area : page.links) has_link_[area.node] = true;
  }
}

PdfStructure::Place PdfStructure::add(NodeId node, Place parent, Type type, ElementAttributes attributes) {
  if (const std::string* language = tree_.stated_language(node, parent.node)) attributes.language = *language;
  return {file_.add_element(parent.element, type, std::move(attributes)), type, node};
}

PdfStructure::Place PdfStructure::for_inline(NodeId node, Place place) {
  if (!is_grouping(place.type)) return place;
  const NodeId parent = tree_.nodes[node].parent;
  if (paragraph_of_ != parent) {
    paragraph_ = add(parent, place, Type::P);
    paragraph_of_ = parent;
  }
  return paragraph_;
}

void PdfStructure::children(NodeId node, Place place) {
  for (NodeId child = tree_.first_child(node); child != no_node; child = tree_.next_sibling(child)) visit(child, place);
}

void PdfStructure::visit(NodeId node, Place place) {
  switch (tree_.nodes[node].name) {
    case Name::text_node:
      return text(node, place);
    case Name::a:
      return link_element(node, place);
    case Name::img:
      return picture(node, place);
    case Name::em:
    case Name::strong:
    case Name::del:
    case Name::span:
    case Name::sup:
    case Name::sub:
    case Name::code:
      return inline_element(node, place);
    default:
      paragraph_of_ = no_node;  // a block ends the run of inline content before it
  }
  switch (tree_.nodes[node].name) {
    case Name::ul:
    case Name::ol:
      return list(node, place);
    case Name::li:
      return list_item(node, place);
    case Name::figure:
      return figure(node, place);
    case Name::aside:
      return footnote(node, place);
    case Name::svg:
      return picture(node, place);
    case Name::table:
      return table(node, place);
    case Name::th:
    case Name::td:
      return cell(node, place);
    case Name::div:
      return children(node, place.type == Type::L ? add(node, place, Type::LI) : place);
    default:
      if (const auto type = simple_type(tree_.nodes[node].name)) {
        children(node, add(node, place, *type));
      } else {
        children(node, place);
      }
  }
}

void PdfStructure::text(NodeId node, Place place) {
  if (is_grouping(place.type) && paragraph_of_ != tree_.nodes[node].parent && is_space(tree_.nodes[node].text)) return;
  slots_[node] = file_.add_slot(for_inline(node, place).element);
}

void PdfStructure::inline_element(NodeId node, Place place) {
  const bool own = tree_.attribute(node, "lang") != nullptr || tree_.nodes[node].name == Name::code;
  if (!own && !is_grouping(place.type)) return children(node, place);
  const Place paragraph = for_inline(node, place);
  if (!own) return children(node, paragraph);
  children(node, add(node, paragraph, tree_.nodes[node].name == Name::code ? Type::Code : Type::Span));
}

void PdfStructure::link_element(NodeId node, Place place) {
  const std::string* role = tree_.attribute(node, "role");
  const bool back = role != nullptr && *role == "doc-backlink";
  const bool refers = place.type == Type::TOCI || (role != nullptr && !back);
  const Place around = place.type == Type::TOCI ? place : for_inline(node, place);
  const Place outside = back ? add(node, around, Type::Lbl) : refers ? add(node, around, Type::Reference) : around;
  if (!has_link_[node]) return children(node, outside);
  const Place link = add(node, outside, Type::Link);
  links_[node] = link.element;
  children(node, link);
}

/// ListNumbering (ISO 32000-1 §14.8.5.5) from the first printed label.
std::string_view PdfStructure::numbering(NodeId list) const {
  const NodeId item = tree_.first_child(list);
  if (item == no_node) return {};
  if (tree_.nodes[list].name == Name::ul) return has_marker_[item] ? "Disc" : "";
  const NodeId label = tree_.first_child(item);
  if (label == no_node || !tree_.has_class(label, "num")) return {};
  std::string digits;
  for (NodeId at = label + 1; at < tree_.nodes[label].end; ++at) digits += tree_.nodes[at].text;
  std::erase_if(digits, [](char c) { return c == '(' || c == ')' || c == '.' || c == ' '; });
  if (digits.empty()) return {};
  if (digits[0] >= '0' && digits[0] <= '9') return "Decimal";
  if (digits == "i") return "LowerRoman";
  if (digits == "I") return "UpperRoman";
  return digits[0] >= 'a' && digits[0] <= 'z' ? "LowerAlpha" : "UpperAlpha";
}

void PdfStructure::list(NodeId node, Place place) {
  for (NodeId up = tree_.nodes[node].parent; up != no_node; up = tree_.nodes[up].parent) {
    if (tree_.nodes[up].name == Name::nav) return children(node, add(node, place, Type::TOC));
  }
  ElementAttributes attributes;
  attributes.list_numbering = numbering(node);
  children(node, add(node, place, Type::L, std::move(attributes)));
}

void PdfStructure::list_item(NodeId node, Place place) {
  if (place.type == Type::TOC) return children(node, add(node, place, Type::TOCI));
  const Place item = add(node, place, Type::LI);
  std::optional<Place> label;
  std::optional<Place> body;
  if (has_marker_[node]) {
    label = {file_.add_element(item.element, Type::Lbl), Type::Lbl, node};
    labels_[node] = file_.add_slot(label->element);
  }
  for (NodeId child = tree_.first_child(node); child != no_node; child = tree_.next_sibling(child)) {
    const style::Node& n = tree_.nodes[child];
    if (!body && !label && tree_.has_class(child, "num")) {
      label = {file_.add_element(item.element, Type::Lbl), Type::Lbl, node};
      children(child, *label);
    } else if (!body && n.name == Name::text_node && is_space(n.text)) {
      if (label) text(child, *label);  // the space behind the number
    } else {
      if (!body) body = {file_.add_element(item.element, Type::LBody), Type::LBody, node};
      visit(child, *body);
    }
  }
}

/// A picture alone, or a drawing with whatever else: the picture and its captions are one Figure, the rest stands behind it.
void PdfStructure::figure(NodeId node, Place place) {
  NodeId pictured = no_node;
  bool simple = true;  // one picture and perhaps a caption
  for (NodeId child = tree_.first_child(node); child != no_node; child = tree_.next_sibling(child)) {
    const Name name = tree_.nodes[child].name;
    if ((name == Name::img || name == Name::svg) && pictured == no_node) {
      pictured = child;
    } else if (name != Name::figcaption) {
      simple = false;
    }
  }
  const bool whole = simple || (pictured != no_node && tree_.nodes[pictured].name == Name::svg);
  if (!whole || alternative(pictured).empty()) return children(node, place);
  ElementAttributes attributes;
  attributes.alternative = alternative(pictured);
  const Place figure = add(node, place, Type::Figure, std::move(attributes));
  for (NodeId child = tree_.first_child(node); child != no_node; child = tree_.next_sibling(child)) {
    if (child == pictured) {
      slots_[child] = file_.add_slot(figure.element);
    } else if (tree_.nodes[child].name == Name::figcaption) {
      children(child, add(child, figure, Type::Caption));
    } else {
      visit(child, place);
    }
  }
}

/// Its identifier is asked for by ISO 14289-1, 7.9.
void PdfStructure::footnote(NodeId node, Place place) {
  ElementAttributes attributes;
  attributes.id = tree_.nodes[node].particulars->id;
  children(node, add(node, place, Type::Note, std::move(attributes)));
}

void PdfStructure::picture(NodeId node, Place place) {
  if (alternative(node).empty()) return;
  ElementAttributes attributes;
  attributes.alternative = alternative(node);
  const Place around = tree_.nodes[node].name == Name::img ? for_inline(node, place) : place;
  slots_[node] = file_.add_slot(add(node, around, Type::Figure, std::move(attributes)).element);
}

std::string_view PdfStructure::alternative(NodeId node) const {
  if (node == no_node) return {};
  if (tree_.nodes[node].particulars->drawing != nullptr) return tree_.nodes[node].particulars->drawing->alternative;
  const std::string* words = tree_.attribute(node, "alt");
  return words == nullptr ? std::string_view() : *words;
}

/// Where rows and columns alone do not tell, each cell lists its headers (PDF/UA-1 §7.5).
void PdfStructure::table(NodeId node, Place place) {
  for (style::NamedCell& named : style::table_headers(tree_, node)) {
    for (const NodeId header : named.headers) identified_.insert(header);
    headers_.emplace(named.cell, std::move(named.headers));
  }
  children(node, add(node, place, Type::Table));
}

void PdfStructure::cell(NodeId node, Place place) {
  ElementAttributes attributes;
  attributes.column_span = tree_.span(node, "colspan");
  attributes.row_span = tree_.span(node, "rowspan");
  const auto identifier = [](NodeId header) { return "header-" + std::to_string(header); };
  if (identified_.contains(node)) attributes.id = identifier(node);
  if (const auto named = headers_.find(node); named != headers_.end()) {
    for (const NodeId header : named->second) attributes.headers.push_back(identifier(header));
  }
  const bool heading = tree_.nodes[node].name == Name::th;
  if (heading) {
    const std::string* scope = tree_.attribute(node, "scope");
    attributes.scope = scope != nullptr && scope->starts_with("row") ? pdf::Scope::row : pdf::Scope::column;
  }
  children(node, add(node, place, heading ? Type::TH : Type::TD, std::move(attributes)));
}

}  // namespace townclerk::writers
