#include "chart/arrange.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "properties.hpp"
#include "random_structure.hpp"

namespace townclerk::chart {
namespace {

constexpr Limits landscape{785, 490, 8, 11};
constexpr Limits column{450, 650, 8, 11};

std::string listed(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + '\n';
  return all;
}

/// Boxes that say nothing, all of one size.
class Plain final : public Measure {
 public:
  [[nodiscard]] float least_width(BoxId /*box*/) const override { return 8; }
  [[nodiscard]] float height(BoxId /*box*/, float /*width*/, bool cut) const override { return cut ? 4.16F : 3; }
};

struct Child {
  BoxId parent = no_box;
  Stand stand = Stand::below;
};
Diagram family(const std::vector<Child>& boxes) {
  Diagram diagram;
  for (const Child& each : boxes) diagram.boxes.push_back({each.parent, each.stand, false, false});
  return diagram;
}

/// Arranges, and requires what holds of every chart.
std::vector<Sheet> sound(const Diagram& diagram, const Measure& measure, const Limits& limits) {
  std::vector<Sheet> sheets = arrange(diagram, measure, limits);
  const std::vector<std::string> found = violations(diagram, limits, sheets);
  INFO(listed(found));
  REQUIRE(found.empty());
  return sheets;
}

const PlacedBox& box_of(const Sheet& sheet, BoxId box) {
  const auto found = std::find_if(sheet.boxes.begin(), sheet.boxes.end(), [box](const PlacedBox& each) { return each.box == box; });
  REQUIRE(found != sheet.boxes.end());
  return *found;
}

std::vector<BoxId> roots(const std::vector<Sheet>& sheets) {
  std::vector<BoxId> all;
  for (const Sheet& sheet : sheets) all.push_back(sheet.root);
  return all;
}

std::string exact(const std::vector<Sheet>& sheets) {
  std::string all;
  for (const Sheet& sheet : sheets) all += exact(sheet);
  return all;
}

TEST_CASE("nothing to arrange makes no sheet, one box the simplest", "[chart]") {
  CHECK(arrange({}, Plain(), landscape).empty());
  const std::vector<Sheet> sheets = sound(family({{}}), Plain(), landscape);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].type_size == landscape.most);
  CHECK(sheets[0].connectors.empty());
}

TEST_CASE("the top team stands in one row of one height, what is deleted may hang", "[chart]") {
  Diagram diagram = family({{}, {0}, {0}, {0}, {0}, {0}, {1}, {1}, {2}});
  for (BoxId box = 1; box <= 5; ++box) diagram.boxes[box].is_team = true;
  diagram.boxes[4].is_gone = diagram.boxes[5].is_gone = true;
  const std::vector<Sheet> sheets = sound(diagram, MadeUpWords(), column);
  REQUIRE(sheets.size() == 1);
  CHECK(box_of(sheets[0], 1).y == box_of(sheets[0], 3).y);
  CHECK(box_of(sheets[0], 1).height == box_of(sheets[0], 3).height);
}

TEST_CASE("a panel hangs on its parent, partners and boxes beside stand at the sides", "[chart]") {
  const Diagram diagram = family({{}, {0, Stand::attached}, {0, Stand::beside}, {0}, {0}, {3, Stand::partner}, {3, Stand::partner}, {3}, {6}});
  const std::vector<Sheet> sheets = sound(diagram, Plain(), landscape);
  REQUIRE(sheets.size() == 1);
  const PlacedBox& panel = box_of(sheets[0], 1);
  CHECK(panel.y == box_of(sheets[0], 0).y + box_of(sheets[0], 0).height);
  CHECK(panel.width == box_of(sheets[0], 0).width);
  CHECK(box_of(sheets[0], 2).y < box_of(sheets[0], 3).y);
  const auto works_with = [](const Connector& line) { return line.kind == ConnectorKind::works_with; };
  CHECK(std::count_if(sheets[0].connectors.begin(), sheets[0].connectors.end(), works_with) >= 2);
}

