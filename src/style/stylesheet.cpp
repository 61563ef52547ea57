#include "style/stylesheet.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "style/codes.hpp"
#include "style/rules.hpp"

namespace townclerk::style {

namespace {

/// The descriptors of an @font-face.
class FontFaceReader {
 public:
  explicit FontFaceReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void read(const ParsedFontFace& parsed, std::vector<FontFace>& out) {
    FontFace face;
    face.at = parsed.at;
    for (const Declaration& declaration : parsed.declarations) descriptor(declaration, face);
    if (face.family.empty() || face.file.empty()) {
      diagnostics_.add(Diagnostic(codes::Y109, parsed.at, face.family.empty() ? "this font face names no family" : "this font face names no file")
                           .hint("a font face needs font-family and src: url(file)"));
      return;
    }
    out.push_back(std::move(face));
  }

 private:
  void descriptor(const Declaration& declaration, FontFace& face) {
    const std::vector<Token>& value = declaration.value;
    bool good = value.size() == 1;
    if (declaration.name == "font-family") {
      good = good && (value[0].kind == TokenKind::string || value[0].kind == TokenKind::ident) && !value[0].text.empty();
      if (good) face.family = value[0].text;
    } else if (declaration.name == "src") {
      good = good && value[0].kind == TokenKind::url && !value[0].text.empty();
      if (good) face.file = value[0].text;
    } else if (declaration.name == "font-weight") {
      good = good && weight(value[0], face.weight);
    } else if (declaration.name == "font-style") {
      good = good && (value[0].is(TokenKind::ident, "normal") || value[0].is(TokenKind::ident, "italic"));
      if (good) face.italic = value[0].text == "italic";
    } else {
      constexpr std::array<std::string_view, 4> known{"font-family", "font-style", "font-weight", "src"};
      Diagnostic diagnostic(codes::Y104, declaration.name_at, "'" + declaration.name + "' is no part of a font face");
      if (const auto near = nearest(declaration.name, known)) diagnostic.hints.push_back("did you mean '" + std::string(*near) + "'?");
      diagnostics_.add(std::move(diagnostic));
      return;
    }
    if (!good) diagnostics_.add({codes::Y105, declaration.at, "a font face's '" + declaration.name + "' does not take this value"});
  }

  static bool weight(const Token& token, int& weight) {
    if (token.is(TokenKind::ident, "normal") || token.is(TokenKind::ident, "bold")) {
      weight = token.text == "bold" ? 700 : 400;
      return true;
    }
    if (token.kind != TokenKind::number || !token.integer || token.number < 1 || token.number > 1000) return false;
    weight = static_cast<int>(token.number);
    return true;
  }

  Diagnostics& diagnostics_;
};

/// A marker has a rule of its own: its settings are few.
Rule compiled(const ParsedRule& parsed, DeclarationReader& reader) {
  Rule rule;
  rule.selectors = parsed.selectors;
  const bool marker = std::any_of(parsed.selectors.begin(), parsed.selectors.end(), [](const Selector& s) { return s.marker; });
  for (const Declaration& declaration : parsed.declarations) reader.read(declaration, marker ? Where::marker : Where::element, rule.settings);
  return rule;
}

/// Named pages that rules ask for have to exist.
void check_page_names(const ParsedSheets& parsed, const std::vector<PageRule>& pages, Diagnostics& diagnostics) {
  std::vector<std::string_view> known{"auto", "inherit", "initial"};
  for (const PageRule& page : pages) {
    if (!page.name.empty()) known.push_back(page.name);
  }
  for (const ParsedRule& rule : parsed.rules) {
    for (const Declaration& declaration : rule.declarations) {
      if (declaration.name != "page" || declaration.value.size() != 1 || declaration.value[0].kind != TokenKind::ident) continue;
      const std::string& name = declaration.value[0].text;
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      Diagnostic diagnostic(codes::Y112, declaration.at, "no '@page " + name + "' is declared");
      if (const auto near = nearest(name, known)) diagnostic.hints.push_back("did you mean '" + std::string(*near) + "'?");
      diagnostics.add(std::move(diagnostic));
    }
  }
}

}  // namespace

StyleSheet::StyleSheet(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
StyleSheet::StyleSheet(StyleSheet&&) noexcept = default;
StyleSheet& StyleSheet::operator=(StyleSheet&&) noexcept = default;
StyleSheet::~StyleSheet() = default;

StyleSheet StyleSheet::parse(const Sources& sources, std::span<const FileId> sheets, Diagnostics& diagnostics) {
  auto rules = std::make_unique<Rules>();
  ParsedSheets parsed;
  for (const FileId sheet : sheets) {
    rules->sheets.push_back(sheet);
    parse_sheet(sources, sheet, parsed, diagnostics);
  }
  DeclarationReader reader(diagnostics);
  reader.take_custom_properties(parsed.rules);
  for (const ParsedRule& rule : parsed.rules) rules->rules.push_back(compiled(rule, reader));
  for (const ParsedPage& page : parsed.pages) rules->pages.push_back(page_rule(page, reader, diagnostics));
  check_page_names(parsed, rules->pages, diagnostics);
  FontFaceReader faces(diagnostics);
  for (const ParsedFontFace& face : parsed.font_faces) faces.read(face, rules->font_faces);
  return StyleSheet(std::move(rules));
}

const std::vector<FontFace>& StyleSheet::font_faces() const {
  return rules_->font_faces;
}

}  // namespace townclerk::style
