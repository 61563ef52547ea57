// Where a paragraph's lines end: items and a width in, lines out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layout/inlines.hpp"

namespace townclerk::layout {

enum class Breaking : std::uint8_t {
  greedy,    // as many words a line as fit
  whole,     // as even as can be over the whole paragraph, in no more lines than that (CSS Text 4, text-wrap: pretty)
  balanced,  // no more lines than that, all of them as even as can be, the last one too (text-wrap: balance)
};

/// What lines are broken for. In justified text a line's spaces may shrink too, and the number of lines is not bounded.
struct Measure {
  float width = 0;
  Breaking breaking = Breaking::greedy;
  bool justified = false;
};

/// Total fit after Knuth and Plass ("Breaking paragraphs into lines", 1981). Ragged text has no glue to stretch: there the cost of a line is the
/// square of the room that it leaves; the last line is free, unless it is a stub: then it costs the square of what it lacks.
class LineBreaker {
 public:
  /// Breaks items into lines at most that wide; a line of one item alone may be wider. A word is broken at its points (the items' hyphens) where
  /// this makes the text more even or is needed.
  void run(std::span<const InlineItem> items, std::span<const HyphenPoint> points, const Measure& measure, std::vector<Line>& lines);

 private:
  /// A place where a line may end. Distances count from the paragraph's begin, as if it were one line; doubles, for it may be a long one.
  struct Opportunity {
    double end = 0;           // of the line that ends here
    double begin = 0;         // of the line that begins here
    double spaces_end = 0;    // of `end`, what is spaces that can stretch
    double spaces_begin = 0;  // of `begin`
    std::uint32_t item = 0;   // the line ends with it
    std::uint32_t next = 0;   // the next line begins with it
    std::uint32_t point = no_hyphen;
    std::uint32_t least = 0;  // lines that the rest takes at least
    bool forced = false;
  };
  /// A way to break the text up to an opportunity: the best of its kind.
  struct Node {
    std::uint32_t at = 0;     // opportunity
    std::uint32_t lines = 0;  // up to there
    std::uint32_t previous = 0;
    int fitness = 0;
    double cost = 0;
  };
  struct Fit {
    double cost = 0;
    int fitness = 0;
  };

  void collect(std::span<const InlineItem> items, std::span<const HyphenPoint> points);
  [[nodiscard]] double length(std::size_t from, std::size_t to) const { return ends_[to].end - ends_[from].begin; }
  [[nodiscard]] double spaces(std::size_t from, std::size_t to) const { return ends_[to].spaces_end - ends_[from].spaces_begin; }
  [[nodiscard]] bool fits(std::size_t from, std::size_t to, double width) const;
  [[nodiscard]] std::size_t chunk_end(std::size_t first) const;

  void greedy(double width);
  void balanced(double width);
  void whole(std::size_t first, std::size_t last, const Measure& measure);
  std::uint32_t most_lines(std::size_t first, std::size_t last, double width);
  void reach(std::size_t to, std::size_t last, std::uint32_t most, const Measure& measure);
  void offer(const Node& node, bool justified);
  [[nodiscard]] Fit ragged(std::size_t from, std::size_t to, std::size_t last, double width) const;
  [[nodiscard]] Fit justified(std::size_t from, std::size_t to, std::size_t last, double width) const;
  [[nodiscard]] double hyphen_cost(std::size_t from, std::size_t to, std::size_t last) const;
  /// What a last line is too short by, as a share of the width.
  [[nodiscard]] double lack(std::size_t from, std::size_t to, double width) const;
  [[nodiscard]] Line line(std::size_t from, std::size_t to, const Measure& measure) const;

  std::vector<Opportunity> ends_;  // the first one is the paragraph's begin
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> tried_;
  std::vector<Node> nodes_;
  std::vector<Node> offers_;
  std::size_t active_ = 0;  // the first node that a line may still begin at
  std::size_t chunk_ = 0;   // first opportunity of what is being broken
};

}  // namespace townclerk::layout
