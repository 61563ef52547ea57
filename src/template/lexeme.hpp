// A template as a row of words, line ends and tags.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "template/node.hpp"

namespace townclerk::mustache {

struct Lexeme {
  enum class Kind : std::uint8_t { text, newline, variable, section, inverted, end, partial, parent, block, comment, delimiters };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr std::uint32_t nowhere = static_cast<std::uint32_t>(-1);

  Kind kind = Kind::text;
  bool raw = false;
  bool dynamic = false;
  Slice words;  // text: the words; tags: the name, with the place of the whole tag

  std::size_t mate = none;  // opening and end tag of one element (see pair_up)
  bool in_parent = false;   // stands directly in a parent, where only blocks count

  // Set by arrange:
  Node::Stand stand = Node::Stand::in_line;
  bool dropped = false;              // white space and line end that go with tags alone on their line
  bool margin = false;               // the first of a line that prints something
  std::uint32_t lead = nowhere;      // index of the white space in front
  std::uint32_t line_end = nowhere;  // index of the line end behind
};

using Lexemes = std::vector<Lexeme>;

/// Splits a source. Malformed and unclosed tags are reported and left out.
[[nodiscard]] Lexemes lex(const Sources& sources, FileId file, Diagnostics& diagnostics);

/// Finds each element's end tag; unclosed elements, wrong end tags and too deep nesting are reported.
void pair_up(Lexemes& lexemes, FileId file, std::size_t file_size, Diagnostics& diagnostics);

/// Finds the tags that stand alone on their lines (whose white space and line end then vanish) and the starts of all other lines.
void arrange(Lexemes& lexemes);

[[nodiscard]] bool blank(std::string_view text);

/// The parts of a dotted name; "." has none.
[[nodiscard]] std::vector<std::string_view> path_of(std::string_view name);
/// A name without white space whose dots stand between parts.
[[nodiscard]] bool well_formed(std::string_view name);

}  // namespace townclerk::mustache
