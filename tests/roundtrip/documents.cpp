#include "roundtrip/documents.hpp"

#include <array>
#include <iterator>
#include <memory>
#include <string_view>

namespace townclerk {

using document::Align;
using document::Attributes;
using document::Block;
using document::BlockKind;
using document::Document;
using document::Group;
using document::Inline;
using document::InlineKind;
using document::Scope;

namespace {

/// SplitMix64: the standard library's distributions differ between libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  int below(int limit) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(limit));
  }
  bool one_in(int n) { return below(n) == 0; }
  template <typename List>
  auto pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 104> pieces{
    "a",      "b",      "1",      "2",      " ",         " ",         "  ",     "word",   "report ", "*",      "**",     "_",       "__",
    "`",      "``",     "[",      "]",      "(",         ")",         "<",      ">",      "&",       "&amp;",  "&#65;",  "&copy;",  "|",
    "\\",     "\\|",    "\\*",    "#",      "# ",        "##",        "-",      "--",     "---",     "+ ",     "- ",     "* ",      "> ",
    "1. ",    "1986. ", "2) ",    "1.",     ".",         "..",        "...",    "....",   "!",       "![",     "](",     "[^1]: x", "~",
    "~~",     "~~~",    "```",    "=",      "===",       "\"",        "'",      "{",      "}",       "{#id}",  "{{x}}",  "{{{y}}}", "<div>",
    "</div>", "<!--",   "<a>",    "</td>",  "http://x.", "www.x.org", "a@b.c",  ":",      "| - |",   "|-|-|",  ":-:",    "\n",      "\t",
    "\r\n",   " \n ",   "\u00A0", "\u202E", "\u2003",    "\u3000",    "\u2019", "\u201C", "\u2014",  "\u20AC", "\u00A3", "\u00E9",  "\U0001F600",
    "\uFEFF", "\u200B", "\u2028", "[x]: y", "[ ] ",      "$",         "x_y_z",  "a*b",    "$$",      "\u0645", "\u4E2D", "^",       "a_"};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  Document make() {
    Document document;
    document.blocks = blocks(3, 5);
    return document;
  }

 private:
  std::string text(int most = 6) {
    std::string out;
    for (int count = random_.below(most + 1); count > 0; --count) out += random_.pick(pieces);
    return out;
  }
  std::string id() { return random_.one_in(3) ? text(2) : "id-" + std::to_string(random_.below(50)); }

  Inline leaf(InlineKind kind, std::string words) { return {kind, std::move(words), {}, {}}; }
  std::string destination() {
    constexpr std::array<std::string_view, 10> ends{
        "#x", "#x y", "http://x.org/(a)?b=1&copy;=2", "https://x/<y>\\z|", "mailto:a@b", "tel:1", "javascript:x", "x/y.html", "doc:law#8.1", "#a\nb"};
    std::string out(random_.pick(ends));
    if (random_.one_in(3)) out += text(2);
    return out;
  }
  Inline make_inline(int depth) {
    if (random_.one_in(12)) return leaf(InlineKind::note, std::to_string(1 + random_.below(20)));
    switch (random_.below(depth > 0 ? 17 : 9)) {
      case 0:
        return leaf(InlineKind::code, text(4));
      case 1:
        return leaf(random_.one_in(2) ? InlineKind::soft_break : InlineKind::line_break, {});
      case 2:
        return leaf(InlineKind::anchor, id());
      case 3:
        return leaf(InlineKind::reference, destination());
      case 4: {
        Inline image = leaf(InlineKind::image, random_.one_in(4) ? text(3) : "images/a (1).png");
        image.children = inlines(0, 2);
        return image;
      }
      case 9:
      case 10:
        return around(InlineKind::emphasis, depth);
      case 11:
      case 12:
        return around(InlineKind::strong, depth);
      case 13:
        return around(InlineKind::strikethrough, depth);
      case 14:
      case 15: {
        Inline link = around(InlineKind::link, depth);
        link.text = destination();
        return link;
      }
      case 16: {
        Inline span = around(InlineKind::span, depth);
        span.text = random_.one_in(6) ? text(1) : "cy";
        return span;
      }
      default:
        return leaf(InlineKind::text, text());
    }
  }
  Inline around(InlineKind kind, int depth) {
    Inline out = leaf(kind, {});
    out.children = inlines(depth - 1, 3);
    return out;
  }
  std::vector<Inline> inlines(int depth, int most) {
    std::vector<Inline> out;
    for (int count = random_.below(most + 1); count > 0; --count) out.push_back(make_inline(depth));
    return out;
  }

