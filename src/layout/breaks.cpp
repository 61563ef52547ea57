#include "layout/breaks.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace townclerk::layout {
namespace {

constexpr double tolerance = rounding;
constexpr double thin = 3;  // points: what a border may take
constexpr double never = std::numeric_limits<double>::infinity();

/// The most that the rest of the way can cost more from a later break than from an earlier one: a page's blank, a torn paragraph and a short end.
/// Footnotes are not in it, so it holds only where the later break leaves no more lines of them due: then each page can take them at least as far,
/// and a line that the earlier way carries on costs more than the blank that it fills.
constexpr double catch_up = 180;
constexpr double catch_up_at_turn = 300;

/// A shortest path over the places where a page may begin, in the order of the pieces. Below a row that went on from another page there are as
/// many such places as ways to it; a few of the cheapest are followed.
class Search {
 public:
  Search(const BreakFinder& finder, const Strip& strip, const PageColumn& column)
      : finder_(finder),
        strip_(strip),
        column_(column),
        count_(column.pieces.size()),
        catch_up_(column.turn ? catch_up_at_turn : catch_up),
        start_(static_cast<std::uint32_t>(count_)),
        past_(count_) {}

  Course run(const Cursor& start) {
    stops_.resize(count_ + 1);
    stops_.back() = {.cost = 0, .at = start, .note = column_.notes.empty() ? 0 : column_.notes.front()};
    follow(start_);
    if (best_cost_ > 0) {  // else all stands on one page
      for (std::size_t i = 0; i < count_; ++i) visit(i);
      for (const std::uint32_t id : below_) end_below(id);
    }
    return course();
  }

 private:
  struct Stop {
    double cost = never;
    Cursor at{};
    std::uint32_t piece = 0;
    std::uint32_t note = 0;      // the first line of footnotes that is still due
    std::uint32_t from = unset;  // the stop before it
    bool below_row = false;      // it stands below the piece before, which went on from another page
  };
  /// What stands on a page that begins at a stop.
  struct Filled {
    std::size_t end = 0;  // one behind its last piece
    double blank = 0;     // share of the page
    NoteLines notes{};
    std::uint32_t left = 0;  // lines of notes that go on at the next page's foot
    bool fits = true;
  };
  /// A row that begins below what stands on a page and goes on.
  struct RowStart {
    double cost = 0;
    Cursor at{};
    std::uint32_t piece = 0;
    std::uint32_t from = unset;
  };

  [[nodiscard]] const Piece& piece(std::size_t i) const { return strip_.pieces[column_.pieces[i]]; }

  void visit(std::size_t i) {
    const std::vector<std::uint32_t> below = std::move(below_);
    below_.clear();
    for (const std::uint32_t id : below) follow(id);  // first: a page may begin with this very piece
    Stop& stop = stops_[i];
    if (stop.cost < never && !hopeless(i)) {
      stop.at = finder_.top_of_page(column_, column_.pieces[i], stop.at.page);
      follow(static_cast<std::uint32_t>(i));
    }
    begin_rows(i);
  }

  /// Whatever way goes on from here, it is cheaper from a stop soon after: a heading or a paragraph's last line need not be tried then.
  [[nodiscard]] bool hopeless(std::size_t i) const {
    constexpr std::size_t near = 3;
    for (std::size_t j = i + 1; j < count_ && j <= i + near; ++j) {
      if (stops_[j].note >= stops_[i].note && stops_[j].cost + catch_up_ <= stops_[i].cost) return true;
    }
    return false;
  }

  /// Where pieces and notes end at the latest.
  [[nodiscard]] double limit_of(std::uint32_t page) const { return finder_.page_bottom(column_, page) - column_.inset.bottom; }

  /// What a page has for pieces and notes: shares of a page are shares of this.
  [[nodiscard]] double room_of(std::uint32_t page) const {
    return std::max(limit_of(page) - finder_.page_top(column_, page) - column_.inset.top, tolerance);
  }

