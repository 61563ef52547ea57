#include "check/tables.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/codes.hpp"

namespace townclerk::checks {

using style::ElementTree;
using style::Name;
using style::no_node;
using style::NodeId;

namespace {

/// A column of a table's head.
struct Column {
  bool named = false;            // by a header cell of any row
  NodeId cell = no_node;         // the first one over it
  std::size_t covered_rows = 0;  // further ones that a cell from above takes
};

class TableCheck {
 public:
  TableCheck(const ElementTree& tree, NodeId table, Record& record) : tree_(tree), table_(table), record_(record) {}

  void run() {
    for (NodeId group = tree_.first_child(table_); group != no_node; group = tree_.next_sibling(group)) {
      const Name name = tree_.nodes[group].name;
      if (name == Name::thead) read_head(group);
      if (name == Name::tbody || name == Name::tfoot) read_body(group);
    }
    record_.saw(codes::B12);
    if (cells_ == 1) {
      return record_.found(codes::B12, table_, "a table has one cell only",
                           "write a paragraph, or give a <div> a class that the style frames, where the words should stand out");
    }
    record_.saw(codes::B03);
    if (headers_ == 0) {
      return record_.found(codes::B03, table_, "no cell of the table is a header",
                           "give it a head row, or header-columns=\"1\" where the first cell of each row is its name");
    }
    check_head();
  }

 private:
  void read_head(NodeId group) {
    for (NodeId row = tree_.first_child(group); row != no_node; row = tree_.next_sibling(row)) {
      std::size_t at = 0;
      for (NodeId cell = tree_.first_child(row); cell != no_node; cell = tree_.next_sibling(cell)) {
        while (at < columns_.size() && columns_[at].covered_rows > 0) --columns_[at++].covered_rows;
        const std::size_t behind = at + tree_.span(cell, "colspan");
        if (columns_.size() < behind) columns_.resize(behind);
        for (; at < behind; ++at) cover(columns_[at], cell);
        count(cell);
      }
      for (; at < columns_.size(); ++at) columns_[at].covered_rows -= std::min<std::size_t>(columns_[at].covered_rows, 1);
    }
  }

  void cover(Column& column, NodeId cell) {
    column.named = column.named || tree_.nodes[cell].name == Name::th;
    if (column.cell == no_node) column.cell = cell;
    column.covered_rows = tree_.span(cell, "rowspan") - 1;
  }

  void read_body(NodeId group) {
    for (NodeId row = tree_.first_child(group); row != no_node; row = tree_.next_sibling(row)) {
      std::size_t leading = 0;
      bool leads = true;
      for (NodeId cell = tree_.first_child(row); cell != no_node; cell = tree_.next_sibling(cell)) {
        count(cell);
        leads = leads && tree_.nodes[cell].name == Name::th;
        if (leads) leading += tree_.span(cell, "colspan");
      }
      // A row of headers alone is a heading over rows.
      if (!leads) row_names_ = std::max(row_names_, leading);
    }
  }

  void count(NodeId cell) {
    ++cells_;
    if (tree_.nodes[cell].name == Name::th) ++headers_;
  }

  /// The corner above the names of the rows may be empty.
  void check_head() {
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      record_.saw(codes::B04);
      const Column& column = columns_[at];
      if (column.named || at < row_names_) continue;
      record_.found(codes::B04, column.cell, "the head of column " + std::to_string(at + 1) + " of the table has no words",
                    "write into it what the column's values are");
    }
  }

  const ElementTree& tree_;
  NodeId table_;
  Record& record_;
  std::vector<Column> columns_;
  std::size_t cells_ = 0;
  std::size_t headers_ = 0;
  std::size_t row_names_ = 0;  // how many columns on the left hold names of rows
};

}  // namespace

void check_table(const ElementTree& tree, NodeId table, Record& record) {
  TableCheck(tree, table, record).run();
}

}  // namespace townclerk::checks
