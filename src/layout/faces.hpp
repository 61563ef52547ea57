// The fonts of each computed style, found once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "style/computed.hpp"
#include "style/element.hpp"
#include "text/font_book.hpp"

namespace townclerk::layout {

/// The faces of a style's family list that this machine has, in order, and the first one's heights in points at the style's size. Those behind
/// the first are looked for when a character asks for them: most papers need one face, and asking the machine for a family takes milliseconds.
struct Faces {
  std::vector<const text::Font*> fonts;  // empty: none was found, which was reported
  std::size_t families = 0;              // of the style's list that were looked for
  const style::Computed* style = nullptr;
  float ascent = 0;
  float descent = 0;  // positive
};

class FaceFinder {
 public:
  FaceFinder(const style::Styles& styles, text::FontBook& book, Diagnostics& diagnostics)
      : styles_(styles), book_(book), diagnostics_(diagnostics), found_(styles.values.size()), asked_(styles.values.size(), false) {}

  /// Of the computed values with this index; `at` is named when no family is found.
  Faces& of(std::uint32_t style, Span at);
  /// `style` must outlive the faces.
  Faces find(const style::Computed& style, Span at);
  /// The first face that has the character, nullptr when none has it.
  const text::Font* with(char32_t character, Faces& faces);

 private:
  bool find_next(Faces& faces);

  const style::Styles& styles_;
  text::FontBook& book_;
  Diagnostics& diagnostics_;
  std::vector<Faces> found_;
  std::vector<bool> asked_;
  std::vector<std::string> reported_;  // family lists
};

}  // namespace townclerk::layout
