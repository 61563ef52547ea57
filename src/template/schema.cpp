#include "template/schema.hpp"

#include <algorithm>

namespace townclerk::mustache {

const Schema* Schema::find(std::string_view member) const {
  const auto found = std::find_if(members.begin(), members.end(), [member](const Schema& schema) { return schema.name == member; });
  return found == members.end() ? nullptr : &*found;
}

}  // namespace townclerk::mustache
