#include "import/identifiers.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace townclerk::intake {
namespace {

constexpr std::size_t longest = 80;

/// The plain letter of one with an accent as Welsh and French names have them; 0 for others.
char plain_letter(char32_t c) {
  constexpr std::u32string_view accented = U"àáâãäåçèéêëìíîïñòóôõöùúûüýÿŵŷÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸŴŶ";
  constexpr std::string_view plain = "aaaaaaceeeeiiiinooooouuuuyywyaaaaaaceeeeiiiinooooouuuuyywy";
  static_assert(accented.size() == plain.size());
  const std::size_t at = accented.find(c);
  return at == std::u32string_view::npos ? '\0' : plain[at];
}

bool is_apostrophe(char32_t c) {
  constexpr char32_t typographic = 0x2019;
  return c == '\'' || c == typographic;
}

}  // namespace

std::string slug(std::string_view words, std::string_view otherwise) {
  std::string out;
  bool gap = false;
  const auto put = [&out, &gap](std::string_view letters) {
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += letters;
  };
  for (std::size_t i = 0; i < words.size() && out.size() < longest;) {
    const char32_t c = utf8::next(words, i);
    if (c >= 'A' && c <= 'Z') {
      put(std::string(1, static_cast<char>(c - 'A' + 'a')));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      put(std::string(1, static_cast<char>(c)));
    } else if (const char letter = plain_letter(c); letter != '\0') {
      put(std::string(1, letter));
    } else if (c == '&') {
      gap = true;
      put("and");
      gap = true;
    } else if (!is_apostrophe(c)) {
      gap = true;
    }
  }
  if (out.empty()) return std::string(otherwise);
  if (out.front() >= '0' && out.front() <= '9') out = fmt::format("{}-{}", otherwise, out);
  return out;
}

std::string Identifiers::take(std::string wanted, std::string_view suffix) {
  if (taken_.insert(wanted).second) return wanted;
  std::string base = fmt::format("{}-{}", wanted, suffix);
  if (taken_.insert(base).second) return base;
  for (std::size_t& n = next_.try_emplace(base, 2).first->second;; ++n) {
    std::string numbered = fmt::format("{}-{}", base, n);
    if (taken_.insert(numbered).second) return numbered;
  }
}

}  // namespace townclerk::intake
