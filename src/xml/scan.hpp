// Scanning source text that expat has found to be well-formed: where a tag ends, where its attributes stand, what text decodes to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "base/placed_text.hpp"
#include "base/source.hpp"

namespace townclerk::xml {

/// Offsets in the source of an attribute as written: its name with prefix, and its value between the quotes.
struct RawAttribute {
  std::uint32_t name_begin = 0;
  std::uint32_t name_end = 0;
  std::uint32_t value_begin = 0;
  std::uint32_t value_end = 0;
};

/// Goes through a start tag from left to right.
class StartTag {
 public:
  /// `begin` is the offset of its `<`.
  StartTag(std::string_view source, std::uint32_t begin);
  /// Steps to the next attribute; false behind the last.
  bool next(RawAttribute& attribute);
  /// The name with its prefix.
  [[nodiscard]] std::string_view name() const { return source_.substr(begin_ + 1, name_end_ - begin_ - 1); }
  /// The offset behind its `>`; goes through what is left of the tag.
  [[nodiscard]] std::uint32_t end();
  /// Whether it ends in `/>`; to be asked after end().
  [[nodiscard]] bool closes_itself() const { return source_[offset_ - 2] == '/'; }

 private:
  void skip_blanks();
  std::string_view source_;
  std::uint32_t begin_;
  std::uint32_t name_end_;
  std::uint32_t offset_;
};

/// The value of an attribute: references decoded, line ends and tabs as spaces.
[[nodiscard]] std::string decode_value(std::string_view raw);

/// Appends the text of source bytes [begin, end), which hold no element: references decoded, line ends as \n, CDATA sections as they are,
/// comments and processing instructions left out.
void append_text(std::string_view source, FileId file, std::uint32_t begin, std::uint32_t end, PlacedText& out);

/// The first run in [begin, end) that decodes to more than blanks; a span that is not known when there is none.
[[nodiscard]] Span first_words(std::string_view source, FileId file, std::uint32_t begin, std::uint32_t end);

}  // namespace townclerk::xml
