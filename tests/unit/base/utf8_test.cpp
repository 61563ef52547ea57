#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace townclerk;

TEST_CASE("decoding and encoding are each other's inverse") {
  for (const char32_t code : {U'a', U'£', U'ŵ', U'\uFFFD', U'\U0001F600', U'\U0010FFFF'}) {
    std::string text;
    utf8::append(text, code);
    std::size_t offset = 0;
    CHECK(utf8::next(text, offset) == code);
    CHECK(offset == text.size());
    CHECK(utf8::first_invalid(text) == std::string::npos);
    CHECK(utf8::length(text) == 1);
  }
}

TEST_CASE("what RFC 3629 forbids is found at its first byte") {
  CHECK(utf8::first_invalid("ab\xFF") == 2);
  CHECK(utf8::first_invalid("a\xC0\xAF") == 1);         // overlong
  CHECK(utf8::first_invalid("\xED\xA0\x80") == 0);      // surrogate
  CHECK(utf8::first_invalid("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(utf8::first_invalid("ok \xE2\x82") == 3);       // cut short
  CHECK(utf8::first_invalid("\x80") == 0);
}
