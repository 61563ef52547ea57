#include "template/tokens.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace townclerk::mustache {
namespace {

constexpr std::string_view open = "\xEE\x80\x80";   // U+E000
constexpr std::string_view close = "\xEE\x80\x81";  // U+E001
static_assert(utf8::token_open == 0xE000 && utf8::token_close == 0xE001);

}  // namespace

void Tokens::value(PlacedText& out, const Text& value, Span tag, bool /*raw*/) {
  if (value.text.empty()) return;
  out.append(fmt::format("{}{}{}", open, tokens_.size(), close), value.at.known() ? value.at : tag);
  tokens_.push_back({value, tag});
}

std::optional<Tokens::Hit> Tokens::find(std::string_view text, std::size_t from) {
  for (std::size_t begin = text.find(open, from); begin != std::string_view::npos; begin = text.find(open, begin + open.size())) {
    const char* digits = text.data() + begin + open.size();
    const char* end = text.data() + text.size();
    Hit hit{begin, 0, 0};
    const auto [stop, error] = std::from_chars(digits, end, hit.index);
    if (error != std::errc{}) continue;
    const auto behind = static_cast<std::size_t>(stop - text.data());
    if (text.substr(behind, close.size()) != close) continue;
    hit.end = behind + close.size();
    return hit;
  }
  return std::nullopt;
}

}  // namespace townclerk::mustache
