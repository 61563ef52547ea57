#include "layout/pagination.hpp"

#include <algorithm>
#include <span>

#include "layout/codes.hpp"

namespace townclerk::layout {

namespace {

constexpr double tolerance = rounding;
constexpr double thin = 3;  // points: what a border may take

/// A place on the pages.
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

class Paginator {
 public:
  Paginator(const Strip& strip, const style::Styles& styles, const style::ElementTree& tree, Diagnostics& diagnostics)
      : strip_(strip), styles_(styles), tree_(tree), diagnostics_(diagnostics) {
    placement_.page.assign(strip.pieces.size(), unset);
    placement_.y.assign(strip.pieces.size(), 0);
    placement_.split_parts.resize(strip.splits.size());
  }

  Placement place() {
    type_ = strip_.flow.empty() ? 0 : piece(strip_.flow.front()).page_type;
    add_page();
    Cursor cursor{0, page_top(0), true};
    if (!strip_.flow.empty()) cursor.y += piece(strip_.flow.front()).space;
    fill(strip_.flow, cursor, {}, true);
    return std::move(placement_);
  }

 private:
  using Pieces = std::span<const PieceId>;

  [[nodiscard]] const Piece& piece(PieceId id) const { return strip_.pieces[id]; }
  [[nodiscard]] const style::PageStyle& style_of(std::uint32_t page) const { return *placement_.pages[page]; }
  void add_page() {
    placement_.pages.push_back(placement_.pages.empty() && type_ == 0 ? &styles_.first_page : strip_.page_types[type_]);
    placement_.page_types.push_back(type_);
  }
  [[nodiscard]] double page_top(std::uint32_t page) const { return style_of(page).margin[style::top]; }
  [[nodiscard]] double page_bottom(std::uint32_t page) const { return style_of(page).height - style_of(page).margin[style::bottom]; }

  /// A piece as a whole, with what stands in its columns.
  void put(PieceId id, std::uint32_t page, double y) {
    placement_.page[id] = page;
    placement_.y[id] = static_cast<float>(y);
    const Piece& row = piece(id);
    if (row.split == unset) return;
    placement_.split_parts[row.split] = {{page, static_cast<float>(y), static_cast<float>(y + row.bottom - row.top)}};
    for (const Split::Column& column : strip_.splits[row.split].columns) {
      for (const PieceId inner : column.pieces) put(inner, page, y + piece(inner).top - row.top);
    }
  }

  /// The next page begins with piece `id`: below its table's head if it has one.
  Cursor turn(Cursor cursor, PieceId id, const Inset& inset, bool outermost) {
    ++cursor.page;
    cursor.at_top = true;
    if (outermost) type_ = piece(id).page_type;
    if (placement_.pages.size() <= cursor.page) add_page();
    cursor.y = page_top(cursor.page) + inset.top;
    if (outermost && piece(id).head != unset) cursor.y = repeat(cursor.page, piece(id).head, cursor.y);
    if (piece(id).forced) cursor.y += piece(id).space;
    return cursor;
  }

  double repeat(std::uint32_t page, std::uint32_t head, double y) {
    placement_.repeats.push_back({page, head, static_cast<float>(y)});
    return y + strip_.heads[head].height();
  }

  [[nodiscard]] bool begins_page(Pieces pieces, std::size_t i) const {
    return piece(pieces[i]).forced || (i > 0 && piece(pieces[i]).page_type != piece(pieces[i - 1]).page_type);
  }

  /// Places pieces from the cursor on, over as many pages as it takes; says where it ended.
  Cursor fill(Pieces pieces, Cursor cursor, const Inset& inset, bool outermost) {
    for (std::size_t begin = 0; begin < pieces.size();) {
      if (begin > 0 && !cursor.at_top && outermost && begins_page(pieces, begin)) cursor = turn(cursor, pieces[begin], inset, outermost);
      const double shift = cursor.y - piece(pieces[begin]).top;
      const double limit = page_bottom(cursor.page) - inset.bottom;
      std::size_t end = begin;
      while (end < pieces.size() && (end == begin || !outermost || !begins_page(pieces, end)) &&
             piece(pieces[end]).bottom + shift <= limit + tolerance) {
        ++end;
      }
      if (end == pieces.size() || (end > begin && outermost && begins_page(pieces, end))) {
        cursor = put_all(pieces, begin, end, cursor, shift);
        begin = end;
      } else if (splits(pieces[end], inset, outermost) && ((end == begin && cursor.at_top) || starts_here(pieces[end], shift, limit))) {
        cursor = put_all(pieces, begin, end, cursor, shift);
        cursor = split(pieces[end], cursor, inset, outermost);
        begin = end + 1;
        if (begin < pieces.size()) cursor.y += piece(pieces[begin]).top - piece(pieces[end]).bottom;
      } else {
        const std::size_t at = break_before(pieces, begin, end, cursor.at_top);
        cursor = put_all(pieces, begin, at, cursor, shift);
        begin = at;
        if (begin < pieces.size()) cursor = turn(cursor, pieces[begin], inset, outermost);
      }
    }
    return cursor;
  }

  std::size_t break_before(Pieces pieces, std::size_t begin, std::size_t end, bool at_top) {
    const std::size_t at = choose(pieces, begin, end, at_top);
    if (at == begin && at_top) {  // it is higher than a page and cannot be broken
      warn(codes::L116, piece(pieces[begin]).node, "this is taller than a page and runs over its edge");
      return begin + 1;
    }
    report(pieces, at);
    return at;
  }

