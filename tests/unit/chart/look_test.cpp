// Charts can be read by everybody, with every house's styles: contrasts (WCAG 2.2 §1.4.3, §1.4.11), and what is left where colour is not printed.
#include "chart/look.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "house/lineage.hpp"

namespace townclerk::chart {
namespace {

using style::Border;
using style::LineStyle;

constexpr Rgb white{255, 255, 255};
constexpr double least_text = 4.5;
constexpr double least_line = 3;
constexpr float told_apart = 1.25F;  // of two widths of a line, the larger by the smaller
constexpr std::array all_kinds{BoxKind::post, BoxKind::unit, BoxKind::board, BoxKind::company, BoxKind::partner, BoxKind::functions};
constexpr std::array all_fates{Fate::stays, Fate::created, Fate::changed, Fate::moved, Fate::deleted, Fate::conditional};
constexpr std::array all_lines{DrawnLine::solid,     DrawnLine::unlined,      DrawnLine::dotted,
                               DrawnLine::statutory, DrawnLine::professional, DrawnLine::partnership};
static_assert(all_kinds.size() == box_kinds && all_fates.size() == fates && all_lines.size() == drawn_lines);

/// WCAG 2.2, "relative luminance": 0 (black) to 1 (white).
double luminance(Rgb colour) {
  const auto linear = [](std::uint8_t channel) {
    const double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

/// WCAG 2.2, "contrast ratio": 1 to 21.
double contrast(Rgb one, Rgb other) {
  const auto [low, high] = std::minmax({luminance(one), luminance(other)});
  return (high + 0.05) / (low + 0.05);
}

std::string named(Rgb colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

std::string name(BoxKind kind, Fate fate) {
  constexpr std::array<std::string_view, box_kinds> kind_names{"post", "unit", "board", "company", "partner", "functions"};
  constexpr std::array<std::string_view, fates> fate_names{"as it is", "new", "changed", "moved", "deleted", "if needed"};
  return fmt::format("{}, {}", kind_names.at(static_cast<std::size_t>(kind)), fate_names.at(static_cast<std::size_t>(fate)));
}

/// The sheets of a house's look as a report cascades them: the base, those of the houses that it is based on, its own.
Look look_of(const std::string& house) {
  const std::filesystem::path root = TOWNCLERK_SOURCE_DIR;
  Sources sources;
  Diagnostics diagnostics;
  const auto load = [&](const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return sources.add(path.string(), {std::istreambuf_iterator<char>(file), {}});
  };
  std::vector<std::string> lineage;
  const house::Load load_house = [&](std::string_view code, Span) { return std::optional(load(root / "templates" / code / "house.xml")); };
  REQUIRE(house::read_with_bases(house, {}, load_house, sources, lineage, diagnostics));
  std::reverse(lineage.begin(), lineage.end());
  std::vector<FileId> sheets{load(root / "styles/base.css")};
  for (const std::string& each : lineage)
    if (const auto path = root / "styles" / (each + ".css"); std::filesystem::exists(path)) sheets.push_back(load(path));
  const style::StyleSheet sheet = style::StyleSheet::parse(sources, sheets, diagnostics);
  for (const Diagnostic& each : diagnostics.all()) UNSCOPED_INFO(each.message);
  REQUIRE(diagnostics.all().empty());
  return Look(sheet);
}

std::vector<std::string> houses() {
  std::vector<std::string> found;
  for (const auto& each : std::filesystem::directory_iterator(std::string(TOWNCLERK_SOURCE_DIR) + "/templates"))
    if (std::filesystem::exists(each.path() / "house.xml")) found.push_back(each.path().filename().string());
  std::sort(found.begin(), found.end());
  REQUIRE(found.size() > 1);
  return found;
}

/// What of a box is told apart without its tint: the outline's width and style, and the bar at its left.
struct Outline {
  Border edge;
  Border bar;
  explicit Outline(const BoxLook& look) : edge(look.border[style::top]), bar(look.border[style::left]) {}
  [[nodiscard]] bool has_bar() const { return bar.style != LineStyle::none && bar.width > edge.width; }
};

bool differ(float one, float other) {
  const auto [low, high] = std::minmax(one, other);
  return high >= told_apart * low && high > low;
}

bool differ(const Outline& one, const Outline& other) {
  return one.edge.style != other.edge.style || differ(one.edge.width, other.edge.width) || one.has_bar() != other.has_bar();
}

bool have_same_dashes(const document::Stroke& one, const document::Stroke& other) {
  if (one.dashes.empty() != other.dashes.empty() || one.round != other.round) return false;
  return one.dashes.empty() || one.round || !differ(one.dashes.front(), other.dashes.front());
}

TEST_CASE("the contrasts of known colours", "[chart]") {
  CHECK(contrast({0, 0, 0}, white) == Approx(21));
  CHECK(contrast(white, white) == Approx(1));
  CHECK(contrast({0x76, 0x76, 0x76}, white) == Approx(4.54).margin(0.01));
  CHECK(contrast({0, 0, 0xFF}, white) == Approx(8.59).margin(0.01));
}

TEST_CASE("words of charts stand out from what they are printed on, in every house", "[chart]") {
  for (const std::string& house : houses()) {
    const Look look = look_of(house);
    CHECK(contrast(look.key_colour(), white) >= least_text);
    for (const BoxKind kind : all_kinds)
      for (const Fate fate : all_fates) {
        const BoxLook& box = look.box(kind, fate);
        const Rgb ground = box.background.value_or(white);
        INFO(house << ": " << name(kind, fate) << ": " << named(box.colour) << " on " << named(ground));
        CHECK(contrast(box.colour, ground) >= least_text);
        if (fate == Fate::stays) continue;
        const BoxLook& word = look.word(fate);
        const Rgb tint = word.background.value_or(ground);
        INFO("its word: " << named(word.colour) << " on " << named(tint));
        CHECK(contrast(word.colour, tint) >= least_text);
      }
  }
}

TEST_CASE("outlines and lines of charts stand out from paper and from boxes, in every house", "[chart]") {
  for (const std::string& house : houses()) {
    const Look look = look_of(house);
    std::vector<Rgb> grounds{white};
    for (const BoxKind kind : all_kinds)
      for (const Fate fate : all_fates) {
        const BoxLook& box = look.box(kind, fate);
        grounds.push_back(box.background.value_or(white));
        for (const Border& border : box.border) {
          INFO(house << ": " << name(kind, fate) << ": " << named(border.colour) << " around " << named(grounds.back()));
          REQUIRE(border.style != LineStyle::none);
          REQUIRE(border.width > 0);
          CHECK(contrast(border.colour, white) >= least_line);
          CHECK(contrast(border.colour, grounds.back()) >= least_line);
        }
      }
    for (const DrawnLine kind : all_lines)
      for (const Rgb ground : grounds) {
        const document::Stroke line = look.line(kind);
        INFO(house << ": line " << static_cast<int>(kind) << ": " << named(line.colour) << " on " << named(ground));
        REQUIRE(line.width > 0);
        CHECK(contrast(line.colour, ground) >= least_line);
      }
  }
}

TEST_CASE("without colour every change still shows in a box's outline, in every house", "[chart]") {
  for (const std::string& house : houses()) {
    const Look look = look_of(house);
    for (const BoxKind kind : all_kinds)
      for (const Fate one : all_fates)
        for (const Fate other : all_fates) {
          if (one >= other) continue;
          INFO(house << ": " << name(kind, one) << " beside " << name(kind, other));
          CHECK(differ(Outline(look.box(kind, one)), Outline(look.box(kind, other))));
        }
  }
}

TEST_CASE("without colour boxes of different kinds differ in their grounds or outlines, in every house", "[chart]") {
  constexpr double told_apart_grounds = 1.1;
  const auto is_rounded = [](BoxKind kind) { return kind == BoxKind::company || kind == BoxKind::partner; };
  for (const std::string& house : houses()) {
    const Look look = look_of(house);
    for (const BoxKind one : all_kinds)
      for (const BoxKind other : all_kinds) {
        if (one >= other || is_rounded(one) != is_rounded(other)) continue;
        const BoxLook& first = look.box(one, Fate::stays);
        const BoxLook& second = look.box(other, Fate::stays);
        INFO(house << ": " << name(one, Fate::stays) << " beside " << name(other, Fate::stays));
        const bool grounds_differ = contrast(first.background.value_or(white), second.background.value_or(white)) >= told_apart_grounds;
        CHECK((grounds_differ || differ(Outline(first), Outline(second))));
      }
  }
}

TEST_CASE("without colour lines of different kinds differ in width or dashes, in every house", "[chart]") {
  for (const std::string& house : houses()) {
    const Look look = look_of(house);
    for (const DrawnLine one : all_lines)
      for (const DrawnLine other : all_lines) {
        if (one >= other) continue;
        const document::Stroke first = look.line(one);
        const document::Stroke second = look.line(other);
        INFO(house << ": line " << static_cast<int>(one) << " beside line " << static_cast<int>(other));
        CHECK((!have_same_dashes(first, second) || differ(first.width, second.width)));
      }
  }
}

}  // namespace
}  // namespace townclerk::chart
