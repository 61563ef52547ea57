#include "layout/describe.hpp"

#include <iterator>

#include <fmt/format.h>

namespace townclerk::layout {
namespace {

class Describer {
 public:
  explicit Describer(const style::ElementTree& tree) : tree_(tree) {}

  std::string describe(const Pages& pages) {
    std::size_t number = 0;
    for (const Page& page : pages.pages) {
      write("page {} {:.1f} x {:.1f}\n", ++number, page.width, page.height);
      for (const Item& item : page.items) one("", item);
      for (const LinkArea& link : page.links) {
        const std::string* href = tree_.attribute(link.node, "href");
        write("  link {} -> {}\n", rect(link.rect), href == nullptr ? "" : *href);
      }
      for (const Item& item : page.furniture) one("furniture ", item);
    }
    for (const Anchor& anchor : pages.anchors) write("anchor {} page {} y {:.1f}\n", anchor.id, anchor.page + 1, anchor.y);
    return std::move(out_);
  }

 private:
  template <typename... Arguments>
  void write(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }

  static std::string rect(const Rect& r) { return fmt::format("{:.1f} {:.1f} {:.1f} x {:.1f}", r.x, r.y, r.width, r.height); }
  static std::string hex(style::Colour c) { return fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b); }

  [[nodiscard]] std::string_view element(const TextRun& run) const {
    if (run.node == style::no_node) return "-";
    const style::Node& node = tree_.nodes[run.node];
    const bool text = node.name == style::Name::text_node && node.parent != style::no_node;
    return style::to_string(text ? tree_.nodes[node.parent].name : node.name);
  }

  void one(std::string_view prefix, const Item& item) {
    write("  {}", prefix);
    if (const auto* run = std::get_if<TextRun>(&item)) {
      std::string words;
      for (const TextRun::Piece& piece : run->pieces) words += piece.shaped->text;
      write("{} {:.1f} {:.1f} {:.1f}pt {} \"{}\"\n", run->marker ? "marker" : "text", run->pieces.empty() ? 0 : run->pieces.front().x, run->baseline,
            run->size, element(*run), words);
    } else if (const auto* fill = std::get_if<Fill>(&item)) {
      write("fill {} {}\n", rect(fill->rect), hex(fill->colour));
    } else if (const auto* dashes = std::get_if<Dashes>(&item)) {
      write("{} {:.1f} {:.1f} to {:.1f} {:.1f} width {:.1f} {}\n", dashes->round ? "dots" : "dashes", dashes->x1, dashes->y1, dashes->x2, dashes->y2,
            dashes->width, hex(dashes->colour));
    } else if (const auto* picture = std::get_if<Picture>(&item)) {
      write("picture {}\n", rect(picture->rect));
    }
  }

  const style::ElementTree& tree_;
  std::string out_;
};

}  // namespace

std::string describe(const Pages& pages, const style::ElementTree& tree) {
  return Describer(tree).describe(pages);
}

}  // namespace townclerk::layout
