#include "markdown/lines.hpp"

#include <algorithm>

namespace townclerk::markdown {

namespace {

bool blank(char c) {
  return c == ' ' || c == '\t';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// Length of a list marker at the beginning of `rest`, without the space that must follow; 0 when there is none.
std::size_t list_marker(std::string_view rest) {
  std::size_t length = 0;
  if (rest.front() == '-' || rest.front() == '*' || rest.front() == '+') {
    length = 1;
  } else {
    while (length < rest.size() && length < 9 && digit(rest[length])) ++length;
    if (length == 0 || length == rest.size() || (rest[length] != '.' && rest[length] != ')')) return 0;
    ++length;
  }
  return length == rest.size() || blank(rest[length]) ? length : 0;
}

}  // namespace

Lines::Lines(std::string_view text) : text_(text) {
  if (text.empty()) return;
  starts_.push_back(0);
  const bool has_returns = text.find('\r') != std::string_view::npos;
  const auto next = [&](std::size_t from) { return has_returns ? text.find_first_of("\r\n", from) : text.find('\n', from); };
  for (std::size_t i = next(0); i != std::string_view::npos; i = next(i + 1)) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
    if (i + 1 < text.size()) starts_.push_back(i + 1);
  }
}

std::string_view Lines::at(std::size_t line) const {
  if (line == 0 || line > starts_.size()) return {};
  std::string_view whole = text_.substr(begin(line), begin(line + 1) - begin(line));
  while (!whole.empty() && (whole.back() == '\n' || whole.back() == '\r')) whole.remove_suffix(1);
  return whole;
}

Marks leading_marks(std::string_view line) {
  Marks marks;
  while (marks.bytes < line.size()) {
    const char c = line[marks.bytes];
    if (blank(c)) {
      ++marks.bytes;
      continue;
    }
    const std::size_t length = c == '>' ? 1 : list_marker(line.substr(marks.bytes));
    if (length == 0) break;
    marks.bytes += length;
    ++marks.count;
  }
  return marks;
}

}  // namespace townclerk::markdown
