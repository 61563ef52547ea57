#include "layout/breaks.hpp"

#include <limits>
#include <optional>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

constexpr double page_height = 100;

/// A column of pieces, on pages that hold a hundred points.
struct Column {
  explicit Column(const std::vector<Piece>& pieces) {
    styles.page.width = styles.page.height = static_cast<float>(page_height);
    styles.page.margin = {};
    styles.first_page = styles.page;
    strip.page_types = {&styles.page};
    strip.pieces = pieces;
    for (PieceId id = 0; id < pieces.size(); ++id) strip.flow.push_back(id);
  }

  void add(double height, Keep keep = Keep::free) {
    const double top = strip.pieces.empty() ? 0 : strip.pieces.back().bottom;
    strip.flow.push_back(static_cast<PieceId>(strip.pieces.size()));
    strip.pieces.push_back({.top = top, .bottom = top + height, .keep = keep});
  }

  /// Gives each place behind a piece a note of so many lines, once all pieces are there.
  void add_notes(const std::vector<unsigned>& lines, double height) {
    notes = {0};
    double top = 0;
    for (const unsigned count : lines) {
      if (count > 0) strip.notes.first.push_back(static_cast<std::uint32_t>(strip.notes.lines.size()));
      for (unsigned i = 0; i < count; ++i, top += height) {
        strip.notes.lines.push_back(static_cast<PieceId>(strip.pieces.size()));
        strip.pieces.push_back({.top = top, .bottom = top + height});
      }
      notes.push_back(static_cast<std::uint32_t>(strip.notes.lines.size()));
    }
  }

  [[nodiscard]] Course find() const {
    return BreakFinder(strip, styles).find({.pieces = strip.flow, .notes = notes, .turn = turn}, {.y = styles.page.margin[style::top]});
  }

  /// First pieces of the pages behind the first one.
  [[nodiscard]] std::vector<std::size_t> breaks() const {
    std::vector<std::size_t> breaks;
    for (const PageFill& fill : find().fills) {
      if (fill.first > 0) breaks.push_back(fill.first);
    }
    return breaks;
  }

  Strip strip;
  style::Styles styles;
  std::vector<std::uint32_t> notes;  // as PageColumn has them
  std::optional<Turn> turn;
};

/// A page that begins with a piece and ends before another one.
struct Page {
  std::size_t end = 0;
  double used = 0;  // by the pieces: a share, like `blank`
  double blank = 0;
  NoteLines set{};
  std::uint32_t left = 0;  // lines of notes
};

/// A page with the pieces [first, end), where the notes are due from `note` on; nothing where they do not fit.
std::optional<Page> page_with(const Column& column, std::size_t first, std::size_t end, std::uint32_t note) {
  const std::vector<Piece>& pieces = column.strip.pieces;
  const double left = page_height - (pieces[end - 1].bottom - pieces[first].top);
  if (left < 0) return std::nullopt;
  const NoteLines due{note, column.notes.empty() ? note : std::max(column.notes[end], note)};
  const NoteLines set = that_fit(column.strip, due, left);
  if (due.past > due.first && set.past < least(column.strip, due, column.notes[first]).past) return std::nullopt;
  return Page{end, 1 - left / page_height, (left - height_of(column.strip, set)) / page_height, set, due.past - set.past};
}

std::vector<Page> pages_from(const Column& column, std::size_t first, std::uint32_t note) {
  std::vector<Page> pages;
  for (std::size_t end = first + 1; end <= column.strip.flow.size(); ++end) {
    const std::optional<Page> page = page_with(column, first, end, note);
    if (!page) break;
    pages.push_back(*page);
  }
  // The notes of a piece alone on its page wait for the next one.
  if (pages.empty()) pages.push_back({first + 1, 1, 0, {note, note}, column.notes[first + 1] - note});
  return pages;
}

/// How little of a page can be blank that ends where it spoils nothing, or else at all.
double least_blank(const Column& column, const std::vector<Page>& pages) {
  double least = 2;
  double spoilt = 2;
  for (const Page& page : pages) {
    const bool free = page.end == column.strip.flow.size() || column.strip.pieces[page.end].keep == Keep::free;
    (free ? least : spoilt) = std::min(free ? least : spoilt, page.blank);
  }
  return least < 2 ? least : spoilt;
}

