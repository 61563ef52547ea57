#include "model/report.hpp"

namespace townclerk::model {

const Text& Localised::in(std::string_view language) const {
  static const Text none;
  for (const auto& [own, text] : by_language)
    if (own == language) return text;
  return by_language.empty() ? none : by_language.front().second;
}

std::shared_ptr<const PlacedText> Prose::in(std::string_view language) const {
  for (const auto& [own, text] : by_language)
    if (own == language) return text;
  return by_language.empty() ? nullptr : by_language.front().second;
}

}  // namespace townclerk::model