  /// Whether a piece that can go on side by side has to: no page of its own could hold it.
  [[nodiscard]] bool splits(PieceId id, const Inset& inset, bool outermost) const {
    const Piece& row = piece(id);
    if (row.split == unset) return false;
    const style::PageStyle& next = *strip_.page_types[outermost ? row.page_type : type_];
    double room = next.height - next.margin[style::top] - next.margin[style::bottom] - inset.top - inset.bottom;
    if (outermost && row.head != unset) room -= strip_.heads[row.head].height();
    return row.bottom - row.top > room + tolerance;
  }

  /// Leaves the cursor where the next piece begins.
  Cursor put_all(Pieces pieces, std::size_t begin, std::size_t end, Cursor cursor, double shift) {
    for (std::size_t i = begin; i < end; ++i) put(pieces[i], cursor.page, piece(pieces[i]).top + shift);
    if (end == begin) return cursor;
    cursor.at_top = false;
    cursor.y = (end < pieces.size() ? piece(pieces[end]).top : piece(pieces[end - 1]).bottom) + shift;
    return cursor;
  }

  /// The last of the breaks that spoil least, before a piece of (begin, end]; begin itself when something stands above it.
  [[nodiscard]] std::size_t choose(Pieces pieces, std::size_t begin, std::size_t end, bool at_top) const {
    std::size_t best = end;
    const std::size_t first = at_top ? begin + 1 : begin;
    for (std::size_t i = end + 1; i-- > first;) {
      if (best == i || piece(pieces[i]).keep < piece(pieces[best]).keep) best = i;
      if (piece(pieces[best]).keep == Keep::free) break;
    }
    return best;
  }

  /// Whether a row too tall for a page begins well below what stands on this one: every column's first lines fit.
  [[nodiscard]] bool starts_here(PieceId id, double shift, double limit) const {
    for (const Split::Column& column : strip_.splits[piece(id).split].columns) {
      std::size_t last = 0;
      while (last + 1 < column.pieces.size() && piece(column.pieces[last + 1]).keep != Keep::free) ++last;
      const Piece& needed = piece(column.pieces[last]);
      if (needed.split == unset && needed.bottom + shift > limit) return false;
    }
    return true;
  }

  /// Each column goes on for itself; the row ends where its longest column does.
  Cursor split(PieceId id, Cursor start, const Inset& outer, bool outermost) {
    const Piece& row = piece(id);
    const double shift = start.y - row.top;
    if (row.node != style::no_node && tree_.nodes[row.node].name == style::Name::tr) {
      warn(codes::L115, row.node, "this row is taller than a page, so it is broken inside its cells");
    }
    placement_.page[id] = start.page;
    placement_.y[id] = static_cast<float>(start.y);
    Cursor end{start.page, start.y, false};
    const Split& columns = strip_.splits[row.split];
    const double edge_bottom = columns.edge;
    const bool repeats = outermost && columns.head != unset;
    const double head = repeats ? strip_.heads[columns.head].height() : 0;
    std::vector<Part> parts{{start.page, static_cast<float>(start.y), static_cast<float>(start.y)}};
    for (const Split::Column& column : columns.columns) {
      const double first = piece(column.pieces.front()).top;
      const Cursor begin{start.page, first + shift, start.at_top && first - row.top <= column.padding + thin};
      const Cursor column_end = fill(column.pieces, begin, {outer.top + head + column.padding, outer.bottom + edge_bottom}, false);
      if (column_end.page > end.page || (column_end.page == end.page && column_end.y + edge_bottom > end.y)) {
        end = {column_end.page, column_end.y + edge_bottom, false};
      }
    }
    if (end.page > start.page) end.y = std::max(end.y, page_top(end.page) + outer.top + head + columns.least);
    for (std::uint32_t page = start.page; page <= end.page; ++page) {
      if (page > start.page) {
        double top = page_top(page) + outer.top;
        if (repeats) top = repeat(page, columns.head, top);
        parts.push_back({page, static_cast<float>(top), 0});
      }
      parts.back().bottom = static_cast<float>(page == end.page ? end.y : page_bottom(page) - outer.bottom);
    }
    placement_.split_parts[row.split] = std::move(parts);
    return end;
  }

  void warn(const Code& code, style::NodeId node, const char* message) {
    diagnostics_.add(Diagnostic(code, node == style::no_node ? Span{} : tree_.nodes[node].at, message));
  }

  void report(Pieces pieces, std::size_t at) {
    const style::NodeId before = at > 0 ? piece(pieces[at - 1]).node : style::no_node;
    switch (piece(pieces[at]).keep) {
      case Keep::free:
      case Keep::tail:
        break;
      case Keep::lines:
        warn(codes::L113, piece(pieces[at]).node, "this paragraph leaves fewer lines at a page break than its style allows");
        break;
      case Keep::together:
        warn(codes::L114, piece(pieces[at]).node, "this stands on another page than what it belongs to");
        break;
      case Keep::lead_in:
        warn(codes::L112, before, "this lead-in stands on another page than its list or table");
        break;
      case Keep::heading:
        warn(codes::L111, before, "this heading stands on another page than what follows it");
        break;
    }
  }

  const Strip& strip_;
  const style::Styles& styles_;
  const style::ElementTree& tree_;
  Diagnostics& diagnostics_;
  Placement placement_;
  std::uint8_t type_ = 0;
};

}  // namespace

Placement paginate(const Strip& strip, const style::Styles& styles, const style::ElementTree& tree, Diagnostics& diagnostics) {
  return Paginator(strip, styles, tree, diagnostics).place();
}

}  // namespace townclerk::layout
