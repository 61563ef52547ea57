#include "layout/layout.hpp"

#include <array>
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
  InlineReader inlines(tree, styles, faces, pictures, diagnostics);
  Strip strip = StripBuilder(tree, styles, faces, inlines, diagnostics).build();
  const Placement placement = paginate(strip, styles, tree, diagnostics);
  fill_leaders(strip, placement, tree, styles, faces);
  Pages pages = compose(std::move(strip), placement, tree);
  furnish(pages, placement, tree, faces, inlines);
  return pages;
}

}  // namespace townclerk::layout