  /// Every page that begins at the stop.
  void follow(std::uint32_t id) {
    const Stop from = stops_[id];
    const double shift = from.at.y - piece(from.piece).top;
    const double limit = limit_of(from.at.page);
    const double room = room_of(from.at.page);
    ends_.clear();
    bool row_begins = false;
    if (!from.at.at_top) ends_.push_back(filled(from, from.piece, limit - from.at.y, room));
    for (std::size_t i = from.piece; i < count_; ++i) {
      const double bottom = piece(i).bottom + shift;
      const Filled page = filled(from, i + 1, limit - bottom, room);
      if (!page.fits) {
        row_begins = overflow(id, from, i, limit);
        break;
      }
      ends_.push_back(page);
      if (i + 1 == count_) end_at(id, bottom, page);
    }
    const double needed = row_begins ? 0 : least_blank();
    for (const Filled& page : ends_) {
      if (page.end == count_) continue;
      const double unfilled = std::max(page.blank - needed, 0.0);
      relax(id, from, page, unfilled);
      if (column_.turn && page.end >= column_.turn->first_left) leave(id, page, unfilled);
    }
  }

  /// Of a page that goes on as far as it can, and ends where nothing is spoilt.
  [[nodiscard]] double least_blank() const {
    double least = never;
    double spoilt = never;
    for (const Filled& page : ends_) {
      const bool free = page.end == count_ || piece(page.end).keep == Keep::free;
      (free ? least : spoilt) = std::min(free ? least : spoilt, page.blank);
    }
    return least < never ? least : spoilt;
  }

  /// The page with the pieces before `end`, which leave `left` of its `room` to footnotes.
  [[nodiscard]] Filled filled(const Stop& from, std::size_t end, double left, double room) const {
    if (left < -tolerance) return {.end = end, .notes = {from.note, from.note}, .fits = false};
    if (lines_due(from, end) == 0) return {.end = end, .blank = left / room, .notes = {from.note, from.note}};
    const NoteLines due{from.note, column_.notes[end]};
    const NoteLines set = that_fit(strip_, due, left);
    return {.end = end,
            .blank = (left - height_of(strip_, set)) / room,
            .notes = set,
            .left = due.past - set.past,
            .fits = set.past >= least(strip_, due, column_.notes[from.piece]).past};
  }

  [[nodiscard]] std::uint32_t lines_due(const Stop& from, std::size_t end) const {
    return column_.notes.empty() ? 0 : column_.notes[end] - std::min(from.note, column_.notes[end]);
  }

  /// Piece `i` does not fit below what stands on the page. True where it is a row that begins there all the same.
  bool overflow(std::uint32_t id, const Stop& from, std::size_t i, double limit) {
    const bool alone = i == from.piece && from.at.at_top;
    const double shift = from.at.y - piece(from.piece).top;
    if (finder_.goes_on(column_, column_.pieces[i])) {
      if (alone || (lines_due(from, i) == 0 && starts_here(i, shift, limit))) {
        rows_.push_back({from.cost, {from.at.page, piece(i).top + shift, alone}, static_cast<std::uint32_t>(i), id});
        return true;
      }
    } else if (alone) {
      const Filled page{.end = i + 1, .notes = {from.note, from.note}, .left = lines_due(from, i + 1)};
      i + 1 == count_ ? end_at(id, limit, page) : relax(id, from, page, 0);
    }
    return false;
  }

  /// A page that begins at a stop may end there, and leave a share of itself unfilled.
  void relax(std::uint32_t id, const Stop& from, const Filled& page, double unfilled) {
    const std::size_t i = page.end;
    const double cost = from.cost + cost_of_page + cost_of_break(piece(i).keep) + cost_of_blank(page.blank, unfilled) +
                        (tears(from, i) ? cost_of_torn_paragraph(unfilled) : 0) + cost_of_parted_notes(page.left);
    Stop& stop = stops_[i];
    if (cost > stop.cost) return;
    stop.cost = cost;
    stop.at.page = from.at.page + 1;
    stop.piece = static_cast<std::uint32_t>(i);
    stop.note = page.notes.past;
    stop.from = id;
  }

