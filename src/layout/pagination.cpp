#include "layout/pagination.hpp"

#include <algorithm>
#include <span>

#include "layout/breaks.hpp"
#include "layout/codes.hpp"

namespace townclerk::layout {

namespace {

constexpr double short_text = 0.25;  // of a page's height: what may stand above a table on its page
constexpr double short_page = 0.1;   // of a page's height: what should not have a page to itself

class Paginator {
 public:
  Paginator(const Strip& strip, const style::Styles& styles, const style::ElementTree& tree, Diagnostics& diagnostics)
      : strip_(strip), tree_(tree), diagnostics_(diagnostics), finder_(strip, styles) {
    placement_.page.assign(strip.pieces.size(), unset);
    placement_.y.assign(strip.pieces.size(), 0);
    placement_.split_parts.resize(strip.splits.size());
  }

  /// From one forced break to the next.
  Placement place() {
    const std::span<const PieceId> flow = strip_.flow;
    if (flow.empty()) add_pages({}, 0);
    std::uint32_t page = 0;
    std::size_t begin = 0;  // with what the range before it left
    for (std::size_t own = 0; own < flow.size();) {
      Range whole{begin, end_of(own), piece(flow[own]).page_type};
      own = whole.end;
      whole.end -= wanted_behind(whole);
      whole.turn = turn_behind(whole);
      if (whole.turn && whole.turn->first_left == 0) continue;  // all of it stands there
      Course course = find(whole, page);
      if (whole.begin + course.past < whole.end && makes_a_page(whole.begin + course.past, whole.end)) {
        whole.turn->first_left = unset;
        course = find(whole, page);
      }
      whole.end = begin = whole.begin + course.past;
      if (whole.turn) whole.turn->first_left = unset;
      page = place(whole, course, page);
    }
    return std::move(placement_);
  }

 private:
  /// Pieces [begin, end) of the flow, on pages of one type.
  struct Range {
    std::size_t begin;
    std::size_t end;
    std::uint8_t page_type;
    std::optional<Turn> turn{};
  };

  [[nodiscard]] const Piece& piece(PieceId id) const { return strip_.pieces[id]; }

  [[nodiscard]] PageColumn column_of(const Range& part) const {
    const std::size_t count = part.end - part.begin;
    PageColumn column{.pieces = std::span(strip_.flow).subspan(part.begin, count), .page_type = part.page_type, .turn = part.turn};
    if (!strip_.notes.due.empty()) column.notes = std::span(strip_.notes.due).subspan(part.begin, count + 1);
    return column;
  }

  [[nodiscard]] Course find(const Range& part, std::uint32_t page) const {
    const PageColumn column = column_of(part);
    const PieceId first = column.pieces.front();
    Cursor start = finder_.top_of_page(column, first, page);
    if (part.begin == 0) start.y = finder_.page_top(column, page) + piece(first).space;
    return finder_.find(column, start);
  }

  /// Where pages of another type begin behind the range by themselves: how much text of its end may stand there too. A table's rows
  /// with a head may not.
  [[nodiscard]] std::optional<Turn> turn_behind(const Range& range) const {
    const std::span<const PieceId> flow = strip_.flow;
    if (range.page_type != 0 || range.end == flow.size() || piece(flow[range.end]).forced) return std::nullopt;
    const std::uint8_t next_type = piece(flow[range.end]).page_type;
    if (strip_.page_types[next_type]->text_width() < strip_.page_types[0]->text_width()) return std::nullopt;
    Turn turn{range.end - range.begin, page_height(next_type)};
    std::size_t last = range.end;
    while (last + 1 < flow.size() && piece(flow[last + 1]).page_type == next_type && piece(flow[last + 1]).keep >= Keep::opening) ++last;
    const double bottom = piece(flow[last]).bottom;
    const double text_bottom = piece(flow[range.end - 1]).bottom;
    for (std::size_t i = range.end; i-- > std::max<std::size_t>(range.begin, 1);) {
      const Piece& first = piece(flow[i]);
      const bool is_text = first.head == unset && first.split == unset && first.set_on == 0;
      const double above = first.forced ? static_cast<double>(first.space) : 0;
      if (!is_text || above + bottom - first.top > turn.height || text_bottom - first.top > short_text * page_height(0)) break;
      turn.first_left = i - range.begin;
    }
    return turn;
  }

