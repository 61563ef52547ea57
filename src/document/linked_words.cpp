#include "document/linked_words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"

namespace townclerk::document {
namespace {

// Control characters, which neither reports nor houses can hold.
constexpr char opening = '\x02';
constexpr char closing = '\x03';

}  // namespace

std::string LinkedWords::add(std::string_view id, std::string words) {
  std::string mark = fmt::format("{}{}{}", opening, links_.size(), closing);
  links_.push_back({InlineKind::link, fmt::format("#{}", id), {Inline{InlineKind::text, std::move(words), {}, at_}}, at_});
  return mark;
}

std::vector<Inline> LinkedWords::set(std::string_view words) const {
  std::vector<Inline> out;
  while (!words.empty()) {
    const std::size_t begin = std::min(words.find(opening), words.size());
    if (begin > 0) out.push_back({InlineKind::text, std::string(words.substr(0, begin)), {}, at_});
    if (begin == words.size()) break;
    const std::size_t end = words.find(closing, begin);
    std::size_t index = 0;
    std::from_chars(words.data() + begin + 1, words.data() + end, index);
    out.push_back(links_.at(index));
    words.remove_prefix(end + 1);
  }
  return out;
}

void LinkedWords::capitalise(std::string& words) {
  if (!words.empty() && words.front() == opening && !links_.empty())
    townclerk::capitalise(links_.front().children.front().text);
  else
    townclerk::capitalise(words);
}

}  // namespace townclerk::document
