#include "style/css_token.hpp"

#include <charconv>

#include "base/utf8.hpp"
#include "style/codes.hpp"

namespace townclerk::style {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c) || c == '-';
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, FileId file, Diagnostics& diagnostics) : text_(text), file_(file), diagnostics_(diagnostics) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      if (text_.substr(at_, 2) == "/*") {
        comment();
      } else {
        begin_ = at_;
        token();
      }
    }
    begin_ = at_ = text_.size();
    add(TokenKind::end);
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] Span span() const { return {file_, static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(at_)}; }

  Token& add(TokenKind kind, std::string text = {}) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.text = std::move(text);
    token.at = span();
    return token;
  }

  void comment() {
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      diagnostics_.add({codes::Y101, {file_, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + 2)}, "a comment is not closed"});
    }
    at_ = end == std::string_view::npos ? text_.size() : end + 2;
  }

  std::string name() {
    const std::size_t start = at_;
    while (is_name(peek())) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  [[nodiscard]] bool starts_number() const {
    const std::size_t sign = peek() == '+' || peek() == '-' ? 1 : 0;
    return is_digit(peek(sign)) || (peek(sign) == '.' && is_digit(peek(sign + 1)));
  }

  [[nodiscard]] bool starts_name() const {
    return is_name_start(peek()) || (peek() == '-' && (is_name_start(peek(1)) || (peek(1) == '-' && is_name(peek(2)))));
  }

  void token() {
    const char c = peek();
    if (is_space(c)) {
      while (at_ < text_.size() && is_space(peek())) ++at_;
      add(TokenKind::whitespace);
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (starts_number()) {
      number();
    } else if (starts_name()) {
      word();
    } else if (c == '#' && is_name(peek(1))) {
      ++at_;
      std::string words = name();
      add(TokenKind::hash, std::move(words));
    } else if (c == '@' && is_name_start(peek(1))) {
      ++at_;
      std::string words = name();
      add(TokenKind::at_keyword, std::move(words));
    } else {
      mark(c);
    }
  }

  void mark(char c) {
    ++at_;
    switch (c) {
      case ':':
        add(TokenKind::colon);
        return;
      case ';':
        add(TokenKind::semicolon);
        return;
      case ',':
        add(TokenKind::comma);
        return;
      case '{':
        add(TokenKind::open_brace);
        return;
      case '}':
        add(TokenKind::close_brace);
        return;
      case '(':
        add(TokenKind::open_paren);
        return;
      case ')':
        add(TokenKind::close_paren);
        return;
      case '[':
        add(TokenKind::open_bracket);
        return;
      case ']':
        add(TokenKind::close_bracket);
        return;
      case '\\':
        diagnostics_.add({codes::Y101, span(), "an escape stands outside of a string"});
        return;
      default:
        add(TokenKind::delim, std::string(1, c));
    }
  }

  void word() {
    std::string words = name();
    if (peek() != '(') {
      add(TokenKind::ident, std::move(words));
      return;
    }
    ++at_;
    if (words != "url") {
      add(TokenKind::function, std::move(words));
      return;
    }
    url();
  }

  void url() {
    while (is_space(peek())) ++at_;
    const char quote = peek();
    std::string value;
    if (quote == '"' || quote == '\'') {
      value = quoted(quote);
      while (is_space(peek())) ++at_;
    } else {
      const std::size_t start = at_;
      while (at_ < text_.size() && peek() != ')' && !is_space(peek()) && peek() != ';' && peek() != '}') ++at_;
      value = text_.substr(start, at_ - start);
      while (is_space(peek())) ++at_;
    }
    if (peek() == ')') {
      ++at_;
    } else {
      diagnostics_.add({codes::Y101, span(), "a url( is not closed"});
    }
    add(TokenKind::url, std::move(value));
  }

  void string(char quote) {
    std::string value = quoted(quote);
    add(TokenKind::string, std::move(value));
  }

  std::string quoted(char quote) {
    const std::size_t start = at_++;
    std::string value;
    while (at_ < text_.size() && peek() != quote && peek() != '\n') {
      if (peek() == '\\') {
        escape(value);
      } else {
        value += text_[at_++];
      }
    }
    if (peek() == quote) {
      ++at_;
    } else {
      diagnostics_.add(
          {codes::Y101, {file_, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_)}, "a string is not closed on its line"});
    }
    return value;
  }

  void escape(std::string& value) {
    ++at_;
    std::size_t digits = 0;
    while (digits < 6 && is_hex(peek(digits))) ++digits;
    if (digits == 0) {
      if (peek() == '\n') {
        ++at_;
      } else if (at_ < text_.size()) {
        value += text_[at_++];
      }
      return;
    }
    std::uint32_t code = 0;
    std::from_chars(text_.data() + at_, text_.data() + at_ + digits, code, 16);
    at_ += digits;
    if (is_space(peek())) ++at_;
    const bool valid = code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    utf8::append(value, valid ? static_cast<char32_t>(code) : U'\uFFFD');
  }

  void number() {
    const std::size_t start = at_;
    if (peek() == '+' || peek() == '-') ++at_;
    bool integer = true;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      integer = false;
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::size_t from = text_[start] == '+' ? start + 1 : start;
    float value = 0;
    std::from_chars(text_.data() + from, text_.data() + at_, value);
    TokenKind kind = TokenKind::number;
    std::string unit;
    if (peek() == '%') {
      ++at_;
      kind = TokenKind::percentage;
    } else if (starts_name()) {
      unit = name();
      kind = TokenKind::dimension;
    }
    Token& token = add(kind, std::move(unit));
    token.number = value;
    token.integer = integer;
  }

  std::string_view text_;
  FileId file_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens(const Sources& sources, FileId sheet, Diagnostics& diagnostics) {
  return Tokenizer(sources.text(sheet), sheet, diagnostics).run();
}

}  // namespace townclerk::style
