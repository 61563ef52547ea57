#include "chart/form_figures.hpp"

#include <optional>
#include <string>
#include <utility>

#include "chart/blocks.hpp"
#include "chart/cycle.hpp"
#include "chart/list.hpp"

namespace townclerk::chart {
namespace {

using document::Block;
using document::BlockKind;
using document::Drawing;

/// The first of column and page that a drawing fits: `draw(room, least)`.
template <class Draw>
std::optional<FittedDrawing> fit(const Standing& standing, const Look& look, const Draw& draw) {
  const int caption_lines = standing.caption().empty() ? 0 : 1;
  if (auto drawing = draw(look.column(standing.column, caption_lines), Look::least_in_column)) return FittedDrawing{std::move(*drawing), false};
  if (auto drawing = draw(look.page(standing.heading_level, caption_lines), Look::least_size)) return FittedDrawing{std::move(*drawing), true};
  return std::nullopt;
}

Block phase_list(const model::Cycle& cycle, const Words& words, Span at) {
  Block list;
  list.kind = BlockKind::list;
  list.ordered = true;
  list.at = at;
  for (const model::Phase& phase : cycle.phases) {
    Block line;
    line.at = at;
    line.attributes.edit().classes = {"unnumbered"};
    line.inlines = {{document::InlineKind::text, words.in(phase.title), {}, at}};
    Block item;
    item.kind = BlockKind::item;
    item.at = at;
    item.blocks.push_back(std::move(line));
    list.blocks.push_back(std::move(item));
  }
  return list;
}

}  // namespace

std::vector<Block> block_figures(const Chart& chart, const Request& request, const Words& words, const Look& look, text::FontBook& fonts,
                                 const Standing& standing, Diagnostics& diagnostics) {
  auto fitted = fit(standing, look, [&](Room room, float least) -> std::optional<Drawing> {
    auto made = draw_blocks(chart, words, look, fonts, room, least, look.body_size());
    return made ? std::optional(std::move(made->drawing)) : std::nullopt;
  });
  const FigureWords figure{standing.attributes.id, standing.caption(), words.name_of(request.root), shown(request.state, words)};
  const ShownIn here = [](std::size_t) { return std::string(); };
  return figure_and_list(standing, figure, words, std::move(fitted), list_of(chart, chart.top(), words, here, standing.at), diagnostics);
}

std::vector<Block> cycle_figures(const model::Cycle& cycle, const Words& words, const Look& look, text::FontBook& fonts, const Standing& standing,
                                 Diagnostics& diagnostics) {
  auto fitted = fit(standing, look, [&](Room room, float least) { return draw_cycle(cycle, words, look, fonts, room, least, look.body_size()); });
  const FigureWords figure{standing.attributes.id, standing.caption(), words.in(cycle.title),
                           words.label(cycle.both_ways ? "chart-alternative-cycle-both-ways" : "chart-alternative-cycle")};
  return figure_and_list(standing, figure, words, std::move(fitted), phase_list(cycle, words, standing.at), diagnostics);
}

}  // namespace townclerk::chart
