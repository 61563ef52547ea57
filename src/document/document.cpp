#include "document/document.hpp"

#include <algorithm>

namespace townclerk::document {
namespace {

void append_plain(const std::vector<Inline>& inlines, std::string& out) {
  for (const Inline& piece : inlines) {
    switch (piece.kind) {
      case InlineKind::text:
      case InlineKind::code:
        out += piece.text;
        break;
      case InlineKind::soft_break:
      case InlineKind::line_break:
        out += ' ';
        break;
      case InlineKind::emphasis:
      case InlineKind::strong:
      case InlineKind::strikethrough:
      case InlineKind::span:
      case InlineKind::link:
      case InlineKind::image:
        append_plain(piece.children, out);
        break;
      case InlineKind::reference:
      case InlineKind::anchor:
      case InlineKind::note:
        break;
    }
  }
}

}  // namespace

bool Attributes::has(std::string_view cls) const {
  return std::find(classes.begin(), classes.end(), cls) != classes.end();
}

const std::string* Attributes::key(std::string_view name) const {
  const auto found = std::find_if(keys.begin(), keys.end(), [name](const auto& pair) { return pair.first == name; });
  return found == keys.end() ? nullptr : &found->second;
}

bool operator==(const Particulars& a, const Particulars& b) {
  const bool same_drawing = a.drawing == b.drawing || (a.drawing != nullptr && b.drawing != nullptr && *a.drawing == *b.drawing);
  return a.alias == b.alias && a.text == b.text && a.info == b.info && a.entries == b.entries && same_drawing;
}

bool operator==(const Block& a, const Block& b) {
  return a.kind == b.kind && a.attributes == b.attributes && a.label == b.label && a.particulars == b.particulars && a.inlines == b.inlines &&
         a.blocks == b.blocks && a.level == b.level && a.start == b.start && a.colspan == b.colspan && a.rowspan == b.rowspan &&
         a.ordered == b.ordered && a.header == b.header && a.group == b.group && a.scope == b.scope && a.align == b.align;
}

std::string_view Metadata::string(std::string_view name) const {
  const auto found = std::find_if(strings.begin(), strings.end(), [name](const auto& each) { return each.first == name; });
  return found == strings.end() ? std::string_view() : found->second;
}

std::string plain_text(const std::vector<Inline>& inlines) {
  std::string out;
  append_plain(inlines, out);
  return out;
}

bool is_wordless(const std::vector<Inline>& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), [](const Inline& piece) { return piece.kind == InlineKind::image; });
}

}  // namespace townclerk::document
