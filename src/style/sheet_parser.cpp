#include "style/sheet_parser.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/suggest.hpp"
#include "style/codes.hpp"

namespace townclerk::style {

namespace {

constexpr std::array<std::string_view, 3> at_rules{"font-face", "media", "page"};
constexpr int max_nesting = 32;

/// Whose rules are read: ours, or the browser's, which are checked for syntax only.
enum class Reader : std::uint8_t { ours, browser };

bool opens(TokenKind kind) {
  return kind == TokenKind::open_brace || kind == TokenKind::open_paren || kind == TokenKind::open_bracket || kind == TokenKind::function;
}
TokenKind closing(TokenKind kind) {
  if (kind == TokenKind::open_brace) return TokenKind::close_brace;
  return kind == TokenKind::open_bracket ? TokenKind::close_bracket : TokenKind::close_paren;
}
bool closes(TokenKind kind) {
  return kind == TokenKind::close_brace || kind == TokenKind::close_paren || kind == TokenKind::close_bracket;
}

class SheetParser {
 public:
  SheetParser(std::vector<Token> tokens, ParsedSheets& sheets, Diagnostics& diagnostics)
      : tokens_(std::move(tokens)), sheets_(sheets), diagnostics_(diagnostics) {}

  void run() {
    while (!at_end()) rules(Reader::ours, 0);
  }

