#include "model/prose.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace townclerk;
using namespace townclerk::model;

namespace {

constexpr FileId file{0};

PlacedText placed(const std::string& text) {
  PlacedText out;
  out.append(text, {file, 0, static_cast<std::uint32_t>(text.size())});
  return out;
}

std::string unindented(const std::string& text) {
  return unindent(placed(text))->text();
}

}  // namespace

TEST_CASE("common indentation and outer blank lines are removed") {
  CHECK(unindented("\n\n    one\n      two\n\n    three\n  ") == "one\n  two\n\nthree");
  CHECK(unindented("one\n    two\n    three") == "one\ntwo\nthree");
  CHECK(unindented("  one  ") == "one  ");
  CHECK(unindented("\n\tone\n\t\ttwo\n") == "one\n\ttwo");
  CHECK(unindented("\n\t one\n\ttwo\n") == " one\ntwo");
  CHECK(unindented("\n    one\n   \n    two\n") == "one\n\ntwo");
  CHECK(unindented("") == "");
  CHECK(unindented(" \n \n") == "");
}

TEST_CASE("each line of prose keeps its place") {
  const std::string text = "\n    one\n    two\n";
  const auto prose = unindent(placed(text));
  const Span two = prose->place(4, 7);
  CHECK(two.begin == text.find("two"));
  CHECK(two.end == two.begin + 3);
}

TEST_CASE("a line of words has single blanks and a place") {
  const Text text = line(placed("\n  two\n   words  "));
  CHECK(text.text == "two words");
  CHECK(text.at.begin == 3);
  CHECK(text.at.end == 15);
  CHECK(line(placed(" \n ")).empty());
}

TEST_CASE("blanks at the ends of a run are kept where another follows") {
  CHECK(one_line(placed("\n  That "), true, false).text() == "That ");
  CHECK(one_line(placed(" "), false, false).text() == " ");
  CHECK(one_line(placed(" it.\n"), false, true).text() == " it.");
}

TEST_CASE("ids that Markdown gives") {
  using Ids = std::vector<std::string>;
  CHECK(ids_in("![a](b.png)\n{#map caption=\"A # b\"}") == Ids{"map"});
  CHECK(ids_in("- | a |\n  |---|\n\n  {.x  #costs headless}  ") == Ids{"costs"});
  CHECK(ids_in("{#one}\n<div class=\"x\" id=\"two\"> <a id='three'></a>\n<table id=four>") == Ids{"one", "two", "three", "four"});
  CHECK(ids_in("No id=\"x\" here, # none, {a#b} c, } {\n{\n{}\n{#}\n<div id=\"\n<div id=").empty());
}
