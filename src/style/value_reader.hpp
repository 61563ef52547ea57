// Reads a declaration's value token by token; what does not fit is left unread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "style/css_token.hpp"
#include "style/property.hpp"

namespace townclerk::style {

using Word = std::pair<std::string_view, int>;

class ValueReader {
 public:
  enum Allow : unsigned { percent = 1, automatic = 2, negative = 4, fraction = 8 };

  explicit ValueReader(std::span<const Token> tokens) : tokens_(tokens) {}

  [[nodiscard]] bool done() const { return at_ >= tokens_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }
  void skip_all() { at_ = tokens_.size(); }
  /// Steps back onto the value that was read last and has to be refused; always false.
  bool refuse_last() {
    at_ = last_;
    return false;
  }

  bool ident(std::string_view word);
  bool any_ident(std::string& word);
  bool word(std::span<const Word> words, int& value);
  bool mark(TokenKind kind);
  bool slash();
  [[nodiscard]] bool at_integer() const;
  bool integer(int least, int most, int& value);
  bool number(Dimension& value);
  /// A length, or what `allow` adds to it.
  bool length(unsigned allow, Dimension& value);
  /// Colour, currentcolor or transparent.
  bool colour(Value& value);
  /// A font family: a string or identifiers.
  bool family(std::string& name);

 private:
  [[nodiscard]] const Token* peek() const { return done() ? nullptr : &tokens_[at_]; }
  bool step(std::size_t tokens = 1) {
    last_ = at_;
    at_ += tokens;
    return true;
  }
  bool rgb(Value& value);

  std::span<const Token> tokens_;
  std::size_t at_ = 0;
  std::size_t last_ = 0;
};

}  // namespace townclerk::style