  Attributes attributes() {
    Attributes out;
    if (random_.one_in(4)) out.id = id();
    if (random_.one_in(4)) out.classes.push_back(random_.one_in(5) ? "decorative" : text(2));
    if (random_.one_in(6)) out.classes.emplace_back("cont");
    if (random_.one_in(5)) out.keys.emplace_back(random_.one_in(3) ? text(1) : "number", text(3));
    return out;
  }
  std::string label() {
    constexpr std::array<std::string_view, 8> labels{"", "", "", "5.1", "(a)", "1.", "7.", "Appendix 1"};
    return std::string(random_.pick(labels));
  }

  std::vector<Block> blocks(int depth, int most) {
    std::vector<Block> out;
    for (int count = random_.below(most + 1); count > 0; --count) out.push_back(block(depth));
    return out;
  }
  Block block(int depth) {
    Block out;
    out.attributes = attributes();
    out.label = label();
    if (random_.one_in(8)) out.particulars.edit().alias = "p-" + out.label;
    const int kind = random_.below(depth > 0 ? 18 : 9);
    if (kind < 5) {
      out.inlines = inlines(3, 5);
      if (random_.one_in(6)) {
        out.kind = BlockKind::note;
        out.particulars.edit().text = std::to_string(1 + random_.below(20));
      }
    } else if (kind == 5) {
      out.kind = BlockKind::heading;
      out.level = 1 + random_.below(6);
      out.inlines = inlines(2, 3);
    } else if (kind == 6) {
      fill_code(out);
    } else if (kind == 7) {
      out.kind = BlockKind::rule;
    } else if (kind == 8) {
      out.kind = BlockKind::contents;
      for (int i = random_.below(4); i > 0; --i)
        out.particulars.edit().entries.push_back({label(), text(3), "id-" + std::to_string(i), 1 + random_.below(3)});
    } else if (kind < 13) {
      fill_list(out, depth);
    } else if (kind < 15) {
      fill_table(out, depth);
    } else {
      out.kind = kind == 15 ? BlockKind::quote : kind == 16 ? BlockKind::container : BlockKind::figure;
      out.blocks = blocks(depth - 1, 3);
      if (out.kind == BlockKind::figure && random_.one_in(2)) out.particulars.edit().drawing = drawing();
    }
    return out;
  }
  std::shared_ptr<const document::Drawing> drawing() {
    document::Drawing out;
    out.alternative = text();
    return std::make_shared<const document::Drawing>(std::move(out));
  }
  void fill_code(Block& out) {
    constexpr std::array<std::string_view, 8> infos{"", "", "cpp", "contents", "chart current", "a`b", "x &amp; \\y", "{.z}"};
    out.kind = random_.one_in(3) ? BlockKind::directive : BlockKind::code;
    out.particulars.edit().info = random_.pick(infos);
    for (int i = random_.below(4); i > 0; --i) out.particulars.edit().text += text(4) + (random_.one_in(4) ? "" : "\n");
  }
  void fill_list(Block& out, int depth) {
    out.kind = BlockKind::list;
    out.ordered = random_.one_in(2);
    out.start = random_.one_in(2) ? 1 : random_.below(2000);
    const bool decimal = random_.one_in(2);
    int number = out.start;
    for (int i = random_.below(4); i > 0; --i) {
      Block item;
      item.kind = BlockKind::item;
      item.attributes = attributes();
      if (out.ordered) item.label = decimal ? std::to_string(number++) + "." : label();
      item.blocks = random_.one_in(6) ? blocks(depth - 1, 3) : blocks(random_.below(depth), 2);
      out.blocks.push_back(std::move(item));
    }
  }
  void fill_table(Block& out, int depth) {
    out.kind = BlockKind::table;
    if (!random_.one_in(4)) out.label.clear();
    const bool simple = random_.one_in(2);
    if (!simple && random_.one_in(3)) {
      Block caption;
      caption.kind = BlockKind::caption;
      caption.attributes = attributes();
      caption.inlines = inlines(2, 3);
      out.blocks.push_back(std::move(caption));
    }
    const int columns = 1 + random_.below(3);
    out.blocks.push_back(group(Group::head, simple ? 1 : random_.below(3), columns, simple, depth));
    for (int i = random_.below(simple ? 2 : 3); i > 0; --i) out.blocks.push_back(group(Group::body, random_.below(3), columns, simple, depth));
    if (!simple && random_.one_in(3)) out.blocks.push_back(group(Group::foot, 1, columns, false, depth));
  }
  Block group(Group which, int rows, int columns, bool simple, int depth) {
    Block out;
    out.kind = BlockKind::row_group;
    out.group = which;
    if (random_.one_in(4)) out.attributes = attributes();
    for (; rows > 0; --rows) {
      Block row;
      row.kind = BlockKind::row;
      if (random_.one_in(4)) row.attributes = attributes();
      for (int i = 0; i < columns; ++i) row.blocks.push_back(cell(which, simple, depth));
      out.blocks.push_back(std::move(row));
    }
    return out;
  }
  Block cell(Group which, bool simple, int depth) {
    Block out;
    out.kind = BlockKind::cell;
    out.header = which == Group::head || (!simple && random_.one_in(4));
    if (simple) {
      Block paragraph;
      paragraph.inlines = inlines(2, 4);
      if (!random_.one_in(4)) out.blocks.push_back(std::move(paragraph));
      return out;
    }
    constexpr std::array<Scope, 5> scopes{Scope::none, Scope::column, Scope::row, Scope::column_group, Scope::row_group};
    constexpr std::array<Align, 4> aligns{Align::none, Align::left, Align::center, Align::right};
    out.attributes = attributes();
    out.scope = random_.pick(scopes);
    out.align = random_.pick(aligns);
    if (random_.one_in(4)) out.colspan = 2;
    if (random_.one_in(6)) out.rowspan = 3;
    out.blocks = blocks(depth - 1, 2);
    return out;
  }

