#include "document/destination.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"

namespace townclerk::document {

namespace {

bool starts_with(std::string_view text, std::string_view scheme) {
  return text.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), text.begin(), [](char wanted, char found) { return wanted == lower(found); });
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

bool may_refer(std::string_view target) {
  return !has_control(target) && (starts_with(target, "#") || starts_with(target, "doc:"));
}

bool is_beside(std::string_view destination) {
  constexpr std::string_view here = "./";
  return destination.starts_with(here) && is_plain_path(destination.substr(here.size()));
}

bool may_link(std::string_view destination) {
  constexpr std::array<std::string_view, 4> schemes{"http://", "https://", "mailto:", "tel:"};
  if (may_refer(destination) || is_beside(destination)) return true;
  return !has_control(destination) &&
         std::any_of(schemes.begin(), schemes.end(), [destination](std::string_view scheme) { return starts_with(destination, scheme); });
}

bool is_plain_path(std::string_view file) {
  if (file.empty() || file.front() == '/' || has_control(file) || file.find_first_of("\\:?#") != std::string_view::npos) return false;
  for (std::size_t from = 0; from <= file.size();) {
    const std::size_t end = std::min(file.find('/', from), file.size());
    const std::string_view part = file.substr(from, end - from);
    if (part.empty() || part == "." || part == "..") return false;
    from = end + 1;
  }
  return true;
}

}  // namespace townclerk::document
