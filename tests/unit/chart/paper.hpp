// Charts of small reports, for the tests of what charts become.
#pragma once

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "chart/place.hpp"
#include "house/house.hpp"
#include "model/read.hpp"

namespace townclerk::chart::test {

using document::Block;
using document::BlockKind;

inline FileId load(Sources& sources, const std::string& name) {
  std::ifstream file(std::string(TOWNCLERK_SOURCE_DIR) + '/' + name, std::ios::binary);
  return sources.add(name, {std::istreambuf_iterator<char>(file), {}});
}

inline house::House standard(Sources& sources) {
  Diagnostics diagnostics;
  auto house = house::read(sources, load(sources, "templates/standard/house.xml"), nullptr, diagnostics);
  REQUIRE(house);
  return *house;
}

inline void add_lines(const std::vector<Block>& blocks, int depth, std::string& out) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::caption)
      out += std::string(static_cast<std::size_t>(2 * std::max(depth, 0)), ' ') + document::plain_text(block.inlines) + '\n';
    if (block.attributes->has("withheld")) out += "(withheld)\n";
    add_lines(block.blocks, depth + (block.kind == BlockKind::item ? 1 : 0), out);
  }
}

inline Block directive(std::string info) {
  Block block;
  block.kind = BlockKind::directive;
  block.particulars.edit().info = std::move(info);
  return block;
}

struct Paper {
  Sources sources;
  Diagnostics diagnostics;
  document::Document document;

  /// The lines of a chart of a report, those below others indented.
  std::string_view marking;
  bool gaps = true;
  std::string drawn(const std::string& body, std::vector<Block> blocks, bool exempt_edition = false) {
    const house::House house = standard(sources);
    const auto report = model::read(sources,
                                    sources.add("report.xml", R"(<report xmlns="urn:townclerk:report:1" id="r" house="standard"><title>T</title>
      <authority id="council" nation="england"><name>Council</name></authority>)" +
                                                                  body + "</report>"),
                                    diagnostics);
    for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.message);
    REQUIRE(report);
    document.blocks = std::move(blocks);
    const std::array<FileId, 1> sheets{load(sources, "styles/base.css")};
    const style::StyleSheet sheet = style::StyleSheet::parse(sources, sheets, diagnostics);
    text::FontBook fonts({}, false);
    place(document, *report, house, {"en", exempt_edition, marking, gaps}, {sheet, fonts}, diagnostics);
    std::string out;
    add_lines(document.blocks, -1, out);
    return out;
  }
};

inline std::string drawn(const std::string& body, std::string info, bool exempt_edition = false) {
  Paper paper;
  std::string out = paper.drawn(body, {directive(std::move(info))}, exempt_edition);
  for (const Diagnostic& d : paper.diagnostics.all()) out += std::string(d.code.id) + ": " + d.message + '\n';
  return out;
}

inline const std::string small = R"(<organisation>
    <unit id="place" kind="directorate"><name>Place</name></unit><unit id="roads" kind="division" parent="place"><name>Roads</name></unit>
    <unit id="team" kind="board"><name>Top Team</name></unit><unit id="works" kind="company"><name>Works Ltd</name></unit>
    <post id="chief"><title>Chief Executive</title><statutory code="hops"/></post>
    <post id="head" unit="place" grade="D1" fte="0.5" holder="vacant"><title>Director</title></post>
    <post id="engineer" unit="roads" holder="covered-by" covered-by="head"><title>Engineer</title></post>
    <post id="adviser" count="2"><title>Adviser</title></post>
    <line from="head" to="chief"/><line from="engineer" to="head"/><line from="engineer" to="chief" kind="dotted"><label>budgets</label></line>
    <line from="adviser" to="chief"/><line from="chief" to="team" kind="membership"/><line from="head" to="team" kind="membership"/>
    <line from="place" to="works" kind="partnership"/>
    <function id="paving" held-by="roads"><name>Paving</name></function></organisation>
  <changes><set id="one"><create id="c"><post id="new" unit="place" seconded-to="works" term="a year"><title>Planner</title></post><line from="new" to="head"/></create>
    <delete id="d" subject="adviser"/><move id="m" subject="engineer" to="chief"/><rename id="n" subject="head"><title>Director of Place</title></rename>
    <contingent id="k"><condition>funds are found</condition><then><create id="c2"><post id="maybe"><title>Clerk</title></post><line from="maybe" to="chief"/></create></then>
      <else><create id="c3"><post id="other"><title>Assistant</title></post><line from="other" to="chief"/></create></else></contingent></set></changes>)";

}  // namespace townclerk::chart::test