TEST_CASE("a line that the model does not state is its own as far as no other box needs it", "[chart]") {
  const auto lines = [](Diagram diagram, const std::vector<BoxId>& unlined, const Limits& limits) {
    for (const BoxId box : unlined) diagram.boxes[box].is_unlined = true;
    return sound(diagram, Plain(), limits).front().connectors;
  };
  const auto count = [](const std::vector<Connector>& all, ConnectorKind kind) {
    return std::count_if(all.begin(), all.end(), [kind](const Connector& line) { return line.kind == kind; });
  };
  const Diagram row = family({{}, {0}, {0}, {0}});
  constexpr auto unlined = ConnectorKind::unlined;
  // Its drop, and the end of the bus.
  CHECK(count(lines(row, {3}, landscape), unlined) == 2);
  CHECK(count(lines(row, {2}, landscape), unlined) == 1);
  CHECK(count(lines(row, {1, 2, 3}, landscape), ConnectorKind::reports) == 0);
  CHECK(count(lines(family({{}, {0}}), {1}, landscape), ConnectorKind::reports) == 0);
  // Its tick, and the end of the stem.
  constexpr Limits narrow{120, 490, 8, 11};
  CHECK(count(lines(row, {2}, narrow), unlined) == 1);
  CHECK(count(lines(row, {3}, narrow), unlined) == 2);
}

TEST_CASE("boxes under no other stand side by side, without a line", "[chart]") {
  const std::vector<Sheet> sheets = sound(family({{}, {}, {}, {}, {}}), Plain(), landscape);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].connectors.empty());
  CHECK(box_of(sheets[0], 0).y == box_of(sheets[0], 4).y);
}

TEST_CASE("what does not fit is cut by branch, all branches of a level alike, in reading order", "[chart]") {
  Diagram diagram = family({{}, {0}, {0}, {0}, {0}});
  for (BoxId box = 1; box <= 4; ++box) diagram.boxes[box].is_team = true;
  for (BoxId head = 0; head < 300; ++head) diagram.boxes.push_back({1 + head % 3, Stand::below, false, false});
  const std::vector<Sheet> sheets = sound(diagram, Plain(), landscape);
  CHECK(roots(sheets) == std::vector<BoxId>{no_box, 1, 2, 3});
  CHECK(box_of(sheets[0], 1).cut);
  CHECK_FALSE(box_of(sheets[0], 4).cut);
  for (const Sheet& sheet : sheets) CHECK(sheet.on == no_box);
}

TEST_CASE("panels and partners go with the branch that is cut", "[chart]") {
  Diagram diagram = family({{}, {0}, {0}, {1, Stand::attached}, {1, Stand::partner}, {1, Stand::beside}});
  for (BoxId head = 0; head < 160; ++head) diagram.boxes.push_back({1 + head % 2, Stand::below, false, false});
  const std::vector<Sheet> sheets = sound(diagram, Plain(), landscape);
  REQUIRE(sheets.size() == 3);
  CHECK(sheets[0].boxes.size() == 3);
  for (const BoxId box : {3U, 4U, 5U}) CHECK_FALSE(box_of(sheets[1], box).cut);
}

TEST_CASE("one level that is too much has small type, and says so", "[chart]") {
  Diagram diagram = family({{}});
  for (int head = 0; head < 700; ++head) diagram.boxes.push_back({0, Stand::below, false, false});
  const std::vector<Sheet> sheets = sound(diagram, Plain(), landscape);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].type_size < landscape.least);
}

TEST_CASE("long chains are cut where a sheet is full", "[chart]") {
  for (const std::uint32_t length : {40U, 600U}) {
    Diagram diagram;
    for (BoxId box = 0; box < length; ++box) diagram.boxes.push_back({box == 0 ? no_box : box - 1, Stand::below, false, false});
    const std::vector<Sheet> sheets = sound(diagram, Plain(), landscape);
    CHECK(sheets.size() < length / 5);
    CHECK(sheets.size() > 1);
  }
}

