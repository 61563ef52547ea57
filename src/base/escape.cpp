#include "base/escape.hpp"

namespace townclerk {

void append_xml_text(std::string& out, std::string_view text) {
  constexpr std::string_view special = "&<>\"";
  std::size_t from = 0;
  for (std::size_t at = text.find_first_of(special); at != std::string_view::npos; at = text.find_first_of(special, from)) {
    out += text.substr(from, at - from);
    out += text[at] == '&' ? "&amp;" : text[at] == '<' ? "&lt;" : text[at] == '>' ? "&gt;" : "&quot;";
    from = at + 1;
  }
  out += text.substr(from);
}

}  // namespace townclerk
