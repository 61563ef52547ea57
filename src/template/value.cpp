#include "template/value.hpp"

#include <algorithm>

namespace townclerk::mustache {

bool Value::truthy() const {
  struct Truth {
    bool operator()(std::monostate) const { return false; }
    bool operator()(bool b) const { return b; }
    bool operator()(const Text& text) const { return !text.text.empty(); }
    bool operator()(const Prose& prose) const { return prose.text != nullptr && !prose.text->empty(); }
    bool operator()(const std::shared_ptr<const List>& list) const { return !list->empty(); }
    bool operator()(const std::shared_ptr<const Object>&) const { return true; }
  };
  return std::visit(Truth{}, data);
}

bool Value::printable() const {
  return std::holds_alternative<Text>(data) || std::holds_alternative<Prose>(data) || std::holds_alternative<std::monostate>(data);
}

const Value* Value::find(std::string_view name) const {
  const auto* object = std::get_if<std::shared_ptr<const Object>>(&data);
  if (object == nullptr) return nullptr;
  const auto member = std::find_if((*object)->begin(), (*object)->end(), [name](const auto& entry) { return entry.first == name; });
  return member == (*object)->end() ? nullptr : &member->second;
}

}  // namespace townclerk::mustache
