#include "style/table_headers.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace townclerk::style {

namespace {

std::string_view scope_of(const ElementTree& tree, NodeId header) {
  const std::string* scope = tree.attribute(header, "scope");
  return scope == nullptr ? std::string_view("col") : std::string_view(*scope);
}

/// Whether some header's cells cannot be told from its row or column alone.
bool is_irregular(const ElementTree& tree, NodeId table) {
  std::size_t head_rows = 0;
  for (NodeId node = table; node < tree.nodes[table].end; ++node) {
    const Name name = tree.nodes[node].name;
    if (name == Name::tr && tree.nodes[tree.nodes[node].parent].name == Name::thead) ++head_rows;
    if (name != Name::th) continue;
    if (scope_of(tree, node).ends_with("group") || tree.span(node, "colspan") > 1 || tree.span(node, "rowspan") > 1) return true;
  }
  return head_rows > 1;
}

void add(NodeId header, std::vector<NodeId>& headers) {
  if (std::find(headers.begin(), headers.end(), header) == headers.end()) headers.push_back(header);
}

/// Reads a table from the top to the bottom, and remembers the headers that hold for what comes.
class Reader {
 public:
  explicit Reader(const ElementTree& tree) : tree_(tree) {}

  std::vector<NamedCell> read(NodeId table) {
    for (NodeId group = tree_.first_child(table); group != no_node; group = tree_.next_sibling(group)) {
      const Name name = tree_.nodes[group].name;
      if (name != Name::thead && name != Name::tbody && name != Name::tfoot) continue;
      covered_.clear();
      beside_.clear();
      open_.clear();
      heading_ = no_node;
      for (NodeId row = tree_.first_child(group); row != no_node; row = tree_.next_sibling(row)) read_row(row);
    }
    return std::move(named_);
  }

 private:
  struct Place {
    std::size_t column = 0;
    std::size_t end = 0;    // one behind its last column
    std::size_t until = 0;  // one behind its last row
  };
  struct Beside {
    NodeId header = no_node;
    Place place;
  };
  struct Open {
    std::size_t cell = 0;  // of named_
    Place place;
  };

  void read_row(NodeId row) {
    std::erase_if(beside_, [this](const Beside& each) { return each.place.until <= row_; });
    std::erase_if(open_, [this](const Open& each) { return each.place.until <= row_; });
    heads_rows_ = true;
    for (NodeId node = tree_.first_child(row); node != no_node; node = tree_.next_sibling(node)) {
      heads_rows_ = heads_rows_ && tree_.nodes[node].name == Name::th;
    }
    std::size_t column = 0;
    for (NodeId node = tree_.first_child(row); node != no_node; node = tree_.next_sibling(node)) {
      while (column < covered_.size() && covered_[column] > row_) ++column;
      const Place place{column, column + tree_.span(node, "colspan"), row_ + tree_.span(node, "rowspan")};
      if (covered_.size() < place.end) covered_.resize(place.end, 0);
      if (above_.size() < place.end) above_.resize(place.end);
      std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(column), covered_.begin() + static_cast<std::ptrdiff_t>(place.end), place.until);
      column = place.end;
      if (tree_.nodes[node].name == Name::th) {
        header(node, place);
      } else {
        data(node, place);
      }
    }
    ++row_;
  }

  void header(NodeId node, const Place& place) {
    const std::string_view scope = scope_of(tree_, node);
    if (scope.starts_with("col")) {
      for (std::size_t column = place.column; column < place.end; ++column) above_[column].push_back(node);
    } else if (scope == "rowgroup" && heads_rows_) {
      heading_ = node;
    } else {
      beside_.push_back({node, place});
      for (const Open& cell : open_) {
        if (cell.place.column >= place.end) add(node, named_[cell.cell].headers);
      }
    }
  }

  void data(NodeId node, const Place& place) {
    if (place.until > row_ + 1) open_.push_back({named_.size(), place});
    std::vector<NodeId>& headers = named_.emplace_back(NamedCell{node, {}}).headers;
    for (std::size_t column = place.column; column < place.end; ++column) {
      for (const NodeId above : above_[column]) add(above, headers);
    }
    if (heading_ != no_node) add(heading_, headers);
    for (const Beside& each : beside_) {
      if (each.place.column < place.column) add(each.header, headers);
    }
  }

  const ElementTree& tree_;
  std::vector<NamedCell> named_;
  std::vector<std::size_t> covered_;        // by column: one behind the last row that a cell takes
  std::vector<std::vector<NodeId>> above_;  // by column: headers
  std::vector<Beside> beside_;              // headers of the row, and of rows that go on
  std::vector<Open> open_;                  // data cells over rows to come
  NodeId heading_ = no_node;                // the group's last heading row
  bool heads_rows_ = false;                 // the row has headers alone
  std::size_t row_ = 0;
};

}  // namespace

std::vector<NamedCell> table_headers(const ElementTree& tree, NodeId table) {
  return is_irregular(tree, table) ? Reader(tree).read(table) : std::vector<NamedCell>{};
}

}  // namespace townclerk::style
