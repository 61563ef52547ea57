#include "base/source.hpp"

#include <catch2/catch.hpp>

using namespace townclerk;

TEST_CASE("columns count code points, lines end at LF or CRLF") {
  Sources sources;
  const FileId file = sources.add("a.xml", "£ë x\r\nsecond\n");
  CHECK(sources.place(file, 5).column == 4);
  CHECK(sources.line(file, 3) == "£ë x");
  CHECK(sources.place(file, 8).line == 2);
  CHECK(sources.line(file, 8) == "second");
  CHECK(sources.slice({file, 8, 14}) == "second");
  CHECK(sources.slice({}).empty());
}

TEST_CASE("a text that is there under its name keeps its id") {
  Sources sources;
  const FileId first = sources.add("a", "text");
  CHECK(sources.add("a", "text") == first);
  CHECK(sources.add("a", "other") != first);
  CHECK(sources.add("b", "text") != first);
}

TEST_CASE("the end of a file and places behind it are on its last line") {
  Sources sources;
  const FileId file = sources.add("a.xml", "one\ntwo");
  CHECK(sources.place(file, 7).line == 2);
  CHECK(sources.place(file, 7).column == 4);
  CHECK(sources.slice({file, 4, 99}) == "two");
}
