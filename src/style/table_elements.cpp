#include <algorithm>
#include <charconv>

#include "style/element_builder.hpp"

namespace townclerk::style {

using document::Align;
using document::Block;
using document::BlockKind;
using document::Group;
using document::Scope;

namespace {

std::string_view scope_word(Scope scope, bool in_head) {
  switch (scope) {
    case Scope::column:
      return "col";
    case Scope::row:
      return "row";
    case Scope::column_group:
      return "colgroup";
    case Scope::row_group:
      return "rowgroup";
    case Scope::none:
      break;
  }
  return in_head ? "col" : "row";
}

bool is_empty(const Block& block) {
  return block.inlines.empty() && block.particulars->text.empty() && block.attributes->id.empty() &&
         std::all_of(block.blocks.begin(), block.blocks.end(), is_empty);
}

bool is_plain_paragraph(const Block& block) {
  return block.kind == BlockKind::paragraph && block.label.empty() && block.attributes->id.empty() && block.attributes->classes.empty() &&
         block.attributes->keys.empty();
}

/// One table on its way to elements.
class TableElements {
 public:
  TableElements(ElementBuilder& builder, BlockElements& blocks, const Block& table) : builder_(builder), blocks_(blocks), table_(table) {}

  void build() {
    builder_.open(Name::table, table_);
    caption();
    read_keys();
    bool head_seen = false;
    for (const Block& group : table_.blocks) {
      if (group.kind != BlockKind::row_group) continue;
      if (group.group == Group::head && headless_ && is_empty(group)) continue;
      const bool head = group.group == Group::head && !head_seen;
      head_seen = head_seen || head;
      row_group(group, head);
    }
    builder_.close();
  }

 private:
  void caption() {
    for (const Block& block : table_.blocks) {
      if (block.kind != BlockKind::caption) continue;
      blocks_.caption(Name::caption, block, block.label.empty() ? table_.label : block.label);
      return;
    }
    const std::string* words = table_.attributes->key("caption");
    if (words == nullptr && table_.label.empty()) return;
    Block block;
    block.kind = BlockKind::caption;
    block.at = table_.attributes->at.known() ? table_.attributes->at : table_.at;
    if (words != nullptr) {
      document::Inline& text = block.inlines.emplace_back();
      text.text = *words;
      text.at = block.at;
    }
    blocks_.caption(Name::caption, block, table_.label);
  }

  void read_keys() {
    if (const std::string* columns = table_.attributes->key("header-columns")) {
      std::from_chars(columns->data(), columns->data() + columns->size(), header_columns_);
    }
    const std::string* total = table_.attributes->key("total");
    headless_ = table_.attributes->has("headless") || table_.attributes->key("headless") != nullptr;
    const auto is_foot = [](const Block& b) { return b.kind == BlockKind::row_group && b.group == Group::foot; };
    if (total == nullptr || *total != "last" || std::any_of(table_.blocks.begin(), table_.blocks.end(), is_foot)) return;
    for (const Block& group : table_.blocks) {
      if (group.kind == BlockKind::row_group && group.group == Group::body && !group.blocks.empty()) total_row_ = &group.blocks.back();
    }
  }

  void row_group(const Block& group, bool head) {
    const Name name = head ? Name::thead : group.group == Group::foot ? Name::tfoot : Name::tbody;
    const bool only_total = group.blocks.size() == 1 && &group.blocks.front() == total_row_;
    builder_.open(only_total ? Name::tfoot : name, group);
    occupied_.clear();
    for (const Block& row : group.blocks) {
      if (&row == total_row_ && !only_total) {
        builder_.close();
        builder_.open(Name::tfoot, row.at);
        occupied_.clear();
      }
      this->row(row, head);
    }
    builder_.close();
  }

  void row(const Block& row, bool head) {
    builder_.open(Name::tr, row);
    std::size_t column = 0;
    for (const Block& cell : row.blocks) {
      while (column < occupied_.size() && occupied_[column] > 0) --occupied_[column++];
      const bool head_column = column < header_columns_;
      const std::size_t behind = column + std::max<std::size_t>(cell.colspan, 1);
      if (cell.rowspan > 1) {
        if (occupied_.size() < behind) occupied_.resize(behind, 0);
        std::fill(occupied_.begin() + static_cast<std::ptrdiff_t>(column), occupied_.begin() + static_cast<std::ptrdiff_t>(behind), cell.rowspan - 1);
      }
      column = behind;
      this->cell(cell, head, head || head_column);
    }
    for (; column < occupied_.size(); ++column) occupied_[column] = std::max(occupied_[column] - 1, 0);
    builder_.close();
  }

  void cell(const Block& cell, bool head, bool implied_header) {
    // A header cell without words would announce nothing: it is a data cell.
    const bool header = (cell.header || implied_header) && !is_empty(cell);
    Node& node = builder_.open(header ? Name::th : Name::td, cell);
    if (cell.align == Align::right) add_class(node, "right");
    if (cell.align == Align::center) add_class(node, "center");
    if (header && cell.scope == Scope::row_group && cell.colspan > 1) add_class(node, "group");
    if (header) node.attributes.emplace_back("scope", scope_word(cell.scope, head));
    if (cell.colspan > 1) node.attributes.emplace_back("colspan", std::to_string(cell.colspan));
    if (cell.rowspan > 1) node.attributes.emplace_back("rowspan", std::to_string(cell.rowspan));
    builder_.inlines(cell.inlines);
    if (cell.blocks.size() == 1 && is_plain_paragraph(cell.blocks.front())) {
      builder_.inlines(cell.blocks.front().inlines);
    } else {
      blocks_.flow(cell.blocks);
    }
    builder_.close();
  }

  ElementBuilder& builder_;
  BlockElements& blocks_;
  const Block& table_;
  std::size_t header_columns_ = 0;
  bool headless_ = false;
  const Block* total_row_ = nullptr;
  std::vector<int> occupied_;  // by column: rows that a cell from above still covers
};

}  // namespace

void table_elements(ElementBuilder& builder, const Block& table, BlockElements& blocks) {
  TableElements(builder, blocks, table).build();
}

}  // namespace townclerk::style
