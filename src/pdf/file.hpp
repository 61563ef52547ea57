// One PDF 1.7 file: fonts, tags, pages, outline, annotations, metadata. It knows nothing of reports.
//
// libharu holds catalogue, page tree, fonts, annotations and outlines; structure elements, parent tree and streams are compact records of our
// own, numbered behind its last object, and the final save is ours (object streams and a cross-reference stream). Points; origin at the page's top
// left.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "base/rgb.hpp"
#include "pdf/attachment.hpp"
#include "text/font.hpp"

namespace townclerk::pdf {

using ElementId = std::uint32_t;
inline constexpr ElementId no_element = 0xFFFFFFFF;

/// ISO 32000-1 §14.8.4.
enum class Type : std::uint8_t {
  Document,
  Part,
  Sect,
  Div,
  BlockQuote,
  Caption,
  TOC,
  TOCI,
  Reference,
  P,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  L,
  LI,
  Lbl,
  LBody,
  Table,
  THead,
  TBody,
  TFoot,
  TR,
  TH,
  TD,
  Span,
  Link,
  Figure,
  Code,
  Note
};
enum class Scope : std::uint8_t { none, column, row, both };

/// Attributes of a structure element; the defaults write nothing.
struct ElementAttributes {
  std::string alternative;           // /Alt
  std::string language;              // /Lang, where it differs
  std::string id;                    // /ID
  std::vector<std::string> headers;  // /Headers: identifiers of the header cells that name a cell
  Scope scope = Scope::none;
  std::uint16_t column_span = 1;
  std::uint16_t row_span = 1;
  std::string_view list_numbering;  // "Decimal", "Disc", …
  std::vector<float> bbox;          // of a figure: left, top, right, bottom on its page
};

/// The standards that a file says it keeps: PDF/A-3a, and PDF/UA-1 as well.
enum class Claims : std::uint8_t { none, pdfa, pdfa_and_ua };

struct Metadata {
  std::string title;
  std::string author;
  std::string subject;
  std::string language;
  std::string date;  // ISO 8601; empty: none
  std::string producer;
  Claims claims = Claims::pdfa_and_ua;  // without a title or a language nothing is claimed
};

using Colour = Rgb;

struct Point {
  float x = 0;
  float y = 0;
};

/// How an area is filled and its edge drawn (ISO 32000-1 §8.4.3). The defaults paint nothing.
struct Paint {
  std::optional<Colour> fill{};
  float width = 0;  // of the line; 0: none
  Colour line{};
  std::vector<float> dashes{};  // lengths of dash and gap in turn; empty: unbroken
  bool round = false;           // ends, corners, and the ends of dashes
};

struct Destination {
  std::uint32_t page = 0;
  float y = 0;
};

class File {
 public:
  explicit File(Metadata metadata);
  ~File();
  File(File&&) noexcept;
  File& operator=(File&&) noexcept;

  // Structure tree, built before anything is drawn, in reading order; `no_element` as parent: the top. One element serves all its pages.
  ElementId add_element(ElementId parent, Type type, ElementAttributes attributes = {});
  /// A place among the element's children for text: what is drawn under this mark is the element's own content and stands there, between
  /// the children added before and those added after, on whatever page it is drawn. Slots with no element between them are one.
  ElementId add_slot(ElementId element);

  // Pages, in order.
  void begin_page(float width, float height);
  /// Marks what follows as content of a slot, or of an element behind its children, until the next mark, artifact or end of page. What is
  /// drawn without a mark is a layout artifact.
  void mark(ElementId element);
  enum class Artifact : std::uint8_t { layout, header, footer };
  void artifact(Artifact kind);
  /// Shaped glyphs at (x, baseline), their widths times `scaling`; successive calls on one baseline are joined. The text is of the font's
  /// own cache (Font::shape); the font must live until save().
  void show(const text::Font& font, float size, Colour colour, float x, float baseline, float letter_spacing, const text::Shaped& shaped,
            float scaling = 1);
  void fill(float x, float y, float width, float height, Colour colour);
  void dashes(float x1, float y1, float x2, float y2, float width, bool round, Colour colour);
  /// `radius`: of its corners; no more than half of a side is used.
  void rectangle(float x, float y, float width, float height, float radius, Paint paint);
  /// A line through points; closed it is an area. Fewer than two points draw nothing.
  void polyline(std::vector<Point> points, bool closed, Paint paint);
  /// What is marked now covers this rectangle: the bounding box of a Figure that has none yet.
  void cover(float x, float y, float width, float height);
  /// Places an image added before, and covers its rectangle.
  void picture(std::uint32_t image, float x, float y, float width, float height);
  /// A link annotation on the current page, owned by a Link element. `description` is its /Contents; of a long one the
  /// beginning.
  void link_to(ElementId element, float x, float y, float width, float height, std::string_view destination, std::string_view description);
  void link_uri(ElementId element, float x, float y, float width, float height, std::string_view uri, std::string_view description);
  void end_page();

  /// PNG or JPEG bytes; an error says what is wrong with them.
  tl::expected<std::uint32_t, std::string> add_image(std::span<const std::byte> bytes);

  void add_destination(std::string name, Destination destination);
  /// Depth 1 is the top; a depth more than one below the last is taken as one below it. Of a long title the beginning is shown.
  void add_bookmark(int depth, std::string_view title, std::string_view destination);

  /// A file to be carried. Of a long description the beginning is kept.
  void attach(Attachment attachment);

  /// The bytes. The file is used up. The error names what failed in libharu or a font, or which string is longer than PDF/A allows.
  tl::expected<std::string, std::string> save();

  struct State;  // opaque

 private:
  std::unique_ptr<State> state_;
};

}  // namespace townclerk::pdf
