// Text put together from pieces of several files that remembers where each byte came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace townclerk {

class PlacedText {
 public:
  /// Appends text that stands at `from`. Where `from` is exactly as long as the text, each byte has its own place (a literal); where it is
  /// not (a character reference, a generated value), every byte of the piece has the place of the whole.
  void append(std::string_view text, Span from);
  void append(const PlacedText& other);
  /// Bytes [begin, end) of another placed text, with their places.
  void append(const PlacedText& other, std::size_t begin, std::size_t end);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// The place of bytes [begin, end); where they come from several pieces, from the start of the first to the end of the last piece that
  /// stands in the same file behind it.
  [[nodiscard]] Span place(std::size_t begin, std::size_t end) const;

 private:
  struct Piece {
    std::uint32_t begin;  // in text_
    Span from;
    bool literal;
  };
  [[nodiscard]] const Piece* piece_at(std::size_t offset) const;
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace townclerk
