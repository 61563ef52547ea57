// Tokens out of parsed text: value tokens become the words they stand for. Lines that cmark must not read (attribute lines) travel the same
// way, under indices behind those of the values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "template/tokens.hpp"

namespace townclerk::markdown {

class Swap {
 public:
  explicit Swap(const mustache::Tokens* values) : values_(values), first_hidden_(values == nullptr ? 0 : values->size()) {}

  /// A token for a line of the source; `source` must outlive this.
  [[nodiscard]] std::string hide(std::string_view source);
  /// The index of the hidden line that a text consists of, counted from 0.
  [[nodiscard]] std::optional<std::size_t> hidden(std::string_view text) const;

  /// One piece of a text: as it stands, a value, or a hidden line.
  struct Piece {
    std::string_view text;
    std::size_t begin = 0;  // in the text that was split
    const mustache::Tokens::Token* value = nullptr;
    std::optional<std::size_t> hidden;
  };
  [[nodiscard]] std::vector<Piece> split(std::string_view text) const;
  /// The text with every token swapped; hidden lines come back as they were written, with their values.
  [[nodiscard]] std::string words(std::string_view text);

  /// Counts the hidden lines of a text that was refused as found.
  void pass_over(std::string_view text);

  [[nodiscard]] bool is_hidden(std::size_t index) const { return index >= first_hidden_; }
  /// Lines whose token was seen again behind cmark: cmark drops what it takes for a link definition.
  void found(std::size_t hidden) { found_[hidden] = true; }
  [[nodiscard]] bool was_found(std::size_t hidden) const { return found_[hidden]; }

 private:
  const mustache::Tokens* values_;
  std::size_t first_hidden_;
  std::vector<std::string_view> lines_;
  std::vector<bool> found_;
};

}  // namespace townclerk::markdown
