#include <catch2/catch.hpp>

#include "unit/markdown/reading_fixture.hpp"

using namespace townclerk;
using document::Align;
using document::Block;
using document::BlockKind;
using document::Group;
using document::Scope;
using markdown::Read;

namespace {

/// Lines with a blank one between each.
std::string spaced(std::initializer_list<const char*> lines) {
  std::string out;
  for (const char* line : lines) out += std::string(line) + "\n\n";
  return out;
}

}  // namespace

TEST_CASE("containers carry their attributes in the tag and nest") {
  const Read r(spaced({"<div class=\"front a\" id=\"f\" data-x='1 &amp; 2' flag>", "one", "<div>", "two", "</div>", "</div>", "three"}));
  REQUIRE(r.faults.empty());
  REQUIRE(r.blocks.size() == 2);
  const Block& front = r.blocks[0];
  CHECK(front.kind == BlockKind::container);
  CHECK(front.attributes->id == "f");
  CHECK(front.attributes->has("a"));
  CHECK(*front.attributes->key("data-x") == "1 & 2");
  CHECK(front.attributes->key("flag") != nullptr);
  CHECK(front.blocks.at(1).kind == BlockKind::container);
  CHECK(front.blocks.at(1).blocks.size() == 1);
}

TEST_CASE("values in tags are text") {
  const Read r("<div id=\"{{0}}\" title=\"{{1}}\">\n\nx\n\n</div>\n", {"a-1", "&amp; \"> <script>"});
  REQUIRE(r.faults.empty());
  CHECK(r.blocks.at(0).attributes->id == "a-1");
  CHECK(*r.blocks.at(0).attributes->key("title") == "&amp; \"> <script>");
}

TEST_CASE("tags may follow each other without a blank line") {
  const Read r("<table>\n<tbody>\n<tr>\n<td>\n\na\n\n</td>\n<td>\n</td>\n</tr>\n</tbody>\n</table>\n");
  REQUIRE(r.faults.empty());
  CHECK(r.blocks.at(0).blocks.at(0).blocks.at(0).blocks.size() == 2);
}

TEST_CASE("containers in items and quotations") {
  const Read r("- <div class=\"x\">\n\n  a\n\n  </div>\n\n> <div>\n>\n> b\n>\n> </div>\n");
  REQUIRE(r.faults.empty());
  CHECK(r.blocks.at(0).blocks.at(0).blocks.at(0).attributes->has("x"));
  CHECK(r.blocks.at(1).blocks.at(0).kind == BlockKind::container);
}

TEST_CASE("rich tables") {
  const Read r(spaced({"<table id=\"t\" class=\"risk\">",
                       "<caption>",
                       "A *caption*",
                       "</caption>",
                       "<thead>",
                       "<tr>",
                       "<th colspan=\"2\">",
                       "Head",
                       "</th>",
                       "</tr>",
                       "</thead>",
                       "<tbody>",
                       "<tr class=\"x\">",
                       "<th>",
                       "Row",
                       "</th>",
                       "<td rowspan=2 align=\"right\">",
                       "One",
                       "- two",
                       "</td>",
                       "</tr>",
                       "</tbody>",
                       "<tfoot>",
                       "</tfoot>",
                       "</table>"}));
  REQUIRE(r.faults.empty());
  const Block& table = r.blocks.at(0);
  CHECK(table.attributes->id == "t");
  REQUIRE(table.blocks.size() == 4);
  CHECK(document::plain_text(table.blocks[0].inlines) == "A caption");
  CHECK(table.blocks[1].group == Group::head);
  const Block& head = table.blocks[1].blocks[0].blocks[0];
  CHECK(head.colspan == 2);
  CHECK(head.scope == Scope::column);
  const Block& row = table.blocks[2].blocks[0];
  CHECK(row.attributes->has("x"));
  CHECK(row.blocks[0].header);
  CHECK(row.blocks[0].scope == Scope::row);
  CHECK(row.blocks[1].rowspan == 2);
  CHECK(row.blocks[1].align == Align::right);
  CHECK(row.blocks[1].blocks.size() == 2);
  CHECK(table.blocks[3].group == Group::foot);
}

TEST_CASE("pipe tables are the same tree") {
  const Read r("| a | b |\n| :- | -: |\n| c | |\n| d \\| e | *f* |\n");
  REQUIRE(r.faults.empty());
  const Block& table = r.blocks.at(0);
  REQUIRE(table.blocks.size() == 2);
  CHECK(table.blocks[0].group == Group::head);
  CHECK(table.blocks[0].blocks[0].blocks[1].header);
  CHECK(table.blocks[0].blocks[0].blocks[1].scope == Scope::column);
  CHECK(table.blocks[1].blocks[0].blocks[1].align == Align::right);
  CHECK(table.blocks[1].blocks[0].blocks[1].blocks.empty());
  CHECK(document::plain_text(table.blocks[1].blocks[1].blocks[0].blocks[0].inlines) == "d | e");
  CHECK(r.slice(table.blocks[1].blocks[1].at) == "| d \\| e | *f* |");
}

