#include "chart/arrange.hpp"

#include <fmt/format.h>

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

void require_sound(const Diagram& diagram, const Measure& measure, const Limits& limits, const std::vector<Sheet>& sheets) {
  (void)measure;
  const std::vector<std::string> found = violations(diagram, limits, sheets);
  INFO(listed(found));
  REQUIRE(found.empty());
}

TEST_CASE("random structures keep what holds of every chart", "[chart]") {
  std::size_t sheets_made = 0, faulty=0;
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    const Diagram diagram = random_structure(seed);
    const MadeUpWords words;
    const Limits& limits = seed % 2 == 0 ? landscape : column;
    const std::vector<Sheet> sheets = arrange(diagram, words, limits);
    sheets_made += sheets.size();
    auto v = violations(diagram, limits, sheets);
    if (!v.empty()) { faulty++; fmt::print("seed {} boxes {} ties {}: {} {}\n", seed, diagram.boxes.size(), diagram.ties.size(), v.size(), v[0]); }
  }
  fmt::print("{} sheets {} faulty\n", sheets_made, faulty);
}

}  // namespace
}  // namespace townclerk::chart
