#include <catch2/catch.hpp>

#include "check/words.hpp"

using townclerk::checks::bare;
using townclerk::checks::is_bare;
using townclerk::checks::says_something;

TEST_CASE("punctuation and space say nothing, letters of any language do") {
  for (const char* words : {"", " ", "\u00A0", "—", "…", "“”", "\u200B", ". . ."}) CHECK_FALSE(says_something(words));
  for (const char* words : {"a", "7", "ŵ", "— a", "中"}) CHECK(says_something(words));
}

TEST_CASE("bare words are compared without what stands round them") {
  CHECK(bare(" Click\n\u00A0HERE > ") == "click here");
  CHECK(bare("[here].") == "here");
  CHECK(bare("...").empty());
  CHECK(is_bare(" (\u00A0). "));
  CHECK_FALSE(is_bare("[-]"));
}
