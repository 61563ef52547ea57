// What a File collects between its first call and save().
#pragma once

#include <deque>
#include <optional>

#include "pdf/embedded_font.hpp"
#include "pdf/file.hpp"
#include "pdf/haru.hpp"
#include "pdf/image.hpp"
#include "pdf/object_writer.hpp"
#include "pdf/page_content.hpp"
#include "pdf/structure.hpp"

namespace townclerk::pdf {

struct File::State {
  /// Whose content is being drawn.
  struct Content {
    enum class Kind : std::uint8_t { none, element, artifact } kind = Kind::none;
    ElementId slot = no_element;
    Artifact artifact = Artifact::layout;
    friend bool operator==(const Content&, const Content&) = default;
  };
  struct Page {
    HPDF_Page object = nullptr;
    float width = 0;
    float height = 0;
    PageContent content;
  };

  Metadata metadata;
  Deflater deflate;
  Haru haru;
  Structure structure;
  std::vector<EmbeddedFont> fonts;
  std::vector<Image> images;
  std::deque<Page> pages;
  std::vector<float> page_heights;
  std::vector<HPDF_Dict> annotations;
  std::vector<std::pair<std::string, Destination>> destinations;
  std::vector<HPDF_Outline> bookmarks;  // the last one of each depth

  std::vector<Attachment> attachments;

  std::string failure;  // the first; empty: none

  Content wanted;
  Content open;

  [[nodiscard]] Page& page();
  /// Opens the wanted mark before something is drawn, so that an empty mark leaves no trace.
  PageContent& draw();
  void close_mark();
  void add_shape(Shape shape);
  /// Fails the file when a string is longer than it may be; `what` it is.
  void need_room(std::string_view what, std::string_view text);
  std::uint32_t font(const text::Font& font);
  HPDF_Dict add_link(ElementId element, float x, float y, float width, float height, std::string_view description);
};

}  // namespace townclerk::pdf