  /// Text stands on another box's page to share it. Where it would have such a page to itself, it goes back to one of its own.
  [[nodiscard]] std::vector<Range> parted(const Range& whole, const Course& course) const {
    const PageColumn column = column_of(whole);
    const auto is_guest = [&](std::size_t i) { return piece(column.pieces[i]).set_on != whole.page_type; };
    const auto is_kept = [&](std::size_t i) { return i < column.pieces.size() && i > 0 && piece(column.pieces[i]).keep > Keep::opening; };
    std::vector<Range> parts;
    std::size_t done = 0;
    for (const PageFill& fill : course.fills) {
      if (fill.first < done || fill.first >= fill.last || fill.goes_on || !fill.at.at_top) continue;
      std::size_t end = fill.first;
      while (end < column.pieces.size() && is_guest(end)) ++end;
      if (end < fill.last) continue;
      std::size_t first = fill.first;
      while (first > done && is_guest(first - 1)) --first;
      while (first < end && is_kept(first)) ++first;
      while (first < end && is_kept(end)) --end;
      if (first == end) continue;
      if (first > done) parts.push_back({whole.begin + done, whole.begin + first, whole.page_type});
      Range& guests = parts.emplace_back(Range{whole.begin + first, whole.begin + end, piece(column.pieces[first]).set_on});
      if (end < column.pieces.size()) guests.turn = Turn{unset, page_height(whole.page_type)};
      done = end;
    }
    if (done < column.pieces.size()) parts.push_back({whole.begin + done, whole.end, whole.page_type, whole.turn});
    return parts;
  }

  /// How many guests at the range's end belong to a few lines behind it instead, which would have a page to themselves without them.
  [[nodiscard]] std::size_t wanted_behind(const Range& range) const {
    const std::span<const PieceId> flow = strip_.flow;
    if (range.page_type == 0 || range.end == flow.size() || piece(flow[range.end]).forced || piece(flow[range.end]).page_type != 0) return 0;
    const Range behind{range.end, end_of(range.end), 0};
    const double height = piece(flow[behind.end - 1]).bottom - piece(flow[behind.begin]).top;
    const std::optional<Turn> turn = turn_behind(behind);
    if (height > short_page * page_height(0) || (turn && turn->first_left == 0)) return 0;
    std::size_t guests = 0;
    while (range.end - guests > range.begin + 1 && piece(flow[range.end - guests - 1]).set_on == 0) ++guests;
    return guests;
  }

  /// Whether pages that begin at piece `turned` of the flow are more of them where text from piece `text` on stands there too.
  [[nodiscard]] bool makes_a_page(std::size_t text, std::size_t turned) const {
    const auto last_page = [&](std::size_t begin) { return find({begin, end_of(turned), piece(strip_.flow[turned]).page_type}, 1).end.page; };
    return last_page(text) > last_page(turned);
  }

  /// The first piece behind piece `i` of the flow that begins a page.
  [[nodiscard]] std::size_t end_of(std::size_t i) const {
    do ++i;
    while (i < strip_.flow.size() && !begins_page(i));
    return i;
  }

  [[nodiscard]] bool begins_page(std::size_t i) const {
    return piece(strip_.flow[i]).forced || piece(strip_.flow[i]).page_type != piece(strip_.flow[i - 1]).page_type;
  }

  [[nodiscard]] double page_height(std::uint8_t page_type) const { return static_cast<double>(strip_.page_types[page_type]->text_height()); }

  void add_pages(const PageColumn& column, std::uint32_t last) {
    while (placement_.pages.size() <= last) {
      placement_.pages.push_back(&finder_.style_of(static_cast<std::uint32_t>(placement_.pages.size()), column.page_type));
      placement_.page_types.push_back(column.page_type);
    }
  }

  Cursor place(const PageColumn& column, const Cursor& start) { return place(column, finder_.find(column, start)); }

  /// A range on its pages; says which page follows them.
  std::uint32_t place(const Range& whole, const Course& course, std::uint32_t page) {
    const std::vector<Range> parts = parted(whole, course);
    for (const Range& part : parts) {
      const Course own = parts.size() == 1 ? course : find(part, page);
      if (part.turn) report_few_lines(part, own);
      page = place(column_of(part), own).page + 1;
    }
    return page;
  }

  /// A column on its pages; says where it ended.
  Cursor place(const PageColumn& column, const Course& course) {
    for (const PageFill& fill : course.fills) {
      add_pages(column, fill.at.page);
      put_notes(column, fill);
      if (fill.first == fill.last && !fill.goes_on) continue;
      const PieceId first = column.pieces[fill.first];
      if (fill.at.at_top && fill.first > 0) turn(column, fill);
      const double shift = fill.at.y - piece(first).top;
      for (const PieceId id : column.pieces.subspan(fill.first, fill.last - fill.first)) put(id, fill.at.page, piece(id).top + shift);
      if (fill.goes_on) {
        const PieceId row = column.pieces[fill.last];
        place_row(column, row, {fill.at.page, piece(row).top + shift, fill.at.at_top && fill.last == fill.first});
      } else {
        report_overflow(column, fill, shift);
      }
    }
    return course.end;
  }

  /// Footnotes stand on the lower edge of the page.
  void put_notes(const PageColumn& column, const PageFill& fill) {
    if (fill.notes.first >= fill.notes.past) return;
    double y = finder_.page_bottom(column, fill.at.page) - height_of(strip_, fill.notes) + static_cast<double>(strip_.notes.above);
    placement_.note_rules.push_back({fill.at.page, static_cast<float>(y)});
    y += static_cast<double>(strip_.notes.rule.width + strip_.notes.below);
    const double first = piece(strip_.notes.lines[fill.notes.first]).top;
    for (std::uint32_t i = fill.notes.first; i < fill.notes.past; ++i) {
      const PieceId line = strip_.notes.lines[i];
      put(line, fill.at.page, y + piece(line).top - first);
    }
  }

