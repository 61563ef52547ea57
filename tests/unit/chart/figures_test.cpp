#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "unit/chart/paper.hpp"

namespace townclerk::chart::test {
namespace {

using document::Drawing;
using document::TextLine;

std::vector<std::string> words(const Drawing& drawing) {
  std::vector<std::string> out;
  for (const document::Shape& shape : drawing.shapes)
    if (const auto* line = std::get_if<TextLine>(&shape)) out.push_back(line->words);
  return out;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

std::vector<const Block*> figures(const Paper& paper) {
  std::vector<const Block*> out;
  for (const Block& block : paper.document.blocks)
    if (block.kind == BlockKind::figure) out.push_back(&block);
  return out;
}

/// A directorate for each of so many directors, each with so many heads.
std::string large(int directors, int heads) {
  std::string posts = R"(<post id="chief"><title>Chief Executive</title></post>)";
  std::string lines;
  for (int d = 0; d < directors; ++d) {
    const std::string director = "d" + std::to_string(d);
    posts += "<post id=\"" + director + "\"><title>Director of Department " + std::to_string(d) + "</title></post>";
    lines += "<line from=\"" + director + "\" to=\"chief\"/>";
    for (int h = 0; h < heads; ++h) {
      const std::string head = director + "h" + std::to_string(h);
      posts += "<post id=\"" + head + "\"><title>Head of an Important Service " + head + "</title></post>";
      lines += "<line from=\"" + head + "\" to=\"" + director + "\"/>";
    }
  }
  return "<organisation>" + posts + lines + "</organisation>";
}

TEST_CASE("a drawing says what the list says, and its key only what is drawn", "[chart]") {
  Paper paper;
  paper.drawn(small, {directive("chart changes root=chief")});
  std::string said;  // lines may be broken anywhere between words
  for (const std::string& line : words(*paper.document.blocks.front().particulars->drawing)) said += line + ' ';
  for (const char* line : {"Chief Executive", "Head of Paid Service", "Director of Place", "Formerly Director", "Vacant", "New", "Planner", "Deleted",
                           "Adviser", "× 2", "Paving", "Works Ltd", "Key", "Post", "Company", "Functions", "Reports to", "Works with"}) {
    INFO(line);
    CHECK(said.find(line) != std::string::npos);
  }
  CHECK(said.find("Professional line to") == std::string::npos);
  CHECK(said.find("Board") == std::string::npos);
}

TEST_CASE("a board that stands alone names its members in its box", "[chart]") {
  Paper paper;
  paper.drawn(small, {directive("chart current")});
  std::string said;
  for (const std::string& line : words(*paper.document.blocks.front().particulars->drawing)) said += line + ' ';
  INFO(said);
  CHECK(said.find("Members: Chief Executive; Director") != std::string::npos);
}

TEST_CASE("a post whose line is not stated has a line and an entry of the key of its own", "[chart]") {
  const std::string unit = R"(<organisation><unit id="u" kind="team"><name>Team</name></unit><post id="a"><title>Chief</title></post>
    <post id="b" unit="u"><title>Head</title></post><post id="c" unit="u"><title>Clerk</title></post><line from="b" to="a"/>)";
  const std::string label = "Belongs to";
  const auto dashed = [](const Paper& paper) {
    std::size_t count = 0;
    for (const document::Shape& shape : paper.document.blocks.front().particulars->drawing->shapes)
      if (const auto* line = std::get_if<document::Polyline>(&shape)) count += line->stroke.dashes.empty() ? 0 : 1;
    return count;
  };
  Paper unstated;
  unstated.drawn(unit + "</organisation>", {directive("chart current")});
  CHECK(has(words(*unstated.document.blocks.front().particulars->drawing), label));
  CHECK(has(words(*unstated.document.blocks.front().particulars->drawing), "Reports to"));
  CHECK(dashed(unstated) >= 2);  // to the clerk, and in the key
  Paper stated;
  stated.drawn(unit + R"(<line from="c" to="b"/></organisation>)", {directive("chart current")});
  CHECK_FALSE(has(words(*stated.document.blocks.front().particulars->drawing), label));
  CHECK(dashed(stated) == 0);
}

TEST_CASE("a withheld post is neither drawn nor hinted at", "[chart]") {
  const std::string body =
      R"(<organisation><post id="a"><title>Chief</title></post><post id="b" exempt="1" public-interest="x"><title>Hidden</title></post>
    <line from="b" to="a" kind="dotted"/></organisation>)";
  Paper open;
  open.drawn(body, {directive("chart current")});
  const std::vector<std::string> said = words(*open.document.blocks.front().particulars->drawing);
  CHECK(said == std::vector<std::string>{"Chief", "Key", "Post"});
  Paper closed;
  closed.drawn(body, {directive("chart current")}, true);
  CHECK(has(words(*closed.document.blocks.front().particulars->drawing), "Hidden"));
}

TEST_CASE("what fits no page is split by branch, and each stub names the figure that goes on", "[chart]") {
  Paper paper;
  paper.drawn(large(8, 14), {directive("chart current")});
  CHECK(paper.diagnostics.all().empty());
  const std::vector<const Block*> all = figures(paper);
  REQUIRE(all.size() == 9);
  std::set<std::string> ids;
  for (const Block* figure : all) {
    ids.insert(figure->attributes->id);
    CHECK(figure->attributes->has("chart-page"));
    REQUIRE(figure->attributes->key("number") != nullptr);
    CHECK(*figure->attributes->key("number") == "auto");
    for (const document::Shape& shape : figure->particulars->drawing->shapes)
      if (const auto* line = std::get_if<TextLine>(&shape)) CHECK(line->size >= 7.99F);
  }
  CHECK(ids.size() == 9);
  std::size_t stubs = 0;
  for (const document::Shape& shape : all.front()->particulars->drawing->shapes) {
    const auto* line = std::get_if<TextLine>(&shape);
    if (line == nullptr || line->figure.empty()) continue;
    CHECK(line->words == "See {chart}");
    CHECK(ids.contains(line->figure));
    ++stubs;
  }
  CHECK(stubs == 8);
  CHECK(document::plain_text(all[1]->blocks.front().inlines) == "Director of Department 0");
}

TEST_CASE("what fits no page in readable type is reported, and given in words only", "[chart]") {
  const auto raised = [](const std::string& body, const std::string& info) {
    Paper paper;
    paper.drawn(body, {directive(info)});
    return paper.diagnostics.all().empty() ? std::string() : std::string(paper.diagnostics.all().front().code.id);
  };
  CHECK(raised(large(300, 0), "chart current") == "C105");
  CHECK(raised(large(12, 60), "chart current form=blocks") == "C105");
  CHECK(raised(large(5, 2), "chart current form=blocks").empty());
  Paper paper;
  paper.drawn(large(300, 0), {directive("chart current")});
  REQUIRE(paper.document.blocks.size() == 1);
  CHECK(paper.document.blocks.front().attributes->has("chart-list"));
  CHECK(paper.document.blocks.front().attributes->id == "chart-current");
}

TEST_CASE("a chart of blocks holds units in units, and what they do", "[chart]") {
  Paper paper;
  paper.drawn(
      R"(<organisation><unit id="a" kind="directorate"><name>Assurance</name></unit><unit id="b" kind="directorate"><name>Delivery</name></unit>
      <unit id="c" kind="team" parent="b"><name>Streets</name></unit><post id="p" unit="b"><title>Lead Officer</title></post>
      <function id="f" held-by="a"><name>Audit</name></function><function id="g" held-by="c"><name>Sweeping</name></function></organisation>)",
      {directive("chart current form=blocks")});
  const std::vector<std::string> said = words(*paper.document.blocks.front().particulars->drawing);
  CHECK(said == std::vector<std::string>{"Assurance", "•", "Audit", "Delivery", "•", "Lead Officer", "Streets", "•", "Sweeping", "Key", "Unit"});
}

TEST_CASE("a chart of a cycle has a box for each phase and an arrow between them", "[chart]") {
  const std::string cycle = R"(<cycle id="round" ways="both"><phase id="x"><title>Plan</title></phase><phase id="y"><title>Do</title></phase>
      <phase id="z"><title>Review</title></phase></cycle>)";
  Paper paper;
  const std::string list = paper.drawn(cycle, {directive("chart cycle root=round")});
  CHECK(list == "Plan\nDo\nReview\n");
  const Drawing& drawing = *paper.document.blocks.front().particulars->drawing;
  CHECK(words(drawing) == std::vector<std::string>{"Plan", "Do", "Review"});
  const auto heads = std::count_if(drawing.shapes.begin(), drawing.shapes.end(), [](const document::Shape& shape) {
    const auto* line = std::get_if<document::Polyline>(&shape);
    return line != nullptr && line->closed;
  });
  CHECK(heads == 6);
  CHECK(drawn(cycle, "chart cycle") == "C102: a chart of a cycle says which\n");
  CHECK(drawn(cycle, "chart cycle root=rund") == "C102: the report has no cycle 'rund'\n");
}

}  // namespace
}  // namespace townclerk::chart::test
