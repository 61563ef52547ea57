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

  static std::string words_of(const TextRun& run) {
    std::string words;
    for (const TextRun::Piece& piece : run.pieces) words += piece.shaped->text;
    return words;
  }

  [[nodiscard]] std::string_view element(const TextRun& run) const {
    if (run.node == style::no_node) return "-";
    const style::Node& node = tree_.nodes[run.node];
    const bool text = node.name == style::Name::text_node && node.parent != style::no_node;
    return style::to_string(text ? tree_.nodes[node.parent].name : node.name);
  }

  void one(std::string_view prefix, const Item& item) {
    write("  {}", prefix);
    if (const auto* run = std::get_if<TextRun>(&item)) {
      write("{} {:.1f} {:.1f} {:.1f}pt {} \"{}\"\n", run->marker ? "marker" : "text", run->pieces.empty() ? 0 : run->pieces.front().x, run->baseline,
            run->size, element(*run), words_of(*run));
    } else if (const auto* fill = std::get_if<Fill>(&item)) {
      write("fill {} {}\n", rect(fill->rect), hex(fill->colour));
    } else if (const auto* dashes = std::get_if<Dashes>(&item)) {
      write("{} {:.1f} {:.1f} to {:.1f} {:.1f} width {:.1f} {}\n", dashes->round ? "dots" : "dashes", dashes->x1, dashes->y1, dashes->x2, dashes->y2,
            dashes->width, hex(dashes->colour));
    } else if (const auto* picture = std::get_if<Picture>(&item)) {
      write("picture {}\n", rect(picture->rect));
    } else if (const auto* artwork = std::get_if<Artwork>(&item)) {
      write("drawing {}\n", rect(artwork->rect));
      for (const Artwork::Shape& shape : artwork->shapes) std::visit([this](const auto& s) { one(s); }, shape);
    }
  }

  static std::string paint(const std::optional<style::Colour>& fill, const document::Stroke& stroke) {
    std::string out = fill ? " filled " + hex(*fill) : std::string();
    if (stroke.width > 0) out += fmt::format(" {} {:.1f} {}", stroke.dashes.empty() ? "line" : "dashes", stroke.width, hex(stroke.colour));
    return out;
  }

  void one(const document::Rectangle& r) {
    write("    rectangle {:.1f} {:.1f} {:.1f} x {:.1f}{}{}\n", r.x, r.y, r.width, r.height, r.radius > 0 ? " rounded" : "", paint(r.fill, r.stroke));
  }

  void one(const document::Polyline& line) {
    write("    {}", line.closed ? "area" : "line");
    for (const document::Point& point : line.points) write(" {:.1f},{:.1f}", point.x, point.y);
    write("{}\n", paint(line.fill, line.stroke));
  }

  void one(const TextRun& run) {
    write("    words {:.1f} {:.1f} {:.1f}pt \"{}\"\n", run.pieces.empty() ? 0 : run.pieces.front().x, run.baseline, run.size, words_of(run));
  }

  const style::ElementTree& tree_;
  std::string out_;
};

}  // namespace

std::string describe(const Pages& pages, const style::ElementTree& tree) {
  return Describer(tree).describe(pages);
}

}  // namespace townclerk::layout
