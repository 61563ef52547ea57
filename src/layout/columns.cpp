// Pieces that stand side by side: which cuts through all of them are clean.
#include <algorithm>
#include <iterator>

#include "layout/flow.hpp"

namespace townclerk::layout {

Galley StripBuilder::take_galley(double y) {
  Galley galley;
  if (!spare_galleys_.empty()) {
    galley = std::move(spare_galleys_.back());
    spare_galleys_.pop_back();
    galley.pieces.clear();
    galley.waiting.clear();
    galley.start.reset();
    galley.margin_up = galley.margin_down = galley.space = 0;
    galley.keep = Keep::free;
    galley.forced = false;
    galley.headings = galley.lead_ins = {};
  }
  galley.y = y;
  return galley;
}

void StripBuilder::give_back(Galley galley) {
  spare_galleys_.push_back(std::move(galley));
}

PieceId StripBuilder::join(std::span<const PieceId> members, std::span<Galley> columns, NodeId node) {
  if (members.size() == 1) return members.front();
  const auto id = static_cast<PieceId>(strip_.pieces.size());
  Piece whole{.top = strip_.pieces[members.front()].top, .node = node, .page_type = page_type_, .set_on = page_type_};
  whole.bottom = whole.origin = whole.top;
  for (const PieceId member : members) {
    Piece& piece = strip_.pieces[member];
    piece.merged = id;
    whole.bottom = std::max(whole.bottom, piece.bottom);
    whole.forced = whole.forced || piece.forced;
    const bool begins_column =
        std::any_of(columns.begin(), columns.end(), [&](const Galley& column) { return !column.pieces.empty() && column.pieces.front() == member; });
    if (!begins_column) whole.keep = std::max(whole.keep, piece.keep);
  }
  if (whole.bottom - whole.top > page_height_ / 2) {
    whole.split = static_cast<std::uint32_t>(strip_.splits.size());
    Split& split = strip_.splits.emplace_back();
    for (const Galley& column : columns) {
      Split::Column part;
      std::copy_if(column.pieces.begin(), column.pieces.end(), std::back_inserter(part.pieces),
                   [&](PieceId p) { return strip_.pieces[p].merged == id; });
      if (!part.pieces.empty()) split.columns.push_back(std::move(part));
    }
    for (const PieceId member : members) strip_.pieces[member].merged = unset;
  }
  strip_.pieces.push_back(whole);
  return id;
}

void StripBuilder::merge(std::span<Galley> columns, Galley& outer, NodeId node) {
  std::vector<PieceId> all;
  for (const Galley& column : columns) all.insert(all.end(), column.pieces.begin(), column.pieces.end());
  std::stable_sort(all.begin(), all.end(), [this](PieceId a, PieceId b) { return strip_.pieces[a].top < strip_.pieces[b].top; });
  constexpr double touch = 0.05;  // of a point: lines that only touch do not overlap
  for (std::size_t begin = 0; begin < all.size();) {
    double bottom = strip_.pieces[all[begin]].bottom;
    std::size_t end = begin + 1;
    for (; end < all.size() && strip_.pieces[all[end]].top < bottom - touch; ++end) bottom = std::max(bottom, strip_.pieces[all[end]].bottom);
    commit(outer, join(std::span(all).subspan(begin, end - begin), columns, node));
    begin = end;
  }
}

StripBuilder::Mark StripBuilder::mark() const {
  return {strip_.pieces.size(), strip_.decorations.size()};
}

void StripBuilder::shift(Mark from, Mark to, double distance) {
  for (std::size_t i = from.pieces; i < to.pieces; ++i) {
    Piece& piece = strip_.pieces[i];
    piece.top += distance;
    piece.bottom += distance;
    piece.origin += distance;
  }
  for (std::size_t i = from.decorations; i < to.decorations; ++i) {
    strip_.decorations[i].top += distance;
    strip_.decorations[i].bottom += distance;
  }
}

}  // namespace townclerk::layout
