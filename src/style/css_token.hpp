// Tokens of a style sheet (CSS Syntax 3 §4, without escapes in names, Unicode ranges and CDO/CDC).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace townclerk::style {

enum class TokenKind : std::uint8_t {
  ident,       // text
  function,    // text = name; its "(" is part of it
  at_keyword,  // text without "@"
  hash,        // text without "#"
  string,      // text = its value
  url,         // text = its value
  number,      // number, integer
  percentage,  // number
  dimension,   // number, text = unit
  whitespace,
  colon,
  semicolon,
  comma,
  open_brace,
  close_brace,
  open_paren,
  close_paren,
  open_bracket,
  close_bracket,
  delim,  // text = the character
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  bool integer = false;
  float number = 0;
  std::string text;
  Span at;

  [[nodiscard]] bool is(TokenKind k, std::string_view words) const { return kind == k && text == words; }
};

/// The tokens of a sheet, the last of kind `end`. Comments are left out: they are the gaps between one token's end and the next one's begin.
/// An unclosed comment or string and a character that starts no token are errors.
[[nodiscard]] std::vector<Token> tokens(const Sources& sources, FileId sheet, Diagnostics& diagnostics);

}  // namespace townclerk::style
