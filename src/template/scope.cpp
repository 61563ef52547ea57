#include "template/scope.hpp"

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "template/codes.hpp"

namespace townclerk::mustache {
namespace {

void add_names(const Value* value, Known known, std::vector<std::string_view>& names) {
  const bool members = known.schema != nullptr && (known.schema->type == Type::object || (known.schema->type == Type::list && known.element));
  if (members)
    for (const Schema& member : known.schema->members) names.push_back(member.name);
  if (value == nullptr) return;
  if (const auto* object = std::get_if<std::shared_ptr<const Object>>(&value->data))
    for (const auto& member : **object) names.push_back(member.first);
}

Found step(const Value* value, Known known, std::string_view name) {
  Found found;
  found.value = value == nullptr ? nullptr : value->find(name);
  found.known = {known.find(name), false};
  return found;
}

std::string join(const Path& path, std::size_t size) {
  return fmt::format("{}", fmt::join(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(size), "."));
}

}  // namespace

const Schema* Known::find(std::string_view name) const {
  if (schema == nullptr) return nullptr;
  return schema->type == Type::object || (schema->type == Type::list && element) ? schema->find(name) : nullptr;
}

Type Known::type() const {
  if (schema == nullptr) return Type::text;
  if (!element || schema->type != Type::list) return schema->type;
  return schema->members.empty() ? Type::text : Type::object;
}

Known Known::inside() const {
  return {schema, schema != nullptr && schema->type == Type::list};
}

Found look_up(const Levels& levels, const Path& path) {
  if (path.empty()) return {levels.back().value, levels.back().known, 0};
  Found found;
  for (auto level = levels.rbegin(); level != levels.rend() && !found.any(); ++level) found = step(level->value, level->known, path.front());
  for (std::size_t i = 1; i < path.size() && found.any(); ++i) {
    found = step(found.value, found.known, path[i]);
    found.missing = i;
  }
  return found;
}

Diagnostic unknown(const Levels& levels, const Path& path, const Found& found, Span at) {
  std::vector<std::string_view> names;
  std::string before;
  if (found.missing == 0) {
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) add_names(level->value, level->known, names);
  } else {
    before = join(path, found.missing);
    const Found owner = look_up(levels, Path(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(found.missing)));
    add_names(owner.value, owner.known, names);
  }
  const std::string_view part = path.empty() ? std::string_view(".") : path[found.missing];
  Diagnostic diagnostic(
      codes::V101, at,
      before.empty() ? fmt::format("no value is called '{}' here", join(path, path.size())) : fmt::format("'{}' has no value '{}'", before, part));
  const std::string dot = before.empty() ? before : before + ".";
  if (const auto near = nearest(part, names)) return std::move(diagnostic).hint(fmt::format("did you mean '{}{}'?", dot, *near));
  return diagnostic;
}

std::string_view noun(Type type) {
  switch (type) {
    case Type::text:
      return "a text";
    case Type::prose:
      return "prose";
    case Type::boolean:
      return "a yes or no";
    case Type::list:
      return "a list";
    case Type::object:
      return "a group of values";
  }
  return "a value";
}

}  // namespace townclerk::mustache
