#include "layout/contents.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "layout/codes.hpp"
#include "layout/composition.hpp"

namespace townclerk::layout {
namespace {

constexpr text::Features figures{.tabular_figures = true};

using Targets = std::unordered_map<std::string_view, std::uint32_t>;  // page by anchor

Targets find_targets(const Strip& strip, const Placement& placement, const style::ElementTree& tree) {
  Targets pages;
  for (const AnchorMark& mark : strip.anchors) {
    const style::Node& node = tree.nodes[mark.node];
    const std::uint32_t page = anchor_at(strip, placement, mark).page;
    if (!node.particulars->id.empty()) pages.emplace(node.particulars->id, page);
    if (!node.particulars->alias.empty()) pages.emplace(node.particulars->alias, page);
  }
  return pages;
}

/// Dots stand at multiples of their own width from the right, so those of neighbouring lines stand below each other.
void draw_leader(TextRun& run, const Leader& leader, const text::Font& font, const style::Computed& style, std::uint32_t page, float widest) {
  const float scale = style.font_size / static_cast<float>(font.metrics().units_per_em);
  const text::Shaped& number = font.shape(fmt::format("{}", page + 1), figures);
  const float pitch = static_cast<float>(font.shape(". ", figures).width) * scale;
  const float right = leader.right - widest * scale - style.font_size / 2;
  const float room = right - leader.text_end - style.font_size / 2;
  run.font = &font;
  run.size = style.font_size;
  run.colour = style.color;
  if (pitch > 0 && room >= pitch) {
    const auto dots = static_cast<std::size_t>(room / pitch);
    std::string leaders;
    for (std::size_t i = 0; i < dots; ++i) leaders += ". ";
    run.pieces.push_back({&font.shape(leaders, figures), right - static_cast<float>(dots) * pitch});
  }
  run.pieces.push_back({&number, leader.right - static_cast<float>(number.width) * scale});
}

}  // namespace

std::size_t figures_of(std::size_t pages) {
  return fmt::formatted_size("{}", pages);
}

void fill_leaders(Strip& strip, const Placement& placement, const style::ElementTree& tree, const style::Styles& styles, FaceFinder& faces,
                  Diagnostics& diagnostics) {
  if (strip.leaders.empty()) return;
  const Targets targets = find_targets(strip, placement, tree);
  const std::size_t most_figures = figures_of(placement.pages.size());
  for (const Leader& leader : strip.leaders) {
    const std::string* href = tree.attribute(leader.link, "href");
    Faces& found = faces.of(leader.style, tree.nodes[leader.link].at);
    if (href == nullptr || href->empty() || href->front() != '#' || found.fonts.empty()) continue;
    const auto target = targets.find(std::string_view(*href).substr(1));
    if (target == targets.end()) continue;
    auto& run = std::get<TextRun>(strip.contents[leader.content].item);
    const text::Font& font = *found.fonts.front();
    const auto widest = static_cast<float>(font.shape(std::string(most_figures, '0'), figures).width);
    draw_leader(run, leader, font, styles.values[leader.style], target->second, widest);
    if (run.pieces.back().x < leader.text_end) {
      diagnostics.add(Diagnostic(codes::L119, tree.nodes[leader.link].at,
                                 fmt::format("the number of page {} has no room beside this entry of the contents", target->second + 1)));
    }
  }
}

}  // namespace townclerk::layout
