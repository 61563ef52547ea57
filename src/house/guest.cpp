#include "house/guest.hpp"

#include <algorithm>

namespace townclerk::house {
namespace {

template <typename T>
void add_missing(std::vector<T>& into, const std::vector<T>& from) {
  for (const T& entry : from)
    if (std::none_of(into.begin(), into.end(), [&entry](const T& known) { return known.code == entry.code; })) into.push_back(entry);
}

/// A banner is of the house's own making: the fields of others stand below it.
void leave_banners(std::vector<Field>& fields, std::size_t own) {
  for (auto field = fields.begin() + static_cast<std::ptrdiff_t>(own); field != fields.end(); ++field)
    if (field->position.area == FieldPosition::Area::banner) field->position = {.area = FieldPosition::Area::grid, .grid = 1, .role = {}};
}

template <typename T>
void require_none(std::vector<T>& entries) {
  for (T& entry : entries) entry.required = false;
}

}  // namespace

void take_in(House& house, const House& own) {
  house.is_guest = true;
  const std::size_t declared = house.fields.size();
  add_missing(house.fields, own.fields);
  leave_banners(house.fields, declared);
  add_missing(house.roles, own.roles);
  add_missing(house.implications, own.implications);
  add_missing(house.clearances, own.clearances);
  require_none(house.fields);
  require_none(house.roles);
  require_none(house.implications);
}

}  // namespace townclerk::house