TEST_CASE("keys of tables are carried out") {
  const Read r("| a | b |\n| - | - |\n| c | d |\n| e | f |\n\n{caption=\"C\" header-columns=1 total=last .x}\n");
  REQUIRE(r.faults.empty());
  const Block& table = r.blocks.at(0);
  CHECK(table.attributes->keys.empty());
  CHECK(document::plain_text(table.blocks.at(0).inlines) == "C");
  const Block& body = table.blocks.at(2);
  CHECK(body.blocks.at(0).blocks.at(0).header);
  CHECK(body.blocks.at(0).blocks.at(0).scope == Scope::row);
  CHECK_FALSE(body.blocks.at(0).blocks.at(1).header);
  CHECK_FALSE(body.blocks.at(0).attributes->has("total"));
  CHECK(body.blocks.at(1).attributes->has("total"));
}

TEST_CASE("a headless table loses an empty head and keeps a full one as its first row") {
  const Read empty("|  |  |\n| - | - |\n| c | d |\n\n{headless header-columns=1}\n");
  REQUIRE(empty.faults.empty());
  REQUIRE(empty.blocks.at(0).blocks.size() == 1);
  CHECK(empty.blocks.at(0).blocks.at(0).blocks.size() == 1);
  const Read full("| a | b |\n| - | - |\n| c | d |\n\n{headless header-columns=1}\n");
  REQUIRE(full.blocks.at(0).blocks.size() == 1);
  CHECK(full.blocks.at(0).blocks.at(0).blocks.size() == 2);
  CHECK_FALSE(full.blocks.at(0).blocks.at(0).blocks.at(0).blocks.at(1).header);
}

TEST_CASE("faults of tables") {
  CHECK(Read("| a |\n| - |\n\n{headless}\n").faults.empty());
  CHECK(Read("| a |\n| - |\n\n{header-columns=x}\n").faults == "K105@4:1 ");
  CHECK(Read("| a |\n| - |\n\n{total=first}\n").faults == "K105@4:1 ");
  CHECK(Read(spaced({"<table caption=\"a\">", "<caption>", "b", "</caption>", "</table>"})).faults == "K104@1:1 ");
  CHECK(Read(spaced({"<table>", "text", "</table>"})).faults == "K115@3:1 ");
  CHECK(Read(spaced({"<table>", "<tr>", "</tr>", "</table>"})).faults == "K115@3:1 ");
  CHECK(Read(spaced({"<td>", "x", "</td>"})).faults == "K115@1:1 ");
  CHECK(Read(spaced({"<table>", "<tbody>", "</tbody>", "<thead>", "</thead>", "</table>"})).faults == "K115@7:1 ");
  CHECK(Read(spaced({"<table>", "<tbody>", "</tbody>", "<caption>", "x", "</caption>", "</table>"})).faults == "K115@7:1 ");
  CHECK(Read(spaced({"<table>", "<tbody>", "<tr>", "<div>", "</div>", "</tr>", "</tbody>", "</table>"})).faults == "K115@7:1 ");
  CHECK(Read(spaced({"<table>", "<caption>", "a", "b", "</caption>", "</table>"})).faults == "K115@7:1 ");
  const char* const before[] = {"<table>", "<tbody>", "<tr>"};
  for (const char* cell :
       {"<td colspan=\"0\">", "<td colspan=\"65\">", "<td rowspan=\"x\">", "<td scope=\"row\">", "<th scope=\"x\">", "<td align=\"up\">"}) {
    INFO(cell);
    const std::string close = std::string("</") + cell[1] + cell[2] + ">";
    CHECK(Read(spaced({before[0], before[1], before[2], cell, close.c_str(), "</tr>", "</tbody>", "</table>"})).faults == "K105@7:1 ");
  }
}

TEST_CASE("faults of tags") {
  CHECK(Read("<div>\ntext\n\n</div>\n").faults.substr(0, 9) == "K111@2:1 ");
  CHECK(Read("text\n<div>\n\nx\n\n</div>\n").faults == "K111@2:1 ");
  CHECK(Read("<section>\n\nx\n").faults == "K112@1:1 ");
  CHECK(Read(spaced({"<div>", "x"})).faults == "K113@1:1 ");
  CHECK(Read(spaced({"<table>", "<tbody>", "</table>"})).faults == "K113@3:1 ");
  CHECK(Read(spaced({"</div>"})).faults == "K114@1:1 ");
  CHECK(Read("- <div>\n\n  x\n\n</div>\n").faults == "K113@1:3 K114@5:1 ");
  CHECK(Read("<div class=>\n\nx\n\n</div>\n").faults == "K116@1:1 K114@5:1 ");
  CHECK(Read("</div x>\n").faults == "K116@1:1 ");
  CHECK(Read(spaced({"<div>", "x"})).hints_given);
}
