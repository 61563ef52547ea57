#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "document/drawing.hpp"
#include "pdf/file.hpp"
#include "writers/pdf_structure.hpp"
#include "writers/writers.hpp"

namespace townclerk::writers {

namespace {

using pdf::no_element;
using style::NodeId;

pdf::Colour colour(style::Colour c) {
  return {c.r, c.g, c.b};
}

pdf::Paint paint(const std::optional<style::Colour>& fill, const document::Stroke& stroke) {
  pdf::Paint paint{.width = stroke.width, .line = colour(stroke.colour), .dashes = stroke.dashes, .round = stroke.round};
  if (fill) paint.fill = colour(*fill);
  return paint;
}

pdf::Claims claimed(document::Claims claims) {
  switch (claims) {
    case document::Claims::archive_and_access:
      return pdf::Claims::pdfa_and_ua;
    case document::Claims::archive:
      return pdf::Claims::pdfa;
    case document::Claims::none:
      break;
  }
  return pdf::Claims::none;
}

class PdfWriter {
 public:
  PdfWriter(const style::ElementTree& tree, layout::Pages pages, const Pictures& pictures, std::string_view producer)
      : tree_(tree),
        pages_(std::move(pages)),
        pictures_(pictures),
        file_({tree.metadata.title, tree.metadata.author, tree.metadata.subject, tree.metadata.language, tree.metadata.date, std::string(producer),
               claimed(tree.metadata.claims)}),
        structure_(tree, pages_, file_) {}

  tl::expected<std::string, std::string> write(std::vector<pdf::Attachment> attachments) {
    for (layout::Page& page : pages_.pages) {
      file_.begin_page(page.width, page.height);
      for (const layout::Item& item : page.items) {
        std::visit([this](const auto& i) { draw(i); }, item);
      }
      for (const layout::LinkArea& area : page.links) link(area);
      draw_furniture(page);
      file_.end_page();
      page = {};  // of a large report, all pages would take as much memory as what is drawn of them
    }
    if (failure_) return tl::unexpected(std::move(*failure_));
    for (const layout::Anchor& anchor : pages_.anchors) file_.add_destination(anchor.id, {anchor.page, anchor.y});
    add_bookmarks();
    for (pdf::Attachment& attachment : attachments) file_.attach(std::move(attachment));
    return file_.save();
  }

 private:
  void mark(pdf::ElementId slot) {
    if (slot == no_element) {
      file_.artifact(pdf::File::Artifact::layout);
    } else {
      file_.mark(slot);
    }
  }

  void draw(const layout::TextRun& run) {
    mark(structure_.slot(run.node, run.marker));
    show(run);
  }

  void show(const layout::TextRun& run, float x = 0, float y = 0) {
    for (const layout::TextRun::Piece& piece : run.pieces) {
      file_.show(*run.font, run.size, colour(run.colour), x + piece.x, y + run.baseline, run.letter_spacing, *piece.shaped, run.scaling);
    }
  }

  void draw(const layout::Fill& fill) {
    file_.artifact(pdf::File::Artifact::layout);
    show(fill);
  }

  void show(const layout::Fill& fill) { file_.fill(fill.rect.x, fill.rect.y, fill.rect.width, fill.rect.height, colour(fill.colour)); }

  void draw(const layout::Dashes& line) {
    file_.artifact(pdf::File::Artifact::layout);
    show(line);
  }

  void show(const layout::Dashes& line) { file_.dashes(line.x1, line.y1, line.x2, line.y2, line.width, line.round, colour(line.colour)); }

  void draw(const layout::Picture& picture) {
    mark(structure_.slot(picture.node, false));
    show(picture);
  }

  void show(const layout::Picture& picture) {
    if (const auto image = image_of(picture.node)) {
      file_.picture(*image, picture.rect.x, picture.rect.y, picture.rect.width, picture.rect.height);
    }
  }

  /// One marked content, whatever it is made of.
  void draw(const layout::Artwork& artwork) {
    mark(structure_.slot(artwork.node, false));
    file_.cover(artwork.rect.x, artwork.rect.y, artwork.rect.width, artwork.rect.height);
    show(artwork);
  }

  void show(const layout::Artwork& artwork) {
    for (const layout::Artwork::Shape& shape : artwork.shapes) {
      std::visit([&](const auto& s) { show(s, artwork.rect.x, artwork.rect.y); }, shape);
    }
  }

  void show(const document::Rectangle& box, float x, float y) {
    file_.rectangle(x + box.x, y + box.y, box.width, box.height, box.radius, paint(box.fill, box.stroke));
  }

