#include "edition/filler.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

#include "document/directive.hpp"
#include "document/document.hpp"
#include "markdown/read.hpp"
#include "view/edition.hpp"

namespace townclerk::edition {
namespace {

using document::Attributes;
using document::Block;
using document::BlockKind;
using document::Inline;
using document::InlineKind;

/// A value that is printed in prose is a word of it: alone on a line it would look like an attribute line.
PlacedText without_values(const PlacedText& prose) {
  const std::string& text = prose.text();
  PlacedText out;
  std::size_t begin = 0;
  for (std::size_t open = text.find("{{"); open != std::string::npos; open = text.find("{{", begin)) {
    const std::size_t close = text.find("}}", open);
    if (close == std::string::npos) break;
    out.append(prose, begin, open);
    out.append(filler, prose.place(open, close));
    begin = std::min(text.find_first_not_of('}', close), text.size());
  }
  out.append(prose, begin, text.size());
  return out;
}

void append_anchors(const std::vector<Inline>& inlines, std::string& out) {
  for (const Inline& each : inlines) {
    if (each.kind == InlineKind::anchor) out += fmt::format("<a id=\"{}\"></a>", each.text);
    append_anchors(each.children, out);
  }
}

/// The ids in blocks, as anchors in the order in which a gap takes them.
void append_anchors(const std::vector<Block>& blocks, std::string& out) {
  for (const Block& block : blocks) {
    if (!block.attributes->id.empty()) out += fmt::format("<a id=\"{}\"></a>", block.attributes->id);
    append_anchors(block.inlines, out);
    append_anchors(block.blocks, out);
  }
}

/// Only what numbers depend on: every other class or key may say something.
std::string attribute_list(const Attributes& attributes, bool unnumbered, std::string_view form, bool with_id) {
  constexpr std::array<std::string_view, 9> classes{"alpha-paren",     "appendix", "appendix-entry", "cont", "numbered", "section",
                                                    "recommendations", "sub",      "unnumbered"};
  constexpr std::array<std::string_view, 5> keys{"form", "label", "number", "paragraphs", "start"};
  const bool tag = form == "tag";
  std::string out;
  if (with_id && !attributes.id.empty()) out += fmt::format(fmt::runtime(tag ? " id=\"{}\"" : " #{}"), attributes.id);
  std::string kept;
  for (const std::string_view name : classes)
    if (attributes.has(name) || (name == "unnumbered" && unnumbered)) kept += fmt::format(fmt::runtime(tag ? " {}" : " .{}"), name);
  if (tag && kept.empty()) kept = " box";
  out += tag ? fmt::format(" class=\"{}\"", kept.substr(1)) : kept;
  for (const std::string_view name : keys)
    if (const std::string* value = attributes.key(name); value != nullptr && value->find_first_of("\"\\&<>\n{}") == std::string::npos)
      out += fmt::format(" {}=\"{}\"", name, *value);
  return out;
}

class Writer {
 public:
  explicit Writer(Ids ids) : ids_(ids == Ids::kept) {}

  [[nodiscard]] std::string blocks(const std::vector<Block>& list) {
    for (const Block& each : list) block(each);
    return std::move(out_);
  }

 private:
  void block(const Block& block) {
    switch (block.kind) {
      case BlockKind::heading:
        line(std::string(static_cast<std::size_t>(block.level), '#') + ' ' + words(block));
        return attributes(*block.attributes);
      case BlockKind::paragraph:
        return paragraph(block);
      case BlockKind::container:
        return container(block);
      case BlockKind::table:
        return table(block);
      case BlockKind::list:
        if (has_ids(block)) this->list(block);
        return;
      case BlockKind::directive:
        return chart(block);
      case BlockKind::figure:
        return figure(block);
      default:
        if (has_ids(block)) unnumbered({block});
    }
  }

  void line(std::string_view text) {
    out_.append(indent_.size() > first_line_ ? indent_ : std::string()).append(text) += '\n';
    first_line_ = 0;
    out_ += '\n';
  }
  [[nodiscard]] bool has_ids(const Block& block) const { return ids_ && !anchors({block}).empty(); }
  [[nodiscard]] std::string anchors(const std::vector<Block>& blocks) const {
    std::string out;
    if (ids_) append_anchors(blocks, out);
    return out;
  }
  [[nodiscard]] std::string list_of(const Attributes& own, bool unnumbered, std::string_view form) const {
    return attribute_list(own, unnumbered, form, ids_);
  }
  [[nodiscard]] std::string words(const Block& block) const {
    std::string out;
    if (ids_) append_anchors(block.inlines, out);
    return out.append(filler);
  }
  void attributes(const Attributes& own) {
    if (const std::string list = list_of(own, false, "line"); !list.empty()) line(fmt::format("{{{}}}", list.substr(1)));
  }

