// The declared names of a view: what strict templates are checked against before anything is rendered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace townclerk::mustache {

enum class Type { text, prose, boolean, list, object };

/// One name of a view. Members of an object, or of the objects in a list, are its children; a list without children holds texts (`{{.}}`).
struct Schema {
  std::string name;
  Type type = Type::text;
  std::string summary;  // one line for `inspect --stage view`
  std::vector<Schema> members;

  [[nodiscard]] const Schema* find(std::string_view member) const;
};

}  // namespace townclerk::mustache
