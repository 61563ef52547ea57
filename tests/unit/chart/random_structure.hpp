// Made-up structures of every shape, and boxes with made-up words. The same on every machine: nothing of the standard library's distributions.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "chart/arrange.hpp"

namespace townclerk::chart {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  /// 0 to sides - 1.
  std::uint32_t roll(std::uint32_t sides) { return static_cast<std::uint32_t>(engine_()) % sides; }
  bool chance(std::uint32_t percent) { return roll(100) < percent; }

 private:
  std::mt19937 engine_;
};

/// Each box has words of its own, told from its number; lines break between them.
class MadeUpWords final : public Measure {
 public:
  /// By box: what its words follow from. Without one it is the box's number.
  explicit MadeUpWords(std::vector<std::uint32_t> names = {}) : names_(std::move(names)) {}

  [[nodiscard]] float least_width(BoxId box) const override {
    float widest = 0;
    for (std::uint32_t word = 0; word < words(box); ++word) widest = std::max(widest, length(box, word));
    return widest + 2 * padding;
  }
  [[nodiscard]] float height(BoxId box, float width, bool cut) const override {
    int lines = 1;
    float used = 0;
    for (std::uint32_t word = 0; word < words(box); ++word) {
      const float space = used > 0 ? 0.28F : 0;
      if (used > 0 && used + space + length(box, word) > width - 2 * padding + 1e-4F) {
        ++lines;
        used = length(box, word);
      } else {
        used += space + length(box, word);
      }
    }
    return static_cast<float>(lines + (cut ? 1 : 0)) * 1.16F + 0.68F;
  }

 private:
  static constexpr float padding = 0.45F;
  [[nodiscard]] std::uint32_t name(BoxId box) const { return box < names_.size() ? names_[box] : box; }
  static std::uint32_t mixed(std::uint32_t value) {
    value ^= value >> 16;
    value *= 0x7feb352dU;
    value ^= value >> 15;
    value *= 0x846ca68bU;
    return value ^ (value >> 16);
  }
  [[nodiscard]] std::uint32_t words(BoxId box) const { return 1 + mixed(name(box)) % 8; }
  [[nodiscard]] float length(BoxId box, std::uint32_t word) const { return 1.0F + static_cast<float>(mixed(name(box) * 31 + word + 7) % 60) / 10; }

  std::vector<std::uint32_t> names_;
};

/// 1 to 120 boxes: teams, boxes beside, partners, panels, gone ones, ones whose line is not stated, several roots, 0 to 12 ties.
inline Diagram random_structure(std::uint32_t seed) {
  Dice dice(seed);
  Diagram diagram;
  const std::uint32_t count = dice.chance(70) ? 1 + dice.roll(40) : 1 + dice.roll(120);
  const bool team = dice.chance(50);
  const std::uint32_t roots = dice.chance(85) ? 1 : 1 + dice.roll(6);
  const std::uint32_t spread = 1 + dice.roll(12);  // few: deep, many: broad
  const std::uint32_t special = dice.roll(3) * 8;  // percent
  Dice oddities(seed + count);                     // of its own, so that the rest stays as it was
  const bool unlined = oddities.chance(50);
  std::vector<bool> has_panel(count, false);
  for (std::uint32_t box = 0; box < count; ++box) {
    Box each;
    if (box >= roots) {
      const std::uint32_t back = 1 + dice.roll(std::min(box, spread * (1 + dice.roll(3))));
      each.parent = dice.chance(30) ? dice.roll(std::min(box, spread)) : (box - back);
      while (diagram.boxes[each.parent].stand == Stand::attached) each.parent = diagram.boxes[each.parent].parent;
      each.is_team = team && each.parent < roots && !dice.chance(10);
      if (dice.chance(special)) each.stand = dice.chance(50) ? Stand::beside : Stand::partner;
      if (each.stand == Stand::below && !each.is_team && !has_panel[each.parent] && dice.chance(20)) {
        each.stand = Stand::attached;
        has_panel[each.parent] = true;
      }
    }
    each.is_gone = dice.chance(special / 2);
    each.is_unlined = unlined && box >= roots && each.stand != Stand::partner && oddities.chance(30);
    diagram.boxes.push_back(each);
  }
  const std::uint32_t ties = dice.chance(50) ? 0 : dice.roll(13);
  for (std::uint32_t tie = 0; tie < ties; ++tie) diagram.ties.push_back({dice.roll(count), dice.roll(count)});
  return diagram;
}

}  // namespace townclerk::chart
