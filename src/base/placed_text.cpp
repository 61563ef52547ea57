#include "base/placed_text.hpp"

#include <algorithm>

namespace townclerk {

void PlacedText::append(std::string_view text, Span from) {
  if (text.empty()) return;
  const bool literal = from.known() && from.end - from.begin == text.size();
  const bool continues =
      literal && !pieces_.empty() && pieces_.back().literal && pieces_.back().from.file == from.file && pieces_.back().from.end == from.begin;
  if (continues) {
    pieces_.back().from.end = from.end;
  } else {
    pieces_.push_back({static_cast<std::uint32_t>(text_.size()), from, literal});
  }
  text_ += text;
}

void PlacedText::append(const PlacedText& other) {
  append(other, 0, other.text_.size());
}

void PlacedText::append(const PlacedText& other, std::size_t begin, std::size_t end) {
  end = std::min(end, other.text_.size());
  if (begin >= end) return;
  const std::string_view whole = other.text_;
  for (const Piece* piece = other.piece_at(begin); piece != other.pieces_.data() + other.pieces_.size() && piece->begin < end; ++piece) {
    const std::size_t next = piece + 1 == other.pieces_.data() + other.pieces_.size() ? whole.size() : (piece + 1)->begin;
    const std::size_t from = std::max<std::size_t>(begin, piece->begin);
    const std::size_t to = std::min(end, next);
    Span span = piece->from;
    if (piece->literal) {
      span.begin = piece->from.begin + static_cast<std::uint32_t>(from - piece->begin);
      span.end = piece->from.begin + static_cast<std::uint32_t>(to - piece->begin);
      append(whole.substr(from, to - from), span);
    } else {
      pieces_.push_back({static_cast<std::uint32_t>(text_.size()), span, false});
      text_ += whole.substr(from, to - from);
    }
  }
}

const PlacedText::Piece* PlacedText::piece_at(std::size_t offset) const {
  const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), offset, [](std::size_t o, const Piece& p) { return o < p.begin; });
  return next == pieces_.begin() ? nullptr : &*(next - 1);
}

Span PlacedText::place(std::size_t begin, std::size_t end) const {
  const Piece* first = piece_at(begin);
  if (first == nullptr) return {};
  const auto at = [](const Piece& piece, std::size_t offset) {
    const auto moved = piece.from.begin + static_cast<std::uint32_t>(offset - piece.begin);
    return piece.literal ? std::min(moved, piece.from.end) : piece.from.begin;
  };
  Span span = first->from;
  if (first->literal) span.begin = at(*first, begin);
  if (end <= begin) {
    span.end = span.begin;
    return span;
  }
  const Piece* last = piece_at(end - 1);
  while (last != first && (last->from.file != span.file || last->from.begin < span.begin)) --last;
  const bool whole = last != piece_at(end - 1) || !last->literal;
  span.end = whole ? last->from.end : std::max(span.begin, at(*last, end));
  return span;
}

}  // namespace townclerk
