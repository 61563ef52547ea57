#include "text/font_book.hpp"

#include <catch2/catch.hpp>

#include "text/builtin_fonts.hpp"

using namespace townclerk::text;

TEST_CASE("the built-in family needs no machine") {
  FontBook book({}, false);
  const Font* regular = book.find("Liberation Sans", 400, false);
  REQUIRE(regular != nullptr);
  CHECK(book.find("sans-serif", 500, false) == regular);
  CHECK(book.find("liberation sans", 400, false) == regular);
  const Font* bold = book.find("sans-serif", 600, false);
  REQUIRE(bold != nullptr);
  CHECK(bold->postscript_name() == "LiberationSans-Bold");
  CHECK(book.find("sans-serif", 700, true)->postscript_name() == "LiberationSans-BoldItalic");
}

TEST_CASE("no family is answered by another") {
  FontBook alone({}, false);
  CHECK(alone.find("DejaVu Sans", 400, false) == nullptr);
  FontBook book;
  CHECK(book.find("Nosuchfont", 400, false) == nullptr);
  CHECK(book.find("serif", 400, false) == nullptr);
}

TEST_CASE("the machine's family is found by its own name") {
  FontBook book;
  const Font* mono = book.find("liberation mono", 700, false);
  REQUIRE(mono != nullptr);
  CHECK(mono->postscript_name() == "LiberationMono-Bold");
  CHECK(mono->metrics().fixed_pitch);
  CHECK(book.find("Liberation Mono", 700, false) == mono);
}

TEST_CASE("the style's faces come before all others") {
  FontBook book({{"Liberation Sans", 400, false, builtin_sans(true, false), "house.ttf"}, {"Own", 700, false, builtin_sans(true, true), "own.ttf"}},
                false);
  const Font* house = book.find("Liberation Sans", 400, true);
  REQUIRE(house != nullptr);
  CHECK(house->name() == "house.ttf");
  CHECK(book.find("own", 300, false)->name() == "own.ttf");
}

TEST_CASE("a broken file of the style is reported") {
  const std::string text = "not a font";
  FontBook book({{"Own", 400, false, std::as_bytes(std::span(text)), "own.ttf"}});
  CHECK(book.find("Own", 400, false) == nullptr);
  CHECK(book.faults() == std::vector<std::string>{"'own.ttf' is no font"});
}
