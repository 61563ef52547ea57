#include "layout/footnotes.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "layout/flow.hpp"

namespace townclerk::layout {
namespace {

constexpr std::uint32_t few = 2;  // lines of a note that stand together

}  // namespace

double height_of(const Strip& strip, NoteLines lines) {
  if (lines.first >= lines.past) return 0;
  const Footnotes& notes = strip.notes;
  const double height = strip.pieces[notes.lines[lines.past - 1]].bottom - strip.pieces[notes.lines[lines.first]].top;
  return height + static_cast<double>(notes.above + notes.rule.width + notes.below);
}

NoteLines that_fit(const Strip& strip, NoteLines lines, double height) {
  while (lines.first < lines.past && height_of(strip, lines) > height + static_cast<double>(rounding)) --lines.past;
  return lines;
}

NoteLines least(const Strip& strip, NoteLines due, std::uint32_t own) {
  if (due.past <= own) return {due.first, std::min(due.past, due.first + few)};
  const std::vector<std::uint32_t>& first = strip.notes.first;
  const std::uint32_t last_note = *std::prev(std::upper_bound(first.begin(), first.end(), due.past - 1));
  return {due.first, std::min(due.past, last_note + few)};
}

/// A footnote is no part of the column that it was written in.
void StripBuilder::footnote(std::uint32_t index) {
  const NodeId node = boxes_[index].node;
  const style::Computed& style = styles_[node];
  const bool lead_in = lead_in_;
  const std::vector<Marker> markers = std::exchange(markers_, {});
  anchor(node);
  Footnotes& notes = strip_.notes;
  notes.above = style.margin[style::top].value;
  notes.rule = style.border[style::top];
  notes.below = style.padding[style::top];
  notes.first.push_back(static_cast<std::uint32_t>(foot_.pieces.size()));
  children(index, foot_, strip_.page_types[page_type_]->margin[style::left], page_width_);
  resolve(foot_);
  foot_.y += static_cast<double>(style.margin[style::bottom].value);
  foot_.start.reset();
  lead_in_ = lead_in;
  markers_ = markers;
}

/// Gives each note to the place in the flow that has its first reference.
void StripBuilder::gather_footnotes() {
  Footnotes& notes = strip_.notes;
  notes.lines = std::move(foot_.pieces);
  if (notes.lines.empty()) return;
  std::vector<std::uint32_t> place(strip_.pieces.size(), unset);
  for (std::uint32_t i = 0; i < strip_.flow.size(); ++i) place_inside(strip_.flow[i], i, place);
  notes.due.assign(strip_.flow.size() + 1, 0);
  std::size_t note = 0;
  std::uint32_t at = 0;
  for (const LinkMark& link : strip_.links) {
    const std::string* role = tree_.attribute(link.area.node, "role");
    if (note == notes.first.size() || role == nullptr || *role != "doc-noteref" || tree_.nodes[link.area.node].particulars->id.empty()) continue;
    const std::uint32_t here = place[strip_.whole(link.piece)];
    if (here != unset) at = std::max(at, here);
    ++note;
    notes.due[at + 1] = note < notes.first.size() ? notes.first[note] : static_cast<std::uint32_t>(notes.lines.size());
  }
  notes.due.back() = static_cast<std::uint32_t>(notes.lines.size());
  for (std::size_t i = 1; i < notes.due.size(); ++i) notes.due[i] = std::max(notes.due[i], notes.due[i - 1]);
}

void StripBuilder::place_inside(PieceId id, std::uint32_t at, std::vector<std::uint32_t>& place) const {
  place[id] = at;
  if (strip_.pieces[id].split == unset) return;
  for (const Split::Column& column : strip_.splits[strip_.pieces[id].split].columns) {
    for (const PieceId inner : column.pieces) place_inside(inner, at, place);
  }
}

}  // namespace townclerk::layout
