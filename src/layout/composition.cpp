#include "layout/composition.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "layout/decorations.hpp"

namespace townclerk::layout {
namespace {

void move_by(Item& item, float dx, float dy) {
  if (auto* run = std::get_if<TextRun>(&item)) {
    run->baseline += dy;
    if (dx != 0) {
      for (TextRun::Piece& piece : run->pieces) piece.x += dx;
    }
  } else if (auto* fill = std::get_if<Fill>(&item)) {
    fill->rect.x += dx;
    fill->rect.y += dy;
  } else if (auto* picture = std::get_if<Picture>(&item)) {
    picture->rect.x += dx;
    picture->rect.y += dy;
  } else if (auto* artwork = std::get_if<Artwork>(&item)) {
    artwork->rect.x += dx;
    artwork->rect.y += dy;
  } else if (auto* dashes = std::get_if<Dashes>(&item)) {
    dashes->x1 += dx;
    dashes->x2 += dx;
    dashes->y1 += dy;
    dashes->y2 += dy;
  }
}

class Composer {
 public:
  Composer(Strip strip, const Placement& placement, const style::ElementTree& tree)
      : strip_(std::move(strip)), placement_(placement), tree_(tree), repeated_(placement.page_types.size(), false) {}

  Pages compose() {
    make_pages();
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < strip_.contents.size(); ++i) {
      for (; next < strip_.decorations.size() && strip_.decorations[next].before <= i; ++next) decorate(strip_.decorations[next]);
      place(strip_.contents[i]);
    }
    for (; next < strip_.decorations.size(); ++next) decorate(strip_.decorations[next]);
    rule_notes();
    place_links();
    place_anchors();
    return std::move(pages_);
  }

 private:
  struct Spot {
    std::uint32_t page;
    float y;  // on the page, of the piece's origin
  };

  void make_pages() {
    pages_.pages.resize(placement_.page_types.size());
    for (std::uint32_t i = 0; i < pages_.pages.size(); ++i) {
      const style::PageStyle& style = *placement_.pages[i];
      pages_.pages[i].width = style.width;
      pages_.pages[i].height = style.height;
    }
    std::vector<std::uint32_t> counts(pages_.pages.size(), 0);
    for (const Content& content : strip_.contents) ++counts[spot(content.piece).page];
    for (std::size_t i = 0; i < counts.size(); ++i) pages_.pages[i].items.reserve(counts[i] + counts[i] / 4);
  }

  /// A short rule parts footnotes from the text.
  void rule_notes() {
    const style::Border& rule = strip_.notes.rule;
    if (rule.width <= 0) return;
    constexpr float share = 0.25F;  // of the text's width
    for (const Placement::Rule& at : placement_.note_rules) {
      const style::PageStyle& page = *placement_.pages[at.page];
      pages_.pages[at.page].items.emplace_back(Fill{{page.margin[style::left], at.y, page.text_width() * share, rule.width}, rule.colour});
    }
  }

  /// How far right of its place in the strip something stands that was set for a page type.
  [[nodiscard]] float shift(std::uint32_t page, std::uint8_t set_on) const {
    return placement_.pages[page]->margin[style::left] - strip_.page_types[set_on]->margin[style::left];
  }

  [[nodiscard]] Spot spot(PieceId id) const {
    const PieceId whole = strip_.whole(id);
    if (placement_.page[whole] == unset) return {0, 0};
    return {placement_.page[whole], placement_.y[whole] + static_cast<float>(strip_.pieces[id].origin - strip_.pieces[whole].top)};
  }

  void place(Content& content) {
    const Spot to = spot(content.piece);
    repeat_heads(to.page);
    Page& page = pages_.pages[to.page];
    if (const auto* run = std::get_if<TextRun>(&content.item); run != nullptr && run->pieces.empty()) return;
    if (content.in_head) {
      page.items.push_back(content.item);
    } else {
      page.items.push_back(std::move(content.item));
    }
    move_by(page.items.back(), shift(to.page, strip_.pieces[content.piece].set_on), to.y);
  }

  /// The head of a table that goes on, before the page's first words.
  void repeat_heads(std::uint32_t page) {
    if (repeated_[page]) return;
    repeated_[page] = true;
    auto repeat = std::lower_bound(placement_.repeats.begin(), placement_.repeats.end(), page,
                                   [](const Placement::Repeat& r, std::uint32_t wanted) { return r.page < wanted; });
    for (; repeat != placement_.repeats.end() && repeat->page == page; ++repeat) repeat_head(*repeat);
  }

