// Boxes → strip: normal flow, grids, tables and lines, one after the other, in a strip that knows no pages.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "layout/boxes.hpp"
#include "layout/column_widths.hpp"
#include "layout/faces.hpp"
#include "layout/inlines.hpp"
#include "layout/lines.hpp"
#include "layout/strip.hpp"
#include "layout/table_grid.hpp"

namespace townclerk::layout {

/// What stands directly above the next piece and is kept with it: pieces [first, last) of their column.
struct Lead {
  std::size_t first = 0;
  std::size_t last = 0;

  /// What begins at piece `from` and ends before `to` stands there too.
  void add(std::size_t from, std::size_t to) {
    if (last != from) first = from;
    last = to;
  }
};

/// A column that fills from top to bottom: a block formatting context (CSS 2.2 §9.4.1).
struct Galley {
  std::vector<PieceId> pieces;
  double y = 0;
  float margin_up = 0;          // collapsing margins not yet spent: the greatest,
  float margin_down = 0;        // and the most negative
  std::optional<double> start;  // where the edge of a box begins that opened since the last piece
  float space = 0;              // margin spent just above `start`
  Keep keep = Keep::free;       // of the next piece
  bool forced = false;          // the next piece starts a page
  bool outermost = false;       // the column of the pages, where a box may ask for a page of its own
  Lead headings{};
  Lead lead_ins{};                     // headings, and lines that end with a colon
  std::vector<std::uint32_t> waiting;  // decorations whose top depends on margins still collapsing

  void add_margin(float margin) {
    margin_up = std::max(margin_up, margin);
    margin_down = std::min(margin_down, margin);
  }
};

/// A table before it is set.
struct MeasuredTable {
  TableGrid grid;
  std::vector<CellMeasure> cells;
};

/// Points: a row or item of this height or less is a few lines, which do not stand alone on a page where that can be helped.
inline constexpr double few_lines = 60;

/// What margins of `auto` move a box to the right that is `slack` narrower than its column (CSS 2.2 §10.3.3).
[[nodiscard]] float auto_indent(const style::Computed& style, float slack);

/// What a stated width comes to in a column; `auto` fills it.
[[nodiscard]] float used_width(const style::Length& stated, float column);

class StripBuilder {
 public:
  /// Lists of contents keep room for page numbers of so many figures.
  StripBuilder(const style::ElementTree& tree, const style::Styles& styles, FaceFinder& faces, InlineReader& inlines, Diagnostics& diagnostics,
               std::size_t page_figures);
  Strip build();

 private:
  using NodeId = style::NodeId;
  struct Marker {
    NodeId item;
    float x;  // of the item's content
  };

  // flow.cpp: blocks and their edges
  void block(std::uint32_t box, Galley& galley, float x, float width);
  void children(std::uint32_t box, Galley& galley, float x, float width);
  void begin_break(const Box& box, Galley& galley);
  void end_break(const Box& box, Galley& galley, std::size_t first_piece);
  void resolve(Galley& galley);
  void close_edge(Galley& galley, std::size_t first_piece, float edge, NodeId node);
  void keep_tail(const Galley& galley, std::span<const std::size_t> parts);
  [[nodiscard]] bool is_short(const Galley& galley, std::size_t first_piece) const;
  void keep_inside(const Box& box, const Galley& galley, std::size_t first_piece);
  PieceId add_piece(Galley& galley, NodeId node, double height);
  void commit(Galley& galley, PieceId piece);
  Decoration& add_decoration(float x, float width);
  std::uint32_t open_decoration(const style::Computed& style, float x, float width);
  void framed(std::uint32_t box, Galley& galley, float x, float width);
  void warn(Code code, NodeId node, std::string message);

  // footnotes.cpp
  void footnote(std::uint32_t box);
  void gather_footnotes();
  void place_inside(PieceId id, std::uint32_t at, std::vector<std::uint32_t>& place) const;

  // page_types.cpp: boxes on pages of their own
  struct Column {
    float x;
    float width;
  };
  [[nodiscard]] std::uint8_t page_type_named(std::string_view name) const;
  [[nodiscard]] std::uint8_t page_type_of(const style::Computed& style) const;
  [[nodiscard]] std::uint8_t page_type_of(const MeasuredTable& table, const style::Computed& style, float width) const;
  Column turn_to(std::uint8_t page_type);
  void take_lead_along(const Lead& lead, std::size_t first_piece, const Galley& galley);
  void take_list_along(std::size_t first_piece, const Galley& galley);
  void keep_short_text(std::span<const PieceId> flow);

  // drawings.cpp
  void drawing(std::uint32_t box, Galley& galley, float x, float width);
  void keep_captions(std::uint32_t figure, std::span<const std::size_t> parts, const Galley& galley);
  void keep_whole(NodeId figure, std::span<const PieceId> pieces);

  // pieces side by side (columns.cpp)
  Galley take_galley(double y);
  void give_back(Galley galley);
  /// Joins what overlaps, so that a page ends only where it cuts no column; appends to the outer galley.
  void merge(std::span<Galley> columns, Galley& outer, NodeId node);
  PieceId join(std::span<const PieceId> members, std::span<Galley> columns, NodeId node);
  /// How far the strip is filled.
  struct Mark {
    std::size_t pieces = 0;
    std::size_t decorations = 0;
  };
  [[nodiscard]] Mark mark() const;
  void shift(Mark from, Mark to, double distance);

  // grids.cpp
  void grid(std::uint32_t box, Galley& galley, float x, float width);
  [[nodiscard]] std::vector<float> grid_tracks(std::uint32_t box, const style::Computed& style, float width);

