#include "house/guest.hpp"

#include <algorithm>

namespace townclerk::house {
namespace {

template <typename T>
void add_missing(std::vector<T>& into, const std::vector<T>& from) {
  for (const T& entry : from)
    if (std::none_of(into.begin(), into.end(), [&entry](const T& known) { return known.code == entry.code; })) into.push_back(entry);
}

template <typename T>
void require_none(std::vector<T>& entries) {
  for (T& entry : entries) entry.required = false;
}

}  // namespace

void take_in(House& house, const House& own) {
  add_missing(house.fields, own.fields);
  add_missing(house.roles, own.roles);
  add_missing(house.implications, own.implications);
  add_missing(house.clearances, own.clearances);
  require_none(house.fields);
  require_none(house.roles);
  require_none(house.implications);
}

}  // namespace townclerk::house
