// bench_charts: how long structures of 1,000 and 10,000 posts take to arrange on sheets of A4 landscape, and on how many they stand; and in what
// type a real structure stands on one. The words are shaped before; the time is that of the layout alone, the best of five. With `--dot FOLDER`
// the same boxes are written for Graphviz, a file for each width of boxes, at 10 points an em. Not a test: it asserts nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "chart/arrange.hpp"
#include "text/font_book.hpp"

namespace {

using namespace townclerk;

constexpr float padding = 0.45F;  // em, at the sides of a box
constexpr float line_height = 1.16F;
constexpr float space = 0.278F;
constexpr chart::Limits landscape{785, 493, 8, 11};

/// The words of boxes, shaped: paragraphs of words, the first in bold.
class Texts final : public chart::Measure {
 public:
  void add_box() { boxes_.emplace_back(); }
  void add_paragraph(std::string_view words) {
    const text::Font& font = *book_.find("sans-serif", boxes_.back().empty() ? 700 : 400, false);
    boxes_.back().emplace_back();
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      const auto width = static_cast<float>(font.shape(words.substr(0, end), {}).width);
      boxes_.back().back().push_back(width / static_cast<float>(font.metrics().units_per_em));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  [[nodiscard]] float least_width(chart::BoxId box) const override {
    float widest = 0;
    for (const Paragraph& each : boxes_[box]) widest = std::max(widest, *std::max_element(each.begin(), each.end()));
    return widest + 2 * padding;
  }
  [[nodiscard]] float height(chart::BoxId box, float width, bool cut) const override {
    int lines = cut ? 1 : 0;
    for (const Paragraph& each : boxes_[box]) {
      ++lines;
      float used = -space;
      for (const float word : each) {
        if (used > 0 && used + space + word > width - 2 * padding) {
          ++lines;
          used = -space;
        }
        used += space + word;
      }
    }
    return static_cast<float>(lines) * line_height + 0.68F;
  }

 private:
  using Paragraph = std::vector<float>;  // em, of each word
  text::FontBook book_{{}, false};
  std::vector<std::vector<Paragraph>> boxes_;
};

struct Structure {
  std::string name;
  chart::Diagram diagram;
  Texts texts;
};

/// A chief executive, seven directors, and about five under each of the others; each box with a bold title, and a line for the grade.
void invent(std::uint32_t count, Structure& to) {
  constexpr std::array<std::string_view, 6> ranks{"Head of", "Manager,", "Team Leader,", "Officer,", "Assistant Director,", "Principal Officer,"};
  constexpr std::array<std::string_view, 10> works{
      "Neighbourhood Services", "Planning", "Highways and Transport", "Revenues and Benefits", "Adult Social Care",
      "Commissioning",          "Legal",    "School Improvement",     "Environmental Health",  "Finance"};
  constexpr std::uint32_t directors = 7;
  std::mt19937 dice(directors);
  to.name = fmt::format("posts-{}", count);
  for (std::uint32_t post = 0; post < count; ++post) {
    chart::Box box;
    if (post > 0 && post <= directors) {
      box.parent = 0;
      box.is_team = true;
    } else if (post > 0) {
      const std::uint32_t latest = (post - 1) / 5;
      box.parent = std::max(1U, latest - static_cast<std::uint32_t>(dice()) % std::max(1U, std::min(6U, latest)));
    }
    to.diagram.boxes.push_back(box);
    to.texts.add_box();
    const std::string_view rank = ranks[dice() % ranks.size()];
    to.texts.add_paragraph(fmt::format("{} {}", rank, works[dice() % works.size()]));
    to.texts.add_paragraph("Grade");
  }
}

/// A file of lines "2 below Title | detail": level, how the box stands, its words.
void read(const std::string& file, Structure& to) {
  to.name = "peterborough-2013";
  std::ifstream in(file);
  std::vector<chart::BoxId> above;  // by level
  chart::BoxId panel_of = chart::no_box;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::size_t level = 0;
    std::string stands;
    std::string words;
    fields >> level >> stands >> std::ws;
    std::getline(fields, words);
    const chart::BoxId parent = level == 0 ? chart::no_box : above[level - 1];
    const bool is_function = stands == "function";
    if (!is_function || panel_of != parent) {
      const chart::Stand stand = is_function           ? chart::Stand::attached
                                 : stands == "beside"  ? chart::Stand::beside
                                 : stands == "partner" ? chart::Stand::partner
                                                       : chart::Stand::below;
      above.resize(level);
      above.push_back(static_cast<chart::BoxId>(to.diagram.boxes.size()));
      to.diagram.boxes.push_back({parent, stand, stands == "team"});
      to.texts.add_box();
    }
    if (is_function) panel_of = parent;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end = std::min(words.find(" | ", at), words.size());
      to.texts.add_paragraph(std::string_view(words).substr(at, end - at));
      at = end + 3;
    }
  }
}

