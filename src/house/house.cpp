#include "house/house.hpp"

#include <algorithm>

namespace townclerk::house {
namespace {

std::string_view primary(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

template <class List>
auto find(const List& list, std::string_view code) -> decltype(list.data()) {
  const auto found = std::find_if(list.begin(), list.end(), [code](const auto& entry) { return entry.code == code; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::string_view Words::in(std::string_view language) const {
  for (const auto& [tag, words] : by_language)
    if (tag == language) return words;
  for (const auto& [tag, words] : by_language)
    if (primary(tag) == primary(language)) return words;
  return by_language.empty() ? std::string_view() : by_language.front().second;
}

bool Words::has(std::string_view language) const {
  return std::any_of(by_language.begin(), by_language.end(), [&](const auto& each) { return primary(each.first) == primary(language); });
}

const Field* House::field(std::string_view field_code) const {
  return find(fields, field_code);
}
const Role* House::role(std::string_view role_code) const {
  return find(roles, role_code);
}
const Implication* House::implication(std::string_view head) const {
  return find(implications, head);
}

std::string_view House::label(std::string_view label_code, std::string_view in_language) const {
  const Label* found = find(labels, label_code);
  return found == nullptr ? std::string_view() : found->words.in(in_language);
}

}  // namespace townclerk::house
