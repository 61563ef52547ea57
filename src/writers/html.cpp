#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/escape.hpp"
#include "writers/svg.hpp"
#include "writers/writers.hpp"

namespace townclerk::writers {

namespace {

using style::ElementTree;
using style::Name;
using style::no_node;
using style::Node;
using style::NodeId;

void base64(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += k <= count ? digits[group >> (18 - 6 * k) & 63U] : '=';
  }
}

std::string_view media_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "image/png";
  if (bytes.starts_with("\xFF\xD8")) return "image/jpeg";
  return "image/svg+xml";
}

bool is_inline(Name name) {
  constexpr std::array inlines{Name::text_node, Name::code, Name::img, Name::a,   Name::em, Name::strong,
                               Name::del,       Name::span, Name::br,  Name::sup, Name::sub};
  return std::find(inlines.begin(), inlines.end(), name) != inlines.end();
}

bool is_void(Name name) {
  return name == Name::br || name == Name::hr || name == Name::img;
}

bool is_heading(Name name) {
  return name >= Name::h1 && name <= Name::h6;
}

/// Elements in which no empty span may stand.
bool holds_parts_only(Name name) {
  constexpr std::array parts{Name::ul, Name::ol, Name::dl, Name::table, Name::thead, Name::tbody, Name::tfoot, Name::tr};
  return std::find(parts.begin(), parts.end(), name) != parts.end();
}

class HtmlWriter {
 public:
  HtmlWriter(const ElementTree& tree, const Pictures& pictures, const PageWords& words) : tree_(tree), pictures_(pictures), words_(words) {}

  std::string run(std::string_view css) {
    out_.reserve(css.size() + tree_.nodes.size() * 48);
    main_id_ = free_id("main");
    head(css);
    out_ += "<body>\n<a class=\"skip\" href=\"#" + main_id_ + "\">";
    append_xml_text(out_, words_.skip);
    out_ += "</a>\n";
    for (NodeId child = tree_.first_child(0); child != no_node; child = tree_.next_sibling(child)) {
      if (tree_.nodes[child].name == Name::main) contents();
      element(child, 0);
      out_ += '\n';
    }
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  /// An id that no element bears: `wanted`, or with as many hyphens behind it as it takes.
  [[nodiscard]] std::string free_id(std::string wanted) const {
    const auto taken = [&](const Node& node) { return node.particulars->id == wanted || node.particulars->alias == wanted; };
    while (std::any_of(tree_.nodes.begin(), tree_.nodes.end(), taken)) wanted += '-';
    return wanted;
  }

  void head(std::string_view css) {
    const document::Metadata& metadata = tree_.metadata;
    out_ += "<!DOCTYPE html>\n<html";
    attribute("lang", metadata.language);
    out_ += ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    append_xml_text(out_, metadata.title.empty() ? metadata.id : metadata.title);
    out_ += "</title>\n";
    meta("author", metadata.author);
    meta("description", metadata.subject);
    meta("dcterms.identifier", metadata.id);
    meta("dcterms.date", metadata.date);
    out_ += "<style>\n";
    style(css);
    out_ += "</style>\n</head>\n";
  }

  void meta(std::string_view name, std::string_view content) {
    if (content.empty()) return;
    out_ += "<meta";
    attribute("name", name);
    attribute("content", content);
    out_ += ">\n";
  }

  /// "</" ends a style element wherever it stands; within a string of CSS, the one place where it may stand, "<\/" means the same.
  void style(std::string_view css) {
    std::size_t from = 0;
    for (std::size_t at = css.find("</"); at != std::string_view::npos; at = css.find("</", from)) {
      out_ += css.substr(from, at - from);
      out_ += "<\\/";
      from = at + 2;
    }
    out_ += css.substr(from);
    if (!out_.ends_with('\n')) out_ += '\n';
  }

  /// The sections as links, for the screen; a report that prints its own contents needs none.
  void contents() {
    std::vector<NodeId> sections;
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
      if (tree_.nodes[id].name == Name::nav) return;
      if (tree_.nodes[id].name == Name::h2 && !tree_.nodes[id].particulars->id.empty()) sections.push_back(id);
    }
    if (sections.size() < 2) return;
    out_ += "<nav class=\"page-contents\"";
    attribute("aria-label", words_.contents);
    out_ += ">\n<details>\n<summary>";
    append_xml_text(out_, words_.contents);
    out_ += "</summary>\n<ul>\n";
    for (const NodeId section : sections) {
      out_ += "<li><a";
      attribute("href", "#" + tree_.nodes[section].particulars->id);
      out_ += '>';
      append_xml_text(out_, text_of(section));
      out_ += "</a></li>\n";
    }
    out_ += "</ul>\n</details>\n</nav>\n";
  }

