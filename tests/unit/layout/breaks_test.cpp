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

  [[nodiscard]] Course find() const { return BreakFinder(strip, styles).find({.pieces = strip.flow, .turn = turn}, {}); }

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
  std::optional<Turn> turn;
};

/// How much of a page that begins with a piece can be filled where its end spoils nothing, or else at all.
double most_used(const std::vector<Piece>& pieces, std::size_t first) {
  double most = 0;
  double spoilt = 0;
  for (std::size_t end = first + 1; end <= pieces.size(); ++end) {
    const double used = (pieces[end - 1].bottom - pieces[first].top) / page_height;
    if (used > 1) break;
    (end == pieces.size() || pieces[end].keep == Keep::free ? most : spoilt) = used;
  }
  return most > 0 ? most : spoilt;
}

/// What the last page costs that ends before a piece, `used` of it filled, where pages of another type follow; nothing where it may not.
std::optional<double> cost_before(const Column& column, std::size_t end, double used, double unfilled) {
  const std::vector<Piece>& pieces = column.strip.pieces;
  if (end == pieces.size()) return cost_of_turn(used);
  if (end < column.turn->first_left || pieces[end].keep > Keep::opening) return std::nullopt;
  const double rest = (pieces.back().bottom - pieces[end].top) / column.turn->height;
  return cost_of_break(pieces[end].keep) + cost_of_turn(used) + cost_of_blank(0, unfilled) + cost_of_left(rest, false);
}

/// What the cheapest of all ways to cut the pieces from `first` on costs; nothing when no way fits.
std::optional<double> cheapest(const Column& column, std::size_t first) {
  const std::vector<Piece>& pieces = column.strip.pieces;
  const double most = most_used(pieces, first);
  std::optional<double> best;
  const auto offer = [&](double cost) { best = best ? std::min(*best, cost) : cost; };
  for (std::size_t end = first + 1; end <= pieces.size(); ++end) {
    const double used = (pieces[end - 1].bottom - pieces[first].top) / page_height;
    if (used > 1) break;
    const double unfilled = std::max(most - used, 0.0);
    if (column.turn) {
      if (const std::optional<double> cost = cost_before(column, end, used, unfilled)) offer(*cost);
    } else if (end == pieces.size()) {
      offer(first == 0 ? 0 : cost_of_short_end(used));
    }
    if (end == pieces.size()) break;
    if (const std::optional<double> rest = cheapest(column, end))
      offer(cost_of_page + cost_of_break(pieces[end].keep) + cost_of_blank(1 - used, unfilled) + *rest);
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
    const std::optional<double> least = cheapest(column, 0);
    REQUIRE(least.has_value());
    CHECK(column.find().cost == Approx(*least));
  }
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
