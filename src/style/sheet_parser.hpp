// Sheets as rules whose values are still tokens: custom properties have their values only when every sheet has been read.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "style/css_token.hpp"
#include "style/selector.hpp"

namespace townclerk::style {

struct Declaration {
  std::string name;
  Span name_at;
  std::vector<Token> value;  // without spaces
  Span at;                   // of the value
};

struct ParsedRule {
  std::vector<Selector> selectors;
  std::vector<Declaration> declarations;
};

struct ParsedMarginBox {
  std::string place;
  Span at;
  std::vector<Declaration> declarations;
};

struct ParsedPage {
  std::string name;    // of a named page
  bool first = false;  // @page :first
  std::vector<Declaration> declarations;
  std::vector<ParsedMarginBox> boxes;
};

struct ParsedFontFace {
  Span at;
  std::vector<Declaration> declarations;
};

struct ParsedSheets {
  std::vector<ParsedRule> rules;
  std::vector<ParsedPage> pages;
  std::vector<ParsedFontFace> font_faces;
  std::size_t rule_count = 0;  // also of what is the browser's
};

inline constexpr std::size_t max_sheet_bytes = 1U << 20;
inline constexpr std::size_t max_rules = 10'000;

/// Adds the rules of a sheet. Beyond a bound the rest of it is left unread, with an error.
void parse_sheet(const Sources& sources, FileId sheet, ParsedSheets& sheets, Diagnostics& diagnostics);

}  // namespace townclerk::style
