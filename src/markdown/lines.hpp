// A text by lines, as cmark counts them: where each begins, and what remains of it behind the marks of quotations and lists.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"

namespace townclerk::markdown {

class Lines {
 public:
  explicit Lines(std::string_view text);

  [[nodiscard]] std::size_t count() const { return starts_.size(); }
  /// Offset of a 1-based line; beyond the last line, the end of the text.
  [[nodiscard]] std::size_t begin(std::size_t line) const { return line == 0 ? 0 : line <= starts_.size() ? starts_[line - 1] : text_.size(); }
  /// The line without its line end.
  [[nodiscard]] std::string_view at(std::size_t line) const;
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// Bytes and number of the marks of quotations (`>`) and list items (`-`, `1.`) that a line begins with, white space included. A line may only
/// look as if it had them (in a code block, or where a paragraph goes on).
struct Marks {
  std::size_t bytes = 0;
  int count = 0;
};
[[nodiscard]] Marks leading_marks(std::string_view line);

}  // namespace townclerk::markdown
