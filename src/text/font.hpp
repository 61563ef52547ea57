// Fonts and shaping: HarfBuzz, fontconfig and ICU stay behind these headers.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace townclerk::text {

struct Glyph {
  std::uint32_t id = 0;       // in the font file
  std::uint32_t cluster = 0;  // byte offset in the shaped text
  std::int32_t advance = 0;   // font units
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
};

/// A shaped piece of text; immutable, owned by its Font's cache, valid as long as the Font. The glyphs stand in visual order.
struct Shaped {
  std::string text;
  std::vector<Glyph> glyphs;
  std::int64_t width = 0;   // font units, offsets not counted
  std::uint32_t index = 0;  // in its Font's cache, counted from 0
  /// First byte of text for which the font has no glyph, or npos.
  std::size_t missing = std::string::npos;
};

struct Metrics {  // font units
  int units_per_em = 1000;
  int ascender = 0;
  int descender = 0;  // negative
  int line_gap = 0;
  int cap_height = 0;
  int x_height = 0;
  int underline_position = 0;
  int underline_thickness = 0;
  int italic_angle = 0;  // degrees
  bool fixed_pitch = false;
  int weight = 400;  // CSS scale
  int bbox[4] = {0, 0, 0, 0};
};

/// What each glyph of a shaped text stands for, by position. Every byte of the text belongs to one glyph: a ligature stands for several
/// characters; where one character becomes several glyphs, they stand for the parts of its canonical decomposition.
[[nodiscard]] std::vector<std::string> glyph_texts(const Shaped& shaped);

/// Features that a style may ask for.
struct Features {
  bool tabular_figures = false;  // figures of one width; words with figures are then not kerned
  bool spaced = false;           // letters stand apart: without ligatures, which would not
  friend bool operator==(const Features&, const Features&) = default;
};

/// One font file (one face). Shaping results are cached by text and features. Not safe for use from two threads at once.
class Font {
 public:
  /// `bytes` must outlive the font (embedded or mapped); `name` is for messages; `index` chooses the face of a collection. Refused: what is
  /// no font, a font without TrueType outlines, one whose licence bits forbid embedding.
  static tl::expected<std::unique_ptr<Font>, std::string> open(std::span<const std::byte> bytes, std::string name, unsigned index = 0);
  ~Font();
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;

  /// Shapes with kerning and ligatures. Meant to be called with one word, without the spaces round it, and with " " for a space: the cache
  /// then answers nearly every call. (Kerning between a letter and a space is lost, which typesetters rarely want.) Text must be valid UTF-8.
  [[nodiscard]] const Shaped& shape(std::string_view text, Features features) const;
  /// The hyphen that breaks a word at a line's end: it looks like one, and its text is the soft hyphen (U+00AD), which is no part of the word.
  [[nodiscard]] const Shaped& line_end_hyphen() const;
  [[nodiscard]] const Metrics& metrics() const;
  [[nodiscard]] bool has(char32_t code_point) const;
  [[nodiscard]] int advance(std::uint32_t glyph) const;
  [[nodiscard]] const std::string& postscript_name() const;
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] std::span<const std::byte> bytes() const;

  struct Subset {
    std::string file;                      // TrueType
    std::vector<std::uint16_t> new_glyph;  // by position in the input
  };
  /// A subset that holds just these glyphs (and .notdef), without layout tables and hints.
  [[nodiscard]] tl::expected<Subset, std::string> subset(std::span<const std::uint32_t> glyphs) const;

 private:
  struct Face;
  explicit Font(std::unique_ptr<Face> face);
  std::unique_ptr<Face> face_;
};

}  // namespace townclerk::text
