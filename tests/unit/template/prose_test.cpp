#include <catch2/catch.hpp>

#include "unit/template/bench.hpp"

using namespace townclerk::mustache::test;
using townclerk::mustache::List;
using townclerk::mustache::Object;
using townclerk::mustache::Prose;
using townclerk::mustache::Text;
using townclerk::mustache::Tokens;
using townclerk::mustache::Type;
using townclerk::mustache::Value;

namespace {

Bench bench(std::string main, const std::string& words) {
  Bench made(std::move(main));
  made.schema.members = {group("body", Type::prose, {}), group("other", Type::prose, {}), group("posts", Type::list, {text("name")}),
                         group("saving", Type::object, {text("thousands")})};
  made.view.emplace_back("body", prose(made.sources, words));
  made.view.emplace_back("saving", Object{{"thousands", Text{"£200k", {}}}});
  return made;
}

}  // namespace

TEST_CASE("prose is indented to the column of its tag") {
  Bench b = bench("1. \n   {{{body}}}\n\nend\n", "first\n\n- a\n  - b\n");
  CHECK(b.check());
  CHECK(b.render() == "1. \n   first\n\n   - a\n     - b\n\nend\n");
  const std::size_t begin = b.output.text().find("- b");
  CHECK(b.where(b.output.place(begin, begin + 3)) == "prose:4:3 '- b'");
}

TEST_CASE("prose in a partial or block gets the indentation of all") {
  Bench b = bench("  {{>row}}\n{{<box}}{{$in}}{{{body}}}{{/in}}{{/box}}\n", "one\ntwo");
  b.add("row", "<td>\n\n  {{body}}\n\n</td>\n");
  b.add("box", "> box\n   {{$in}}{{/in}}\n");
  CHECK(b.check());
  CHECK(b.render() == "  <td>\n\n    one\n    two\n\n  </td>\n> box\n   one\n   two\n");
}

TEST_CASE("prose behind other words of a line is refused when it is rendered too") {
  Bench b = bench("- {{>row}}\n", "one");
  b.add("row", "{{body}}");
  CHECK(b.check());
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V108 row:1:1 '{{body}}'"});
}

TEST_CASE("prose prints values of the view itself, through the escaper") {
  Bench b = bench("{{body}}\n", "It saves {{saving.thousands}}, {{{ saving.thousands }}}.");
  CHECK(b.render() == "It saves £200k, £200k.\n");
  Tokens tokens;
  CHECK(b.render(tokens) ==
        "It saves \xEE\x80\x80"
        "0\xEE\x80\x81, \xEE\x80\x80"
        "1\xEE\x80\x81.\n");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens.at(1).value.text == "£200k");
  CHECK(b.where(tokens.at(1).tag) == "prose:1:32 '{{{ saving.thousands }}}'");
}

TEST_CASE("prose finds names of its own before those of the view") {
  const auto own = std::make_shared<const Value>(Object{{"saving", Object{{"thousands", Text{"£90k", {}}}, {"nothing", Value()}}}});
  Bench b = bench("{{body}}\n{{#posts}}\n{{other}}\n{{/posts}}\n", "It saves {{saving.thousands}}{{saving.nothing}} of {{total}}.");
  std::get<Prose>(b.view.front().second.data).names = own;
  b.view.emplace_back("other", prose(b.sources, "Now {{saving.thousands}}."));
  b.view.emplace_back("posts", List{Object{{"name", Text{"Director", {}}}}});
  b.schema.members.push_back(text("total"));
  b.view.emplace_back("total", Text{"£1m", {}});
  CHECK(b.check());
  CHECK(b.render() == "It saves £90k of £1m.\nNow £200k.\n");

  Bench other = bench("{{body}}\n", "It saves {{saving.exact}}.");
  std::get<Prose>(other.view.front().second.data).names = own;
  CHECK(other.render() == "!");
  CHECK(other.told() == Told{"V101 prose:1:10 '{{saving.exact}}'"});
}

TEST_CASE("names inside prose are held against the schema at their place") {
  Bench b = bench("{{#posts}}\n{{body}}\n{{/posts}}\n", "It saves\n{{saving.thosands}} and {{name}}.");
  b.view.emplace_back("posts", List{Object{{"name", Text{"Director", {}}}}});
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V101 prose:2:1 '{{saving.thosands}}'", "V101 prose:2:25 '{{name}}'"});
  CHECK(b.hint() == "did you mean 'saving.thousands'?");
}

TEST_CASE("other tags in prose are refused") {
  Bench b = bench("{{body}}\n", "{{#posts}}\n{{>row}} {{! no }}\n{{=| |=}}\n{{/posts}} {{}} {{a b}}\n{{never");
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V111 prose:1:1 '{{#posts}}'", "V111 prose:2:1 '{{>row}}'", "V111 prose:2:10 '{{! no }}'", "V111 prose:3:1 '{{=| |=}}'",
                         "V111 prose:4:1 '{{/posts}}'", "V106 prose:4:12 '{{}}'", "V106 prose:4:17 '{{a b}}'", "V105 prose:5:1 '{{'"});
  CHECK(b.hint() == "write '\\{{' where two braces are meant");
}

TEST_CASE("literal braces in prose") {
  CHECK(bench("{{body}}\n", "write \\{{name}} and \\\\{{saving.thousands}}").render() == "write {{name}} and \\\\£200k\n");
  CHECK(bench("{{body}}\n", "\\{{{x}}} { { }} }").render() == "{{{x}}} { { }} }\n");
}

TEST_CASE("prose prints no prose and no list") {
  Bench b = bench("{{body}}\n", "{{other}}\n{{posts}}");
  CHECK(b.render() == "!");
  CHECK(b.told() == Told{"V114 prose:1:1 '{{other}}'", "V110 prose:2:1 '{{posts}}'"});
}

TEST_CASE("empty prose leaves its line empty") {
  CHECK(bench("a\n{{body}}\nb\n", "\n").render() == "a\n\nb\n");
}
