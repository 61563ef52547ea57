#include "layout/faces.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "layout/codes.hpp"

namespace townclerk::layout {

Faces& FaceFinder::of(std::uint32_t style, Span at) {
  if (!asked_[style]) {
    asked_[style] = true;
    found_[style] = find(styles_.values[style], at);
  }
  return found_[style];
}

Faces FaceFinder::find(const style::Computed& style, Span at) {
  Faces faces;
  faces.style = &style;
  if (!find_next(faces)) {
    std::string asked;
    for (const std::string& family : style.font_family) asked += fmt::format("{}'{}'", asked.empty() ? "" : ", ", family);
    const std::string message = asked.empty() ? "the style lists no font family" : fmt::format("none of the families {} is on this machine", asked);
    if (std::find(reported_.begin(), reported_.end(), asked) != reported_.end()) return faces;
    reported_.push_back(asked);
    diagnostics_.add(
        Diagnostic(codes::L101, at, message).hint("install one of them, bring it with the style (@font-face), or list 'Liberation Sans'"));
    return faces;
  }
  const text::Metrics& metrics = faces.fonts.front()->metrics();
  const float scale = style.font_size / static_cast<float>(metrics.units_per_em);
  faces.ascent = static_cast<float>(metrics.ascender) * scale;
  faces.descent = -static_cast<float>(metrics.descender) * scale;
  return faces;
}

bool FaceFinder::find_next(Faces& faces) {
  const style::Computed& style = *faces.style;
  while (faces.families < style.font_family.size()) {
    const text::Font* font = book_.find(style.font_family[faces.families++], style.font_weight, style.italic);
    if (font == nullptr) continue;
    faces.fonts.push_back(font);
    return true;
  }
  return false;
}

const text::Font* FaceFinder::with(char32_t character, Faces& faces) {
  for (std::size_t i = 0; i < faces.fonts.size() || find_next(faces); ++i)
    if (faces.fonts[i]->has(character)) return faces.fonts[i];
  return nullptr;
}

}  // namespace townclerk::layout