TEST_CASE("ties find a way round boxes, and none is lost", "[chart]") {
  Diagram diagram = family({{}, {0}, {0}, {0}, {1}, {1}, {2}, {2}, {3}, {3}});
  diagram.ties = {{4, 9}, {5, 8}, {1, 3}, {0, 7}, {6, 7}, {2, 2}, {4, 9}};
  const std::vector<Sheet> sheets = sound(diagram, Plain(), landscape);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].routes.size() == 6);
}

TEST_CASE("random structures keep what holds of every chart", "[chart]") {
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    INFO("seed " << seed);
    sound(random_structure(seed), MadeUpWords(), seed % 2 == 0 ? landscape : column);
  }
}

TEST_CASE("one sheet is asked for alone where no others are wanted", "[chart]") {
  CHECK_FALSE(arrange_on_one({}, Plain(), landscape));
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const Diagram diagram = random_structure(seed);
    const std::vector<Sheet> sheets = arrange(diagram, MadeUpWords(), column);
    const std::optional<Sheet> one = arrange_on_one(diagram, MadeUpWords(), column);
    REQUIRE(one.has_value() == (sheets.size() == 1 && sheets.front().type_size >= column.least));
    if (one) CHECK(exact(*one) == exact(sheets.front()));
  }
}

TEST_CASE("the same structure makes the same sheets, however its boxes are numbered", "[chart]") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Diagram diagram = random_structure(seed);
    diagram.ties.clear();
    const std::vector<Sheet> sheets = arrange(diagram, MadeUpWords(), landscape);
    CHECK(exact(sheets) == exact(arrange(diagram, MadeUpWords(), landscape)));
    // Numbered level by level.
    std::vector<BoxId> order;
    for (BoxId box = 0; box < diagram.boxes.size(); ++box) {
      if (diagram.boxes[box].parent == no_box) order.push_back(box);
    }
    for (std::size_t n = 0; n < order.size(); ++n) {
      for (BoxId box = order[n] + 1; box < diagram.boxes.size(); ++box) {
        if (diagram.boxes[box].parent == order[n]) order.push_back(box);
      }
    }
    std::vector<BoxId> renumbered(diagram.boxes.size());
    for (BoxId box = 0; box < order.size(); ++box) renumbered[order[box]] = box;
    Diagram other;
    for (const BoxId box : order) {
      other.boxes.push_back(diagram.boxes[box]);
      if (other.boxes.back().parent != no_box) other.boxes.back().parent = renumbered[other.boxes.back().parent];
    }
    const std::vector<Sheet> again = arrange(other, MadeUpWords(order), landscape);
    REQUIRE(again.size() == sheets.size());
    for (std::size_t n = 0; n < sheets.size(); ++n) {
      CHECK(again[n].type_size == sheets[n].type_size);
      for (const PlacedBox& box : sheets[n].boxes) {
        const PlacedBox& same = box_of(again[n], renumbered[box.box]);
        CHECK((same.x == box.x && same.y == box.y && same.height == box.height && same.cut == box.cut));
      }
    }
  }
}

/// Large enough to be split.
Diagram directorates(std::uint32_t seed) {
  Dice dice(seed);
  Diagram diagram = family({{}, {0}, {0}, {0}, {0}, {0}});
  for (BoxId post = 6; post < 200; ++post) diagram.boxes.push_back({1 + dice.roll(std::min(post - 1, 40U)), Stand::below, false, false});
  return diagram;
}

TEST_CASE("a post added in one directorate leaves the sheets of the others alone", "[chart]") {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 16; ++seed) {
    INFO("seed " << seed);
    Diagram diagram = directorates(seed);
    const std::vector<Sheet> before = sound(diagram, MadeUpWords(), landscape);
    const BoxId under = 1 + seed % 40;
    diagram.boxes.push_back({under, Stand::below, false, false});
    const std::vector<Sheet> after = sound(diagram, MadeUpWords(), landscape);
    if (roots(before) != roots(after)) continue;
    for (std::size_t n = 0; n < before.size(); ++n) {
      const std::vector<PlacedBox>& boxes = after[n].boxes;
      if (std::any_of(boxes.begin(), boxes.end(), [&](const PlacedBox& box) { return box.box + 1 == diagram.boxes.size(); })) continue;
      // A leaf that is one no longer is cut where its like are.
      if (boxes.size() == before[n].boxes.size() && box_of(after[n], boxes[0].box).cut == before[n].boxes[0].cut) ++compared;
      CHECK(exact(before[n]) == exact(after[n]));
    }
  }
  CHECK(compared > 30);
}

