#include "style/element.hpp"

#include <algorithm>
#include <array>

namespace townclerk::style {

namespace {

constexpr std::array<std::string_view, 45> names{
    "#text", "body", "header", "main",   "section",    "aside", "nav",        "div", "p",    "h1",     "h2",    "h3",      "h4",    "h5",    "h6",
    "ul",    "ol",   "li",     "dl",     "dt",         "dd",    "blockquote", "pre", "code", "hr",     "table", "caption", "thead", "tbody", "tfoot",
    "tr",    "th",   "td",     "figure", "figcaption", "img",   "svg",        "a",   "em",   "strong", "del",   "span",    "br",    "sup",   "sub"};

}  // namespace

std::string_view to_string(Name name) {
  return names.at(static_cast<std::size_t>(name));
}

const std::string* ElementTree::attribute(NodeId node, std::string_view name) const {
  for (const auto& [key, value] : nodes[node].attributes) {
    if (key == name) return &value;
  }
  return nullptr;
}

const std::string& ElementTree::language(NodeId node) const {
  for (; node != no_node; node = nodes[node].parent) {
    if (const std::string* stated = attribute(node, "lang")) return *stated;
  }
  return metadata.language;
}

bool ElementTree::has_class(NodeId node, std::string_view cls) const {
  const auto& classes = nodes[node].classes;
  return std::find(classes.begin(), classes.end(), cls) != classes.end();
}

}  // namespace townclerk::style