  /// The page begins with the fill.
  void turn(const PageColumn& column, const PageFill& fill) {
    const PieceId id = column.pieces[fill.first];
    const double height = finder_.head_height(column, id);
    if (column.outermost && piece(id).head != unset)
      placement_.repeats.push_back({fill.at.page, piece(id).head, static_cast<float>(fill.at.y - height)});
    if (overflowed_ != fill.first) report(column, fill.first);
  }

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

  /// Each column goes on for itself; the row ends where its longest column does.
  void place_row(const PageColumn& outer, PieceId id, const Cursor& start) {
    const Piece& row = piece(id);
    if (row.node != style::no_node && tree_.nodes[row.node].name == style::Name::tr) {
      warn(codes::L115, row.node, "this row is taller than a page, so it is broken inside its cells");
    }
    placement_.page[id] = start.page;
    placement_.y[id] = static_cast<float>(start.y);
    Cursor end = start;
    for (const Split::Column& column : strip_.splits[row.split].columns) {
      const BreakFinder::Side side = finder_.side(outer, id, column, start);
      end = finder_.end_of_row(outer, id, end, place(side.column, side.begin));
    }
    placement_.split_parts[row.split] = parts(outer, id, start, end);
  }

  /// What the row covers on each page, below the heads that are repeated there.
  std::vector<Part> parts(const PageColumn& outer, PieceId row, const Cursor& start, const Cursor& end) {
    std::vector<Part> parts;
    for (std::uint32_t page = start.page; page <= end.page; ++page) {
      double top = start.y;
      if (page > start.page) {
        const double above = finder_.page_top(outer, page) + outer.inset.top;
        const double head = finder_.continued_head_height(outer, row);
        const std::uint32_t repeated = strip_.splits[piece(row).split].head;  // of no height where it is a label beside the columns
        if (outer.outermost && repeated != unset) placement_.repeats.push_back({page, repeated, static_cast<float>(above)});
        top = above + head;
      }
      const double bottom = page == end.page ? end.y : finder_.page_bottom(outer, page) - outer.inset.bottom;
      parts.push_back({page, static_cast<float>(top), static_cast<float>(bottom)});
    }
    return parts;
  }

  void warn(const Code& code, style::NodeId node, const char* message) {
    diagnostics_.add(Diagnostic(code, node == style::no_node ? Span{} : tree_.nodes[node].at, message));
  }

  /// A piece higher than a page stands alone and cannot help breaking what it belongs to.
  void report_overflow(const PageColumn& column, const PageFill& fill, double shift) {
    overflowed_ = 0;
    const Piece& last = piece(column.pieces[fill.last - 1]);
    if (last.bottom + shift <= finder_.page_bottom(column, fill.at.page) - column.inset.bottom + static_cast<double>(rounding)) return;
    warn(codes::L116, last.node, "this is taller than a page and runs over its edge");
    overflowed_ = fill.last;
  }

  /// What could neither stand above what turns the page nor take more from the pages before it.
  void report_few_lines(const Range& range, const Course& course) {
    if (course.fills.empty() || !course.fills.back().at.at_top) return;
    const PageFill& fill = course.fills.back();
    if (fill.first >= fill.last || fill.goes_on || fill.notes.first < fill.notes.past) return;
    const Piece& first = piece(strip_.flow[range.begin + fill.first]);
    const double height = piece(strip_.flow[range.begin + fill.last - 1]).bottom - first.top;
    if (height <= short_page * page_height(range.page_type))
      warn(codes::L120, first.node, "only a few lines stand on this page, because what follows them has a page of another size");
  }

  void report(const PageColumn& column, std::size_t at) {
    const style::NodeId before = piece(column.pieces[at - 1]).node;
    const style::NodeId after = piece(column.pieces[at]).node;
    switch (piece(column.pieces[at]).keep) {
      case Keep::free:
      case Keep::tail:
      case Keep::opening:
        break;
      case Keep::lines:
        warn(codes::L113, after, "this paragraph leaves fewer lines at a page break than its style allows");
        break;
      case Keep::together:
        warn(codes::L114, after, "this stands on another page than what it belongs to");
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
  const style::ElementTree& tree_;
  Diagnostics& diagnostics_;
  BreakFinder finder_;
  Placement placement_;
  std::size_t overflowed_ = 0;  // in its column, what follows a piece that ran over its page's edge
};

}  // namespace

Placement paginate(const Strip& strip, const style::Styles& styles, const style::ElementTree& tree, Diagnostics& diagnostics) {
  return Paginator(strip, styles, tree, diagnostics).place();
}

}  // namespace townclerk::layout
