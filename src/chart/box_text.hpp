// The words in a chart's boxes: measured once, broken into lines for any width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chart/arrange.hpp"
#include "chart/chart.hpp"
#include "chart/look.hpp"
#include "chart/words.hpp"
#include "text/font_book.hpp"

namespace townclerk::chart {

struct BoxParagraph {
  std::string words;
  bool bold = false;
  bool bullet = false;
  Fate fate = Fate::stays;  // its word stands before the others, on a tint
  bool only_cut = false;    // stands only where the box is cut: the reference to its sheet
};

/// A piece of one line, in em from the box's left edge and the line's left end.
struct LinePiece {
  float x = 0;
  float width = 0;
  std::string words;
  bool bold = false;
  Fate fate = Fate::stays;    // of a change's word
  bool is_reference = false;  // to the sheet on which the box goes on
};
using BoxLine = std::vector<LinePiece>;

/// Measures with the first face of the style's families that has all the characters of a word. Fonts must live longer.
class BoxText final : public Measure {
 public:
  /// Fonts, look and words must live longer.
  BoxText(const Look& look, text::FontBook& fonts, const Words& words);

  /// Adds the words of the next box; boxes count from 0.
  void add(const std::vector<BoxParagraph>& paragraphs);
  [[nodiscard]] float least_width(BoxId box) const override { return boxes_[box].least_width; }
  [[nodiscard]] float height(BoxId box, float width, bool cut) const override;
  [[nodiscard]] std::vector<BoxLine> lines(BoxId box, float width, bool cut) const;
  /// The width of words on one line.
  [[nodiscard]] float width(std::string_view words, bool bold) const;

 private:
  struct Word {
    float width = 0;
    float space = 0;                 // behind it
    float least = 0;                 // room that it needs on its line: with its hyphen, or with what goes on behind it if that is less
    bool hyphenates = false;         // a soft hyphen ends it
    std::size_t begin = 0, end = 0;  // of the paragraph's words, without the space
    std::vector<std::size_t> seams;  // where a word too long for any line may be broken
  };
  struct Measured {
    BoxParagraph paragraph;
    float fate_width = 0;  // of the change's word with its tint
    std::vector<Word> words;
  };
  struct Box {
    std::vector<Measured> paragraphs;
    float least_width = 0;
  };
  class Setter;

  [[nodiscard]] Measured measured(const BoxParagraph& paragraph) const;
  [[nodiscard]] BoxLine beginning(const Measured& measured) const;
  [[nodiscard]] float indent(const BoxParagraph& paragraph) const;
  [[nodiscard]] float hyphen_of(const BoxParagraph& paragraph) const { return paragraph.bold ? bold_hyphen_ : hyphen_; }

  const Look& look_;
  std::vector<const text::Font*> regular_;
  std::vector<const text::Font*> bold_;
  std::vector<std::string> fate_words_;  // by fate
  std::string language_;                 // BCP 47
  float space_ = 0;
  float bold_space_ = 0;
  float hyphen_ = 0;
  float bold_hyphen_ = 0;
  std::vector<Box> boxes_;
};

/// Around a change's word, in em.
inline constexpr float word_padding = 0.3F;

}  // namespace townclerk::chart
