#include "check/words.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace townclerk::checks {

using style::Name;
using style::NodeId;

namespace {

constexpr std::string_view around = " .:;,>()[]";
constexpr char32_t no_break_space = 0xA0;

bool is_word_sign(char32_t sign) {
  constexpr char32_t first_letter_beyond_ascii = 0xC0;
  if (sign < first_letter_beyond_ascii) return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
  const bool punctuation = (sign >= 0x2000 && sign <= 0x206F) || (sign >= 0x3000 && sign <= 0x3003) || sign == 0xFEFF;
  return !punctuation;
}

}  // namespace

std::string words_of(const style::ElementTree& tree, NodeId node) {
  std::string words;
  for (NodeId id = node; id < tree.nodes[node].end;) {
    if (tree.nodes[id].name == Name::span && tree.has_class(id, "num")) {
      id = tree.nodes[id].end;
      continue;
    }
    words += tree.nodes[id].text;
    ++id;
  }
  return words;
}

bool says_something(std::string_view words) {
  for (std::size_t i = 0; i < words.size();)
    if (is_word_sign(utf8::next(words, i))) return true;
  return false;
}

bool is_bare(std::string_view words) {
  for (std::size_t i = 0; i < words.size();) {
    const char32_t sign = utf8::next(words, i);
    const bool left_out =
        sign == no_break_space || sign == '\n' || sign == '\t' || (sign < 0x80 && around.find(static_cast<char>(sign)) != std::string_view::npos);
    if (!left_out) return false;
  }
  return true;
}

std::string bare(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    char32_t sign = utf8::next(words, i);
    if (sign == no_break_space || sign == '\n' || sign == '\t') sign = ' ';
    if (sign == ' ' && (out.empty() || out.back() == ' ')) continue;
    utf8::append(out, sign);
  }
  const std::size_t first = out.find_first_not_of(around);
  if (first == std::string::npos) return {};
  return lower(out.substr(first, out.find_last_not_of(around) - first + 1));
}

}  // namespace townclerk::checks
