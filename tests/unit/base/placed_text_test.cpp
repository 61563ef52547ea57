#include "base/placed_text.hpp"

#include <catch2/catch.hpp>

using namespace townclerk;

namespace {
constexpr FileId one = static_cast<FileId>(0);
constexpr FileId two = static_cast<FileId>(1);
}  // namespace

TEST_CASE("a literal keeps the place of each byte") {
  PlacedText text;
  text.append("hello", {one, 10, 15});
  text.append(" world", {one, 15, 21});
  CHECK(text.place(6, 11) == Span{one, 16, 21});
  CHECK(text.place(4, 6) == Span{one, 14, 16});
}

TEST_CASE("a generated piece has the place of the whole") {
  PlacedText text;
  text.append("a", {one, 0, 1});
  text.append("&", {one, 1, 6});
  text.append("b", {one, 6, 7});
  CHECK(text.place(1, 2) == Span{one, 1, 6});
  CHECK(text.place(0, 3) == Span{one, 0, 7});
}

TEST_CASE("a place that runs into another file ends with its own") {
  PlacedText text;
  text.append("ab", {one, 0, 2});
  text.append("cd", {two, 7, 9});
  CHECK(text.place(1, 4) == Span{one, 1, 2});
  CHECK(text.place(2, 4) == Span{two, 7, 9});
}

TEST_CASE("parts of a placed text keep their places") {
  PlacedText whole;
  whole.append("abc", {one, 0, 3});
  whole.append("<", {one, 3, 7});
  whole.append("def", {one, 7, 10});
  PlacedText part;
  part.append(whole, 2, 6);
  CHECK(part.text() == "c<de");
  CHECK(part.place(0, 1) == Span{one, 2, 3});
  CHECK(part.place(1, 2) == Span{one, 3, 7});
  CHECK(part.place(2, 4) == Span{one, 7, 9});
}

TEST_CASE("an empty text has no place") {
  CHECK_FALSE(PlacedText{}.place(0, 0).known());
}
