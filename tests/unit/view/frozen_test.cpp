#include <catch2/catch.hpp>

#include "model/freeze.hpp"
#include "unit/view/reading.hpp"
#include "view/generated.hpp"

using namespace townclerk;
using namespace townclerk::view;
using namespace townclerk::view::test;

namespace {

const std::string today = R"xml(
  <organisation><post id="head"><title>Head of Today</title></post></organisation>
  <changes><set id="set"><delete id="gone" subject="head"/><create id="made"><post id="new"><title>New Today</title></post></create></set></changes>
  <consultation end="2026-05-20"/>
  <timetable><event id="start" date="2026-06-01"><title>S</title></event></timetable>
  <finance><line id="saving" kind="saving" amount="85000"><title>L</title></line></finance>)xml";
const std::string then = R"xml(
  <as-published date="2025-05-01">
    <organisation><post id="head"><title>Head of Then</title></post><post id="old"><title>Old</title></post></organisation>
    <changes><set id="set"><delete id="gone" subject="head old"/></set></changes>
    <consultation end="2025-05-20"><theme id="theme"><title>T</title><said>It saves {{finance.saving.thousands}}.</said></theme></consultation>
    <timetable><event id="start" date="2025-06-01"><title>S</title></event></timetable>
    <finance><line id="saving" kind="saving" amount="90000"><title>L</title></line></finance>
  </as-published>)xml";
const std::string sentence =
    "The {{post.head}} goes on {{event.start.long}}, {{posts.count.deleted.words}} of {{sets.set.deleted.figures}}, until {{consultation.end.long}}, "
    "for {{finance.saving.exact}} ({{finance-totals.saving.thousands}}), says {{authority.name}}.";
constexpr const char* told_then = "The Head of Then goes on 1 June 2025, two of 2, until 20 May 2025, for £90,000 (£90k), says Aton Council.";
constexpr const char* told_today = "The Head of Today goes on 1 June 2026, one of 1, until 20 May 2026, for £85,000 (£85k), says Aton Council.";

std::string section(const std::string& id, const std::string& inside) {
  return "<section id=\"" + id + "\"><title>" + id + "</title>" + inside + "</section>";
}
std::string annex(const std::string& attributes, const std::string& inside) {
  return "<appendices><appendix id=\"annex\"" + attributes + "><title>Annex</title>" + inside + "</appendix></appendices>";
}

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("sentences of a frozen appendix print the values of its copy") {
  const std::string body = "<body>" + sentence + "</body>";
  Reading r(report_xml(today + section("live", body) +
                       annex("", then + section("frozen", body + R"xml(<generated part="themes"/>)xml") +
                                     "<appendix id=\"inner\"><title>Inner</title>" + section("within", body) + "</appendix>")));
  const std::string text = expanded(r);
  const std::size_t begin = text.find("\"annex\"");
  REQUIRE(begin != std::string::npos);
  const std::string live = text.substr(0, begin);
  const std::string frozen = text.substr(begin);
  CHECK(has(live, told_today));
  CHECK_FALSE(has(live, told_then));
  CHECK(has(frozen, told_then));
  CHECK(has(frozen.substr(frozen.find("\"inner\"")), told_then));
  CHECK(has(frozen, "It saves £90k."));
  CHECK_FALSE(has(frozen, told_today));
}

TEST_CASE("what only the live model has is unknown in a frozen appendix, and the other way round") {
  const auto faults = [](const std::string& live, const std::string& frozen) {
    Reading r(report_xml(today + section("live", "<body>" + live + "</body>") + annex("", then + section("s", "<body>" + frozen + "</body>"))));
    Templates templates(r.sources, r.diagnostics);
    const mustache::Schema names = schema(*r.house, *r.report);
    const mustache::Value view = r.view();
    Plain plain;
    mustache::Options strict;
    strict.schema = &names;
    static_cast<void>(mustache::render(*templates.load("standard/report"), view, templates.loader(), plain, strict, r.diagnostics));
    return codes(r.diagnostics);
  };
  CHECK(faults("{{post.new}}", "{{post.old}}").empty());
  CHECK(faults("{{post.old}}", "{{post.old}}") == "V101");
  CHECK(faults("{{post.new}}", "{{post.new}}") == "V101");
}

TEST_CASE("a withheld frozen appendix keeps its numbers, whatever its sentences name") {
  Reading r(report_xml(today + section("live", "<body>W</body>") +
                       annex(" exempt=\"3\" public-interest=\"R\"", then + section("frozen", "<body>Of the {{post.old}}.</body>"))));
  CHECK(has(expanded(r), "Of the Old."));  // the document empties it
}

TEST_CASE("a copy holds the changes that a generated part shows, and only then") {
  for (const Generated& part : generated_parts) {
    INFO(part.name);
    Sources sources;
    Diagnostics diagnostics;
    const std::string whole = report_xml(today + "<staffing><impact id=\"i\" post=\"head\"/></staffing>" +
                                         annex("", section("s", "<generated part=\"" + std::string(part.name) + "\"/>")));
    const auto text = model::freeze(sources, sources.add("report.xml", whole), {"annex", {2026, 5, 1}, false}, diagnostics);
    INFO(listed(diagnostics));
    REQUIRE(text);
    const std::string copy = text->substr(text->find("<as-published"));
    CHECK(has(copy, "<changes>") == (part.of_set || part.posts != PostList::none || part.name == "changes"));
  }
}
