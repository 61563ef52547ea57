#include "text/breaks.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace townclerk::text;

namespace {

/// The text with a bar behind every opportunity, a double one where the line must end; emergencies are left out.
std::string barred(const std::string& text) {
  std::string result;
  std::size_t at = 0;
  for (const Break& b : line_breaks(text, "en-GB")) {
    if (b.emergency) continue;
    result += text.substr(at, b.offset - at) + (b.mandatory ? "‖" : "|");
    at = b.offset;
  }
  return result + text.substr(at);
}

}  // namespace

TEST_CASE("lines end behind spaces and hyphens") {
  CHECK(barred("The Chief Executive").compare("The |Chief |Executive|") == 0);
  CHECK(barred("cross-border and/or joint") == "cross-|border |and/|or |joint|");
  CHECK(barred("one\ntwo") == "one\n‖two|");
  CHECK(barred("paragraph\u00A05.2 of") == "paragraph\u00A05.2 |of|");
  CHECK(line_breaks("", "en").empty());
}

TEST_CASE("plain words break as all others do") {
  const std::vector<std::string> parts{"a", "Z9", "7", "(", ")", ".", ",", ";", ":", "'", " ", " ", " ", "million", "May", "1,000", "no.", "in"};
  std::minstd_rand random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 8; ++i) text += parts[random() % parts.size()];
    std::vector<std::uint32_t> alone;
    for (const Break& b : line_breaks(text, "en-GB")) alone.push_back(b.offset);
    std::vector<std::uint32_t> among;
    for (const Break& b : line_breaks(text + " \u2018x\u2019", "en-GB"))  // the quotes make it more than plain
      if (b.offset <= text.size()) among.push_back(b.offset);
    if (!alone.empty() && alone.back() == text.size()) alone.pop_back();
    if (!among.empty() && among.back() == text.size()) among.pop_back();
    CAPTURE(text);
    CHECK(alone == among);
  }
}

TEST_CASE("soft hyphens are told from other places") {
  const std::vector<Break> breaks = line_breaks("re\u00ADorganise and\u00AD so", "en");
  REQUIRE(breaks.size() == 4);
  CHECK(breaks[0].offset == 4);
  CHECK(breaks[0].hyphen);
  CHECK_FALSE(breaks[1].hyphen);
  CHECK_FALSE(breaks[2].hyphen);
}

TEST_CASE("what belongs together stays together") {
  const std::string whole = GENERATE("£1 m", "£1.5 million", "(£300 k)", "2 million", "3.13.2(g)", "3(2)(g)(ii)", "2012/13", "5 – 7", "5–7", "No. 3",
                                     "nos. 3", "D. Blackie", "J.R. Smith", "16 June", "1st August", "3 Mawrth", "10.30 am", "9 a.m.", "5 %", "well )",
                                     "2016-17", "24/7", "1,145", "LGSS/ABC1");
  INFO(whole);
  if (whole == "LGSS/ABC1") {
    CHECK(barred("x " + whole + " y") == "x |LGSS/|ABC1 |y|");
  } else {
    CHECK(barred("x " + whole + " y") == "x |" + whole + " |y|");
  }
}

TEST_CASE("what looks alike may break") {
  CHECK(barred("in 2017 June") == "in |2017 |June|");
  CHECK(barred("agreed. 3 posts") == "agreed. |3 |posts|");
  CHECK(barred("word – word") == "word – |word|");
  CHECK(barred("5 members") == "5 |members|");
  CHECK(barred("5 amounts") == "5 |amounts|");
  CHECK(barred("Maybe 5 Mayors") == "Maybe |5 |Mayors|");
}

TEST_CASE("a long word may break anywhere in an emergency") {
  const std::string word(41, 'x');
  const auto breaks = line_breaks("a " + word + " b", "en");
  REQUIRE(breaks.size() == 43);
  CHECK_FALSE(breaks.front().emergency);
  CHECK(breaks[1].emergency);
  CHECK(breaks[1].offset == 3);
  CHECK_FALSE(breaks[41].emergency);
  CHECK(line_breaks("a " + std::string(40, 'x') + " b", "en").size() == 3);
  // Words joined by no-break spaces are no long word; a mark stays with its letter.
  std::string joined = "aaaaaaaaaaaaaaaaaaaa\u00A0bbbbbbbbbbbbbbbbbbbbbbbb\u00A0cc";
  CHECK(line_breaks(joined, "en").size() == 1);
  const auto marked = line_breaks("e\u0301" + word, "en");
  REQUIRE(marked.size() == 42);
  CHECK(marked[0].offset == 3);
}

TEST_CASE("answers do not depend on the language asked for before") {
  const auto english = line_breaks("The Council (or its committee) agreed", "en-GB");
  CHECK(line_breaks("Y Cyngor", "cy").size() == 2);
  const auto again = line_breaks("The Council (or its committee) agreed", "en-GB");
  REQUIRE(english.size() == again.size());
  for (std::size_t i = 0; i < english.size(); ++i) CHECK(english[i].offset == again[i].offset);
}