  [[nodiscard]] std::string text_of(NodeId node) const {
    std::string text;
    for (NodeId id = node; id < tree_.nodes[node].end;) {
      text += tree_.nodes[id].text;
      id = tree_.nodes[id].name == Name::sup ? tree_.nodes[id].end : id + 1;  // without the numbers of footnotes
    }
    return text;
  }

  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_xml_text(out_, value);
    out_ += '"';
  }

  void indent(int depth) { out_.append(static_cast<std::size_t>(std::min(depth, 20)), ' '); }

  void element(NodeId id, int depth) {
    const Node& node = tree_.nodes[id];
    if (is_heading(node.name) && !node.particulars->id.empty()) {
      heading_ = id;
      tables_ = 0;
    }
    if (node.name == Name::text_node) return append_xml_text(out_, node.text);
    if (node.name == Name::svg) return drawing(id);
    if (node.name == Name::table) open_table_region(id);
    out_ += '<';
    out_ += to_string(node.name);
    attributes(id);
    out_ += '>';
    if (!is_void(node.name)) {
      if (!holds_parts_only(node.name)) alias_span(id);
      children(id, depth);
      out_ += "</";
      out_ += to_string(node.name);
      out_ += '>';
    }
    if (node.name == Name::table) out_ += "</div>";
  }

  /// Blocks stand on lines of their own; where words stand beside them, white space would be one more word.
  void children(NodeId id, int depth) {
    bool blocks = true;
    for (NodeId child = tree_.first_child(id); child != no_node; child = tree_.next_sibling(child)) {
      blocks = blocks && !is_inline(tree_.nodes[child].name);
    }
    blocks = blocks && tree_.first_child(id) != no_node;
    for (NodeId child = tree_.first_child(id); child != no_node; child = tree_.next_sibling(child)) {
      if (blocks) {
        out_ += '\n';
        indent(depth + 1);
      }
      element(child, depth + 1);
    }
    if (!blocks) return;
    out_ += '\n';
    indent(depth);
  }

  void attributes(NodeId id) {
    const Node& node = tree_.nodes[id];
    if (!node.particulars->id.empty()) {
      attribute("id", node.particulars->id);
    } else if (node.name == Name::main) {
      attribute("id", main_id_);
    } else if (!pending_alias_.empty() && takes_alias_as_id(id)) {
      attribute("id", pending_alias_);
      pending_alias_.clear();
    }
    if (!node.particulars->alias.empty()) pending_alias_ = node.particulars->alias;
    if (!node.classes.empty()) {
      out_ += " class=\"";
      for (const std::string& cls : node.classes) {
        if (&cls != &node.classes.front()) out_ += ' ';
        append_xml_text(out_, cls);
      }
      out_ += '"';
    }
    for (const auto& [name, value] : node.attributes) {
      if (name == "src") {
        source(value);
      } else {
        attribute(name, value);
      }
    }
    if (node.name == Name::nav) attribute("aria-label", words_.contents);
  }

  /// A number's span is where an alias belongs: an element more would be one more column of its grid.
  [[nodiscard]] bool takes_alias_as_id(NodeId id) const { return tree_.nodes[id].name == Name::span && tree_.nodes[id].particulars->id.empty(); }

  void alias_span(NodeId id) {
    if (pending_alias_.empty()) return;
    const NodeId child = tree_.first_child(id);
    if (child != no_node && takes_alias_as_id(child)) return;
    out_ += "<span";
    attribute("id", pending_alias_);
    out_ += "></span>";
    pending_alias_.clear();
  }

  void source(const std::string& file) {
    const auto picture = pictures_.find(file);
    if (picture == pictures_.end()) return attribute("src", file);
    out_ += " src=\"data:";
    out_ += media_type(picture->second);
    out_ += ";base64,";
    base64(out_, picture->second);
    out_ += '"';
  }

  /// What is wider than the window scrolls in a region of its own, which the keyboard reaches. The style takes it out of the tab order where
  /// nothing scrolls.
  void open_region(bool named) {
    out_ += "<div class=\"scroll\" tabindex=\"0\"";
    attribute("role", named ? "region" : "group");
  }

  void open_table_region(NodeId table) {
    const NodeId caption = tree_.first_child(table);
    const bool named = caption != no_node && tree_.nodes[caption].name == Name::caption;
    open_region(named);
    const bool first = heading_ != no_node && tables_++ == 0;
    if (named) {
      attribute("aria-label", text_of(caption));
    } else if (first) {
      attribute("aria-labelledby", tree_.nodes[heading_].particulars->id);
    } else {
      attribute("aria-label", heading_ == no_node ? words_.table : fmt::format("{}, {} {}", text_of(heading_), words_.table, tables_));
    }
    out_ += '>';
  }

  /// The caption names the figure, the alternative the drawing; what it scrolls in says no more than that it scrolls.
  void drawing(NodeId svg) {
    const Node& node = tree_.nodes[svg];
    if (node.particulars->drawing == nullptr) return;
    open_region(false);
    attribute("aria-label", words_.scrolls);
    out_ += ">\n";
    const std::string& figure = tree_.nodes[node.parent].particulars->id;
    out_ += svg_element(*node.particulars->drawing, free_id((figure.empty() ? free_id(fmt::format("drawing-{}", ++nameless_)) : figure) + "-title"));
    out_ += "\n</div>";
  }

  const ElementTree& tree_;
  const Pictures& pictures_;
  const PageWords& words_;
  std::string main_id_;
  NodeId heading_ = no_node;  // the last heading
  int tables_ = 0;            // below it, without a caption
  int nameless_ = 0;          // drawings of figures without an id
  std::string pending_alias_;
  std::string out_;
};

}  // namespace

std::string html(const ElementTree& tree, std::string_view css, const Pictures& pictures, const PageWords& words) {
  return HtmlWriter(tree, pictures, words).run(css);
}

}  // namespace townclerk::writers