  /// Whether a page that ends before a piece ends inside a paragraph.
  [[nodiscard]] bool tears(const Stop& from, std::size_t i) const {
    const style::NodeId node = piece(i).node;
    return i > from.piece && node != style::no_node && node == piece(i - 1).node;
  }

  void end_at(std::uint32_t id, double y, const Filled& page) {
    const Stop& from = stops_[id];
    constexpr double page_of_notes = 500;
    double cost = from.cost + (page.left > 0 ? page_of_notes : 0);
    if (column_.turn) {
      cost += cost_of_turn(1 - page.blank);
    } else if (column_.outermost && id != start_) {
      const double top = finder_.page_top(column_, from.at.page);
      cost += cost_of_short_end((y - top) / (finder_.page_bottom(column_, from.at.page) - top));
    }
    end_with(id, y, page, cost);
  }

  /// The last page ends at the foot of what stands on it; the rest stands on the pages behind it.
  void leave(std::uint32_t id, const Filled& page, double unfilled) {
    if (page.left > 0 || piece(page.end).keep > Keep::opening) return;
    const Stop& from = stops_[id];
    const double rest = piece(count_ - 1).bottom - piece(page.end).top;
    const double cost = from.cost + cost_of_break(piece(page.end).keep) + cost_of_turn(1 - page.blank) + cost_of_blank(0, unfilled) +
                        cost_of_left(rest / column_.turn->height, tears(from, page.end));
    end_with(id, from.at.y, page, cost);
  }

  void end_with(std::uint32_t id, double y, const Filled& page, double cost) {
    if (cost > best_cost_) return;
    best_cost_ = cost;
    best_ = id;
    end_ = {stops_[id].at.page, y, false};
    last_note_ = page.notes.past;
    past_ = page.end;
  }

  /// The column ends with a row that went on.
  void end_below(std::uint32_t id) {
    const Stop& stop = stops_[id];
    const double left = std::max(limit_of(stop.at.page) - stop.at.y, 0.0);
    end_at(id, stop.at.y, filled(stop, count_, left, room_of(stop.at.page)));
  }

  /// Whether a row too tall for a page begins well below what stands on this one: every column's first lines fit.
  [[nodiscard]] bool starts_here(std::size_t row, double shift, double limit) const {
    const auto begins = [&](const Split::Column& column) {
      std::size_t last = 0;
      while (last + 1 < column.pieces.size() && strip_.pieces[column.pieces[last + 1]].keep != Keep::free) ++last;
      const Piece& needed = strip_.pieces[column.pieces[last]];
      return needed.split != unset || needed.bottom + shift <= limit;
    };
    const std::vector<Split::Column>& columns = strip_.splits[piece(row).split].columns;
    return std::all_of(columns.begin(), columns.end(), begins);
  }

  /// Goes on below the row that begins as the cheapest pages say. Rows inside rows begin in one way only, or they would be tried ever more often.
  void begin_rows(std::size_t i) {
    if (rows_.empty()) return;
    const std::size_t ways = column_.outermost ? 4 : 1;
    const auto later = std::stable_partition(rows_.begin(), rows_.end(), [&](const RowStart& start) { return start.piece == i; });
    std::stable_sort(rows_.begin(), later, [](const RowStart& a, const RowStart& b) { return a.cost < b.cost; });
    const auto past = rows_.begin() + std::min<std::ptrdiff_t>(later - rows_.begin(), static_cast<std::ptrdiff_t>(ways));
    std::for_each(rows_.begin(), past, [this](const RowStart& start) { begin_row(start); });
    rows_.erase(rows_.begin(), later);
  }