/// What the last page costs, where pages of another type follow or not; nothing where it may not be the last one.
std::optional<double> cost_of_last(const Column& column, std::size_t first, const Page& page, double unfilled) {
  const std::vector<Piece>& pieces = column.strip.pieces;
  const bool is_end = page.end == column.strip.flow.size();
  if (!column.turn) return is_end ? std::optional((first == 0 ? 0 : cost_of_short_end(page.used)) + (page.left > 0 ? 500 : 0)) : std::nullopt;
  if (is_end) return cost_of_turn(page.used);
  if (page.end < column.turn->first_left || pieces[page.end].keep > Keep::opening) return std::nullopt;
  const double rest = (pieces[column.strip.flow.size() - 1].bottom - pieces[page.end].top) / column.turn->height;
  return cost_of_break(pieces[page.end].keep) + cost_of_turn(page.used) + cost_of_blank(0, unfilled) + cost_of_left(rest, false);
}

/// What the cheapest of all ways to cut the pieces from `first` on costs.
double cheapest(const Column& column, std::size_t first, std::uint32_t note = 0) {
  double best = 1e9;
  const std::vector<Page> pages = pages_from(column, first, note);
  for (const Page& page : pages) {
    const double unfilled = std::max(page.blank - least_blank(column, pages), 0.0);
    best = std::min(best, cost_of_last(column, first, page, unfilled).value_or(best));
    if (page.end == column.strip.flow.size()) break;
    best = std::min(best, cost_of_page + cost_of_break(column.strip.pieces[page.end].keep) + cost_of_blank(page.blank, unfilled) +
                              cost_of_parted_notes(page.left) + cheapest(column, page.end, page.set.past));
  }
  return best;
}

}  // namespace

TEST_CASE("pages are filled up to what does not fit, and no page ends early for its sake") {
  Column column({});
  for (int i = 0; i < 16; ++i) column.add(10);
  column.add(80);  // a drawing
  CHECK(column.breaks() == std::vector<std::size_t>{10, 16});
}

TEST_CASE("a paragraph is parted only at a full page") {
  Column column({});
  for (style::NodeId paragraph = 1; paragraph <= 6; ++paragraph) {
    for (int line = 0; line < 3; ++line) {
      column.add(9);
      column.strip.pieces.back().node = paragraph;
    }
  }
  column.add(80);
  CHECK(column.breaks() == std::vector<std::size_t>{11, 18});
}

TEST_CASE("what belongs together is broken before a heading is left behind") {
  Column column({});
  for (int i = 0; i < 10; ++i) column.add(10);
  for (int i = 0; i < 9; ++i) column.add(10, i == 0 ? Keep::free : Keep::together);
  column.add(10, Keep::heading);
  column.add(10, Keep::heading);
  CHECK(column.find().cost > cost_of_break(Keep::together));
  CHECK(column.find().cost < cost_of_break(Keep::lead_in));
}

TEST_CASE("preferences are broken in their order") {
  for (int worse = 1; worse <= static_cast<int>(Keep::heading); ++worse) {
    CHECK(cost_of_break(static_cast<Keep>(worse)) > cost_of_break(static_cast<Keep>(worse - 1)));
    if (worse > static_cast<int>(Keep::lines)) CHECK(cost_of_break(static_cast<Keep>(worse)) > 2 * cost_of_break(static_cast<Keep>(worse - 1)));
  }
  CHECK(cost_of_break(Keep::lines) > 3 * cost_of_blank(1, 1));
  CHECK(cost_of_blank(0.5, 0.5) > cost_of_blank(0.5, 0));
  CHECK(2 * cost_of_blank(0.25, 0.25) == Approx(cost_of_blank(0.5, 0.5)));
}

TEST_CASE("the last page has more than a few lines where the pages before it can spare them") {
  Column column({});
  for (int i = 0; i < 51; ++i) column.add(4);
  const std::vector<std::size_t> breaks = column.breaks();
  REQUIRE(breaks.size() == 2);
  CHECK(breaks.back() < 50);
  CHECK(breaks.back() > 45);
}

