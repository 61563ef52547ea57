#include <algorithm>

#include <hb.h>

#include "base/utf8.hpp"
#include "text/font.hpp"

namespace townclerk::text {
namespace {

/// Full canonical decomposition of one code point.
void decompose(char32_t code_point, std::vector<char32_t>& parts) {
  hb_codepoint_t first = 0;
  hb_codepoint_t second = 0;
  if (hb_unicode_decompose(hb_unicode_funcs_get_default(), code_point, &first, &second) == 0) {
    parts.push_back(code_point);
    return;
  }
  decompose(first, parts);
  if (second != 0) parts.push_back(second);
}

/// The texts of `count` glyphs that stand for `cluster` together.
void share_out(std::string_view cluster, std::size_t count, std::string* texts) {
  if (count > 1) {
    std::vector<char32_t> parts;
    for (std::size_t at = 0; at < cluster.size();) decompose(utf8::next(cluster, at), parts);
    if (parts.size() >= count) {
      for (std::size_t i = 0; i < parts.size(); ++i) utf8::append(texts[std::min(i, count - 1)], parts[i]);
      return;
    }
  }
  texts[0] = cluster;
}

}  // namespace

std::vector<std::string> glyph_texts(const Shaped& shaped) {
  const std::vector<Glyph>& glyphs = shaped.glyphs;
  const std::string_view text = shaped.text;
  std::vector<std::string> texts(glyphs.size());
  const bool backwards = !glyphs.empty() && glyphs.front().cluster > glyphs.back().cluster;  // right to left
  std::size_t previous = text.size();
  for (std::size_t i = 0; i < glyphs.size();) {
    std::size_t end = i + 1;
    while (end < glyphs.size() && glyphs[end].cluster == glyphs[i].cluster) ++end;
    const std::size_t next = end < glyphs.size() ? glyphs[end].cluster : text.size();
    const std::size_t stop = backwards ? previous : next;
    share_out(text.substr(glyphs[i].cluster, stop - glyphs[i].cluster), end - i, &texts[i]);
    previous = glyphs[i].cluster;
    i = end;
  }
  return texts;
}

}  // namespace townclerk::text
