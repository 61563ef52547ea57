#include "markdown/blocks.hpp"

#include <algorithm>
#include <optional>

#include <cmark-gfm.h>
#include <fmt/format.h>

#include "base/ascii.hpp"
#include "document/directive.hpp"
#include "markdown/codes.hpp"
#include "markdown/figures.hpp"
#include "markdown/inlines.hpp"
#include "markdown/notes.hpp"
#include "markdown/tables.hpp"

namespace townclerk::markdown {

using document::Attributes;
using document::Block;
using document::BlockKind;

namespace {

constexpr const char* blank_lines = "tags stand on lines of their own, with a blank line between them and the text before and behind them";

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::size_t number(int value) {
  return static_cast<std::size_t>(std::max(value, 0));
}

Block made(BlockKind kind, Span at) {
  Block block;
  block.kind = kind;
  block.at = at;
  return block;
}

bool fenced(cmark_node* node) {
  int length = 0;
  int offset = 0;
  char character = 0;
  return cmark_node_get_fenced(node, &length, &offset, &character) != 0;
}

/// The last node of a paragraph when it is a line of its own.
cmark_node* last_line(cmark_node* paragraph) {
  cmark_node* last = cmark_node_last_child(paragraph);
  if (last == nullptr || cmark_node_get_type(last) != CMARK_NODE_TEXT) return nullptr;
  cmark_node* before = cmark_node_previous(last);
  if (before == nullptr) return last;
  const cmark_node_type type = cmark_node_get_type(before);
  return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? last : nullptr;
}

void remove_last_line(cmark_node* last) {
  if (cmark_node* before = cmark_node_previous(last)) {
    cmark_node_unlink(before);
    cmark_node_free(before);
  }
  cmark_node_unlink(last);
  cmark_node_free(last);
}

bool is_table(cmark_node* node) {
  return view(cmark_node_get_type_string(node)) == "table";
}

}  // namespace

std::vector<Block> Blocks::read(cmark_node* parent, std::size_t depth, Attributes* item) {
  Level level(reading_);
  if (depth > number(reading_.limits.nesting)) {
    reading_.error(codes::K143, place(parent), fmt::format("lists and quotations are nested more than {} deep", reading_.limits.nesting),
                   "a report needs three or four levels");
    return {};
  }
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    read_one(node, level, depth + level.depth(), item);
    // Of a large report, cmark's nodes take as much memory as ours. The one before is still asked for.
    if (cmark_node* read = cmark_node_previous(node)) cmark_node_free(read);
  }
  return level.finish();
}

void Blocks::read_one(cmark_node* node, Level& level, std::size_t depth, Attributes* item) {
  const Span at = place(node);
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
      return read_paragraph(node, level, item);
    case CMARK_NODE_HTML_BLOCK:
      return read_html(node, level);
    case CMARK_NODE_HEADING: {
      Block block = made(BlockKind::heading, at);
      block.level = cmark_node_get_heading_level(node);
      Inlines inlines(reading_, {at, number(cmark_node_get_start_line(node)), number(cmark_node_get_start_column(node))});
      block.inlines = inlines.read(node);
      check_level(block);
      return level.add(std::move(block));
    }
    case CMARK_NODE_LIST:
      return level.add(read_list(node, depth));
    case CMARK_NODE_BLOCK_QUOTE: {
      Block block = made(BlockKind::quote, at);
      block.blocks = read(node, depth + 1);
      return level.add(std::move(block));
    }
    case CMARK_NODE_CODE_BLOCK:
      if (!fenced(node)) {
        reading_.error(codes::K118, at, "this text is indented so far that it would print as code",
                       "begin it in the same column as the paragraphs round it; code stands between lines of three backticks");
      }
      return level.add(read_code(node));
    case CMARK_NODE_THEMATIC_BREAK:
      return level.add(made(BlockKind::rule, at));
    default:
      if (is_table(node)) level.add(read_pipe_table(node, at, reading_));
  }
}

void Blocks::check_level(const Block& heading) {
  if (!reading_.prose) return;
  const bool is_prose = heading.at.file == *reading_.prose;
  const int highest = is_prose ? section_ + 1 : 1;
  if (heading.level < highest) {
    reading_.error(codes::K119, heading.at, fmt::format("a heading of level {} would stand beside the heading of its own section", heading.level),
                   fmt::format("begin it with '{}'", std::string(static_cast<std::size_t>(highest), '#')));
  }
  if (!is_prose) section_ = heading.level;
}

