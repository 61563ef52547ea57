#include <catch2/catch.hpp>

#include "unit/template/bench.hpp"

using namespace townclerk::mustache::test;
using townclerk::mustache::Object;
using townclerk::mustache::Text;
using townclerk::mustache::Type;

namespace {

/// A view of a title, a meeting, posts with holders, tags, a flag and prose.
Bench bench(std::string main) {
  Bench made(std::move(main));
  made.schema.members = {text("title"),
                         group("meeting", Type::object, {text("body"), group("date", Type::object, {text("long"), text("short")})}),
                         group("posts", Type::list, {text("name"), group("holders", Type::list, {text("surname")})}),
                         group("tags", Type::list, {}),
                         group("late", Type::boolean, {}),
                         group("summary", Type::prose, {})};
  return made;
}

}  // namespace

TEST_CASE("names of every level in scope are known") {
  CHECK(bench("{{title}}{{meeting.date.long}}{{#meeting}}{{body}}{{#date}}{{short}}{{body}}{{/date}}{{/meeting}}").check());
  CHECK(bench("{{#posts}}{{name}}{{title}}{{#holders}}{{surname}}{{name}}{{/holders}}{{/posts}}{{^posts}}{{title}}{{/posts}}").check());
  CHECK(bench("{{#tags}}{{.}}{{/tags}}{{#late}}{{title}}{{/late}}{{#title}}{{.}}{{/title}}\n{{#summary}}\n  {{.}}\n{{/summary}}\n").check());
}

TEST_CASE("an unknown name is reported in branches never taken, with the nearest name") {
  Bench b = bench("{{#late}}\n  {{^posts}}{{tilte}}{{/posts}}\n{{/late}}\n");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V101 main:2:13 '{{tilte}}'"});
  CHECK(b.hint() == "did you mean 'title'?");
}

TEST_CASE("a dotted name is followed to its end") {
  Bench b = bench("{{meeting.date.lnog}}{{meeting.place}}{{posts.name}}");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V101 main:1:1 '{{meeting.date.lnog}}'", "V101 main:1:22 '{{meeting.place}}'", "V101 main:1:39 '{{posts.name}}'"});
  CHECK(b.hint() == "did you mean 'meeting.date.long'?");
}

TEST_CASE("a list's members are unknown outside its section") {
  Bench b = bench("{{#posts}}{{name}}{{/posts}}{{name}}");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V101 main:1:29 '{{name}}'"});
}

TEST_CASE("lists, groups and flags cannot be printed") {
  Bench b = bench("{{posts}}{{meeting}}{{late}}{{#posts}}{{.}}{{/posts}}");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V110 main:1:1 '{{posts}}'", "V110 main:1:10 '{{meeting}}'", "V110 main:1:21 '{{late}}'", "V110 main:1:39 '{{.}}'"});
}

TEST_CASE("an unknown partial or parent is reported") {
  Bench b = bench("{{#late}}{{>gone}}{{/late}}{{<lost}}{{/lost}}");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V102 main:1:10 '{{>gone}}'", "V102 main:1:28 '{{<lost}}'"});
}

TEST_CASE("a template whose fault its loader told is not told again as missing") {
  Bench b = bench("{{>bad}}{{>bad}}");
  const townclerk::mustache::Loader loader = [&b](std::string_view name) -> const townclerk::mustache::Template* {
    b.add(std::string(name), "{{#open}}");
    return nullptr;
  };
  CHECK_FALSE(check(b.templates.at("main"), b.schema, loader, b.diagnostics));
  CHECK(b.told() == Told{"V103 bad:1:1 '{{#open}}'"});
}

TEST_CASE("names in partials, parents and blocks are checked in the scope of their use, with the way there") {
  Bench b = bench("{{#posts}}{{>row}}{{/posts}}\n{{>row}}\n{{<frame}}{{$body}}{{nmae}}{{/body}}{{/frame}}\n");
  b.add("row", "{{name}}");
  b.add("frame", "{{#posts}}{{$body}}{{boddy}}{{/body}}{{/posts}}");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V101 row:1:1 '{{name}}'", "V101 frame:1:20 '{{boddy}}'", "V101 main:3:20 '{{nmae}}'"});
  CHECK(b.where(b.diagnostics.all().front().notes.at(0).at) == "main:2:1 '{{>row}}'");
}

TEST_CASE("partials that call themselves are checked once for each scope") {
  Bench b = bench("{{>node}}");
  b.add("node", "{{title}}{{#posts}}{{#holders}}{{>node}}{{>node}}{{/holders}}{{/posts}}{{wrong}}");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V101 node:1:72 '{{wrong}}'"});
}

TEST_CASE("chains of partials have an end") {
  Bench b = bench("{{>p0}}");
  for (int i = 0; i < 200; ++i) b.add("p" + std::to_string(i), "{{>p" + std::to_string(i + 1) + "}}");
  b.add("p200", "end");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V112 p99:1:1 '{{>p100}}'"});
}

TEST_CASE("a block that the parent does not have is reported") {
  Bench b = bench("{{<frame}}{{$titel}}x{{/titel}}{{$inner}}y{{/inner}}{{$title}}1{{/title}}{{$title}}2{{/title}}{{/frame}}");
  b.add("frame", "{{$title}}t{{/title}}{{>deeper}}");
  b.add("deeper", "{{$inner}}i{{/inner}}");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V109 main:1:11 '{{$titel}}'", "V115 main:1:74 '{{$title}}'"});
}

TEST_CASE("prose stands alone on its line") {
  CHECK(bench("  {{summary}}\n{{{summary}}}").check());
  CHECK(bench("{{$block}}{{{summary}}}{{/block}}\n").check());
  Bench b = bench("- {{{summary}}}\n{{summary}} {{title}}\nx {{$block}}{{summary}}{{/block}} y\n");
  CHECK_FALSE(b.check());
  CHECK(b.told() == Told{"V108 main:1:3 '{{{summary}}}'", "V108 main:2:1 '{{summary}}'", "V108 main:3:13 '{{summary}}'"});
}

TEST_CASE("a template named at run time is checked when it is used") {
  Bench b = bench("{{>*title}}");
  CHECK(b.check());
  b.view.emplace_back("title", Text{"row", {}});
  b.add("row", "{{#late}}{{nowhere}}{{/late}}");
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V101 row:1:10 '{{nowhere}}'"});
}
