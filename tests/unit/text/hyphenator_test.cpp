#include "text/hyphenator.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace townclerk::text;

namespace {

std::string hyphenated(std::string text, const HyphenLimits& limits = {}) {
  const auto words = Hyphenator::find("en-GB");
  REQUIRE(words);
  std::vector<std::uint32_t> points;
  words->points(text, limits, points);
  for (auto at = points.rbegin(); at != points.rend(); ++at) text.insert(*at, "-");
  return text;
}

}  // namespace

TEST_CASE("English words are hyphenated as the British do") {
  CHECK(hyphenated("consultation responsibilities") == "con-sulta-tion re-spons-ib-il-it-ies");
  CHECK(hyphenated("(reorganisation), “democratic”; councillors’ manager’s") == "(re-or-gan-isa-tion), “demo-cratic”; coun-cil-lors’ man-ager’s");
}

TEST_CASE("no more than the limits ask for") {
  CHECK(hyphenated("office responsibilities", {.word = 8}) == "office re-spons-ib-il-it-ies");
  CHECK(hyphenated("responsibilities", {.before = 3, .after = 5}) == "respons-ib-il-ities");
}

TEST_CASE("a capital at the beginning makes no difference") {
  CHECK(hyphenated("Responsibilities of the Consultation") == "Re-spons-ib-il-it-ies of the Con-sulta-tion");
  CHECK(hyphenated("(Élections)").starts_with("(Élec"));
}

TEST_CASE("abbreviations, addresses and what has hyphens already stay whole") {
  const std::string whole = GENERATE("CIPFA", "RESPONSIBILITIES", "TownClerk", "democracy@example.org", "www.example.org/consultation",
                                     "well-established", "2012/consultation", "re\u00ADorganisation", "DfE", "organisation1", "the", "");
  CHECK(hyphenated(whole) == whole);
}

TEST_CASE("a language without patterns has none, whatever it is called") {
  CHECK(Hyphenator::find("en"));
  for (const char* language : {"cy", "xx", "", "../hyph_en_GB", "en_GB.dic"}) CHECK_FALSE(Hyphenator::find(language));
}