void measure(const Structure& structure) {
  constexpr int times = 5;
  double best = std::numeric_limits<double>::max();
  std::vector<chart::Sheet> sheets;
  for (int n = 0; n < times; ++n) {
    const auto start = std::chrono::steady_clock::now();
    sheets = chart::arrange(structure.diagram, structure.texts, landscape);
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  const auto smaller = [](const chart::Sheet& left, const chart::Sheet& right) { return left.type_size < right.type_size; };
  fmt::print("{:<20} {:>7} boxes {:>8.1f} ms {:>6} sheets, type {:.2f} pt or more\n", structure.name, structure.diagram.boxes.size(), best,
             sheets.size(), std::min_element(sheets.begin(), sheets.end(), smaller)->type_size);
}

/// The boxes for Graphviz, as wide as given; a panel is part of the box above it.
void write_dot(const Structure& structure, float width, const std::string& file) {
  constexpr float inches = 10.0F / 72;  // of an em
  constexpr float apart = 0.9F;
  const std::vector<chart::Box>& boxes = structure.diagram.boxes;
  std::vector<float> heights(boxes.size());
  for (chart::BoxId box = 0; box < boxes.size(); ++box)
    heights[boxes[box].stand == chart::Stand::attached ? boxes[box].parent : box] += structure.texts.height(box, width, false);
  std::ofstream out(file);
  out << fmt::format(
      "digraph {{ graph [nodesep={0:.3f}, ranksep={0:.3f}, pad=0, margin=0]; node [shape=box, fixedsize=true, label=\"\"]; "
      "edge [dir=none];\n",
      apart * inches);
  for (chart::BoxId box = 0; box < boxes.size(); ++box) {
    if (boxes[box].stand == chart::Stand::attached) continue;
    out << fmt::format("b{} [width={:.3f}, height={:.3f}];\n", box, width * inches, heights[box] * inches);
    if (boxes[box].parent == chart::no_box) continue;
    const bool is_level = boxes[box].stand == chart::Stand::partner;
    if (is_level) out << fmt::format("{{ rank=same; b{}; b{} }}\n", boxes[box].parent, box);
    out << fmt::format("b{} -> b{};\n", boxes[box].parent, box);
  }
  out << "}\n";
}

/// A large structure has one width, that of its widest word; of a small one dot may have the best of several.
void write_dots(const Structure& structure, const std::string& folder) {
  constexpr std::size_t small = 100;
  constexpr int widths = 8;
  float least = 0;
  for (chart::BoxId box = 0; box < structure.diagram.boxes.size(); ++box) least = std::max(least, structure.texts.least_width(box));
  for (int more = 0; more < (structure.diagram.boxes.size() < small ? widths : 1); ++more)
    write_dot(structure, least + static_cast<float>(more), fmt::format("{}/{}-{}.dot", folder, structure.name, more));
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments, arguments + count);
  const std::string folder = words.size() > 2 && words[1] == "--dot" ? words[2] : std::string();
  std::array<Structure, 4> structures;
  read(TOWNCLERK_BENCH_DIR "/peterborough-2013.txt", structures[0]);
  for (std::size_t n = 1; const std::uint32_t posts : {100U, 1'000U, 10'000U}) invent(posts, structures.at(n++));
  for (const Structure& each : structures) {
    measure(each);
    if (!folder.empty()) write_dots(each, folder);
  }
  return 0;
}
