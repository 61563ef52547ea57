// The rules of all sheets, their values read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "style/computed.hpp"
#include "style/property.hpp"
#include "style/selector.hpp"
#include "style/sheet_parser.hpp"
#include "style/stylesheet.hpp"

namespace townclerk::style {

struct Rule {
  std::vector<Selector> selectors;
  std::vector<Setting> settings;
};

struct MarginBoxRule {
  MarginBoxPlace place = MarginBoxPlace::top_left;
  std::vector<Setting> settings;
  bool has_content = false;
  std::vector<ContentPiece> content;  // empty: none
};

struct PageRule {
  std::string name;
  bool first = false;
  std::optional<std::pair<float, float>> size;  // points
  std::vector<Setting> settings;                // margins
  std::vector<MarginBoxRule> boxes;
};

/// Values of custom properties and the reading of declarations that use them.
class DeclarationReader {
 public:
  explicit DeclarationReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Takes the custom properties of the rules for the root; elsewhere they are errors.
  void take_custom_properties(const std::vector<ParsedRule>& rules);
  /// Settings of a declaration; unknown properties and values are reported.
  void read(const Declaration& declaration, Where where, std::vector<Setting>& out);
  /// The value with every var() replaced; false (reported) when one cannot be.
  [[nodiscard]] bool substitute(const Declaration& declaration, std::vector<Token>& out);
  void bad_value(const Declaration& declaration, std::span<const Token> value, std::size_t bad);

 private:
  struct Custom {
    std::string name;
    const Declaration* declaration;
    bool open = false;
  };
  [[nodiscard]] Custom* find(std::string_view name);
  /// Where the value is written: of the custom property that it uses, if it uses one.
  [[nodiscard]] Span written_at(const Declaration& declaration);
  [[nodiscard]] bool expand(std::span<const Token> tokens, const Span* at, std::vector<Token>& out);
  [[nodiscard]] bool expand_var(std::span<const Token> inside, Span at, std::vector<Token>& out);

  Diagnostics& diagnostics_;
  std::vector<Custom> custom_;  // sorted by name
};

/// The rule of an @page block; faults are reported.
[[nodiscard]] PageRule page_rule(const ParsedPage& page, DeclarationReader& reader, Diagnostics& diagnostics);
/// First page, other pages and named pages.
void cascade_pages(const std::vector<PageRule>& rules, const Computed& root, Styles& styles);

struct StyleSheet::Rules {
  std::vector<Rule> rules;
  std::vector<PageRule> pages;
  std::vector<FontFace> font_faces;
  std::vector<FileId> sheets;
};

}  // namespace townclerk::style
