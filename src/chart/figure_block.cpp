#include "chart/figure_block.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>
#include <utility>

#include "chart/codes.hpp"
#include "chart/look.hpp"

namespace townclerk::chart {

using document::Block;
using document::BlockKind;

std::string Standing::caption() const {
  const std::string* words = attributes.key("caption");
  return words == nullptr ? std::string() : *words;
}

std::string shown(State state, const Words& words) {
  constexpr std::array<std::string_view, 3> states{"current", "proposed", "changes"};
  return words.label(fmt::format("chart-alternative-{}", states.at(static_cast<std::size_t>(state))));
}

namespace {

/// What is said to who does not see the drawing. Its figure's caption is said beside it, so that here stands what the chart is about.
void describe(document::Drawing& drawing, const Standing& standing, const FigureWords& figure, const Words& words) {
  drawing.name = figure.name.empty() ? figure.shown : figure.name;
  if (drawing.name.ends_with('.')) drawing.name.pop_back();
  std::string& out = drawing.description;
  out = figure.name;
  join(out, ". ", figure.shown);
  if (!standing.set.empty()) join(out, " ", fmt::format("{}: {}.", words.label("chart-set"), standing.set));
  drawing.alternative = out;
  join(drawing.alternative, " ", words.label("chart-in-words"));
}

Block figure_block(const Standing& standing, const FigureWords& figure, const Words& words, std::optional<FittedDrawing> fitted) {
  Block out;
  out.kind = BlockKind::figure;
  out.at = standing.at;
  out.attributes = standing.attributes;
  std::erase_if(out.attributes.edit().keys, [](const auto& key) { return key.first == "caption"; });
  if (figure.numbered && out.attributes.edit().key("number") == nullptr) out.attributes.edit().keys.emplace_back("number", "auto");
  out.attributes.edit().id = figure.id;
  out.attributes.edit().classes.emplace_back("chart");
  if (fitted) {
    if (fitted->on_page) out.attributes.edit().classes.emplace_back("chart-page");
    describe(fitted->drawing, standing, figure, words);
    out.particulars.edit().drawing = std::make_shared<const document::Drawing>(std::move(fitted->drawing));
  }
  if (figure.caption.empty()) return out;
  Block caption;
  caption.kind = BlockKind::caption;
  caption.at = standing.at;
  caption.inlines = {{document::InlineKind::text, figure.caption, {}, standing.at}};
  out.blocks.push_back(std::move(caption));
  return out;
}

}  // namespace

std::vector<Block> figure_and_list(const Standing& standing, const FigureWords& figure, const Words& words, std::optional<FittedDrawing> fitted,
                                   Block list, Diagnostics& diagnostics) {
  if (!fitted) {
    diagnostics.add(Diagnostic(codes::C105, standing.at,
                               fmt::format("{} does not fit a page in type of {} pt, and is given in words only",
                                           figure.caption.empty() ? "this chart" : fmt::format("the chart '{}'", figure.caption), Look::least_size))
                        .hint("show less of it with root= or depth=, leave functions out with functions=none, or shorten its words"));
  }
  Block in_words;
  in_words.kind = BlockKind::container;
  in_words.at = standing.at;
  in_words.attributes.edit().classes = {"chart-list"};
  in_words.blocks.push_back(std::move(list));
  std::vector<Block> out;
  if (fitted || !figure.caption.empty()) {
    out.push_back(figure_block(standing, figure, words, std::move(fitted)));
  } else {
    in_words.attributes.edit().id = figure.id;
  }
  out.push_back(std::move(in_words));
  return out;
}

}  // namespace townclerk::chart