TEST_CASE("type never shrinks when the page grows", "[chart]") {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Diagram diagram = random_structure(seed);
    diagram.ties.clear();
    std::vector<Sheet> smaller;
    for (int step = 0; step < 8; ++step) {
      const float wider = static_cast<float>(step % 3) * 40 + static_cast<float>(step) * 30;
      const Limits limits{420 + wider, 400 + static_cast<float>(step) * 35 + (wider < 100 ? 0 : 10), 8, 11};
      std::vector<Sheet> larger = arrange(diagram, MadeUpWords(), limits);
      const bool grown = step % 3 != 0;
      if (grown && roots(larger) == roots(smaller)) {
        for (std::size_t n = 0; n < larger.size(); ++n) {
          INFO("sheet " << n << " step " << step);
          CHECK(larger[n].type_size >= smaller[n].type_size);
          ++compared;
        }
      }
      smaller = std::move(larger);
    }
  }
  CHECK(compared > 200);
}

TEST_CASE("a hundred boxes with two hundred ties keep every tie", "[chart]") {
  Diagram diagram = family({{}});
  Dice dice(5);
  for (BoxId post = 1; post < 100; ++post) diagram.boxes.push_back({(post - 1) / 5, Stand::below, false, false});
  while (diagram.ties.size() < 200) {
    const Tie tie{dice.roll(100), dice.roll(100)};
    if (tie.from != tie.to) diagram.ties.push_back(tie);
  }
  const Limits poster{3000, 2200, 8, 11};
  const std::vector<Sheet> sheets = arrange(diagram, Plain(), poster);
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].routes.size() == 200);
}

TEST_CASE("the properties find what is wrong", "[chart]") {
  const Diagram diagram = family({{}, {0}, {0}, {0}, {1}, {1}});
  const std::vector<Sheet> sheets = sound(diagram, Plain(), landscape);
  const auto first_fault = [&](auto spoil) {
    std::vector<Sheet> spoilt = sheets;
    spoil(spoilt[0]);
    const std::vector<std::string> found = violations(diagram, landscape, spoilt);
    return found.empty() ? std::string() : found.front();
  };
  const auto begins = [](const std::string& text, std::string_view start) { return text.substr(0, start.size()) == start; };
  CHECK(begins(first_fault([](Sheet& sheet) { sheet.boxes.pop_back(); }), "9 "));
  CHECK(begins(first_fault([](Sheet& sheet) { sheet.boxes[1].cut = true; }), "9 "));
  CHECK(begins(first_fault([](Sheet& sheet) { sheet.type_size = 12; }), "4 "));
  CHECK(begins(first_fault([](Sheet& sheet) { sheet.boxes[1].x -= 50; }), "5 "));
  CHECK(begins(first_fault([](Sheet& sheet) { sheet.boxes[2].y = sheet.boxes[3].y - 1, sheet.boxes[2].x = sheet.boxes[3].x; }), "1 "));
  CHECK_FALSE(first_fault([](Sheet& sheet) { sheet.connectors.pop_back(); }).empty());
  CHECK_FALSE(first_fault([](Sheet& sheet) { sheet.connectors.push_back({0, no_box, ConnectorKind::reports, {0, 0}, {0, 9}}); }).empty());
  CHECK_FALSE(first_fault([](Sheet& sheet) { sheet.root = 1; }).empty());
  const auto unline = [](Sheet& sheet) {
    for (Connector& line : sheet.connectors)
      if (line.branch == 1) line.kind = ConnectorKind::unlined;
  };
  CHECK(begins(first_fault(unline), "15 "));
}

}  // namespace
}  // namespace townclerk::chart
