#include <catch2/catch.hpp>

#include "check/language_tag.hpp"

using townclerk::checks::names_language;

TEST_CASE("tags that name a language") {
  for (const char* tag : {"en", "en-GB", "cy", "CY-gb", "fr", "zh-Hant", "es-419", "gsw", "de-1996", "sl-rozaj"}) {
    INFO(tag);
    CHECK(names_language(tag));
  }
}

TEST_CASE("tags that name none") {
  for (const char* tag : {"", "e", "xx", "welsh", "english", "en_GB", "en-", "-en", "en-G", "en-toolongvariant", "qaa", "12", "en GB"}) {
    INFO(tag);
    CHECK_FALSE(names_language(tag));
  }
}
