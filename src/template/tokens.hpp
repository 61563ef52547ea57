// Opaque tokens: plain values travel through the Markdown parser as U+E000 <decimal index> U+E001 and are swapped for their words after it,
// so no value can ever be read as markup.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "template/template.hpp"

namespace townclerk::mustache {

class Tokens final : public Escaper {
 public:
  void value(PlacedText& out, const Text& value, Span tag, bool raw) override;

  struct Token {
    Text value;
    Span tag;  // where the template or prose asked for it
  };
  [[nodiscard]] const Token& at(std::size_t index) const { return tokens_.at(index); }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }

  /// One token found in parsed text: its bytes and index.
  struct Hit {
    std::size_t begin;
    std::size_t end;
    std::size_t index;
  };
  /// The first token at or behind `from`.
  [[nodiscard]] static std::optional<Hit> find(std::string_view text, std::size_t from);

 private:
  std::vector<Token> tokens_;
};

}  // namespace townclerk::mustache
