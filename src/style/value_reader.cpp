#include "style/value_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace townclerk::style {

namespace {

struct AbsoluteUnit {
  std::string_view name;
  float points;
};
constexpr std::array<AbsoluteUnit, 5> absolute_units{{{"pt", 1}, {"mm", 72 / 25.4F}, {"cm", 720 / 25.4F}, {"in", 72}, {"px", 0.75F}}};

struct NamedColour {
  std::string_view name;
  Colour colour;
};
constexpr std::array<NamedColour, 17> named_colours{{{"black", {0, 0, 0}},
                                                     {"silver", {192, 192, 192}},
                                                     {"gray", {128, 128, 128}},
                                                     {"grey", {128, 128, 128}},
                                                     {"white", {255, 255, 255}},
                                                     {"maroon", {128, 0, 0}},
                                                     {"red", {255, 0, 0}},
                                                     {"purple", {128, 0, 128}},
                                                     {"fuchsia", {255, 0, 255}},
                                                     {"green", {0, 128, 0}},
                                                     {"lime", {0, 255, 0}},
                                                     {"olive", {128, 128, 0}},
                                                     {"yellow", {255, 255, 0}},
                                                     {"navy", {0, 0, 128}},
                                                     {"blue", {0, 0, 255}},
                                                     {"teal", {0, 128, 128}},
                                                     {"aqua", {0, 255, 255}}}};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool hex_colour(std::string_view text, Colour& out) {
  std::array<int, 6> digits{};
  if (text.size() != 3 && text.size() != 6) return false;
  for (std::size_t i = 0; i < 6; ++i) {
    digits.at(i) = hex_digit(text.size() == 3 ? text[i / 2] : text[i]);
    if (digits.at(i) < 0) return false;
  }
  const auto channel = [&](std::size_t i) { return static_cast<std::uint8_t>(digits.at(i) * 16 + digits.at(i + 1)); };
  out = {channel(0), channel(2), channel(4)};
  return true;
}

}  // namespace

bool read_dimension(const Token& token, Dimension& out) {
  using Unit = Dimension::Unit;
  if (token.kind == TokenKind::number && token.number == 0) {
    out = {0, Unit::points};
  } else if (token.kind == TokenKind::percentage) {
    out = {token.number, Unit::percent};
  } else if (token.is(TokenKind::ident, "auto")) {
    out = {0, Unit::automatic};
  } else if (token.kind != TokenKind::dimension) {
    return false;
  } else if (token.text == "em") {
    out = {token.number, Unit::em};
  } else if (token.text == "rem") {
    out = {token.number, Unit::rem};
  } else if (token.text == "fr") {
    out = {token.number, Unit::fraction};
  } else {
    const auto unit = std::find_if(absolute_units.begin(), absolute_units.end(), [&](const AbsoluteUnit& u) { return u.name == token.text; });
    if (unit == absolute_units.end()) return false;
    out = {token.number * unit->points, Unit::points};
  }
  return std::abs(out.value) <= 100'000;
}

bool ValueReader::ident(std::string_view word) {
  return !done() && peek()->is(TokenKind::ident, word) && step();
}

bool ValueReader::any_ident(std::string& word) {
  if (done() || peek()->kind != TokenKind::ident) return false;
  word = peek()->text;
  return step();
}

bool ValueReader::word(std::span<const Word> words, int& value) {
  if (done() || peek()->kind != TokenKind::ident) return false;
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.first == peek()->text; });
  if (found == words.end()) return false;
  value = found->second;
  return step();
}

bool ValueReader::mark(TokenKind kind) {
  return !done() && peek()->kind == kind && step();
}

bool ValueReader::slash() {
  return !done() && peek()->is(TokenKind::delim, "/") && step();
}

bool ValueReader::at_integer() const {
  return !done() && peek()->kind == TokenKind::number && peek()->integer;
}

bool ValueReader::integer(int least, int most, int& value) {
  if (!at_integer() || peek()->number < static_cast<float>(least) || peek()->number > static_cast<float>(most)) return false;
  value = static_cast<int>(peek()->number);
  return step();
}

bool ValueReader::number(Dimension& value) {
  if (done() || peek()->kind != TokenKind::number || peek()->number < 0 || peek()->number > 100) return false;
  value = {peek()->number, Dimension::Unit::factor};
  return step();
}

bool ValueReader::length(unsigned allow, Dimension& value) {
  Dimension read;
  if (done() || !read_dimension(*peek(), read)) return false;
  const bool fits = (read.unit != Dimension::Unit::percent || (allow & percent) != 0) &&
                    (read.unit != Dimension::Unit::automatic || (allow & automatic) != 0) &&
                    (read.unit != Dimension::Unit::fraction || (allow & fraction) != 0) && (read.value >= 0 || (allow & negative) != 0);
  if (!fits) return false;
  value = read;
  return step();
}

bool ValueReader::colour(Value& value) {
  if (done()) return false;
  const Token& token = *peek();
  if (token.kind == TokenKind::hash) {
    Colour colour;
    if (!hex_colour(token.text, colour)) return false;
    value = colour;
    return step();
  }
  if (token.is(TokenKind::function, "rgb")) return rgb(value);
  if (token.kind != TokenKind::ident) return false;
  if (token.text == "currentcolor") {
    value = Keyword::current_color;
    return step();
  }
  if (token.text == "transparent") {
    value = Keyword::transparent;
    return step();
  }
  const auto found = std::find_if(named_colours.begin(), named_colours.end(), [&](const NamedColour& c) { return c.name == token.text; });
  if (found == named_colours.end()) return false;
  value = found->colour;
  return step();
}

bool ValueReader::rgb(Value& value) {
  const std::size_t start = at_;
  step();
  std::array<std::uint8_t, 3> channels{};
  const bool commas = at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == TokenKind::comma;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0 && commas && !mark(TokenKind::comma)) return false;
    if (done() || (peek()->kind != TokenKind::number && peek()->kind != TokenKind::percentage)) return false;
    const float scaled = peek()->kind == TokenKind::percentage ? peek()->number * 2.55F : peek()->number;
    channels.at(i) = static_cast<std::uint8_t>(std::lround(std::clamp(scaled, 0.0F, 255.0F)));
    step();
  }
  if (!mark(TokenKind::close_paren)) return false;
  last_ = start;
  value = Colour{channels[0], channels[1], channels[2]};
  return true;
}

bool ValueReader::family(std::string& name) {
  if (done()) return false;
  if (peek()->kind == TokenKind::string) {
    name = peek()->text;
    return !name.empty() && step();
  }
  std::string word;
  while (any_ident(word)) {
    if (!name.empty()) name += ' ';
    name += word;
  }
  return !name.empty();
}

}  // namespace townclerk::style