TEST_CASE("no way over the pages is cheaper than the one found") {
  std::mt19937 random(7);
  const auto any = [&](unsigned past) { return static_cast<unsigned>(random()) % past; };
  for (int round = 0; round < 300; ++round) {
    INFO("round " << round);
    Column column({});
    const unsigned count = 2 + any(16);
    for (unsigned i = 0; i < count; ++i) {
      const bool kept = any(3) == 0;
      column.add(5 + any(60), kept ? static_cast<Keep>(any(7)) : Keep::free);
    }
    if (any(2) == 0) column.turn = Turn{any(count + 1), 80};
    CHECK(column.find().cost == Approx(cheapest(column, 0)));
  }
}

TEST_CASE("with footnotes the way found is nearly always the cheapest, and costs what it says") {
  std::mt19937 random(8);
  const auto any = [&](unsigned past) { return static_cast<unsigned>(random()) % past; };
  int others = 0;
  for (int round = 0; round < 400; ++round) {
    INFO("round " << round);
    Column column({});
    const unsigned count = 2 + any(14);
    std::vector<unsigned> lines;
    for (unsigned i = 0; i < count; ++i) {
      column.add(5 + any(40), any(3) == 0 ? static_cast<Keep>(any(7)) : Keep::free);
      lines.push_back(any(3) == 0 ? 1 + any(8) : 0);
    }
    column.add_notes(lines, 4 + any(5));
    const double least = cheapest(column, 0);
    const double found = column.find().cost;
    CHECK(found > least - 0.01);
    others += found > least + 0.01 ? 1 : 0;
  }
  CHECK(others < 20);
}

TEST_CASE("a later break that leaves more lines of notes due does not rule out an earlier one") {
  Column column({});
  column.add(35);
  column.add(5, Keep::opening);
  column.add(20, Keep::lines);
  column.add(30, Keep::lead_in);
  column.add(40, Keep::tail);
  column.add_notes({0, 17, 0, 0, 0}, 5);
  CHECK(column.find().cost == Approx(530));
}

TEST_CASE("what a row that went on leaves blank counts as any blank") {
  Column column({});
  column.styles.page.height = 150;
  column.styles.page.margin[style::top] = 50;
  column.styles.first_page = column.styles.page;
  column.add(140);
  Split::Column side;
  for (int line = 0; line < 14; ++line) {
    side.pieces.push_back(static_cast<PieceId>(column.strip.pieces.size()));
    column.strip.pieces.push_back({.top = line * 10.0, .bottom = line * 10.0 + 10});
  }
  column.strip.pieces[0].split = 0;
  column.strip.splits.push_back({.columns = {side}});
  column.turn = Turn{1, 80};
  const Course course = column.find();
  CHECK(course.end.y == Approx(90));
  CHECK(course.cost == Approx(cost_of_page + cost_of_turn(0.4)));
}

TEST_CASE("the way found costs what it says, and covers every piece once") {
  Column column({});
  std::mt19937 random(11);
  for (int i = 0; i < 5000; ++i) column.add(4 + static_cast<double>(random() % 20), static_cast<Keep>(random() % 5 == 0 ? random() % 7 : 0));
  const Course course = column.find();
  std::size_t next = 0;
  std::uint32_t page = 0;
  for (const PageFill& fill : course.fills) {
    CHECK(fill.first == next);
    CHECK(fill.at.page == page++);
    CHECK(column.strip.pieces[fill.last - 1].bottom - column.strip.pieces[fill.first].top <= page_height + 0.1);
    next = fill.last;
  }
  CHECK(next == column.strip.flow.size());
  CHECK(course.end.page + 1 == page);
  CHECK(column.breaks() == column.breaks());
}

TEST_CASE("a table does not begin with one row at a page's foot") {
  const auto paragraphs = [](int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += "<p>p" + std::to_string(i) + "</p>";
    return all;
  };
  const std::string table =
      "<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>r1</td></tr><tr><td>r2</td></tr><tr><td>r3</td></tr><tr><td>r4</td></tr></tbody></"
      "table>";
  const Paper paper(paragraphs(6) + table + paragraphs(6), "");
  CHECK(paper.find("p5").page == 0);
  CHECK(paper.find("head").page == 1);
  CHECK(paper.codes().empty());
}

}  // namespace townclerk::layout