  // setting.cpp: lines of text
  void paragraph(std::uint32_t box, Galley& galley, float x, float width);
  void tell_overlong(NodeId node);
  void set_line(const Paragraph& paragraph, const Line& line, Galley& galley, float x, float width);
  void set_text(const Paragraph& paragraph, const Line& line, PieceId piece, float baseline);
  void set_decorations(const Paragraph& paragraph, const Line& line, PieceId piece, float baseline);
  void set_markers(PieceId piece, float baseline);
  void add_leader(const Paragraph& paragraph, PieceId piece, float baseline, float text_end);
  void add_content(PieceId piece, Item item);

  // measure.cpp
  Extent measure(std::uint32_t box);
  Extent measure_children(std::uint32_t box);
  Extent measure_table(std::uint32_t box);
  Paragraph& measured(std::uint32_t box);
  void release(std::uint32_t box);

  // table_flow.cpp
  struct TableFrame {
    const TableGrid& grid;
    NodeId node;
    float x;
    std::vector<float> edges;  // x of the column boundaries, one more than columns
  };
  struct PlacedCell {
    const TableCell* cell;
    Galley galley;
    double top = 0;
    Mark from{};
    Mark to{};
    double bottom = 0;  // of its content, padding included
    std::uint32_t decoration = unset;
  };
  MeasuredTable read_measured(std::uint32_t box);
  /// A cell over several rows, when they are set.
  struct SpanningCell {
    const TableCell* cell;
    double text_bottom = 0;  // of its content, padding included
    double bottom = 0;       // of its last row
  };
  /// Rows that cells span together.
  struct Band {
    std::size_t first = 0;
    std::size_t end = 0;
    std::vector<double> tops{};  // of its rows
    std::vector<SpanningCell> spans{};
    std::vector<Galley> columns{1};  // its rows, and the spanning cells
  };
  void table(std::uint32_t box, const MeasuredTable& measured, Galley& galley, float x, float width);
  void rows(const TableFrame& table, Galley& galley);
  void repeat_head(const TableFrame& table, Galley& galley, std::size_t head_rows);
  Band band(const TableFrame& table, std::size_t first, Galley& galley);
  [[nodiscard]] std::size_t band_end(const TableFrame& table, std::size_t first) const;
  /// The next piece is where links to the node lead.
  void anchor(style::NodeId node);
  void place_cells(const TableFrame& table, std::size_t row, double top, std::vector<PlacedCell>& open);
  PieceId end_row(const TableFrame& table, std::size_t row, double top, double bottom, std::span<const PlacedCell> cells);
  void align_cell(const PlacedCell& placed, double row_bottom);
  PieceId row(const TableFrame& table, std::size_t index, Galley& galley, std::vector<PlacedCell>& open, Band& band);
  [[nodiscard]] Column cell_column(const TableFrame& table, const TableCell& cell) const;
  std::uint32_t cell_background(const TableFrame& table, const TableCell& cell, double top);
  [[nodiscard]] std::vector<CellMeasure> measure_cells(const TableGrid& grid, NodeId table);

  // table_continued.cpp: what is said again where a part of a table goes on; indices of Strip::heads
  [[nodiscard]] bool heads_group(const TableFrame& table, std::size_t row) const;
  void continue_band(const TableFrame& table, const Band& band, std::span<const PieceId> pieces, std::uint32_t above);
  std::uint32_t continue_group(const TableFrame& table, std::size_t row, std::uint32_t above);
  std::uint32_t continue_row(const TableFrame& table, std::size_t row, Split& split, std::uint32_t above);
  std::uint32_t continue_spans(const TableFrame& table, std::span<const SpanningCell> spans, std::uint32_t above);
  [[nodiscard]] Head head_below(std::uint32_t above) const;
  float repeat_label(const TableFrame& table, const TableCell& cell, bool says_continued, Head& head);
  void read_label(const TableCell& cell, bool says_continued, float width, Paragraph& out);

  // table_borders.cpp: collapsing borders (CSS 2.2 §17.6.2)
  [[nodiscard]] style::Border line_above(const TableGrid& grid, NodeId table, std::size_t row, std::size_t column) const;
  [[nodiscard]] style::Border line_left(const TableGrid& grid, NodeId table, std::size_t row, std::size_t column) const;
  [[nodiscard]] float thickness_above(const TableGrid& grid, NodeId table, std::size_t row) const;
  void open_row_decorations(const TableFrame& table, std::size_t row);
  void rule(const TableFrame& table, std::size_t from, std::size_t to, const style::Border& line, style::Side side);

  const style::ElementTree& tree_;
  const style::Styles& styles_;
  FaceFinder& faces_;
  InlineReader& inlines_;
  Diagnostics& diagnostics_;
  std::size_t page_figures_;
  std::vector<Box> boxes_;
  Strip strip_;
  float page_width_ = 0;  // content area of the page that is being filled
  float page_height_ = 0;
  std::uint8_t page_type_ = 0;
  /// How often words that are broken anywhere are told of: in a table once, or not where the table is.
  enum class Told : std::uint8_t { each, once, already };
  Told overlong_words_ = Told::each;
  bool lead_in_ = false;  // the last text ended with a colon
  bool in_head_ = false;
  NodeId overfull_ = style::no_node;  // the figure whose drawing was found too large last
  NodeId contents_ = style::no_node;  // the nav.contents that we are in
  float contents_right_ = 0;
  std::vector<Marker> markers_;  // that wait for their item's first line
  std::vector<Paragraph> measured_;
  std::vector<std::uint32_t> spare_measured_;
  Paragraph scratch_;
  LineBreaker breaker_;
  std::vector<Line> lines_;
  std::vector<float> xs_;  // of the items of the line that is being set
  std::vector<Galley> spare_galleys_;
  Galley foot_;  // footnotes
};

}  // namespace townclerk::layout