  void begin_row(const RowStart& start) {
    const PieceId row = column_.pieces[start.piece];
    Stop below{.cost = start.cost, .at = start.at, .piece = start.piece + 1, .note = stops_[start.from].note, .from = start.from, .below_row = true};
    for (const Split::Column& column : strip_.splits[strip_.pieces[row].split].columns) {
      const BreakFinder::Side side = finder_.side(column_, row, column, start.at);
      const Course course = finder_.find(side.column, side.begin);
      below.cost += course.cost;
      below.at = finder_.end_of_row(column_, row, below.at, course.end);
    }
    below.at.at_top = false;
    if (below.piece < count_) below.at.y += piece(below.piece).top - strip_.pieces[row].bottom;
    below_.push_back(static_cast<std::uint32_t>(stops_.size()));
    stops_.push_back(below);
  }

  /// Back from the end over the stops.
  [[nodiscard]] Course course() const {
    Course course;
    course.cost = best_cost_;
    course.end = end_;
    course.past = past_;
    std::size_t last = past_;
    bool goes_on = false;
    std::uint32_t note = last_note_;
    for (std::uint32_t id = best_; id != unset; id = stops_[id].from) {
      const Stop& stop = stops_[id];
      if (stop.piece < last || goes_on || note > stop.note) course.fills.push_back({stop.piece, last, stop.at, goes_on, {stop.note, note}});
      note = stop.note;
      goes_on = stop.below_row;
      last = goes_on ? stop.piece - 1 : stop.piece;
    }
    std::reverse(course.fills.begin(), course.fills.end());
    add_pages_of_notes(course);
    return course;
  }

  /// What the last page has no room for.
  void add_pages_of_notes(Course& course) const {
    if (column_.notes.empty()) return;
    for (NoteLines left{last_note_, column_.notes[past_]}; left.first < left.past;) {
      const std::uint32_t page = ++course.end.page;
      const double top = finder_.page_top(column_, page);
      NoteLines set = that_fit(strip_, left, finder_.page_bottom(column_, page) - top);
      set.past = std::max(set.past, set.first + 1);
      course.fills.push_back({past_, past_, {page, top, true}, false, set});
      left.first = set.past;
    }
  }

  const BreakFinder& finder_;
  const Strip& strip_;
  const PageColumn& column_;
  std::size_t count_;
  double catch_up_;
  std::uint32_t start_;               // the stop where the column begins
  std::vector<Stop> stops_;           // [i]: a page begins with piece i; behind them the start and those below rows
  std::vector<std::uint32_t> below_;  // stops below the row before the next piece
  std::vector<RowStart> rows_;        // that are to begin
  std::vector<Filled> ends_;          // of the page that is being followed
  std::uint32_t best_ = unset;        // the stop that the last page begins at
  double best_cost_ = never;
  std::uint32_t last_note_ = 0;  // the first line of footnotes behind that page
  std::size_t past_;             // one behind the last piece of that page
  Cursor end_{};
};

}  // namespace

double cost_of_break(Keep keep) {
  // free, tail, opening, lines, together, lead_in, heading
  constexpr std::array<double, 7> costs{0, 15, 20, 400, 1500, 5000, 20000};
  return costs[static_cast<std::size_t>(keep)];
}

double cost_of_blank(double share, double unfilled) {
  // In proportion: with squares many pages would end early for the sake of one that has to.
  constexpr double page = 40;
  return page * (std::clamp(share, 0.0, 1.0) + 2 * std::clamp(unfilled, 0.0, 1.0));
}

double cost_of_torn_paragraph(double unfilled) {
  constexpr double less_than_a_line = 0.01;
  constexpr double torn = 30;
  return unfilled > less_than_a_line ? torn : 0;
}

double cost_of_parted_notes(std::uint32_t lines) {
  constexpr double parted = 60;
  constexpr double line = 15;
  return lines == 0 ? 0 : parted + line * lines;
}

