#include "chart/blocks.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "chart/box_text.hpp"
#include "chart/boxes.hpp"
#include "chart/draw.hpp"
#include "chart/key.hpp"

namespace townclerk::chart {
namespace {

// In em.
constexpr float between = 0.9F;
constexpr float inside = 0.5F;
constexpr float size_step = 0.25F;  // points
constexpr float key_size = 8;

/// A unit or post with what stands inside it; its words are a box of BoxText.
struct Block {
  BoxId text = no_box;
  BoxKind kind = BoxKind::unit;
  Fate fate = Fate::stays;
  std::vector<Block> blocks;
};

class BlockMaker {
 public:
  /// `run_in`: functions in one paragraph, not each on a line of its own.
  BlockMaker(const Chart& chart, const Words& words, const Look& look, text::FontBook& fonts, bool run_in)
      : chart_(chart), words_(words), look_(look), run_in_(run_in), text_(look, fonts, words), key_(words, text_, look, key_size) {
    make_all();
  }

  std::optional<BlockDrawing> draw(Room room, float least, float most) {
    room = {room.width - 2 * drawing_edge, room.height - 2 * drawing_edge};
    for (float size = most; size >= least; size -= size_step)
      for (std::size_t columns = 1; columns <= blocks_.size(); ++columns)
        if (fits(room, size, columns)) return drawn(room, size, columns);
    return std::nullopt;
  }

