// A paragraph's inline content, measured: white space collapsed, line break opportunities found over the whole text, each piece between two
// of them shaped once.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/boxes.hpp"
#include "layout/faces.hpp"
#include "layout/layout.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"
#include "text/breaks.hpp"
#include "text/hyphenator.hpp"

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
  float trail = 0;           // of width: spaces at its end, which a line's end does not count
  float height = 0;          // of a picture
  bool breakable = false;    // a word so long that it may break anywhere, where it does not fit a line of its own
  std::uint16_t points = 0;  // where its word may be broken with a hyphen: [first_point, first_point + points) of Paragraph::points
  std::uint32_t first_point = 0;
  style::NodeId picture = style::no_node;
};

/// A place in an item where a hyphen may stand at a line's end.
struct HyphenPoint {
  std::uint32_t end = 0;   // bytes of the item's text before the hyphen
  std::uint32_t next = 0;  // where it goes on: behind the soft hyphen of the text, where one stands there
  float before = 0;        // width of the part before, hyphen included
  float after = 0;         // width of the rest
};
inline constexpr std::uint32_t no_hyphen = 0xFFFFFFFF;

/// Items [begin, end) of a paragraph.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  float width = 0;                   // without the spaces at its end
  bool last = false;                 // of the paragraph, or before a forced break
  float spread = 0;                  // what its spaces grow by to fill justified text, as a share of their width; negative: they shrink
  std::uint32_t hyphen = no_hyphen;  // the point that breaks its last item, with whose rest the next line begins
};

/// The item of a shaped text, or of a text that is still to be shaped, in a stretch of its paragraph.
[[nodiscard]] InlineItem measured(const text::Shaped& shaped, const text::Font& font, const Stretch& stretch, std::uint32_t index);
[[nodiscard]] InlineItem shaped_item(std::string_view text, const text::Font& font, const Stretch& stretch, std::uint32_t index);

struct Paragraph {
  style::NodeId node = style::no_node;
  const style::Computed* style = nullptr;
  Faces* faces = nullptr;
  std::string text;
  std::vector<Stretch> stretches;
  std::vector<InlineItem> items;
  std::vector<HyphenPoint> points;
  std::vector<style::NodeId> anchors;  // inline elements that have an id
  bool decorated = false;              // some stretch has an underline, a line through it, a background or a link

  void clear();
};

/// Words in a style of their own. `style` and `faces` must outlive the paragraph that they are read into.
struct StyledText {
  std::string_view text;
  const style::Computed* style;
  Faces* faces;
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
  /// Words of no node (margin boxes, drawings, labels), one part behind the other in the first one's paragraph; what is wrong is reported at
  /// `place`.
  void read(std::initializer_list<StyledText> parts, Paragraph& out, style::NodeId place = style::no_node);
  /// Splits what is wider than the line and has no opportunity in it. True when a word had to be split.
  bool split_overlong(Paragraph& paragraph, float width);
  /// Puts the hyphens into the items, so that each line has items of its own.
  static void break_words(Paragraph& paragraph, std::vector<Line>& lines);

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
  /// A place in the text where a word may be broken with a hyphen.
  struct Hyphen {
    std::uint32_t end;   // of the part before
    std::uint32_t next;  // the rest begins
  };
  void collect(const Box& box, Paragraph& out, float page_width, float page_height);
  void collect_text(style::NodeId node, const Surroundings& around, Paragraph& out);
  void open_inline(style::NodeId node, Paragraph& out);
  void shape(Paragraph& out);
  void find_hyphens(const Paragraph& paragraph);
  void add_points(InlineItem& item, std::uint32_t begin, Paragraph& out);
  void shape_stretch(const Stretch& stretch, std::uint32_t index, std::size_t& next_break, Paragraph& out);
  void add_words(std::string_view text, InlineItem::Break brk, std::uint32_t stretch, Paragraph& out);
  void add(std::string_view text, InlineItem::Break brk, std::uint32_t stretch, Paragraph& out);
  void add_by_character(std::string_view text, InlineItem::Break brk, std::uint32_t stretch, Paragraph& out);
  bool split_run(const Paragraph& paragraph, std::size_t begin, std::size_t end, float width, std::vector<InlineItem>& out);
  static void split_item(const Paragraph& paragraph, const InlineItem& item, std::vector<InlineItem>& out);
  void report_missing(char32_t character, const Stretch& stretch);
  const text::Hyphenator* hyphenator(style::NodeId node);
  [[nodiscard]] Surroundings surroundings(style::NodeId node, style::NodeId until, Surroundings outer) const;

  const style::ElementTree& tree_;
  const style::Styles& styles_;
  FaceFinder& faces_;
  const std::vector<PictureSize>& pictures_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::vector<Atom> atoms_;
  std::vector<text::Break> breaks_;
  std::vector<Hyphen> hyphens_;
  std::vector<std::uint32_t> word_points_;
  std::map<std::string, std::unique_ptr<text::Hyphenator>, std::less<>> hyphenators_;  // by language; null: there are no patterns
};

[[nodiscard]] Extent extent(const Paragraph& paragraph);

}  // namespace townclerk::layout
