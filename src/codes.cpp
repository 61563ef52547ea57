#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/builtin.hpp"
#include "base/codes.hpp"
#include "report.hpp"

namespace townclerk {
namespace {

#define TC_CODE(id, severity, title) Code{#id, Severity::severity, title},
constexpr Code list[] = {
#include "base/codes.def"
#include "chart/codes.def"
#include "check/codes.def"
#include "document/codes.def"
#include "house/codes.def"
#include "import/codes.def"
#include "layout/codes.def"
#include "markdown/codes.def"
#include "model/codes.def"
#include "pdf/codes.def"
#include "style/codes.def"
#include "template/codes.def"
#include "view/codes.def"
#include "xml/codes.def"
};
#undef TC_CODE

}  // namespace

std::span<const Code> all_codes() {
  return list;
}

std::string_view version() {
  return TOWNCLERK_VERSION;
}

std::string explain(std::string_view code) {
  std::string wanted(code);
  std::transform(wanted.begin(), wanted.end(), wanted.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const std::string heading = "## " + wanted + "\n";
  for (const auto& [path, text] : builtins()) {
    if (!path.ends_with("/codes.md")) continue;
    std::size_t at = text.starts_with(heading) ? 0 : text.find("\n" + heading);
    if (at == std::string_view::npos) continue;
    if (at > 0) ++at;
    const std::size_t end = text.find("\n## ", at + heading.size());
    std::string_view body = text.substr(at + heading.size(), end == std::string_view::npos ? end : end - at - heading.size());
    while (!body.empty() && body.front() == '\n') body.remove_prefix(1);
    while (!body.empty() && body.back() == '\n') body.remove_suffix(1);
    const auto known = std::find_if(std::begin(list), std::end(list), [&wanted](const Code& c) { return c.id == wanted; });
    if (known == std::end(list)) return {};
    return wanted + ": " + std::string(known->title) + "\n\n" + std::string(body) + "\n";
  }
  return {};
}

}  // namespace townclerk
