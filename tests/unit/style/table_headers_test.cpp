#include "style/table_headers.hpp"

#include <catch2/catch.hpp>

#include "style/element_builder.hpp"

namespace townclerk::style {
namespace {

/// A table on its way: cells are words with their scope and spans.
class Table {
 public:
  Table() : builder_(tree_) { builder_.open(Name::table, Span{}); }

  Table& group(Name name) {
    end_row();
    if (in_group_) builder_.close();
    builder_.open(name, Span{});
    in_group_ = true;
    return *this;
  }
  Table& row() {
    end_row();
    builder_.open(Name::tr, Span{});
    in_row_ = true;
    return *this;
  }
  Table& th(std::string_view words, const std::string& scope, const std::string& colspan = "", const std::string& rowspan = "") {
    cell(Name::th, words, colspan, rowspan, scope);
    return *this;
  }
  Table& td(std::string_view words, const std::string& colspan = "", const std::string& rowspan = "") {
    cell(Name::td, words, colspan, rowspan, "");
    return *this;
  }
  /// "cell: header, header" of each data cell.
  std::vector<std::string> headers() {
    end_row();
    builder_.close();
    builder_.close();
    std::vector<std::string> all;
    for (const NamedCell& named : table_headers(tree_, 0)) {
      std::string& line = all.emplace_back(tree_.words(named.cell) + ":");
      for (const NodeId header : named.headers) line += " " + tree_.words(header);
    }
    return all;
  }

 private:
  void end_row() {
    if (in_row_) builder_.close();
    in_row_ = false;
  }
  void cell(Name name, std::string_view words, const std::string& colspan, const std::string& rowspan, const std::string& scope) {
    Node& node = builder_.open(name, Span{});
    if (!scope.empty()) node.attributes.emplace_back("scope", scope);
    if (!colspan.empty()) node.attributes.emplace_back("colspan", colspan);
    if (!rowspan.empty()) node.attributes.emplace_back("rowspan", rowspan);
    builder_.text(words, Span{});
    builder_.close();
  }

  ElementTree tree_;
  ElementBuilder builder_;
  bool in_group_ = false;
  bool in_row_ = false;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a table whose headers rows and columns tell needs no lists of them") {
  Table table;
  table.group(Name::thead).row().th("Post", "col").th("Cost", "col").group(Name::tbody).row().th("Head", "row").td("1");
  CHECK(table.headers().empty());
}

TEST_CASE("headers of several rows name the columns that they span") {
  Table table;
  table.group(Name::thead).row().th("Post", "col", "", "2").th("Before", "colgroup", "2").th("After", "colgroup", "2");
  table.row().th("FTE", "col").th("cost", "col").th("fte", "col").th("price", "col");
  table.group(Name::tbody).row().th("Head", "row").td("1").td("2").td("3").td("4");
  CHECK(table.headers() == Lines{"1: Before FTE Head", "2: Before cost Head", "3: After fte Head", "4: After price Head"});
}

TEST_CASE("a heading row names the rows up to the next one, and no other group's") {
  Table table;
  table.group(Name::thead).row().th("Post", "col").th("Cost", "col");
  table.group(Name::tbody)
      .row()
      .th("Housing", "rowgroup", "2")
      .row()
      .th("a", "row")
      .td("1")
      .row()
      .th("Roads", "rowgroup", "2")
      .row()
      .th("b", "row")
      .td("2");
  table.group(Name::tfoot).row().th("Sum", "row").td("3");
  CHECK(table.headers() == Lines{"1: Cost Housing a", "2: Cost Roads b", "3: Cost Sum"});
}

TEST_CASE("a header over rows names each of them, and a cell over rows has the headers of all") {
  Table table;
  table.group(Name::thead).row().th("Unit", "col").th("Post", "col").th("Cost", "col");
  table.group(Name::tbody).row().th("Housing", "rowgroup", "", "2").th("a", "row").td("1", "", "2").row().th("b", "row");
  table.row().th("Roads", "rowgroup").th("c", "row").td("2");
  CHECK(table.headers() == Lines{"1: Cost Housing a b", "2: Cost Roads c"});
}

}  // namespace townclerk::style
