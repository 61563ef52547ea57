#include "style/element.hpp"

#include <algorithm>
#include <array>
#include <charconv>

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

const std::string* ElementTree::stated_language(NodeId node, NodeId within) const {
  for (; node != no_node && node != within; node = nodes[node].parent) {
    if (const std::string* stated = attribute(node, "lang")) return stated;
  }
  return nullptr;
}

const std::string& ElementTree::language(NodeId node) const {
  const std::string* stated = stated_language(node);
  return stated == nullptr ? metadata.language : *stated;
}

std::uint16_t ElementTree::span(NodeId cell, std::string_view name) const {
  const std::uint32_t most = name == "colspan" ? 1000 : 65534;
  const std::string* words = attribute(cell, name);
  std::uint32_t span = 1;
  if (words != nullptr) std::from_chars(words->data(), words->data() + words->size(), span);
  return static_cast<std::uint16_t>(std::clamp<std::uint32_t>(span, 1, most));
}

std::string ElementTree::words(NodeId node) const {
  std::string out;
  const auto part = [&out] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  for (NodeId at = node; at < nodes[node].end; ++at) {
    if (nodes[at].name == Name::sup) {  // without the numbers of footnotes
      at = nodes[at].end - 1;
      continue;
    }
    const Name name = nodes[at].name;
    if (name == Name::br || name == Name::p || name == Name::li) part();
    for (const char c : nodes[at].text) {
      if (c == ' ' || c == '\n' || c == '\t') {
        part();
      } else {
        out += c;
      }
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool ElementTree::has_class(NodeId node, std::string_view cls) const {
  const auto& classes = nodes[node].classes;
  return std::find(classes.begin(), classes.end(), cls) != classes.end();
}

}  // namespace townclerk::style