  void repeat_head(const Placement::Repeat& repeat) {
    const Head& head = strip_.heads[repeat.head];
    std::vector<Item>& items = pages_.pages[repeat.page].items;
    const double down = repeat.y - head.top;
    for (std::uint32_t i = head.first_decoration; i < head.last_decoration; ++i) {
      Decoration box = strip_.decorations[i];
      box.x += shift(repeat.page, box.set_on);
      draw_box(box, static_cast<float>(box.top + down), static_cast<float>(box.bottom + down), false, false, items);
    }
    for (std::uint32_t i = head.first_content; i < head.last_content; ++i) {
      const Content& content = strip_.contents[i];
      if (const auto* run = std::get_if<TextRun>(&content.item); run != nullptr && run->pieces.empty()) continue;
      if (std::holds_alternative<Picture>(content.item) || std::holds_alternative<Artwork>(content.item))
        continue;  // it would be a second figure; the words are enough to know the column
      items.push_back(content.item);
      const Piece& piece = strip_.pieces[content.piece];
      move_by(items.back(), shift(repeat.page, piece.set_on), static_cast<float>(piece.origin + down));
      if (auto* run = std::get_if<TextRun>(&items.back())) run->node = style::no_node;
    }
    const float right = shift(repeat.page, head.set_on);
    for (Decoration box : head.boxes) {
      box.x += right;
      draw_box(box, repeat.y + static_cast<float>(box.top), repeat.y + static_cast<float>(box.bottom), false, false, items);
    }
    for (const Head::Label& label : head.labels) {
      items.push_back(label.item);
      move_by(items.back(), right, repeat.y + static_cast<float>(label.y));
    }
  }

  /// What a box's pieces cover on each page.
  void decorate(const Decoration& box) {
    if (box.bottom < box.top || box.first >= box.last) return;
    parts_.clear();
    for (PieceId id = box.first; id < box.last; ++id) add_parts(strip_.whole(id));
    if (parts_.empty()) return;
    parts_.front().top = parts_.front().top - static_cast<float>(top_ - box.top);
    parts_.back().bottom = parts_.back().bottom + static_cast<float>(box.bottom - bottom_);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::uint32_t page = parts_[i].page;
      Decoration here = box;
      here.x += shift(page, box.set_on);
      if (placement_.page_types[page] != box.set_on) here.width += placement_.pages[page]->text_width() - strip_.page_types[box.set_on]->text_width();
      if (box.background) bleed(parts_, i);
      draw_box(here, parts_[i].top, parts_[i].bottom, i > 0, i + 1 < parts_.size(), pages_.pages[page].items);
    }
  }

  /// Words do not touch the edge of a tint that is cut at a page's head or foot.
  void bleed(std::vector<Part>& parts, std::size_t i) const {
    constexpr float beyond = 4;  // points
    const bool below_head = parts[i].top > placement_.pages[parts[i].page]->margin[style::top] + rounding;
    if (i > 0 && !below_head) parts[i].top -= beyond;
    if (i + 1 < parts.size()) parts[i].bottom += beyond;
  }

  /// Pieces come in the order of their pages but for columns side by side, which split parts cover.
  void add_parts(PieceId id) {
    const Piece& piece = strip_.pieces[id];
    if (placement_.page[id] == unset) return;
    if (parts_.empty()) {
      top_ = piece.top;
      bottom_ = piece.bottom;
    }
    if (piece.split != unset) {
      for (const Part& part : placement_.split_parts[piece.split]) add_part(part);
    } else {
      const float y = placement_.y[id];
      add_part({placement_.page[id], y, y + static_cast<float>(piece.bottom - piece.top)});
    }
    top_ = std::min(top_, piece.top);
    bottom_ = std::max(bottom_, piece.bottom);
  }

  void add_part(const Part& part) {
    auto at = parts_.end();
    while (at != parts_.begin() && std::prev(at)->page > part.page) --at;
    if (at != parts_.begin() && std::prev(at)->page == part.page) {
      Part& same = *std::prev(at);
      same.top = std::min(same.top, part.top);
      same.bottom = std::max(same.bottom, part.bottom);
    } else {
      parts_.insert(at, part);
    }
  }

  void place_links() {
    for (const LinkMark& link : strip_.links) {
      const Spot to = spot(link.piece);
      LinkArea area = link.area;
      area.rect.x += shift(to.page, strip_.pieces[link.piece].set_on);
      area.rect.y += to.y;
      pages_.pages[to.page].links.push_back(area);
    }
  }

  void place_anchors() {
    for (const AnchorMark& mark : strip_.anchors) {
      const Anchor anchor = anchor_at(strip_, placement_, mark);
      const style::Node& node = tree_.nodes[mark.node];
      if (!node.particulars->id.empty()) pages_.anchors.push_back({node.particulars->id, anchor.page, anchor.y});
      if (!node.particulars->alias.empty()) pages_.anchors.push_back({node.particulars->alias, anchor.page, anchor.y});
    }
  }

  Strip strip_;
  const Placement& placement_;
  const style::ElementTree& tree_;
  Pages pages_;
  std::vector<bool> repeated_;  // by page: its heads stand
  std::vector<Part> parts_;
  double top_ = 0;
  double bottom_ = 0;
};

}  // namespace

Anchor anchor_at(const Strip& strip, const Placement& placement, const AnchorMark& mark) {
  if (strip.pieces.empty()) return {};
  const PieceId id = std::min<PieceId>(mark.piece, static_cast<PieceId>(strip.pieces.size()) - 1);
  const PieceId whole = strip.whole(id);
  if (placement.page[whole] == unset) return {};
  return {{}, placement.page[whole], placement.y[whole] + static_cast<float>(strip.pieces[id].top - strip.pieces[whole].top)};
}

Pages compose(Strip strip, const Placement& placement, const style::ElementTree& tree) {
  return Composer(std::move(strip), placement, tree).compose();
}

}  // namespace townclerk::layout