 private:
  void make_all();
  Block make(std::size_t at);
  [[nodiscard]] BoxParagraph line(const Entry& entry) const;
  [[nodiscard]] std::vector<BoxParagraph> paragraphs(const Entry& entry, std::vector<std::size_t>& inner) const;
  [[nodiscard]] float least_width(const Block& block) const;
  [[nodiscard]] float height(const Block& block, float width) const;
  [[nodiscard]] float column_width(Room room, float size, std::size_t columns) const {
    return (room.width / size - between * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  }
  [[nodiscard]] std::vector<float> row_heights(float width, std::size_t columns) const;
  [[nodiscard]] bool fits(Room room, float size, std::size_t columns) const;
  BlockDrawing drawn(Room room, float size, std::size_t columns);
  void draw(const Block& block, const document::Rectangle& place, float size, document::Drawing& drawing) const;

  const Chart& chart_;
  const Words& words_;
  const Look& look_;
  bool run_in_;
  BoxText text_;
  Key key_;
  Styles styles_;
  BoxId texts_ = 0;
  std::vector<Block> blocks_;
};

/// Title, details and functions; of those below, posts that hold and lead nothing are lines, the others are left to be blocks.
std::vector<BoxParagraph> BlockMaker::paragraphs(const Entry& entry, std::vector<std::size_t>& inner) const {
  std::vector<BoxParagraph> out{{words_.title(entry), true, false, entry.fate}};
  if (std::string unit = words_.led_unit(entry); !unit.empty()) out.push_back({std::move(unit)});
  for (std::string& each : words_.details(entry)) {
    capitalise(each);
    out.push_back({std::move(each)});
  }
  for (LinkWords& each : words_.links(entry)) {
    capitalise(each.kind);
    out.push_back({each.kind + ' ' + each.others});
  }
  std::string functions;
  for (const HeldFunction& each : entry.functions) {
    join(functions, "; ", words_.function(each));
    if (!run_in_) out.push_back({words_.function(each), false, true});
  }
  if (run_in_ && !functions.empty()) out.push_back({std::move(functions)});
  for (const std::size_t at : entry.below) {
    const Entry& under = chart_.entries()[at];
    if (!under.below.empty() || !under.functions.empty() || under.unit != nullptr) {
      inner.push_back(at);
      continue;
    }
    out.push_back(line(under));
  }
  return out;
}

/// "Head of Markets (vacant)"
BoxParagraph BlockMaker::line(const Entry& entry) const {
  std::string words = words_.title(entry);
  std::string said;
  for (const std::string& each : words_.details(entry)) join(said, "; ", each);
  join(said, "; ", words_.led_unit(entry));
  for (const LinkWords& each : words_.links(entry)) join(said, "; ", each.kind + ' ' + each.others);
  if (!said.empty()) words += " (" + said + ")";
  return {std::move(words), false, true, entry.fate};
}

/// A block for each entry on top; posts that hold nothing stand together in the last.
void BlockMaker::make_all() {
  std::vector<BoxParagraph> others;
  for (const std::size_t at : chart_.top()) {
    const Entry& entry = chart_.entries()[at];
    if (entry.post != nullptr && entry.unit == nullptr && entry.below.empty() && entry.functions.empty() && chart_.top().size() > 1) {
      others.push_back(line(entry));
      styles_.fates.insert(entry.fate);
    } else {
      blocks_.push_back(make(at));
    }
  }
  if (others.empty()) return;
  text_.add(others);
  styles_.kinds.insert(BoxKind::post);
  blocks_.push_back({texts_++, BoxKind::post, Fate::stays, {}});
}

Block BlockMaker::make(std::size_t at) {
  const Entry& entry = chart_.entries()[at];
  std::vector<std::size_t> inner;
  text_.add(paragraphs(entry, inner));
  Block block{texts_++, kind_of(entry), entry.fate, {}};
  styles_.kinds.insert(block.kind);
  styles_.fates.insert(block.fate);
  for (const std::size_t under : entry.below) styles_.fates.insert(chart_.entries()[under].fate);
  for (const std::size_t under : inner) block.blocks.push_back(make(under));
  return block;
}

float BlockMaker::least_width(const Block& block) const {
  float least = text_.least_width(block.text);
  for (const Block& each : block.blocks) least = std::max(least, least_width(each) + 2 * inside);
  return least;
}

float BlockMaker::height(const Block& block, float width) const {
  float sum = text_.height(block.text, width, false);
  for (const Block& each : block.blocks) sum += height(each, width - 2 * inside) + inside;
  return sum;
}

std::vector<float> BlockMaker::row_heights(float width, std::size_t columns) const {
  std::vector<float> rows((blocks_.size() + columns - 1) / columns, 0);
  for (std::size_t i = 0; i < blocks_.size(); ++i) rows[i / columns] = std::max(rows[i / columns], height(blocks_[i], width));
  return rows;
}

bool BlockMaker::fits(Room room, float size, std::size_t columns) const {
  const float width = column_width(room, size, columns);
  if (std::any_of(blocks_.begin(), blocks_.end(), [&](const Block& each) { return least_width(each) > width; })) return false;
  float sum = 0;
  for (const float row : row_heights(width, columns)) sum += row + between;
  return (sum - between) * size + key_.height(styles_, room.width) <= room.height;
}

BlockDrawing BlockMaker::drawn(Room room, float size, std::size_t columns) {
  BlockDrawing out{{}, size};
  document::Drawing& drawing = out.drawing;
  drawing.font_family = look_.font_family();
  drawing.width = room.width;
  const float width = column_width(room, size, columns);
  const std::vector<float> rows = row_heights(width, columns);
  float y = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const std::size_t column = i % columns;
    const float x = static_cast<float>(column) * (width + between);
    draw(blocks_[i], {x * size, y * size, width * size, rows[i / columns] * size}, size, drawing);
    if (column + 1 == columns || i + 1 == blocks_.size()) y += rows[i / columns] + between;
  }
  drawing.height = (y - between) * size + key_.height(styles_, drawing.width);
  key_.draw(styles_, drawing);
  inset(drawing);
  return out;
}

void BlockMaker::draw(const Block& block, const document::Rectangle& place, float size, document::Drawing& drawing) const {
  const BoxLook& look = look_.box(block.kind, block.fate);
  draw_box(drawing, place, look, block.kind, block.fate);
  const float width = place.width / size;
  draw_words(drawing, text_.lines(block.text, width, false), {place.x, place.y}, size, look.colour, look_);
  float top = place.y + text_.height(block.text, width, false) * size;
  for (const Block& each : block.blocks) {
    const float tall = height(each, width - 2 * inside) * size;
    draw(each, {place.x + inside * size, top, place.width - 2 * inside * size, tall}, size, drawing);
    top += tall + inside * size;
  }
}

}  // namespace

std::optional<BlockDrawing> draw_blocks(const Chart& chart, const Words& words, const Look& look, text::FontBook& fonts, Room room, float least,
                                        float most) {
  if (auto drawn = BlockMaker(chart, words, look, fonts, false).draw(room, least, most)) return drawn;
  return BlockMaker(chart, words, look, fonts, true).draw(room, least, most);
}

}  // namespace townclerk::chart
