#include <catch2/catch.hpp>

#include "unit/markdown/reading_fixture.hpp"

using namespace townclerk;
using markdown::Limits;
using markdown::Read;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::size_t count(const std::vector<document::Block>& blocks) {
  std::size_t sum = blocks.size();
  for (const document::Block& block : blocks) sum += count(block.blocks);
  return sum;
}

}  // namespace

TEST_CASE("the bounds are faults, and the rest is read all the same") {
  const std::string after = "\n\nafter\n";
  const auto fault = [&after](const std::string& text) {
    const Read r("before\n\n" + text + after);
    REQUIRE(r.blocks.size() >= 2);
    CHECK(document::plain_text(r.blocks.back().inlines) == "after");
    return r.faults;
  };
  CHECK(fault(repeated("[", 1001)) == "K142@3:1 ");
  CHECK(fault(repeated("![[]()", 40'000)) == "K142@3:1 ");
  CHECK(fault(repeated("<", 1001)) == "K142@3:1 ");
  CHECK(fault(repeated("'a", 1001)) == "K142@3:1 ");
  CHECK(fault(repeated("| a ", 65) + "|\n" + repeated("| - ", 65) + "|") == "K141@3:1 ");
  CHECK(fault("| a |\n| - |\n" + repeated("| a ", 70) + "|") == "K141@3:1 ");
  CHECK(fault(repeated("a|", 60) + "\n" + repeated("-|", 60) + "\n" + repeated("a\n", 1000)) == "K141@3:1 ");
  CHECK(fault(repeated("a|b|c\n-|-\n", 20)) == "K141@3:1 ");
  CHECK(fault(repeated("> ", 101) + "a").substr(0, 4) == "K143");
  CHECK(fault(repeated("- ", 101) + "a").substr(0, 4) == "K143");
  CHECK(Read("abc\n", {}, Limits{2, 64, 1000, 100}).faults == "K140@1:1 ");
}

TEST_CASE("nesting over many lines is bounded") {
  std::string text;
  for (std::size_t i = 0; i < 120; ++i) text += std::string(2 * i, ' ') + "- a\n";
  CHECK(Read(text).faults.substr(0, 4) == "K143");
  CHECK(Read(repeated("*a **b ", 60) + repeated("c** d* ", 60) + "\n").faults.substr(0, 4) == "K143");
  CHECK(Read(repeated("<div>\n\n", 120) + repeated("</div>\n\n", 120)).faults.substr(0, 4) == "K143");
}

TEST_CASE("what is many but harmless is read") {
  CHECK(Read("| a | b |\n| --- | --- |\n" + repeated("| [it's](#a) | b |\n", 5000)).faults.empty());
  CHECK(Read("```\n" + repeated("[<", 2000) + "\n```\n").faults.empty());
  CHECK(Read(repeated("[a](#b) 'c' ", 300) + "\n").faults.empty());
}

TEST_CASE("a quarter of a megabyte of anything is read, into no more blocks than bytes") {
  constexpr std::size_t size = 240'000;
  for (const char* text :
       {"![[]()",     "*a **b ", "`a ",    "'a ",      "'a",        "\"",        "_a*",   "<a ",     "[a]: b\n",       "[^a]: b\n",
        "&#",         "\\",      "> ",     "- ",       "1. ",       "# ",        "a\n",   "|-",      "a|b\n-|-\n",     "a|b|c\n-|-\n",
        "|c",         "~~a ",    "{#x}\n", "{#x}\n\n", "<div>\n\n", "</td>\n\n", "```\n", "  - a\n", "![](a.png)\n\n", "[a](b) ",
        "{.a .b .c ", "{{"}) {
    INFO(text);
    std::string all = repeated(text, size / std::string_view(text).size());
    PlacedText placed;
    placed.append(all, {});
    Diagnostics diagnostics;
    const auto document = markdown::read(placed, nullptr, Limits{}, diagnostics);
    CHECK(count(document.blocks) <= all.size());
  }
}

TEST_CASE("a row with more cells than its head is refused, for Markdown would lose a figure") {
  CHECK(Read("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |\n").faults == "K144@4:1 ");
  CHECK(Read("| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n| 1 |\n").faults.empty());
}

TEST_CASE("text indented as far as code is refused, code between fences is not") {
  CHECK(Read("One.\n\n    Two.\n").faults == "K118@3:5 ");
  CHECK(Read("One.\n\n```\nTwo.\n```\n").faults.empty());
}

TEST_CASE("a row of dashes fits the head above it, or the table would print as words") {
  const auto faults = [](std::string_view text) { return Read(text, {}, Limits{}, true).faults; };
  CHECK(faults("| a | b |\n|---|\n| 1 | 2 |\n") == "K145@2:1 ");
  CHECK(faults("a | b\n---|---|---\n") == "K145@2:1 ");
  CHECK(faults("> |---|---|\n") == "K145@1:3 ");
  CHECK(faults("a \\| b | c\n---|---\n1 | 2\n").empty());
  CHECK(faults("Words.\n| a | b |\n|---|---|\n| - | - |\n").empty());
}
