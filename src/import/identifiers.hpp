// Ids made of titles and names: the same list gives the same ids, whatever is added around a post.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace townclerk::intake {

/// "Director: People & Places" is "director-people-and-places": small letters, digits and hyphens, at most 80. What has no such letter, or does
/// not begin with one, has `otherwise` before it.
[[nodiscard]] std::string slug(std::string_view words, std::string_view otherwise);

/// The ids that are taken.
class Identifiers {
 public:
  explicit Identifiers(std::set<std::string, std::less<>> taken) : taken_(std::move(taken)) {}
  /// Takes `wanted`, else `wanted-suffix`, else that with the first number from 2 on that is free.
  std::string take(std::string wanted, std::string_view suffix);

 private:
  std::set<std::string, std::less<>> taken_;
  std::map<std::string, std::size_t> next_;  // the number to try for a name that is often wanted
};

}  // namespace townclerk::intake
