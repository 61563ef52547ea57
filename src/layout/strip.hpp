// The report as one endless strip: lines, pictures and decorations at heights that know no page yet, and the pieces between which a page may
// end. Layout fills the strip, pagination gives each piece its page, composition moves what stands in the pieces to the pages.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "layout/pages.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"

namespace townclerk::layout {

using PieceId = std::uint32_t;
inline constexpr std::uint32_t unset = 0xFFFFFFFF;
inline constexpr float rounding = 0.05F;  // of a point: what still fits

/// What a page break before a piece would spoil; a greater one is spoilt last. `tail`: a list's last item or a table's last row would stand
/// alone on its page; `opening`: a table would leave one row behind, with its head or without. No style asks to avoid these two.
enum class Keep : std::uint8_t { free, tail, opening, lines, together, lead_in, heading };

/// A part of the strip that no page break crosses: usually a line or a table row, with the edges of the boxes that open and close at it.
/// Distances are points down the strip (double: a strip of a thousand pages is a million points long).
struct Piece {
  double top = 0;
  double bottom = 0;
  double origin = 0;                    // heights of what stands in it count from here
  PieceId merged = unset;               // the piece that it became part of
  std::uint32_t split = unset;          // its columns (Strip::splits), when it may have to go on side by side
  std::uint32_t head = unset;           // table head that is repeated where it starts a page (Strip::heads)
  style::NodeId node = style::no_node;  // whose break a diagnostic names
  float space = 0;                      // margin above it that stays where it starts a page by force
  Keep keep = Keep::free;               // against a page break before it
  bool forced = false;                  // a page starts with it
  std::uint8_t page_type = 0;           // of the page that it asks for: index of Strip::page_types
  std::uint8_t set_on = 0;              // page type from whose left edge the x of what stands in it count
};

/// A run, fill, picture or drawing; its y counts from its piece's origin.
struct Content {
  PieceId piece = 0;
  bool in_head = false;  // of a table head, so more than one page may need it
  Item item;
};

/// Background and borders of a box, cut where its pieces stand on several pages.
struct Decoration {
  std::uint32_t before = 0;  // drawn before this content
  PieceId first = 0;         // pieces [first, last) are its own
  PieceId last = 0;
  double top = 0;
  double bottom = 0;
  float x = 0;
  float width = 0;
  std::uint8_t set_on = 0;  // page type that x and width are for
  std::optional<style::Colour> background{};
  std::array<style::Border, 4> border{};
};

struct LinkMark {
  PieceId piece = 0;
  LinkArea area;  // y from the piece's origin
};

/// An element with an id; it stands where the piece begins.
struct AnchorMark {
  style::NodeId node = style::no_node;
  PieceId piece = 0;
};

/// What is printed again at the top of a page on which a table goes on: its head rows, and the words that say what goes on.
struct Head {
  /// Words that stand nowhere else.
  struct Label {
    Item item;
    double y = 0;  // what its heights count from, below the head's top
  };
  std::uint32_t first_content = 0, last_content = 0;
  std::uint32_t first_decoration = 0, last_decoration = 0;
  double top = 0;
  double bottom = 0;
  std::uint8_t set_on = 0;  // page type that labels and boxes were set for
  std::vector<Label> labels{};
  std::vector<Decoration> boxes{};  // of labels; heights count from the head's top

  [[nodiscard]] double height() const { return bottom - top; }
};

/// What stands side by side in a tall piece. On a page too short for it the columns go on, each broken for itself.
struct Split {
  struct Column {
    std::vector<PieceId> pieces;
    float padding = 0;                    // above its pieces on every page
    style::NodeId cell = style::no_node;  // of a table's row
  };
  std::vector<Column> columns;
  float edge = 0;              // below the columns on every page
  std::uint32_t head = unset;  // repeated above the columns on each page that they go on to (Strip::heads)
  float least = 0;             // what they take at least where they end on such a page
};

/// The footnotes of a report, set one below the other in a strip of their own. They stand at the foot of the pages with their first references.
struct Footnotes {
  std::vector<PieceId> lines;
  std::vector<std::uint32_t> first;  // by note: index of its first line
  std::vector<std::uint32_t> due;    // by place in the flow: how many lines belong to the pieces before it; one more than pieces. Empty: no notes
  float above = 0;                   // points between text and rule
  float below = 0;                   // between rule and first line
  style::Border rule{};
};

/// The leader of a contents entry: an empty run in `content`, filled in when its target's page is known.
struct Leader {
  style::NodeId link = style::no_node;
  std::uint32_t content = 0;
  float text_end = 0;
  float right = 0;
  std::uint32_t style = 0;  // index of the entry's computed values
};

struct Strip {
  std::vector<Piece> pieces;
  std::vector<PieceId> flow;  // what pagination reads, in order
  std::vector<Content> contents;
  std::vector<Decoration> decorations;
  std::vector<LinkMark> links;
  std::vector<AnchorMark> anchors;
  std::vector<Head> heads;
  std::vector<Split> splits;
  std::vector<Leader> leaders;
  Footnotes notes;
  std::vector<const style::PageStyle*> page_types;  // [0]: the page of every report, the rest are named

  /// The piece that stands for it after merging.
  [[nodiscard]] PieceId whole(PieceId id) const {
    while (pieces[id].merged != unset) id = pieces[id].merged;
    return id;
  }
};

}  // namespace townclerk::layout
