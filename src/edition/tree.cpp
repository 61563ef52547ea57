#include "edition/tree.hpp"

#include <algorithm>
#include <utility>

namespace townclerk::edition {
namespace {

constexpr std::string_view blanks = " \t\n\r";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

bool is_id(std::string_view name) {
  return name == "id";
}

/// The sentence of a recommendation, with its slots.
bool holds_slots(std::string_view around, std::string_view name) {
  return name == "text" && (around == "recommendation" || around == "item");
}

Node read(const xml::Element& element, std::string_view around) {
  Node node;
  node.name = element.name();
  node.at = element.whole();
  for (xml::Attribute& attribute : element.read_attributes())
    node.attributes.push_back(
        {(attribute.space == xml::xml_space ? "xml:" : "") + std::string(attribute.name), std::move(attribute.value), attribute.value_at});
  std::vector<xml::Element::Child> children = element.read_children();
  const bool leaf = std::none_of(children.begin(), children.end(), [](const auto& child) { return child.element.has_value(); });
  node.mixed = !leaf && holds_slots(around, node.name);
  for (const xml::Element::Child& child : children) {
    if (child.element) {
      node.children.push_back(read(*child.element, node.name));
    } else if (leaf) {
      node.text += child.text.text();
      node.placed.append(child.text);
      const Span run = child.text.place(0, child.text.text().size());
      node.text_at = node.text_at.known() ? Span{run.file, node.text_at.begin, run.end} : run;
    } else if (node.mixed) {
      Node& run = node.children.emplace_back();
      run.text = child.text.text();
      run.text_at = run.at = child.text.place(0, run.text.size());
    }
  }
  if (is_blank(node.text)) node.text.clear();
  return node;
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void element(const Node& node, int depth, std::string_view space = {}) {
    out_ += '<';
    out_ += node.name;
    if (!space.empty()) attribute("xmlns", space);
    std::vector<const Attribute*> ordered;
    for (const Attribute& each : node.attributes)
      if (!each.left_out) ordered.push_back(&each);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Attribute* a, const Attribute* b) { return is_id(a->name) != is_id(b->name) ? is_id(a->name) : a->name < b->name; });
    for (const Attribute* each : ordered) attribute(each->name, each->value);
    const bool leaf = std::all_of(node.children.begin(), node.children.end(), [](const Node& child) { return !child.is_written(); });
    const std::string words = node.written();
    if (leaf && words.empty()) {
      out_ += "/>";
      return;
    }
    out_ += '>';
    if (leaf) {
      text(words);
    } else if (node.mixed) {
      for (const Node& child : node.children)
        if (child.is_written()) child.name.empty() ? text(child.text) : element(child, depth + 1);
    } else {
      for (const Node& child : node.children) {
        if (!child.is_written()) continue;
        new_line(depth + 1);
        element(child, depth + 1);
      }
      new_line(depth);
    }
    out_.append("</").append(node.name) += '>';
  }

 private:
  void new_line(int depth) {
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
  }

  void attribute(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"");
    for (const char c : value) escaped(c);
    out_ += '"';
  }

  void escaped(char c) {
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\t':
        out_ += "&#9;";
        break;
      case '\n':
        out_ += "&#10;";
        break;
      case '\r':
        out_ += "&#13;";
        break;
      default:
        out_ += c;
    }
  }

  void text(std::string_view words) {
    // A carriage return is kept by a reference only, which no CDATA section holds.
    const bool plain = words.find_first_of("<&\r") == std::string_view::npos && words.find("]]>") == std::string_view::npos;
    if (plain) {
      out_ += words;
    } else if (words.find('\r') != std::string_view::npos) {
      for (const char c : words) c == '\n' || c == '\t' || c == '"' ? void(out_ += c) : c == '>' ? void(out_ += "&gt;") : escaped(c);
    } else {
      section(words);
    }
  }

  void section(std::string_view words) {
    constexpr std::string_view end = "]]>";
    out_ += "<![CDATA[";
    for (std::size_t at = words.find(end); at != std::string_view::npos; at = words.find(end)) {
      out_.append(words.substr(0, at + 2)).append("]]><![CDATA[");
      words.remove_prefix(at + 2);
    }
    out_.append(words).append(end);
  }

  std::string& out_;
};

}  // namespace

std::string Node::written() const {
  std::string out;
  std::size_t begin = 0;
  for (const Cut& cut : cuts) {
    if (!cut.left_out) continue;
    out.append(text, begin, cut.begin - begin);
    begin = cut.end;
  }
  if (begin == 0) return text;
  out.append(text, begin);
  return is_blank(out) ? std::string() : out;
}

const std::string* Node::find(std::string_view attribute) const {
  for (const Attribute& each : attributes)
    if (each.name == attribute) return &each.value;
  return nullptr;
}

std::string Node::value(std::string_view attribute) const {
  const std::string* given = find(attribute);
  return given == nullptr ? std::string() : *given;
}

const Node* Node::child(std::string_view element) const {
  const auto found = std::find_if(children.begin(), children.end(), [element](const Node& each) { return each.name == element; });
  return found == children.end() ? nullptr : &*found;
}

Node* Node::child(std::string_view element) {
  return const_cast<Node*>(std::as_const(*this).child(element));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void Node::set(std::string_view attribute, std::string given) {
  drop({attribute});
  attributes.push_back({std::string(attribute), std::move(given)});
}

void Node::replace(std::string_view attribute, std::string_view given) {
  for (Attribute& each : attributes)
    if (each.name == attribute) each = {each.name, std::string(given)};
}

void Node::drop(std::initializer_list<std::string_view> names) {
  std::erase_if(attributes, [&names](const Attribute& each) { return std::find(names.begin(), names.end(), each.name) != names.end(); });
}

void Node::drop_children(std::initializer_list<std::string_view> names) {
  std::erase_if(children, [&names](const Node& each) { return std::find(names.begin(), names.end(), each.name) != names.end(); });
}

Node read(const xml::Element& root) {
  return read(root, {});
}

std::string write(const Node& root, std::string_view space) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  Writer(out).element(root, 0, space);
  out += '\n';
  return out;
}

}  // namespace townclerk::edition
