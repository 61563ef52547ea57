// What is said again at the top of a page on which a part of a table goes on: the heading of a group of rows, the label of a row or of rows.
// It is no part of the report a second time, so it becomes an artifact.
#include <algorithm>
#include <iterator>
#include <string_view>

#include "layout/flow.hpp"

namespace townclerk::layout {
namespace {

using style::Name;
using style::NodeId;

constexpr float most_of_page = 0.25F;  // what a label may take of a page's height

}  // namespace

/// Header cells alone, and rows of its group below it.
bool StripBuilder::heads_group(const TableFrame& table, std::size_t row) const {
  const std::vector<TableRow>& rows = table.grid.rows;
  const TableRow& own = rows[row];
  if (row + 1 >= rows.size() || rows[row + 1].group != own.group || own.first_cell == own.last_cell || table.grid.columns < 2) return false;
  return std::all_of(table.grid.cells.begin() + own.first_cell, table.grid.cells.begin() + own.last_cell,
                     [&](const TableCell& cell) { return cell.rowspan == 1 && tree_.nodes[boxes_[cell.box].node].name == Name::th; });
}

/// What stands above a part already, to be followed by its labels.
Head StripBuilder::head_below(std::uint32_t above) const {
  Head head = above == unset ? Head{} : strip_.heads[above];
  head.set_on = page_type_;
  return head;
}

void StripBuilder::continue_band(const TableFrame& table, const Band& band, std::span<const PieceId> pieces, std::uint32_t above) {
  for (const PieceId id : pieces) {
    strip_.pieces[id].head = above;
    if (strip_.pieces[id].split != unset) strip_.splits[strip_.pieces[id].split].head = above;
  }
  if (band.end == band.first + 1) {
    const std::uint32_t split = strip_.pieces[pieces.front()].split;
    if (split == unset) return;
    const std::uint32_t head = continue_row(table, band.first, strip_.splits[split], above);
    strip_.splits[split].head = head;
    return;
  }
  std::vector<SpanningCell> known;
  std::uint32_t head = above;
  for (const PieceId id : pieces.subspan(1)) {
    const double top = strip_.pieces[id].top;
    const auto past = std::upper_bound(band.tops.begin(), band.tops.end(), top + static_cast<double>(rounding));
    const std::size_t row = band.first + static_cast<std::size_t>(past - band.tops.begin()) - 1;
    std::vector<SpanningCell> spans;
    std::copy_if(band.spans.begin(), band.spans.end(), std::back_inserter(spans), [&](const SpanningCell& span) {
      const bool label = span.cell->column == 0 || tree_.nodes[boxes_[span.cell->box].node].name == Name::th;
      const bool goes_on = span.cell->row < row && span.cell->row + span.cell->rowspan > row && span.text_bottom <= top;
      const double height = span.text_bottom - band.tops[span.cell->row - band.first] + styles_.values[styles_.continued].line_height;
      return label && goes_on && height <= span.bottom - top;
    });
    const bool same =
        std::equal(spans.begin(), spans.end(), known.begin(), known.end(), [](const auto& a, const auto& b) { return a.cell == b.cell; });
    if (!same) {
      head = spans.empty() ? above : continue_spans(table, spans, above);
      known = std::move(spans);
    }
    strip_.pieces[id].head = head;
  }
}

/// Cells that span rows have their words in their own column again, beside the rows that go on.
std::uint32_t StripBuilder::continue_spans(const TableFrame& table, std::span<const SpanningCell> spans, std::uint32_t above) {
  Head head = head_below(above);
  for (const SpanningCell& span : spans) repeat_label(table, *span.cell, true, head);
  strip_.heads.push_back(std::move(head));
  return static_cast<std::uint32_t>(strip_.heads.size()) - 1;
}

/// The row that heads a group, below the table's head.
std::uint32_t StripBuilder::continue_group(const TableFrame& table, std::size_t row, std::uint32_t above) {
  Head head = head_below(above);
  const double top = head.height();
  const std::size_t first = strip_.decorations.size();
  open_row_decorations(table, row);
  float height = 0;
  bool named = false;
  for (std::uint32_t c = table.grid.rows[row].first_cell; c < table.grid.rows[row].last_cell; ++c) {
    const TableCell& cell = table.grid.cells[c];
    cell_background(table, cell, top);
    height = std::max(height, repeat_label(table, cell, !named, head));
    named = true;
  }
  head.bottom += height + thickness_above(table.grid, table.node, row + 1);
  for (std::size_t i = first; i < strip_.decorations.size(); ++i) {
    Decoration& box = head.boxes.emplace_back(strip_.decorations[i]);
    box.top = top;
    box.bottom = head.height();
  }
  strip_.decorations.resize(first);
  if (head.height() > static_cast<double>(page_height_ / 2)) return above;
  strip_.heads.push_back(std::move(head));
  return static_cast<std::uint32_t>(strip_.heads.size()) - 1;
}

/// The header cells that a row begins with, in their own columns, which have to be short enough to end on the row's first page.
std::uint32_t StripBuilder::continue_row(const TableFrame& table, std::size_t row, Split& split, std::uint32_t above) {
  const TableRow& own = table.grid.rows[row];
  std::uint32_t last = own.first_cell;
  while (last < own.last_cell && tree_.nodes[boxes_[table.grid.cells[last].box].node].name == Name::th) ++last;
  if (last == own.first_cell || last == own.last_cell) return above;
  Head head = head_below(above);
  for (std::uint32_t c = own.first_cell; c < last; ++c) {
    const NodeId node = boxes_[table.grid.cells[c].box].node;
    const auto column = std::find_if(split.columns.begin(), split.columns.end(), [node](const Split::Column& each) { return each.cell == node; });
    if (column == split.columns.end()) continue;
    const double height = strip_.pieces[column->pieces.back()].bottom - strip_.pieces[column->pieces.front()].top;
    if (height > static_cast<double>(most_of_page * page_height_)) return above;
    for (const PieceId piece : std::span(column->pieces).subspan(1)) strip_.pieces[piece].keep = Keep::together;
    split.least = std::max(split.least, repeat_label(table, table.grid.cells[c], c + 1 == last, head));
  }
  split.least += thickness_above(table.grid, table.node, row + 1);
  strip_.heads.push_back(std::move(head));
  return static_cast<std::uint32_t>(strip_.heads.size()) - 1;
}

/// A cell's words, and that they go on in words short enough for the column.
void StripBuilder::read_label(const TableCell& cell, bool says_continued, float width, Paragraph& out) {
  const NodeId node = boxes_[cell.box].node;
  const style::Computed& style = styles_[node];
  Faces& faces = faces_.of(styles_.of[node], tree_.nodes[node].at);
  const std::string words = tree_.words(node);
  const style::Computed& quiet = styles_.values[styles_.continued];
  for (const std::string_view name : {"continued", "continued-short"}) {
    const std::string_view continued = says_continued ? tree_.metadata.string(name) : std::string_view();
    if (continued.empty()) continue;
    Faces& quiet_faces = faces_.of(styles_.continued, tree_.nodes[node].at);
    inlines_.read({{continued, &quiet, &quiet_faces}}, out);
    if (extent(out).min > width) continue;
    return inlines_.read({{words + ' ', &style, &faces}, {continued, &quiet, &quiet_faces}}, out);
  }
  inlines_.read({{words, &style, &faces}}, out);
}

/// Sets a cell's words below the rows that the head repeats, and takes them out of the strip again: they stand on no page but those. Returns
/// their height with the cell's padding.
float StripBuilder::repeat_label(const TableFrame& table, const TableCell& cell, bool says_continued, Head& head) {
  const style::Computed& style = styles_[boxes_[cell.box].node];
  const Column column = cell_column(table, cell);
  Paragraph text;
  read_label(cell, says_continued, column.width, text);
  if (text.items.empty()) return 0;
  inlines_.split_overlong(text, column.width);
  breaker_.run(text.items, text.points, {column.width, Breaking::greedy, false}, lines_);
  InlineReader::break_words(text, lines_);
  const double top = head.height();
  const auto first_piece = static_cast<std::ptrdiff_t>(strip_.pieces.size());
  const auto first_content = static_cast<std::ptrdiff_t>(strip_.contents.size());
  Galley galley = take_galley(top + style.padding[style::top]);
  for (const Line& line : lines_) set_line(text, line, galley, column.x, column.width);
  for (auto content = strip_.contents.begin() + first_content; content != strip_.contents.end(); ++content) {
    head.labels.push_back({std::move(content->item), strip_.pieces[content->piece].origin});
  }
  strip_.contents.erase(strip_.contents.begin() + first_content, strip_.contents.end());
  strip_.pieces.erase(strip_.pieces.begin() + first_piece, strip_.pieces.end());
  const auto height = static_cast<float>(galley.y - top) + style.padding[style::bottom];
  give_back(std::move(galley));
  return height;
}

}  // namespace townclerk::layout