double cost_of_short_end(double share) {
  constexpr double few_lines = 0.2;
  constexpr double one_line = 25;
  const double lack = std::clamp(1 - share / few_lines, 0.0, 1.0);
  return one_line * lack * lack;
}

double cost_of_turn(double share) {
  constexpr double few_lines = 0.2;
  constexpr double one_line = 100;
  const double lack = std::clamp(1 - share / few_lines, 0.0, 1.0);
  return cost_of_blank(1 - share, 0) + one_line * lack * lack;
}

double cost_of_left(double share, bool torn) {
  constexpr double inside_paragraph = 20;
  return cost_of_blank(share, 0) + (torn ? inside_paragraph : 0);
}

const style::PageStyle& BreakFinder::style_of(std::uint32_t page, std::uint8_t page_type) const {
  return page == 0 && page_type == 0 ? styles_.first_page : *strip_.page_types[page_type];
}

double BreakFinder::page_top(const PageColumn& column, std::uint32_t page) const {
  return style_of(page, column.page_type).margin[style::top];
}

double BreakFinder::page_bottom(const PageColumn& column, std::uint32_t page) const {
  const style::PageStyle& style = style_of(page, column.page_type);
  return style.height - style.margin[style::bottom];
}

double BreakFinder::head_height(const PageColumn& column, PieceId id) const {
  const std::uint32_t head = strip_.pieces[id].head;
  return column.outermost && head != unset ? strip_.heads[head].height() : 0;
}

double BreakFinder::continued_head_height(const PageColumn& outer, PieceId row) const {
  const std::uint32_t head = strip_.splits[strip_.pieces[row].split].head;
  return outer.outermost && head != unset ? strip_.heads[head].height() : 0;
}

Cursor BreakFinder::top_of_page(const PageColumn& column, PieceId id, std::uint32_t page) const {
  const Piece& piece = strip_.pieces[id];
  return {page, page_top(column, page) + column.inset.top + head_height(column, id) + (piece.forced ? static_cast<double>(piece.space) : 0.0), true};
}

bool BreakFinder::goes_on(const PageColumn& column, PieceId id) const {
  const Piece& row = strip_.pieces[id];
  if (row.split == unset) return false;
  const style::PageStyle& next = *strip_.page_types[column.page_type];
  const double room = next.height - next.margin[style::top] - next.margin[style::bottom] - column.inset.top - column.inset.bottom;
  return row.bottom - row.top > room - head_height(column, id) + tolerance;
}

BreakFinder::Side BreakFinder::side(const PageColumn& outer, PieceId row, const Split::Column& column, const Cursor& start) const {
  const double top = strip_.pieces[row].top;
  const double first = strip_.pieces[column.pieces.front()].top;
  const Inset inset{outer.inset.top + continued_head_height(outer, row) + column.padding,
                    outer.inset.bottom + strip_.splits[strip_.pieces[row].split].edge};
  return {{.pieces = column.pieces, .inset = inset, .outermost = false, .page_type = outer.page_type},
          {start.page, first - top + start.y, start.at_top && first - top <= column.padding + thin}};
}

Cursor BreakFinder::end_of_row(const PageColumn& outer, PieceId row, const Cursor& so_far, const Cursor& column_end) const {
  const Split& split = strip_.splits[strip_.pieces[row].split];
  const double y = column_end.y + static_cast<double>(split.edge);
  if (column_end.page > so_far.page) {
    const double top = page_top(outer, column_end.page) + outer.inset.top + continued_head_height(outer, row);
    return {column_end.page, std::max(y, top + static_cast<double>(split.least)), false};
  }
  return column_end.page == so_far.page && y > so_far.y ? Cursor{column_end.page, y, false} : so_far;
}

Course BreakFinder::find(const PageColumn& column, const Cursor& start) const {
  return Search(*this, strip_, column).run(start);
}

}  // namespace townclerk::layout