void Blocks::read_paragraph(cmark_node* node, Level& level, Attributes* item) {
  std::optional<Attributes> attributes;
  if (cmark_node* last = last_line(node)) {
    const auto hidden = reading_.swap.hidden(view(cmark_node_get_literal(last)));
    if (hidden && attributes_.is_attributes(*hidden)) {
      const bool alone = cmark_node_first_child(node) == last;
      attributes = attributes_.read(*hidden);
      if (alone) {
        if (attributes) level.attribute(std::move(*attributes), item);
        return;
      }
      remove_last_line(last);
    }
  }
  const Span at = place(node);
  Block block = made(BlockKind::paragraph, at);
  Inlines inlines(reading_, {at, number(cmark_node_get_start_line(node)), number(cmark_node_get_start_column(node))});
  block.inlines = inlines.read(node);
  const bool first_of_item = item != nullptr && level.at_start();
  if (attributes) merge(first_of_item ? *item : block.attributes.edit(), std::move(*attributes), reading_);
  // A paragraph of values that are all empty says nothing, unless an id makes it a place to go to.
  if (block.inlines.empty() && block.attributes->id.empty() && inlines.notes().empty()) return;
  for (Block& part : divide_notes(std::move(block), inlines.notes(), reading_)) {
    make_figure(part);
    level.add(std::move(part));
  }
}

void Blocks::read_html(cmark_node* node, Level& level) {
  const std::string_view literal = trimmed(view(cmark_node_get_literal(node)));
  const std::size_t first_line = number(cmark_node_get_start_line(node));
  const std::string_view above = first_line > 1 ? reading_.lines.at(first_line - 1) : std::string_view();
  const bool joined = cmark_node_previous(node) != nullptr && !trimmed(above.substr(leading_marks(above).bytes)).empty();
  std::string tag_before;
  std::size_t line = first_line;
  for (std::size_t begin = 0; begin < literal.size(); ++line) {
    const std::size_t end = std::min(literal.find('\n', begin), literal.size());
    const std::string_view text = trimmed(literal.substr(begin, end - begin));
    const Span at = reading_.place_of_line(line);
    std::optional<Tag> tag = read_tag(text, at, reading_);
    if (!tag) {
      refuse_html(text, tag_before, at);
      reading_.swap.pass_over(literal.substr(begin));
      return;
    }
    if (joined && line == first_line) {
      reading_.error(codes::K111, at, fmt::format("the tag '{}' has no blank line before it", reading_.swap.words(text)), blank_lines);
    }
    tag_before = reading_.swap.words(text);
    level.tag(std::move(*tag), at);
    begin = end + 1;
  }
}

void Blocks::refuse_html(std::string_view text, const std::string& tag_before, Span at) {
  const std::string shown = reading_.swap.words(text);
  const bool like_tag = text.size() > 1 && text[0] == '<' && (text[1] == '/' || (text[1] >= 'A' && text[1] <= 'z'));
  if (like_tag) {
    reading_.error(codes::K116, at, fmt::format("the tag '{}' cannot be read", shown), "a tag stands alone on its line: <div class=\"…\">");
  } else if (!tag_before.empty()) {
    reading_.error(codes::K111, at, fmt::format("the tag '{}' has no blank line behind it", tag_before), blank_lines);
  } else {
    reading_.error(codes::K110, at, fmt::format("'{}' is raw HTML", shown), "comments and instructions are never printed: remove it");
  }
}

Block Blocks::read_list(cmark_node* node, std::size_t depth) {
  Block list = made(BlockKind::list, place(node));
  list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  if (list.ordered) list.start = cmark_node_get_list_start(node);
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    Block item = made(BlockKind::item, place(child));
    Attributes own;
    item.blocks = read(child, depth + 1, &own);
    if (own != Attributes()) item.attributes = std::move(own);
    list.blocks.push_back(std::move(item));
  }
  return list;
}

Block Blocks::read_code(cmark_node* node) {
  Block block = made(BlockKind::code, place(node));
  block.particulars.edit().text = reading_.swap.words(view(cmark_node_get_literal(node)));
  block.particulars.edit().info = reading_.swap.words(view(cmark_node_get_fence_info(node)));
  const std::size_t name = std::min(block.particulars->info.find_first_of(" \t"), block.particulars->info.size());
  if (document::is_directive(lower(std::string_view(block.particulars->info).substr(0, name)))) {
    block.kind = BlockKind::directive;
    block.particulars.edit().info.replace(0, name, lower(std::string_view(block.particulars->info).substr(0, name)));
  }
  return block;
}

Span Blocks::place(cmark_node* node) const {
  const std::size_t first = number(cmark_node_get_start_line(node));
  const std::size_t last = std::max(first, number(cmark_node_get_end_line(node)));
  const std::string_view whole = reading_.lines.text();
  const std::size_t begin = std::min(reading_.lines.begin(first) + number(cmark_node_get_start_column(node) - 1), whole.size());
  const std::size_t end = std::max(begin, std::min(reading_.lines.begin(last + 1), whole.size()));
  const std::string_view part = trimmed(whole.substr(begin, end - begin));
  return part.empty() ? reading_.place(begin, begin) : reading_.place(part);
}

}  // namespace townclerk::markdown
