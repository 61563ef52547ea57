#include <catch2/catch.hpp>

#include <chrono>

#include "unit/template/bench.hpp"

using namespace townclerk::mustache::test;
using townclerk::mustache::List;
using townclerk::mustache::Misses;
using townclerk::mustache::Object;
using townclerk::mustache::Text;
using townclerk::mustache::Type;
using townclerk::mustache::Value;

TEST_CASE("every byte of output has the place of the words that it came from") {
  Bench b("One {{name}}.\n  {{>part}}\nend");
  b.add("part", "first\nsecond\n");
  const townclerk::FileId model = b.sources.add("report.xml", "<name>Ann</name>");
  b.schema.members = {text("name")};
  b.view.emplace_back("name", Text{"Ann", {model, 6, 9}});
  REQUIRE(b.render() == "One Ann.\n  first\n  second\nend");
  const auto at = [&b](std::string_view words) {
    const std::size_t begin = b.output.text().find(words);
    return b.where(b.output.place(begin, begin + words.size()));
  };
  CHECK(at("One") == "main:1:1 'One'");
  CHECK(at("Ann") == "report.xml:1:7 'Ann'");
  CHECK(at("second") == "part:2:1 'second'");
  CHECK(at("end") == "main:3:1 'end'");
}

TEST_CASE("a value without a place has that of its tag") {
  Bench b("x {{name}}");
  b.schema.members = {text("name")};
  b.view.emplace_back("name", Text{"Ann", {}});
  REQUIRE(b.render() == "x Ann");
  CHECK(b.where(b.output.place(2, 5)) == "main:1:3 '{{name}}'");
}

TEST_CASE("what is known but absent is empty and hides an outer name") {
  Bench b("[{{note}}]{{#posts}}[{{note}}]{{/posts}}[{{^meeting.body}}none{{/meeting.body}}]");
  b.schema.members = {text("note"), group("posts", Type::list, {text("note")}), group("meeting", Type::object, {text("body")})};
  b.view.emplace_back("note", Text{"outer", {}});
  b.view.emplace_back("posts", List{Object{{"note", Text{"inner", {}}}}, Object{}});
  CHECK(b.render() == "[outer][inner][][none]");
}

TEST_CASE("without a schema the data alone decides what is known") {
  Bench b("{{nmae}}{{list}}");
  const Value view = Object{{"name", Text{"Ann", {}}}, {"list", List{}}};
  Plain plain;
  CHECK_FALSE(render(b.templates.at("main"), view, b.loader(), plain, {}, b.diagnostics));
  CHECK(b.told() == Told{"V101 main:1:1 '{{nmae}}'", "V110 main:1:9 '{{list}}'"});
  CHECK(b.hint() == "did you mean 'name'?");
}

TEST_CASE("a house's template gives blocks to the standard one, line by line") {
  Bench b("{{<standard}}\n{{$recommendations}}\n1. agree\n{{/recommendations}}\n{{$empty}}{{/empty}}\n{{/standard}}\n");
  b.add("standard", "# Title\n\n{{$recommendations}}\n- note\n{{/recommendations}}\n{{$empty}}\nnothing\n{{/empty}}\n\n{{$tail}}tail{{/tail}}\n");
  CHECK(b.check());
  CHECK(b.render() == "# Title\n\n1. agree\n\ntail\n");
}

TEST_CASE("indentation adds up through partials, parents and blocks") {
  Bench b("- {{! an item }}\n  {{<box}}\n    {{$inner}}\n      one\n\n        two\n    {{/inner}}\n  {{/box}}\n");
  b.add("box", "<div>\n  {{$inner}}\n  {{/inner}}\n</div>\n");
  CHECK(b.render() == "- \n  <div>\n    one\n\n      two\n  </div>\n");
}

TEST_CASE("a partial inside a line goes on in the line") {
  Bench b("- {{>item}}\n");
  b.add("item", "one\n  two");
  CHECK(b.render() == "- one\n  two\n");
}

TEST_CASE("a block's own blocks are its template's, not those that it is given with") {
  Bench b("{{<p}}{{$a}}[{{$b}}default{{/b}}]{{/a}}{{$b}}B{{/b}}{{/p}}");
  b.add("p", "{{$a}}a{{/a}}{{$b}}b{{/b}}");
  CHECK(b.render() == "[default]B");
}

TEST_CASE("a partial that calls itself without end is stopped with its place") {
  Bench b("x\n{{>main}}\n");
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V112 main:2:1 '{{>main}}'"});
}

TEST_CASE("templates that double without printing are stopped") {
  Bench b("{{>p0}}");
  for (int i = 0; i < 60; ++i) b.add("p" + std::to_string(i), "{{>p" + std::to_string(i + 1) + "}}{{>p" + std::to_string(i + 1) + "}}");
  b.add("p60", "");
  b.options.max_entries = 10'000;
  CHECK(b.check());
  CHECK(b.render() == "!");
  CHECK(b.told().size() == 1);
  CHECK(b.told().front().substr(0, 4) == "V112");
}

TEST_CASE("output beyond its bound is stopped with its place") {
  Bench b("{{#posts}}0123456789{{/posts}}");
  b.schema.members = {group("posts", Type::list, {})};
  b.view.emplace_back("posts", List(100, Value(true)));
  b.options.max_output = 500;
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V113 main:1:11 '0123456789'"});
}

TEST_CASE("an unknown name and a missing template at run time") {
  Bench b("{{>*title}}");
  b.schema.members = {text("title")};
  b.view.emplace_back("title", Text{"gone", {}});
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V102 main:1:1 '{{>*title}}'"});
}

TEST_CASE("entries of a list within a list of its kind may leave out what is absent") {
  Bench b("{{#sections}}{{#sections}}{{title}}{{#note}}!{{/note}}{{^note}}.{{/note}}{{/sections}}{{#tags}}{{.}}{{title}}{{/tags}}{{/sections}}");
  b.schema.members = {text("note"),
                      group("sections", Type::list, {text("title"), text("note"), group("sections", Type::list, {}), group("tags", Type::list, {})})};
  const Object inner{{"title", Text{"inner", {}}}};
  b.view = {
      {"note", Text{"of the report", {}}},
      {"sections", List{Value(Object{{"title", Text{"outer", {}}}, {"sections", List{Value(inner)}}, {"tags", List{Value(Text{"tag ", {}})}}})}}};
  CHECK(b.check());
  CHECK(b.render() == "inner.tag outer");
}
