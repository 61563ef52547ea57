// One font of the file: which glyphs are used for which text, their character codes, the subset and the streams that describe it.
//
// A code (CID) stands for a glyph and the text it is printed for, so that the text can always be recovered. Codes follow sorted (glyph, text).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <tl/expected.hpp>

#include "text/font.hpp"

namespace townclerk::pdf {

class EmbeddedFont {
 public:
  explicit EmbeddedFont(const text::Font& font) : font_(&font) {}

  /// Notes the glyphs of a text; returns its index.
  std::uint32_t use(const text::Shaped& shaped);

  /// Gives out the codes; nothing is used behind this.
  tl::expected<void, std::string> assign_codes();

  /// What stands between the brackets of a TJ operator's string for a text: codes with kerning. `width` is what showing it moves by.
  struct Codes {
    std::string bytes;
    double width = 0;  // 1/1000 of the size
    std::uint32_t count = 0;
    bool raised = false;  // has glyphs off the baseline: to be asked for with the size
  };
  [[nodiscard]] const Codes& codes(std::uint32_t index) const { return codes_[index]; }
  [[nodiscard]] Codes raised_codes(std::uint32_t index, float size) const;

  struct Streams {
    std::string name;  // with the subset's tag
    std::string file;
    std::string glyphs;      // CIDToGIDMap
    std::string to_unicode;  // CMap
    std::string widths;      // W
  };
  [[nodiscard]] tl::expected<Streams, std::string> streams() const;
  [[nodiscard]] const text::Font& font() const { return *font_; }

 private:
  struct Key {
    std::uint32_t glyph = 0;
    std::string text;
    std::uint16_t code = 0;
    double width = 0;  // as printed in W
  };
  struct Use {
    const text::Shaped* shaped;
    std::size_t first_key;
  };
  [[nodiscard]] std::uint32_t intern(std::uint32_t glyph, std::string&& text);
  [[nodiscard]] Codes encode(const Use& use, float size) const;
  [[nodiscard]] double thousandths(std::int32_t units) const;

  const text::Font* font_;
  static constexpr std::uint32_t unused = 0xFFFFFFFF;
  std::vector<std::uint32_t> use_of_;  // by the text's index in its font
  std::vector<Use> uses_;
  std::vector<std::uint32_t> use_keys_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> keys_of_glyph_;
  std::vector<Key> keys_;
  std::vector<std::uint32_t> sorted_;  // keys in order of code
  std::vector<Codes> codes_;
};

}  // namespace townclerk::pdf