  Random random_;
};

void show(const std::vector<Inline>& inlines, const std::string& indent, std::string& out) {
  constexpr std::array<std::string_view, 13> names{"text", "soft", "break", "code",  "emph",   "strong", "strike",
                                                   "span", "link", "ref",   "image", "anchor", "note"};
  for (const Inline& piece : inlines) {
    out += indent;
    out += names[static_cast<std::size_t>(piece.kind)];
    out += " '" + piece.text + "'\n";
    show(piece.children, indent + "  ", out);
  }
}

void show(const std::vector<Block>& blocks, const std::string& indent, std::string& out) {
  constexpr std::array<std::string_view, 17> names{"heading",   "paragraph", "list", "item", "quote",     "code",     "rule",   "table", "caption",
                                                   "row_group", "row",       "cell", "div",  "directive", "contents", "figure", "note"};
  for (const Block& block : blocks) {
    out += indent;
    out += names[static_cast<std::size_t>(block.kind)];
    if (!block.label.empty()) out += " label=" + block.label;
    if (!block.particulars->alias.empty()) out += " alias=" + block.particulars->alias;
    if (!block.attributes->id.empty()) out += " #'" + block.attributes->id + "'";
    for (const std::string& word : block.attributes->classes) out += " .'" + word + "'";
    for (const auto& [key, value] : block.attributes->keys) out += " " + key + "='" + value + "'";
    if (block.kind == BlockKind::heading) out += " level=" + std::to_string(block.level);
    if (block.kind == BlockKind::list) out += (block.ordered ? " ordered start=" : " start=") + std::to_string(block.start);
    if (block.kind == BlockKind::row_group) out += " group=" + std::to_string(static_cast<int>(block.group));
    if (block.kind == BlockKind::cell) {
      out += std::string(block.header ? " header" : "") + " scope=" + std::to_string(static_cast<int>(block.scope)) +
             " align=" + std::to_string(static_cast<int>(block.align)) + " span=" + std::to_string(block.colspan) + "x" +
             std::to_string(block.rowspan);
    }
    if (!block.particulars->info.empty() || !block.particulars->text.empty())
      out += " info='" + block.particulars->info + "' text='" + block.particulars->text + "'";
    out += '\n';
    show(block.inlines, indent + "  - ", out);
    for (const auto& entry : block.particulars->entries) out += indent + "  entry " + entry.label + "|" + entry.title + "|" + entry.anchor + "\n";
    show(block.blocks, indent + "  ", out);
  }
}

}  // namespace

Document random_document(std::uint64_t seed) {
  return Maker(seed).make();
}

std::string dump(const Document& document) {
  std::string out;
  show(document.blocks, "", out);
  return out;
}

}  // namespace townclerk
