// Where pages end: of all ways to cut a column into pages the one that spoils least.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "layout/footnotes.hpp"
#include "layout/strip.hpp"
#include "style/computed.hpp"

namespace townclerk::layout {

/// A place on the pages, in points from the page's upper edge.
struct Cursor {
  std::uint32_t page = 0;
  double y = 0;
  bool at_top = true;  // nothing stands above on the page
};

/// Edges that a column keeps clear on each page: a repeated head above, a row's padding above and below.
struct Inset {
  double top = 0;
  double bottom = 0;
};

/// Pages of another type begin behind a column, because of what stands on them and not by force.
struct Turn {
  std::size_t first_left = 0;  // the column's pieces from here on have room above what those pages begin with, and may be left to them
  double height = 0;           // points: of their text
};

/// Pieces one under the other that go on over pages: those of the report itself between two forced breaks, or one column of a tall row.
struct PageColumn {
  std::span<const PieceId> pieces;
  Inset inset{};
  bool outermost = true;
  std::uint8_t page_type = 0;              // of its pages: index of Strip::page_types
  std::span<const std::uint32_t> notes{};  // by piece, and one more: lines of footnotes that belong to what stands before it; empty: none
  std::optional<Turn> turn{};
};

/// Pieces [first, last) of a column that stand on one page, from `at` on. With `goes_on`, piece `last` begins below them and goes on over pages.
struct PageFill {
  std::size_t first = 0;
  std::size_t last = 0;
  Cursor at{};
  bool goes_on = false;
  NoteLines notes{};  // at the foot of the page; the pages behind the column's last piece may hold nothing else
};

/// A column cut into pages.
struct Course {
  std::vector<PageFill> fills;
  Cursor end{};
  std::size_t past = 0;  // one behind the last piece that stands on them; the others are left to the pages of another type
  double cost = 0;
};

/// What a break costs. The scale: a page that is left wholly blank and could be full costs 120. Blank that nothing fits into costs a third of that:
/// readers see why it is there. What a style asks for is worth more than any blank; a heading at a page's foot is the worst.
[[nodiscard]] double cost_of_break(Keep keep);
/// `share`: of the page's height that is blank; `unfilled`: of it, what could be filled up to a later break that spoils nothing.
[[nodiscard]] double cost_of_blank(double share, double unfilled);
/// Of a paragraph that goes on at the next page although this one has room for more: for this share of it.
[[nodiscard]] double cost_of_torn_paragraph(double unfilled);
/// Of the last page before a forced break, which may be short, but should not hold a few lines only. `share`: of the page's height that is used.
[[nodiscard]] double cost_of_short_end(double share);
/// Of the last page before pages of another type. What it leaves blank looks like any blank, and a few lines alone are worse. `share`: of its height
/// that is used.
[[nodiscard]] double cost_of_turn(double share);
/// Of text that stands on such pages, above what they are for. `share`: of their height; `torn`: it begins inside a paragraph.
[[nodiscard]] double cost_of_left(double share, bool torn);
/// Of footnotes of which so many lines go on at the foot of the next page. Where they do, the way found may not be the very cheapest: of the ways
/// to one piece that leave different lines behind, only the cheapest is followed.
[[nodiscard]] double cost_of_parted_notes(std::uint32_t lines);
/// Of one page more.
inline constexpr double cost_of_page = 10;

/// The pages' measures, and the cheapest way over them. It keeps references to strip and styles.
class BreakFinder {
 public:
  BreakFinder(const Strip& strip, const style::Styles& styles) : strip_(strip), styles_(styles) {}

  [[nodiscard]] const style::PageStyle& style_of(std::uint32_t page, std::uint8_t page_type) const;
  [[nodiscard]] double page_top(const PageColumn& column, std::uint32_t page) const;
  [[nodiscard]] double page_bottom(const PageColumn& column, std::uint32_t page) const;
  /// Where a page begins with the piece: below its table's head if it has one.
  [[nodiscard]] Cursor top_of_page(const PageColumn& column, PieceId id, std::uint32_t page) const;
  /// Height of the table head that is repeated where the piece begins a page.
  [[nodiscard]] double head_height(const PageColumn& column, PieceId id) const;
  /// Of what is repeated above a tall row on the pages that it goes on to.
  [[nodiscard]] double continued_head_height(const PageColumn& outer, PieceId row) const;

  /// The cheapest course of the column from a place on. Time and memory grow with the pieces.
  [[nodiscard]] Course find(const PageColumn& column, const Cursor& start) const;

  /// A column of a tall row, and where it begins when the row begins at `start`.
  struct Side {
    PageColumn column;
    Cursor begin;
  };
  [[nodiscard]] Side side(const PageColumn& outer, PieceId row, const Split::Column& column, const Cursor& start) const;
  /// Where a tall row ends that goes on from `so_far`: with the lowest of its columns.
  [[nodiscard]] Cursor end_of_row(const PageColumn& outer, PieceId row, const Cursor& so_far, const Cursor& column_end) const;
  /// Whether a piece that can go on side by side has to: no page of its own could hold it.
  [[nodiscard]] bool goes_on(const PageColumn& column, PieceId id) const;

 private:
  const Strip& strip_;
  const style::Styles& styles_;
};

}  // namespace townclerk::layout
