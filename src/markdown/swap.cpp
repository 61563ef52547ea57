#include "markdown/swap.hpp"

#include "base/utf8.hpp"

namespace townclerk::markdown {

std::string Swap::hide(std::string_view source) {
  std::string token;
  utf8::append(token, utf8::token_open);
  token += std::to_string(first_hidden_ + lines_.size());
  utf8::append(token, utf8::token_close);
  lines_.push_back(source);
  found_.push_back(false);
  return token;
}

std::optional<std::size_t> Swap::hidden(std::string_view text) const {
  const auto hit = mustache::Tokens::find(text, 0);
  if (!hit || hit->begin != 0 || hit->end != text.size() || !is_hidden(hit->index)) return std::nullopt;
  return hit->index - first_hidden_;
}

std::vector<Swap::Piece> Swap::split(std::string_view text) const {
  std::vector<Piece> pieces;
  std::size_t from = 0;
  while (const auto hit = mustache::Tokens::find(text, from)) {
    if (hit->begin > from) pieces.push_back({text.substr(from, hit->begin - from), from, nullptr, std::nullopt});
    if (is_hidden(hit->index)) {
      const std::size_t index = hit->index - first_hidden_;
      pieces.push_back({lines_.at(index), hit->begin, nullptr, index});
    } else {
      const auto& value = values_->at(hit->index);
      pieces.push_back({value.value.text, hit->begin, &value, std::nullopt});
    }
    from = hit->end;
  }
  if (from < text.size()) pieces.push_back({text.substr(from), from, nullptr, std::nullopt});
  return pieces;
}

std::string Swap::words(std::string_view text) {
  std::string out;
  for (const Piece& piece : split(text)) {
    if (piece.hidden) {
      found(*piece.hidden);
      out += words(piece.text);
    } else {
      out += piece.text;
    }
  }
  return out;
}

void Swap::pass_over(std::string_view text) {
  for (const Piece& piece : split(text))
    if (piece.hidden) found(*piece.hidden);
}

}  // namespace townclerk::markdown
