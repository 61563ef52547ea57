// bench_charts: how long structures of 1,000 and 10,000 posts take to arrange on sheets of A4 landscape, and on how many they stand. The words are
// shaped before; the time is that of the layout alone, the best of five. Not a test: it asserts nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <random>
#include <string_view>
#include <vector>

#include "chart/arrange.hpp"
#include "text/font_book.hpp"

namespace {

using namespace townclerk;

constexpr float padding = 0.45F;  // em, at the sides of a box
constexpr float line_height = 1.16F;
constexpr float space = 0.278F;

/// Posts with a bold title, and a line for the grade.
class Posts final : public chart::Measure {
 public:
  Posts(std::size_t count, std::mt19937& dice) {
    constexpr std::array<std::string_view, 6> ranks{"Head of", "Manager,", "Team Leader,", "Officer,", "Assistant Director,", "Principal Officer,"};
    constexpr std::array<std::string_view, 10> works{
        "Neighbourhood Services", "Planning", "Highways and Transport", "Revenues and Benefits", "Adult Social Care",
        "Commissioning",          "Legal",    "School Improvement",     "Environmental Health",  "Finance"};
    const text::Font& bold = *book_.find("sans-serif", 700, false);
    for (std::size_t post = 0; post < count; ++post) {
      words_.emplace_back();
      add(ranks[dice() % ranks.size()], bold);
      add(works[dice() % works.size()], bold);
    }
  }

  [[nodiscard]] float least_width(chart::BoxId box) const override { return *std::max_element(words_[box].begin(), words_[box].end()) + 2 * padding; }
  [[nodiscard]] float height(chart::BoxId box, float width, bool cut) const override {
    int lines = cut ? 3 : 2;
    float used = -space;
    for (const float word : words_[box]) {
      if (used > 0 && used + space + word > width - 2 * padding) {
        ++lines;
        used = -space;
      }
      used += space + word;
    }
    return static_cast<float>(lines) * line_height + 0.68F;
  }

 private:
  void add(std::string_view text, const text::Font& font) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      words_.back().push_back(static_cast<float>(font.shape(text.substr(0, end), {}).width) / static_cast<float>(font.metrics().units_per_em));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  text::FontBook book_{{}, false};
  std::vector<std::vector<float>> words_;
};

/// A chief executive, seven directors, and about five under each of the others.
chart::Diagram structure(std::uint32_t count, std::mt19937& dice) {
  constexpr std::uint32_t directors = 7;
  chart::Diagram diagram;
  for (std::uint32_t post = 0; post < count; ++post) {
    chart::Box box;
    if (post > 0 && post <= directors) {
      box.parent = 0;
      box.is_team = true;
    } else if (post > 0) {
      const std::uint32_t latest = (post - 1) / 5;
      box.parent = std::max(1U, latest - static_cast<std::uint32_t>(dice()) % std::max(1U, std::min(6U, latest)));
    }
    diagram.boxes.push_back(box);
  }
  return diagram;
}

void measure(std::uint32_t count) {
  constexpr chart::Limits landscape{785, 493, 8, 11};
  constexpr int times = 5;
  std::mt19937 dice(7);
  const chart::Diagram diagram = structure(count, dice);
  const Posts posts(count, dice);
  double best = std::numeric_limits<double>::max();
  std::vector<chart::Sheet> sheets;
  for (int n = 0; n < times; ++n) {
    const auto start = std::chrono::steady_clock::now();
    sheets = chart::arrange(diagram, posts, landscape);
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  const auto smaller = [](const chart::Sheet& left, const chart::Sheet& right) { return left.type_size < right.type_size; };
  fmt::print("{:>7} posts {:>8.1f} ms {:>6} sheets, type {:.2f} pt or more\n", count, best, sheets.size(),
             std::min_element(sheets.begin(), sheets.end(), smaller)->type_size);
}

}  // namespace

int main() {
  for (const std::uint32_t count : {100U, 1'000U, 10'000U}) measure(count);
  return 0;
}
