#include "layout/layout.hpp"

#include <array>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "layout/codes.hpp"
#include "layout/composition.hpp"
#include "layout/contents.hpp"
#include "layout/faces.hpp"
#include "layout/flow.hpp"
#include "layout/furniture.hpp"
#include "layout/inlines.hpp"
#include "layout/pagination.hpp"

namespace townclerk::layout {
namespace {

constexpr float least = 72;  // points: an inch of room for text, a word or two

constexpr std::size_t usual_figures = 4;  // of a page's number, for which lists of contents keep room at first
constexpr int most_rounds = 3;            // more room makes more pages, which may need more room

struct Placed {
  Strip strip;
  Placement placement;
  Diagnostics found = Diagnostics(std::numeric_limits<std::size_t>::max());  // all go to those of the report, which know their limit
};

bool fits(const style::PageStyle& page, std::string_view name, Diagnostics& diagnostics) {
  const float width = page.text_width();
  const float height = page.text_height();
  if (width >= least && height >= least) return true;
  diagnostics.add(
      Diagnostic(codes::L103, {},
                 fmt::format("the {} is too small for its margins: {:.0f} by {:.0f} points are left for text, {:.0f} by {:.0f} are needed", name,
                             width, height, least, least))
          .hint("make the page larger or its margins smaller in the style's @page rule"));
  return false;
}

}  // namespace

Pages place(const style::ElementTree& tree, const style::Styles& styles, text::FontBook& fonts, const std::vector<PictureSize>& pictures,
            Diagnostics& diagnostics) {
  bool roomy = fits(styles.first_page, "first page", diagnostics);
  roomy = fits(styles.page, "page", diagnostics) && roomy;
  for (const auto& [name, page] : styles.named_pages) roomy = fits(page, fmt::format("page '{}'", name), diagnostics) && roomy;
  if (!roomy) return {};
  FaceFinder faces(styles, fonts, diagnostics);
  Placed placed;
  std::size_t figures = usual_figures;
  for (int round = 0; round < most_rounds; ++round) {
    placed = {};
    InlineReader inlines(tree, styles, faces, pictures, placed.found);
    placed.strip = StripBuilder(tree, styles, faces, inlines, placed.found, figures).build();
    placed.placement = paginate(placed.strip, styles, tree, placed.found);
    const std::size_t wanted = figures_of(placed.placement.pages.size());
    if (placed.strip.leaders.empty() || wanted <= figures) break;
    figures = wanted;
  }
  for (const Diagnostic& each : placed.found.all()) diagnostics.add(each);
  fill_leaders(placed.strip, placed.placement, tree, styles, faces, diagnostics);
  Pages pages = compose(std::move(placed.strip), placed.placement, tree);
  InlineReader inlines(tree, styles, faces, pictures, diagnostics);
  furnish(pages, placed.placement, tree, faces, inlines);
  return pages;
}

}  // namespace townclerk::layout
