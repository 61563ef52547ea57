#include "text/builtin_fonts.hpp"

extern "C" {
extern const std::byte townclerk_sans_regular[];
extern const std::byte townclerk_sans_regular_end[];
extern const std::byte townclerk_sans_bold[];
extern const std::byte townclerk_sans_bold_end[];
extern const std::byte townclerk_sans_italic[];
extern const std::byte townclerk_sans_italic_end[];
extern const std::byte townclerk_sans_bold_italic[];
extern const std::byte townclerk_sans_bold_italic_end[];
}

namespace townclerk::text {

std::span<const std::byte> builtin_sans(bool bold, bool italic) {
  if (bold && italic) return {townclerk_sans_bold_italic, townclerk_sans_bold_italic_end};
  if (bold) return {townclerk_sans_bold, townclerk_sans_bold_end};
  if (italic) return {townclerk_sans_italic, townclerk_sans_italic_end};
  return {townclerk_sans_regular, townclerk_sans_regular_end};
}

}  // namespace townclerk::text