  void paragraph(const Block& block) {
    const std::string list = list_of(*block.attributes, document::is_wordless(block.inlines), "line");
    line(list.empty() ? words(block) : fmt::format("{}\n{}{{{}}}", words(block), indent_, list.substr(1)));
  }
  void unnumbered(const std::vector<Block>& blocks) { line(fmt::format("{}{}\n{}{{.unnumbered}}", anchors(blocks), filler, indent_)); }

  void container(const Block& block) {
    const std::size_t before = out_.size();
    line(fmt::format("<div{}>", list_of(*block.attributes, false, "tag")));
    const std::size_t inside = out_.size();
    for (const Block& each : block.blocks) this->block(each);
    if (out_.size() == inside && (!ids_ || block.attributes->id.empty())) {
      out_.resize(before);
    } else {
      line("</div>");
    }
  }

  static bool is_numbered(const Block& block) { return block.attributes->key("number") != nullptr; }
  static bool is_captioned(const Block& block) {
    return block.attributes->key("caption") != nullptr ||
           std::any_of(block.blocks.begin(), block.blocks.end(), [](const Block& each) { return each.kind == BlockKind::caption; });
  }

  /// It counts where it has a number. Which one it is, nobody asks of a withheld one.
  void chart(const Block& block) {
    if (document::is_chart(block) && is_numbered(block)) {
      line(fmt::format("```chart current\n{}```", indent_));
      attributes(*block.attributes);
    } else if (has_ids(block)) {
      unnumbered({block});
    }
  }

  /// It counts where it has a number, and its caption is what a reference says of it.
  void figure(const Block& block) {
    if (!is_numbered(block) && !has_ids(block)) return;
    std::string list = list_of(*block.attributes, false, "line");
    if (is_captioned(block)) list += fmt::format(" caption=\"{}\"", filler);
    line(fmt::format("![{}]({}.png)\n{}{{{}}}", filler, filler, indent_, list.substr(1)));
  }

  /// The same.
  void table(const Block& block) {
    if (!is_numbered(block) && !has_ids(block)) return;
    line(fmt::format("| {}{} |\n{}|---|", anchors(block.blocks), filler, indent_));
    std::string list = list_of(*block.attributes, false, "line");
    if (is_captioned(block)) list += fmt::format(" caption=\"{}\"", filler);
    if (!list.empty()) line(fmt::format("{{{}}}", list.substr(1)));
  }

  /// Its items are what ids are of.
  void list(const Block& list) {
    int number = list.start;
    for (const Block& item : list.blocks) {
      const std::string marker = list.ordered ? fmt::format("{}. ", number++) : "- ";
      const std::string outer = indent_;
      indent_ += std::string(marker.size(), ' ');
      out_ += outer + marker;
      first_line_ = indent_.size();
      Block first;
      first.attributes = item.attributes;
      std::size_t rest = 0;
      if (!item.blocks.empty() && item.blocks.front().kind == BlockKind::paragraph) {
        first.inlines = item.blocks.front().inlines;
        rest = 1;
      }
      const std::string own = list_of(*first.attributes, false, "line");
      line(own.empty() ? words(first) : fmt::format("{}\n{}{{{}}}", words(first), indent_, own.substr(1)));
      for (; rest < item.blocks.size(); ++rest) block(item.blocks[rest]);
      indent_ = outer;
    }
    attributes(*list.attributes);
  }

  bool ids_;
  std::string out_;
  std::string indent_;
  std::size_t first_line_ = 0;  // that of an item stands behind its marker
};

bool is_indented_behind_first_line(std::string_view text) {
  bool indented = false;
  for (std::size_t end = text.find('\n'); end + 1 < text.size() && end != std::string_view::npos; end = text.find('\n', end + 1)) {
    if (text[end + 1] == '\n') continue;
    if (text[end + 1] != ' ') return false;
    indented = true;
  }
  return indented;
}

}  // namespace

std::string filler_for(const PlacedText& prose, Ids ids) {
  constexpr std::string_view uncounted = "withheld\n{.unnumbered}";
  if (prose.empty()) return {};
  const auto held = view::containable(prose);
  if (!held) return std::string(uncounted);
  Diagnostics ignored;
  std::string made = Writer(ids).blocks(markdown::read(without_values(*held), nullptr, {}, ignored).blocks);
  while (!made.empty() && made.back() == '\n') made.pop_back();
  if (is_indented_behind_first_line(made)) made.insert(0, 1, '\n');  // else that would be taken for the indentation of the whole
  return made.empty() ? std::string(uncounted) : made;
}

}  // namespace townclerk::edition
