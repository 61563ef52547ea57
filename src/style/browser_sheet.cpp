#include "style/rules.hpp"

namespace townclerk::style {

namespace {

/// Index behind the block or semicolon that ends the at-rule at `i`.
std::size_t behind_at_rule(const std::vector<Token>& tokens, std::size_t i) {
  int depth = 0;
  for (; tokens[i].kind != TokenKind::end; ++i) {
    if (tokens[i].kind == TokenKind::open_brace) ++depth;
    if (depth == 0 && tokens[i].kind == TokenKind::semicolon) return i + 1;
    if (tokens[i].kind == TokenKind::close_brace && --depth <= 0) return i + 1;
  }
  return i;
}

std::string quoted(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// Whitespace between rules shrinks to one line end or one space.
std::string_view shortened(std::string_view space) {
  return space.find('\n') != std::string_view::npos ? "\n" : " ";
}

}  // namespace

std::string StyleSheet::for_browser(const Sources& sources, const document::Metadata& metadata) const {
  std::string out;
  Diagnostics none;
  for (const FileId sheet : rules_->sheets) {
    const std::vector<Token> all = tokens(sources, sheet, none);
    std::uint32_t behind = 0;
    for (std::size_t i = 0; all[i].kind != TokenKind::end;) {
      const Token& token = all[i];
      // A comment parts what stands on its sides.
      if (token.at.begin > behind && !out.empty() && out.back() != '\n' && out.back() != ' ') out += ' ';
      behind = token.at.end;
      if (token.is(TokenKind::at_keyword, "font-face")) {
        i = behind_at_rule(all, i);
        behind = all[i].at.begin;
        continue;
      }
      const bool named = token.kind == TokenKind::function && all[i + 1].kind == TokenKind::ident && all[i + 2].kind == TokenKind::close_paren;
      const bool agenda_page = named && token.text == "counter" && all[i + 1].text == "agenda-page";  // a browser would count from 0: nothing
      const bool running = named && (token.text == "string" || agenda_page);
      if (running) {
        out += quoted(metadata.string(all[i + 1].text));
        i += 3;
        behind = all[i - 1].at.end;
        continue;
      }
      if (token.kind == TokenKind::whitespace) {
        if (!out.empty() && out.back() != '\n' && out.back() != ' ') out += shortened(sources.slice(token.at));
      } else {
        out += sources.slice(token.at);
      }
      ++i;
    }
    if (!out.empty() && out.back() != '\n') out += '\n';
  }
  return out;
}

std::string StyleSheet::for_browser(const Sources& sources) const {
  return for_browser(sources, {});
}

}  // namespace townclerk::style
