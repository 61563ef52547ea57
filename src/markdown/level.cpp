#include "markdown/level.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "markdown/codes.hpp"
#include "markdown/figures.hpp"
#include "markdown/tables.hpp"

namespace townclerk::markdown {

using document::Align;
using document::Block;
using document::BlockKind;
using document::Group;
using document::Scope;

namespace {

constexpr int max_rowspan = 1000;

struct Known {
  std::string_view name;
  BlockKind kind;
  std::string_view parent;  // where it may stand; empty where text may
};
constexpr std::array<Known, 9> known_tags{{{"div", BlockKind::container, ""},
                                           {"table", BlockKind::table, ""},
                                           {"caption", BlockKind::caption, "table"},
                                           {"thead", BlockKind::row_group, "table"},
                                           {"tbody", BlockKind::row_group, "table"},
                                           {"tfoot", BlockKind::row_group, "table"},
                                           {"tr", BlockKind::row, "thead, tbody or tfoot"},
                                           {"th", BlockKind::cell, "tr"},
                                           {"td", BlockKind::cell, "tr"}}};

const Known* find_known(std::string_view name) {
  const auto found = std::find_if(known_tags.begin(), known_tags.end(), [name](const Known& known) { return known.name == name; });
  return found == known_tags.end() ? nullptr : &*found;
}

std::string unknown_hint(std::string_view name) {
  std::array<std::string_view, known_tags.size()> names;
  std::transform(known_tags.begin(), known_tags.end(), names.begin(), [](const Known& known) { return known.name; });
  if (const auto near = nearest(name, names)) return fmt::format("did you mean '{}'?", *near);
  return "the tags of the dialect are div, table, caption, thead, tbody, tfoot, tr, th and td; begin the line with \\< when it is text";
}

Group group_named(std::string_view name) {
  return name == "thead" ? Group::head : name == "tfoot" ? Group::foot : Group::body;
}

std::optional<std::string> take(document::Attributes& attributes, std::string_view name) {
  const auto found = std::find_if(attributes.keys.begin(), attributes.keys.end(), [name](const auto& key) { return key.first == name; });
  if (found == attributes.keys.end()) return std::nullopt;
  std::string value = std::move(found->second);
  attributes.keys.erase(found);
  return value;
}

std::optional<Scope> scope_named(std::string_view name) {
  if (name == "col") return Scope::column;
  if (name == "row") return Scope::row;
  if (name == "colgroup") return Scope::column_group;
  if (name == "rowgroup") return Scope::row_group;
  return std::nullopt;
}

std::optional<Align> align_named(std::string_view name) {
  if (name == "left") return Align::left;
  if (name == "center") return Align::center;
  if (name == "right") return Align::right;
  return std::nullopt;
}

}  // namespace

void Level::wrong_place(Span at, std::string message, std::string hint) {
  reading_.error(codes::K115, at, std::move(message), std::move(hint));
}

void Level::add(Block&& block) {
  if (open_.empty()) {
    blocks_.push_back(std::move(block));
  } else {
    Open& around = open_.back();
    const BlockKind kind = around.block.kind;
    if (kind == BlockKind::table || kind == BlockKind::row_group || kind == BlockKind::row) {
      wrong_place(block.at, fmt::format("text stands in a <{}> outside its cells", around.name),
                  "put it between <td> and </td>, or behind the table");
    } else if (kind == BlockKind::caption && (block.kind != BlockKind::paragraph || !around.block.inlines.empty())) {
      wrong_place(block.at, "a caption is more than one paragraph", "put the rest in front of the table or behind it");
    } else if (kind == BlockKind::caption) {
      around.block.inlines = std::move(block.inlines);
      merge(around.block.attributes.edit(), std::move(block.attributes.edit()), reading_);
    } else {
      around.block.blocks.push_back(std::move(block));
    }
  }
  tagged_last_ = false;
}

void Level::tag(Tag&& tag, Span at) {
  if (find_known(tag.name) == nullptr) {
    reading_.error(codes::K112, at, fmt::format("unknown tag '{}'", tag.name), unknown_hint(tag.name));
  } else if (tag.closing) {
    close(tag.name, at);
  } else {
    open(std::move(tag), at);
  }
}

bool Level::fits(std::string_view name, Span at) {
  const BlockKind around = open_.empty() ? BlockKind::container : open_.back().block.kind;
  const Known& known = *find_known(name);
  switch (known.kind) {
    case BlockKind::caption:
    case BlockKind::row_group:
      if (around == BlockKind::table) return fits_order(name, open_.back().block, at);
      break;
    case BlockKind::row:
      if (around == BlockKind::row_group) return true;
      break;
    case BlockKind::cell:
      if (around == BlockKind::row) return true;
      break;
    default:
      if (around == BlockKind::container || around == BlockKind::cell) return true;
      wrong_place(at, fmt::format("<{}> stands in a <{}> outside its cells", name, open_.back().name), "put it between <td> and </td>");
      return false;
  }
  wrong_place(at, fmt::format("<{}> does not stand in {}", name, known.parent),
              fmt::format("put it directly inside {}, at the same indentation", known.parent));
  return false;
}

bool Level::fits_order(std::string_view name, const Block& table, Span at) {
  const auto has = [&table](Group group) {
    return std::any_of(table.blocks.begin(), table.blocks.end(),
                       [group](const Block& b) { return b.kind == BlockKind::row_group && b.group == group; });
  };
  const bool caption_late = name == "caption" && !table.blocks.empty();
  const bool head_late = name == "thead" && (has(Group::head) || has(Group::body) || has(Group::foot));
  if (!caption_late && !head_late && !has(Group::foot)) return true;
  wrong_place(at, fmt::format("<{}> stands in the wrong order", name),
              "a table holds at most one <caption>, then at most one <thead>, any number of <tbody>, at most one <tfoot>");
  return false;
}

void Level::open(Tag&& tag, Span at) {
  // A tag in the wrong place is still opened, so that its closing tag is not reported too.
  const bool placed = fits(tag.name, at);
  if (open_.size() > static_cast<std::size_t>(reading_.limits.nesting)) {
    reading_.error(codes::K143, at, fmt::format("tags are nested more than {} deep", reading_.limits.nesting), "close the tags that are open");
    return;
  }
  Open opened;
  opened.name = tag.name;
  opened.block.kind = find_known(tag.name)->kind;
  opened.block.group = opened.block.kind == BlockKind::row_group ? group_named(tag.name) : Group::body;
  opened.block.attributes = std::move(tag.attributes);
  opened.block.at = at;
  if (opened.block.kind == BlockKind::cell) {
    opened.block.header = tag.name == "th";
    read_cell_keys(opened.block, at);
  }
  if (!placed) opened.block.kind = BlockKind::container;
  open_.push_back(std::move(opened));
  tagged_last_ = false;
}

int Level::read_span(document::Attributes& attributes, std::string_view key, int most, Span at) {
  const auto value = take(attributes, key);
  if (!value) return 1;
  int count = 0;
  const auto [end, failed] = std::from_chars(value->data(), value->data() + value->size(), count);
  if (failed == std::errc() && end == value->data() + value->size() && count >= 1 && count <= most) return count;
  reading_.error(codes::K105, at, fmt::format("{} cannot be '{}'", key, *value), fmt::format("it is a number from 1 to {}", most));
  return 1;
}

void Level::read_cell_keys(Block& cell, Span at) {
  cell.colspan = static_cast<std::uint16_t>(read_span(cell.attributes.edit(), "colspan", reading_.limits.table_columns, at));
  cell.rowspan = static_cast<std::uint16_t>(read_span(cell.attributes.edit(), "rowspan", max_rowspan, at));
  if (const auto value = take(cell.attributes.edit(), "scope")) {
    const auto scope = scope_named(*value);
    if (!scope || !cell.header) {
      reading_.error(codes::K105, at, fmt::format("scope cannot be '{}' here", *value),
                     "a <th> has the scope col, row, colgroup or rowgroup; a <td> has none");
    } else {
      cell.scope = *scope;
    }
  }
  if (const auto value = take(cell.attributes.edit(), "align")) {
    const auto align = align_named(*value);
    if (!align) reading_.error(codes::K105, at, fmt::format("align cannot be '{}'", *value), "it is left, center or right");
    cell.align = align.value_or(Align::none);
  }
}

void Level::bound_columns(Block& table) {
  for (Block& group : table.blocks) {
    std::vector<std::pair<int, int>> spans;  // rows left, columns
    for (Block& row : group.blocks) {
      int columns = 0;
      for (const auto& [rows, wide] : spans) columns += wide;
      for (const Block& cell : row.blocks) columns += cell.colspan;
      if (columns > reading_.limits.table_columns) {
        reading_.error(codes::K141, table.at, fmt::format("a table has more than {} columns", reading_.limits.table_columns),
                       "divide it into tables side by side");
        table.blocks.clear();
        return;
      }
      std::for_each(spans.begin(), spans.end(), [](auto& span) { --span.first; });
      std::erase_if(spans, [](const auto& span) { return span.first <= 0; });
      for (const Block& cell : row.blocks)
        if (cell.rowspan > 1) spans.emplace_back(cell.rowspan - 1, cell.colspan);
    }
  }
}

void Level::close_last() {
  Block block = std::move(open_.back().block);
  open_.pop_back();
  if (block.kind == BlockKind::table) {
    bound_columns(block);
    apply_table_keys(block, reading_);
    set_default_scopes(block);
  }
  std::vector<Block>& around = open_.empty() ? blocks_ : open_.back().block.blocks;
  around.push_back(std::move(block));
  tagged_last_ = true;
}

void Level::close(std::string_view name, Span at) {
  const auto found = std::find_if(open_.rbegin(), open_.rend(), [name](const Open& opened) { return opened.name == name; });
  if (found == open_.rend()) {
    reading_.error(codes::K114, at, fmt::format("</{}> closes nothing here", name),
                   "an opening tag and its closing tag stand in the same item, quotation or level, at the same indentation");
    return;
  }
  const auto above = static_cast<std::size_t>(found - open_.rbegin());
  for (std::size_t i = 0; i < above; ++i) {
    const Open& left = open_.back();
    reading_.diagnostics.add(Diagnostic(codes::K113, left.block.at, fmt::format("<{}> is not closed", left.name))
                                 .note(fmt::format("</{}> comes before its end", name), at)
                                 .hint(fmt::format("put </{}> on a line of its own, with blank lines round it", left.name)));
    close_last();
  }
  close_last();
}

void Level::attribute(document::Attributes&& attributes, document::Attributes* item) {
  if (at_start() && item != nullptr) {
    merge(*item, std::move(attributes), reading_);
    return;
  }
  std::vector<Block>& list = open_.empty() ? blocks_ : open_.back().block.blocks;
  if (list.empty()) {
    reading_.error(codes::K102, attributes.at, "an attribute line has no block before it",
                   "it stands behind the block that it belongs to; the attributes of a <div> or table tag stand in the tag");
    return;
  }
  if (tagged_last_) {
    reading_.error(codes::K102, attributes.at, "an attribute line follows a closing tag", "write these attributes into the opening tag");
    return;
  }
  merge(list.back().attributes.edit(), std::move(attributes), reading_);
  if (list.back().kind == BlockKind::table) apply_table_keys(list.back(), reading_);
  make_figure(list.back());
}

std::vector<Block> Level::finish() {
  while (!open_.empty()) {
    const Open& left = open_.back();
    reading_.error(codes::K113, left.block.at, fmt::format("<{}> is not closed", left.name),
                   fmt::format("put </{}> on a line of its own, in the same item, quotation or level as <{}>", left.name, left.name));
    close_last();
  }
  return std::move(blocks_);
}

}  // namespace townclerk::markdown
