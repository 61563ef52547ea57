#include "markdown/tables.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include "markdown/codes.hpp"
#include "markdown/inlines.hpp"

namespace townclerk::markdown {

using document::Align;
using document::Block;
using document::BlockKind;
using document::Group;
using document::Inline;
using document::InlineKind;
using document::Scope;

namespace {

Align align_of(std::uint8_t letter) {
  return letter == 'l' ? Align::left : letter == 'c' ? Align::center : letter == 'r' ? Align::right : Align::none;
}

Block part(BlockKind kind, Span at) {
  Block block;
  block.kind = kind;
  block.at = at;
  return block;
}

struct Columns {
  std::size_t count;
  const std::uint8_t* aligns;
};

Block read_row(cmark_node* row, bool head, const Columns& columns, Reading& reading) {
  const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(row), 0));
  const Span at = reading.place_of_line(line);
  Block out = part(BlockKind::row, at);
  out.blocks.reserve(columns.count);
  for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
    Block made = part(BlockKind::cell, at);
    made.header = head;
    made.scope = head ? Scope::column : Scope::none;
    if (out.blocks.size() < columns.count) made.align = align_of(columns.aligns[out.blocks.size()]);
    Inlines inlines(reading, {at, line, static_cast<std::size_t>(std::max(cmark_node_get_start_column(cell), 0))});
    Block paragraph = part(BlockKind::paragraph, at);
    paragraph.inlines = inlines.read(cell);
    if (!paragraph.inlines.empty()) made.blocks.push_back(std::move(paragraph));
    out.blocks.push_back(std::move(made));
  }
  return out;
}

/// Takes a key out of the attributes.
std::optional<std::string> take(document::Attributes& attributes, std::string_view name) {
  const auto found = std::find_if(attributes.keys.begin(), attributes.keys.end(), [name](const auto& key) { return key.first == name; });
  if (found == attributes.keys.end()) return std::nullopt;
  std::string value = std::move(found->second);
  attributes.keys.erase(found);
  return value;
}

Block* group_of(Block& table, Group group) {
  const auto found =
      std::find_if(table.blocks.begin(), table.blocks.end(), [group](const Block& b) { return b.kind == BlockKind::row_group && b.group == group; });
  return found == table.blocks.end() ? nullptr : &*found;
}

bool is_empty(const Block& row) {
  return std::all_of(row.blocks.begin(), row.blocks.end(), [](const Block& cell) { return cell.blocks.empty(); });
}

/// The head of a pipe table, which cannot do without one: dropped when it says nothing, else an ordinary first row.
void behead(Block& table) {
  Block* head = group_of(table, Group::head);
  if (head == nullptr) return;
  std::vector<Block> rows = std::move(head->blocks);
  table.blocks.erase(table.blocks.begin() + (head - table.blocks.data()));
  rows.erase(std::remove_if(rows.begin(), rows.end(), is_empty), rows.end());
  if (rows.empty()) return;
  for (Block& row : rows)
    for (Block& cell : row.blocks) {
      cell.header = false;
      cell.scope = Scope::none;
    }
  if (Block* body = group_of(table, Group::body)) {
    body->blocks.insert(body->blocks.begin(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    return;
  }
  Block body = part(BlockKind::row_group, table.at);
  body.blocks = std::move(rows);
  table.blocks.push_back(std::move(body));
}

void head_columns(Block& table, int count) {
  for (Block& group : table.blocks) {
    if (group.kind != BlockKind::row_group || group.group == Group::head) continue;
    for (Block& row : group.blocks) {
      int column = 0;
      for (Block& cell : row.blocks) {
        if (column >= count) break;
        column += cell.colspan;
        cell.header = true;
        if (cell.scope == Scope::none) cell.scope = Scope::row;
      }
    }
  }
}

void mark_total(Block& table) {
  for (auto group = table.blocks.rbegin(); group != table.blocks.rend(); ++group) {
    if (group->kind != BlockKind::row_group || group->group == Group::head || group->blocks.empty()) continue;
    document::Attributes& last = group->blocks.back().attributes.edit();
    if (!last.has("total")) last.classes.emplace_back("total");
    return;
  }
}

}  // namespace

Block read_pipe_table(cmark_node* table, Span at, Reading& reading) {
  const Columns columns{cmark_gfm_extensions_get_table_columns(table), cmark_gfm_extensions_get_table_alignments(table)};
  Block out = part(BlockKind::table, at);
  for (cmark_node* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
    const bool head = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
    const Group group = head ? Group::head : Group::body;
    if (out.blocks.empty() || out.blocks.back().group != group) {
      out.blocks.push_back(part(BlockKind::row_group, at));
      out.blocks.back().group = group;
    }
    out.blocks.back().blocks.push_back(read_row(row, head, columns, reading));
  }
  return out;
}

void apply_table_keys(Block& table, const Reading& reading) {
  document::Attributes& attributes = table.attributes.edit();
  const auto columns = take(attributes, "header-columns");
  if (take(attributes, "headless")) {
    behead(table);
  }
  if (columns) {
    int count = 0;
    const auto [end, failed] = std::from_chars(columns->data(), columns->data() + columns->size(), count);
    if (failed != std::errc() || end != columns->data() + columns->size() || count < 0 || count > reading.limits.table_columns) {
      reading.error(codes::K105, attributes.at, fmt::format("header-columns cannot be '{}'", *columns),
                    "it is the number of columns whose cells are heads, such as 1");
    } else {
      head_columns(table, count);
    }
  }
  if (const auto total = take(attributes, "total")) {
    if (*total != "last") {
      reading.error(codes::K105, attributes.at, fmt::format("total cannot be '{}'", *total), "write total=\"last\" when the last row is the total");
    } else {
      mark_total(table);
    }
  }
  if (auto caption = take(attributes, "caption"); caption && !caption->empty()) {
    if (!table.blocks.empty() && table.blocks.front().kind == BlockKind::caption) {
      reading.error(codes::K104, attributes.at, "the table has a caption twice", "keep either the key or the <caption>");
      return;
    }
    Block block = part(BlockKind::caption, attributes.at);
    block.inlines.push_back({InlineKind::text, std::move(*caption), {}, attributes.at});
    table.blocks.insert(table.blocks.begin(), std::move(block));
  }
}

void set_default_scopes(Block& table) {
  for (Block& group : table.blocks)
    for (Block& row : group.blocks)
      for (Block& cell : row.blocks)
        if (cell.header && cell.scope == Scope::none) cell.scope = group.group == Group::head ? Scope::column : Scope::row;
}

}  // namespace townclerk::markdown
