// How charts look: what the style sheet says of their boxes, lines and words, and the room that its pages leave them.
//
// The style's classes: `chart-box` with the kind (post, unit, board, company, partner, functions) and the change (created, changed, moved,
// deleted, conditional); `chart-word` with the change, for the word in the box; `chart-line` with the kind of line (solid, unlined, dotted,
// statutory, professional, partnership), drawn like its top border; `chart-key`; the page `chart`.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/rgb.hpp"
#include "chart/chart.hpp"
#include "document/document.hpp"
#include "model/organisation.hpp"
#include "style/computed.hpp"
#include "style/stylesheet.hpp"

namespace townclerk::chart {

enum class BoxKind : std::uint8_t { post, unit, board, company, partner, functions };
inline constexpr std::size_t box_kinds = 6;
inline constexpr std::size_t fates = 6;

/// Lines as they are drawn: of a kind, or to whom a post stands without a line that the model states.
enum class DrawnLine : std::uint8_t { solid, unlined, dotted, statutory, professional, partnership };
inline constexpr std::size_t drawn_lines = 6;
/// Memberships are not drawn.
[[nodiscard]] DrawnLine drawn_as(model::LineKind kind);

struct BoxLook {
  std::optional<Rgb> background;
  Rgb colour;
  std::array<style::Border, 4> border;  // points
};

/// Room in points.
struct Room {
  float width = 0;
  float height = 0;
};

class Look {
 public:
  static constexpr float least_size = 8;  // points: no chart's type is smaller
  static constexpr float least_in_column = 8;

  explicit Look(const style::StyleSheet& sheet);

  [[nodiscard]] const BoxLook& box(BoxKind kind, Fate fate) const {
    return boxes_.at(static_cast<std::size_t>(kind) * fates + static_cast<std::size_t>(fate));
  }
  [[nodiscard]] const BoxLook& word(Fate fate) const { return words_.at(static_cast<std::size_t>(fate)); }
  [[nodiscard]] document::Stroke line(DrawnLine line) const;
  [[nodiscard]] const std::vector<std::string>& font_family() const { return font_family_; }
  [[nodiscard]] Rgb key_colour() const { return key_colour_; }
  // In em, the size of a box's type.
  [[nodiscard]] float line_height() const { return line_height_; }
  [[nodiscard]] float padding_x() const { return padding_x_; }
  [[nodiscard]] float padding_y() const { return padding_y_; }
  [[nodiscard]] float body_size() const { return body_size_; }
  /// What a chart's page leaves for the drawing, below a heading of a level (0: none), with a caption of so many lines.
  [[nodiscard]] Room page(int heading_level, int caption_lines) const;
  /// What a text column of a width leaves.
  [[nodiscard]] Room column(float width, int caption_lines) const;
  [[nodiscard]] float caption_size() const { return caption_size_; }

 private:
  std::vector<BoxLook> boxes_;  // by kind and fate
  std::vector<BoxLook> words_;
  std::vector<style::Border> lines_;
  std::vector<std::string> font_family_;
  Rgb key_colour_;
  float line_height_ = 1.16F;
  float padding_x_ = 0.45F;
  float padding_y_ = 0.34F;
  float body_size_ = 12;
  float caption_size_ = 0;
  float caption_line_ = 0;    // points
  float caption_margin_ = 0;  // points above and below
  float figure_margin_ = 0;
  std::vector<float> heading_heights_;  // by level, margins included
  Room page_;
  float column_height_ = 0;
};

/// The width in points that a figure has inside of other blocks, the outermost first; what they hold does not matter.
[[nodiscard]] float column_within(std::vector<document::Block> around, const style::StyleSheet& sheet);

/// A line's dashes as its style asks: CSS Backgrounds and Borders 3 §4.2 leaves their lengths to us.
[[nodiscard]] document::Stroke stroke_of(const style::Border& border);

}  // namespace townclerk::chart
