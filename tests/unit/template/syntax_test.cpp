#include <catch2/catch.hpp>

#include "unit/template/bench.hpp"

using namespace townclerk::mustache::test;

TEST_CASE("an unclosed section is reported at its opening tag, with the end of the file") {
  const Bench bench("a\n  {{#posts}}\nb\n");
  CHECK(bench.told() == Told{"V103 main:2:3 '{{#posts}}'"});
  REQUIRE(bench.diagnostics.all().front().notes.size() == 1);
  CHECK(bench.where(bench.diagnostics.all().front().notes.front().at) == "main:4:1 ''");
}

TEST_CASE("a section closed by an outer end tag is unclosed") {
  CHECK(Bench("{{#a}}{{$b}}{{/a}}").told() == Told{"V103 main:1:7 '{{$b}}'"});
}

TEST_CASE("a wrong end tag is reported with what is open") {
  const Bench bench("{{#posts}}x{{/post}}{{/posts}}");
  CHECK(bench.told() == Told{"V104 main:1:12 '{{/post}}'", "V104 main:1:21 '{{/posts}}'"});
  CHECK(bench.hint() == "did you mean 'posts'?");
}

TEST_CASE("every syntax error of a file is reported") {
  const Bench bench("{{}}\n{{ }}\n{{a b}}\n{{a..b}}\n{{=x=}}\n{{> }}\n{{name\n{{#open}}");
  CHECK(bench.told() == Told{"V106 main:1:1 '{{}}'", "V106 main:2:1 '{{ }}'", "V106 main:3:1 '{{a b}}'", "V106 main:4:1 '{{a..b}}'",
                             "V107 main:5:1 '{{=x=}}'", "V106 main:6:1 '{{> }}'", "V105 main:7:1 '{{'", "V103 main:8:1 '{{#open}}'"});
}

TEST_CASE("a tag that the file leaves open") {
  CHECK(Bench("words {{name").told() == Told{"V105 main:1:7 '{{'"});
  CHECK(Bench("words {{{name}}").told() == Told{"V105 main:1:7 '{{'"});
  CHECK(Bench("words {{!never ends").told() == Told{"V105 main:1:7 '{{'"});
}

TEST_CASE("sections nested beyond measure are refused when the template is read") {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "{{#a}}";
  const Bench bench(words);
  CHECK(bench.told() == Told{"V112 main:1:601 '{{#a}}'"});
}
