#include "import/csv.hpp"

#include <catch2/catch.hpp>

using namespace townclerk;
using intake::read_csv;

namespace {

struct Reading {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<intake::Row> rows;

  explicit Reading(std::string text, const intake::CsvLimits& limits = {}) {
    rows = read_csv(sources, sources.add("list.csv", std::move(text)), diagnostics, limits);
  }
  /// "a|b / c|d"
  [[nodiscard]] std::string cells() const {
    std::string out;
    for (const intake::Row& row : rows) {
      if (!out.empty()) out += " / ";
      for (std::size_t i = 0; i < row.cells.size(); ++i) out += (i == 0 ? "" : "|") + row.cells[i].text;
    }
    return out;
  }
  [[nodiscard]] std::string codes() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) out += (out.empty() ? "" : " ") + std::string(d.code.id);
    return out;
  }
};

}  // namespace

TEST_CASE("values with commas, semicolons and tabs are read") {
  CHECK(Reading("a,b\nc,d\n").cells() == "a|b / c|d");
  CHECK(Reading("a;b\r\n1,5;d\r\n").cells() == "a|b / 1,5|d");
  CHECK(Reading("a\tb\rc\td").cells() == "a|b / c|d");
  CHECK(Reading("sep=;\na;b\nc,c;d").cells() == "a|b / c,c|d");
  CHECK(Reading("\xEF\xBB\xBFone,two\n").cells() == "one|two");
}

TEST_CASE("quoted cells keep separators, quotation marks and line ends") {
  CHECK(Reading("\"a,b\",\"say \"\"x\"\"\"\n\"two\r\nlines\",\"\"\n").cells() == "a,b|say \"x\" / two lines|");
  CHECK(Reading("\"semi,colon\";b\nc;d").cells() == "semi,colon|b / c|d");
  CHECK(Reading("a, \"b, c\" \nd,e").cells() == "a|b, c / d|e");
}

TEST_CASE("blanks are trimmed, and rows counted as a spreadsheet counts them") {
  const Reading r("a,b\n\n , \n  c \xC2\xA0 c ,d\n,\n");
  CHECK(r.cells() == "a|b / c c|d");
  CHECK(r.rows.at(1).number == 4);
  CHECK(r.sources.slice(r.rows.at(1).cells.at(1).at) == "d");
  CHECK(intake::cell_name(0, 1) == "A1");
  CHECK(intake::cell_name(27, 12) == "AB12");
}

TEST_CASE("empty cells at the end of a row do not count") {
  CHECK(Reading("a,b,,\nc,d,,,\n").cells() == "a|b / c|d");
}

TEST_CASE("what is no UTF-8 text is refused with a way out") {
  const Reading windows("Post title\nCaf\xE9 manager\n");
  CHECK(windows.codes() == "I101");
  CHECK(windows.diagnostics.all().front().at.begin == 14);
  CHECK(windows.diagnostics.all().front().hints.at(1).find("CSV UTF-8") != std::string::npos);
  CHECK(Reading("PK\x03\x04 and so on").codes() == "I101");
  CHECK(Reading(std::string("\xFF\xFEP\0o\0", 6)).codes() == "I101");
}

TEST_CASE("faults of cells and rows have their places, and reading goes on") {
  const Reading r("a,b\n\"x\"y,z\nonly\nc,d,e\nf,g\x07\nlast,row\n");
  CHECK(r.codes() == "I103 I104 I104 I102");
  CHECK(r.cells() == "a|b / x|z / f|g / last|row");
  CHECK(r.diagnostics.all().at(1).message.find("row 3 has 1 cells; the header has 2") == 0);
  CHECK(r.diagnostics.all().at(3).message.find("cell B5") == 0);
  CHECK(Reading("a,b\n\"never closed,d\ne,f").codes() == "I103");
}

TEST_CASE("a list is bounded in rows, columns and cells") {
  CHECK(Reading("a\nb\nc\nd\n", {2, 10, 10}).codes() == "I114");
  CHECK(Reading("a,b,c\n", {10, 2, 10}).codes() == "I114");
  CHECK(Reading("a\nlonger than ten\n", {10, 2, 10}).codes() == "I114");
}

TEST_CASE("no bytes bring the reader down") {
  for (int first = 0; first < 256; ++first) {
    for (const char* rest : {"", "\"", ",\"\"\"", "\n,\n\"", "\xEF\xBB", "sep="}) {
      const Reading r(std::string(1, static_cast<char>(first)) + rest);
      CHECK(r.rows.size() <= 2);
    }
  }
}