  void show(const document::Polyline& line, float x, float y) {
    std::vector<pdf::Point> points;
    points.reserve(line.points.size());
    for (const document::Point& point : line.points) points.push_back({x + point.x, y + point.y});
    file_.polyline(std::move(points), line.closed, paint(line.fill, line.stroke));
  }

  std::optional<std::uint32_t> image_of(NodeId node) {
    const std::string* source = tree_.attribute(node, "src");
    const auto bytes = source == nullptr ? pictures_.end() : pictures_.find(*source);
    if (bytes == pictures_.end()) {
      failure_ = "there are no bytes for picture '" + (source == nullptr ? std::string() : *source) + "'";
      return std::nullopt;
    }
    const auto [at, fresh] = images_.try_emplace(*source, 0);
    if (fresh) {
      const auto image = file_.add_image(std::as_bytes(std::span(bytes->second)));
      if (!image) {
        failure_ = "picture '" + *source + "': " + image.error();
        return std::nullopt;
      }
      at->second = *image;
    }
    return at->second;
  }

  void draw_furniture(const layout::Page& page) {
    for (const layout::Item& item : page.furniture) {
      const bool in_upper_half = top_of(item) < page.height / 2;
      file_.artifact(in_upper_half ? pdf::File::Artifact::header : pdf::File::Artifact::footer);
      std::visit([this](const auto& i) { show(i); }, item);
    }
  }

  static float top_of(const layout::Item& item) {
    if (const auto* run = std::get_if<layout::TextRun>(&item)) return run->baseline;
    if (const auto* fill = std::get_if<layout::Fill>(&item)) return fill->rect.y;
    if (const auto* line = std::get_if<layout::Dashes>(&item)) return line->y1;
    if (const auto* artwork = std::get_if<layout::Artwork>(&item)) return artwork->rect.y;
    return std::get<layout::Picture>(item).rect.y;
  }

  void link(const layout::LinkArea& area) {
    const std::string* target = tree_.attribute(area.node, "href");
    const pdf::ElementId element = structure_.link(area.node);
    if (target == nullptr || element == no_element) return;
    std::string description = tree_.words(area.node);
    const layout::Rect& r = area.rect;
    if (target->starts_with('#')) {
      file_.link_to(element, r.x, r.y, r.width, r.height, std::string_view(*target).substr(1), description.empty() ? *target : description);
      return;
    }
    if (description.empty()) {
      description = *target;
    } else if (description != *target) {
      description += " (" + *target + ")";
    }
    file_.link_uri(element, r.x, r.y, r.width, r.height, *target, description);
  }

  /// Headings, and numbered charts below them.
  void add_bookmarks() {
    int depth = 0;
    for (NodeId node = 0; node < tree_.nodes.size(); ++node) {
      const style::Node& n = tree_.nodes[node];
      if (n.particulars->id.empty()) continue;
      if (n.name >= style::Name::h1 && n.name <= style::Name::h6) {
        depth = static_cast<int>(n.name) - static_cast<int>(style::Name::h1) + 1;
        file_.add_bookmark(depth, tree_.words(node), n.particulars->id);
      } else if (const NodeId caption = numbered_caption(node); caption != style::no_node) {
        file_.add_bookmark(depth + 1, tree_.words(caption), n.particulars->id);
      }
    }
  }

  /// The caption of a numbered chart; no_node for all else.
  [[nodiscard]] NodeId numbered_caption(NodeId figure) const {
    if (tree_.nodes[figure].name != style::Name::figure || !tree_.has_class(figure, "chart")) return style::no_node;
    NodeId caption = tree_.first_child(figure);
    while (caption != style::no_node && tree_.nodes[caption].name != style::Name::figcaption) caption = tree_.next_sibling(caption);
    const bool numbered = caption != style::no_node && caption + 1 < tree_.nodes[caption].end && tree_.has_class(caption + 1, "num");
    return numbered ? caption : style::no_node;
  }

  const style::ElementTree& tree_;
  layout::Pages pages_;
  const Pictures& pictures_;
  pdf::File file_;
  PdfStructure structure_;
  std::map<std::string, std::uint32_t, std::less<>> images_;
  std::optional<std::string> failure_;
};

}  // namespace

tl::expected<std::string, std::string> pdf(const style::ElementTree& tree, layout::Pages pages, const Pictures& pictures, std::string_view producer,
                                           std::vector<pdf::Attachment> attachments) {
  return PdfWriter(tree, std::move(pages), pictures, producer).write(std::move(attachments));
}

}  // namespace townclerk::writers