 private:
  [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
  [[nodiscard]] bool at_end() const { return peek().kind == TokenKind::end; }
  void skip_space() {
    while (peek().kind == TokenKind::whitespace) ++at_;
  }
  void fault(const Code& code, Span at, std::string message) { diagnostics_.add({code, at, std::move(message)}); }

  /// Rules up to the "}" of the block that holds them, or to the end.
  void rules(Reader reader, int depth) {
    while (true) {
      skip_space();
      if (at_end()) return;
      if (peek().kind == TokenKind::close_brace) {
        if (depth > 0) return;
        fault(codes::Y101, peek().at, "a '}' closes nothing");
        ++at_;
        return;
      }
      if (++sheets_.rule_count > max_rules) {
        fault(codes::Y108, peek().at, "the style sheets have more than 10,000 rules");
        at_ = tokens_.size() - 1;
        return;
      }
      if (peek().kind == TokenKind::at_keyword) {
        at_rule(reader, depth);
      } else {
        qualified_rule(reader);
      }
    }
  }

  /// Tokens up to a "{" or ";" of this level.
  std::span<const Token> prelude() {
    const std::size_t begin = at_;
    std::vector<TokenKind> open;
    while (!at_end()) {
      const TokenKind kind = peek().kind;
      if (open.empty() && (kind == TokenKind::open_brace || kind == TokenKind::semicolon || kind == TokenKind::close_brace)) break;
      if (opens(kind)) open.push_back(closing(kind));
      if (!open.empty() && kind == open.back()) open.pop_back();
      ++at_;
    }
    return std::span(tokens_).subspan(begin, at_ - begin);
  }

  /// Moves behind a "{"; false (with an error) when there is none.
  bool open_block(std::string_view what, Span at) {
    if (peek().kind == TokenKind::open_brace) {
      ++at_;
      return true;
    }
    fault(codes::Y101, at, "'{' is missing after this " + std::string(what));
    if (peek().kind == TokenKind::semicolon) ++at_;
    return false;
  }

  void close_block(Span opened) {
    skip_space();
    if (peek().kind == TokenKind::close_brace) {
      ++at_;
      return;
    }
    fault(codes::Y101, opened, "a '{' is not closed");
  }

  void at_rule(Reader reader, int depth) {
    const Token keyword = peek();
    ++at_;
    const std::span<const Token> head = prelude();
    if (keyword.text == "media") return media(keyword, head, reader, depth);
    if (reader == Reader::browser) {
      if (peek().kind == TokenKind::open_brace) return skip_block();
      if (peek().kind == TokenKind::semicolon) ++at_;
      return;
    }
    if (keyword.text == "page") return page(keyword, head);
    if (keyword.text == "font-face") return font_face(keyword, head);
    Diagnostic diagnostic(codes::Y102, keyword.at, "'@" + keyword.text + "' is outside of the subset");
    if (const auto near = nearest(keyword.text, at_rules)) diagnostic.hints.push_back("did you mean '@" + std::string(*near) + "'?");
    diagnostics_.add(std::move(diagnostic));
    if (peek().kind == TokenKind::open_brace) {
      skip_block();
    } else if (!at_end()) {
      ++at_;
    }
  }

  void media(const Token& keyword, std::span<const Token> head, Reader reader, int depth) {
    std::vector<const Token*> words;
    for (const Token& token : head) {
      if (token.kind != TokenKind::whitespace) words.push_back(&token);
    }
    if (words.empty()) fault(codes::Y101, keyword.at, "'@media' names no medium");
    const bool ours = words.size() == 1 && (words[0]->is(TokenKind::ident, "print") || words[0]->is(TokenKind::ident, "all"));
    const auto prints = [](const Token* t) { return t->is(TokenKind::ident, "print"); };
    if (!ours && reader == Reader::ours && std::any_of(words.begin(), words.end(), prints)) {
      diagnostics_.add(
          Diagnostic(codes::Y102, keyword.at, "'@media print' takes no condition and no second medium").hint("write '@media print' alone"));
    }
    const Span brace = peek().at;
    if (!open_block("'@media'", keyword.at)) return;
    if (depth >= max_nesting) {
      fault(codes::Y108, keyword.at, "blocks are nested more than 32 deep");
      at_ = tokens_.size() - 1;
      return;
    }
    rules(ours ? reader : Reader::browser, depth + 1);
    close_block(brace);
  }

  void qualified_rule(Reader reader) {
    const Span first = peek().at;
    const std::span<const Token> head = prelude();
    const Span brace = peek().at;
    if (!open_block("selector", first)) {
      // A stray "}" would otherwise be met again and again.
      if (peek().kind == TokenKind::close_brace && head.empty()) ++at_;
      return;
    }
    ParsedRule rule;
    if (reader == Reader::ours) {
      rule.selectors = selectors(head, brace, diagnostics_);
    } else if (head.empty()) {
      fault(codes::Y101, brace, "a selector is missing before '{'");
    }
    rule.declarations = declarations(nullptr);
    close_block(brace);
    // Where no selector was understood the values are still checked.
    if (reader == Reader::ours) sheets_.rules.push_back(std::move(rule));
  }

  void page(const Token& keyword, std::span<const Token> head) {
    ParsedPage page;
    bool understood = true;
    std::vector<const Token*> words;
    for (const Token& token : head) {
      if (token.kind != TokenKind::whitespace) words.push_back(&token);
    }
    if (words.size() == 1 && words[0]->kind == TokenKind::ident) {
      page.name = words[0]->text;
    } else if (words.size() == 2 && words[0]->kind == TokenKind::colon && words[1]->is(TokenKind::ident, "first")) {
      page.first = true;
    } else if (!words.empty()) {
      understood = false;
      diagnostics_.add(Diagnostic(codes::Y112, words[0]->at, "this selector of pages is outside of the subset")
                           .hint("write '@page', '@page :first' or '@page name'"));
    }
    const Span brace = peek().at;
    if (!open_block("'@page'", keyword.at)) return;
    page.declarations = declarations(&page);
    close_block(brace);
    if (understood) sheets_.pages.push_back(std::move(page));
  }

  void font_face(const Token& keyword, std::span<const Token> head) {
    const auto space = [](const Token& t) { return t.kind == TokenKind::whitespace; };
    if (!std::all_of(head.begin(), head.end(), space)) fault(codes::Y101, keyword.at, "'{' is missing after '@font-face'");
    const Span brace = peek().at;
    if (!open_block("'@font-face'", keyword.at)) return;
    ParsedFontFace face;
    face.at = keyword.at;
    face.declarations = declarations(nullptr);
    close_block(brace);
    sheets_.font_faces.push_back(std::move(face));
  }

  /// The declarations of a block whose "{" has been read, and the margin boxes of a page.
  std::vector<Declaration> declarations(ParsedPage* page) {
    std::vector<Declaration> result;
    while (true) {
      skip_space();
      if (at_end() || peek().kind == TokenKind::close_brace) return result;
      if (peek().kind == TokenKind::semicolon) {
        ++at_;
      } else if (peek().kind == TokenKind::at_keyword) {
        margin_box(page);
      } else {
        declaration(result);
      }
    }
  }

  void margin_box(ParsedPage* page) {
    ParsedMarginBox box{peek().text, peek().at, {}};
    ++at_;
    prelude();
    if (page == nullptr) fault(codes::Y101, box.at, "'@" + box.place + "' stands outside of a page");
    const Span brace = peek().at;
    if (!open_block("margin box", box.at)) return;
    if (page == nullptr) {
      --at_;
      return skip_block();
    }
    box.declarations = declarations(nullptr);
    close_block(brace);
    page->boxes.push_back(std::move(box));
  }

  void declaration(std::vector<Declaration>& result) {
    Declaration declaration;
    declaration.name_at = peek().at;
    const bool named = peek().kind == TokenKind::ident;
    if (named) {
      declaration.name = peek().text;
      ++at_;
      skip_space();
    }
    if (!named || peek().kind != TokenKind::colon) {
      fault(codes::Y101, declaration.name_at, named ? "':' is missing after '" + declaration.name + "'" : std::string("a property is missing here"));
      skip_declaration();
      return;
    }
    const Span colon = peek().at;
    ++at_;
    if (!value(declaration)) return;
    if (declaration.value.empty()) {
      fault(codes::Y101, colon, "'" + declaration.name + "' has no value");
      return;
    }
    result.push_back(std::move(declaration));
  }

  /// False (reported) when the declaration cannot be what was meant.
  bool value(Declaration& declaration) {
    for (const Token& token : prelude()) {
      if (token.kind == TokenKind::whitespace) continue;
      declaration.value.push_back(token);
    }
    if (!declaration.value.empty()) {
      declaration.at = declaration.value.front().at;
      declaration.at.end = declaration.value.back().at.end;
    }
    if (peek().kind != TokenKind::open_brace) return true;
    fault(codes::Y101, peek().at, "a '{' stands in the value of '" + declaration.name + "': is a ';' or '}' missing before it?");
    skip_block();
    return false;
  }

  void skip_declaration() {
    prelude();
    if (peek().kind == TokenKind::open_brace) skip_block();
  }

  /// Behind the "}" that matches the "{" at hand.
  void skip_block() {
    const Span brace = peek().at;
    std::vector<TokenKind> open;
    while (!at_end()) {
      const TokenKind kind = peek().kind;
      if (opens(kind)) {
        open.push_back(closing(kind));
      } else if (closes(kind)) {
        if (kind == open.back()) {
          open.pop_back();
        } else if (kind == TokenKind::close_brace) {
          fault(codes::Y101, peek().at, "a '}' stands where a bracket should be closed");
          while (!open.empty() && open.back() != TokenKind::close_brace) open.pop_back();
          if (!open.empty()) open.pop_back();
        }
      }
      ++at_;
      if (open.empty()) return;
    }
    fault(codes::Y101, brace, "a '{' is not closed");
  }

  std::vector<Token> tokens_;
  ParsedSheets& sheets_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

}  // namespace

void parse_sheet(const Sources& sources, FileId sheet, ParsedSheets& sheets, Diagnostics& diagnostics) {
  if (sources.text(sheet).size() > max_sheet_bytes) {
    diagnostics.add(
        Diagnostic(codes::Y108, {sheet, 0, 0}, "a style sheet is larger than 1 MB").hint("move pictures and fonts into files of their own"));
    return;
  }
  SheetParser(tokens(sources, sheet, diagnostics), sheets, diagnostics).run();
}

}  // namespace townclerk::style
