// A paragraph's inline content, measured: white space collapsed, line break opportunities found over the whole text, each piece between two
// of them shaped once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/boxes.hpp"
#include "layout/faces.hpp"
#include "layout/layout.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"
#include "text/breaks.hpp"

namespace townclerk::layout {

/// What the elements round a text node say about it.
struct Surroundings {
  style::NodeId link = style::no_node;  // nearest <a>
  const style::Computed* underline = nullptr;
  const style::Computed* strike = nullptr;
  const style::Computed* background = nullptr;
  float shift = 0;  // of the baseline, upwards
};

/// The text of one node in a paragraph: [begin, end) of Paragraph::text.
struct Stretch {
  style::NodeId node = style::no_node;
  const style::Computed* style = nullptr;
  Faces* faces = nullptr;
  Surroundings around{};
  float above = 0;  // of the baseline, half the leading included
  float below = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// What stands between two places where a line may end (or a font changes): CSS Text §5.
struct InlineItem {
  enum class Kind : std::uint8_t { text, edge, picture };
  enum class Break : std::uint8_t { none, held, soft, mandatory };  // behind it; held: a soft one that nowrap forbids
  Kind kind = Kind::text;
  Break brk = Break::none;
  std::uint32_t stretch = 0;
  const text::Shaped* shaped = nullptr;
  const text::Font* font = nullptr;
  float width = 0;
  float trail = 0;         // of width: spaces at its end, which a line's end does not count
  float height = 0;        // of a picture
  bool breakable = false;  // a word so long that it may break anywhere, where it does not fit a line of its own
  style::NodeId picture = style::no_node;
};

struct Paragraph {
  style::NodeId node = style::no_node;
  const style::Computed* style = nullptr;
  Faces* faces = nullptr;
  std::string text;
  std::vector<Stretch> stretches;
  std::vector<InlineItem> items;
  std::vector<style::NodeId> anchors;  // inline elements that have an id
  bool decorated = false;              // some stretch has an underline, a line through it, a background or a link

  void clear();
};

/// Widths that a box would like: nothing broken but at opportunities; nothing broken at all; and the length of all its text in one line.
struct Extent {
  float min = 0;
  float max = 0;
  float length = 0;
};

class InlineReader {
 public:
  InlineReader(const style::ElementTree& tree, const style::Styles& styles, FaceFinder& faces, const std::vector<PictureSize>& pictures,
               Diagnostics& diagnostics)
      : tree_(tree), styles_(styles), faces_(faces), pictures_(pictures), diagnostics_(diagnostics) {}

  /// The nodes of a paragraph box. Pictures are no wider or higher than the page.
  void read(const Box& box, Paragraph& out, float page_width, float page_height);
  /// One line of text in a style of its own (margin boxes, drawings). `faces` and `style` must outlive the paragraph; what is wrong is
  /// reported at `place`.
  void read(std::string_view text, const style::Computed& style, Faces& faces, Paragraph& out, style::NodeId place = style::no_node);
  /// Splits what is wider than the line and has no opportunity in it. True when a word had to be split.
  bool split_overlong(Paragraph& paragraph, float width);

 private:
  struct Open {
    style::NodeId node;
    style::NodeId end;
    Surroundings around;
  };
  /// A picture or an inline box's edge among the text.
  struct Atom {
    InlineItem::Kind kind;
    std::uint32_t offset;
    float width;
    float height;
    style::NodeId picture;
  };
  void collect(const Box& box, Paragraph& out, float page_width, float page_height);
  void collect_text(style::NodeId node, const Surroundings& around, Paragraph& out);
  void open_inline(style::NodeId node, Paragraph& out);
  void shape(Paragraph& out);
  void shape_stretch(const Stretch& stretch, std::uint32_t index, std::size_t& next_break, Paragraph& out);
  void add(std::string_view text, InlineItem::Break brk, std::uint32_t stretch, Paragraph& out);
  void add_by_character(std::string_view text, InlineItem::Break brk, std::uint32_t stretch, Paragraph& out);
  bool split_run(const Paragraph& paragraph, std::size_t begin, std::size_t end, float width, std::vector<InlineItem>& out);
  static void split_item(const Paragraph& paragraph, const InlineItem& item, std::vector<InlineItem>& out);
  void report_missing(char32_t character, const Stretch& stretch);
  [[nodiscard]] Surroundings surroundings(style::NodeId node, style::NodeId until, Surroundings outer) const;

  const style::ElementTree& tree_;
  const style::Styles& styles_;
  FaceFinder& faces_;
  const std::vector<PictureSize>& pictures_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::vector<Atom> atoms_;
  std::vector<text::Break> breaks_;
};

[[nodiscard]] Extent extent(const Paragraph& paragraph);

}  // namespace townclerk::layout
