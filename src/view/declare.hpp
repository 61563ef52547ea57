// How the names of the view are declared: one function for each type of value.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "template/schema.hpp"

namespace townclerk::view::declare {

using mustache::Schema;
using mustache::Type;
using Members = std::vector<Schema>;

/// A list of declarations, moved into place.
template <class... Declarations>
Members of(Declarations&&... declarations) {
  Members members;
  members.reserve(sizeof...(declarations));
  (members.push_back(std::forward<Declarations>(declarations)), ...);
  return members;
}

inline Schema text(std::string_view name, std::string_view summary) {
  return {std::string(name), Type::text, std::string(summary), {}};
}
inline Schema prose(std::string_view name, std::string_view summary) {
  return {std::string(name), Type::prose, std::string(summary), {}};
}
inline Schema flag(std::string_view name, std::string_view summary) {
  return {std::string(name), Type::boolean, std::string(summary), {}};
}
inline Schema list(std::string_view name, std::string_view summary, Members members = {}) {
  return {std::string(name), Type::list, std::string(summary), std::move(members)};
}
/// A list in a list's entry whose own entries have the same names as that entry: sections in a section. Templates find them there, as names
/// are looked up outwards.
inline Schema alike(std::string_view name, std::string_view summary) {
  return list(name, std::string(summary) + ", with the same names");
}
inline Schema object(std::string_view name, std::string_view summary, Members members) {
  return {std::string(name), Type::object, std::string(summary), std::move(members)};
}

inline Schema date(std::string_view name, std::string_view summary) {
  return object(name, summary,
                of(text("long", "16 June 2017, in the house's form"), text("opening", "the same as first words of a line: By 16 June 2017"),
                   text("short", "the house's short form"), text("caps", "16 JUNE 2017"), text("iso", "2017-06-16")));
}

inline Schema amount(std::string_view name, std::string_view summary) {
  return object(name, summary,
                of(text("exact", "£200,000"), text("thousands", "£200k"), text("words", "£1.2 million; below a million as exact"),
                   flag("is-negative", "below nothing")));
}

inline Schema number(std::string_view name, std::string_view summary) {
  return object(name, summary, of(text("figures", "5"), text("words", "five, as far as the house has words; else as figures")));
}

inline Schema exempt() {
  return flag("is-exempt", "withheld from the public; in the open edition its words are the house's words for a gap");
}

/// Names that a generated part of a section has beside those of every part; each is empty but in parts that print it.
[[nodiscard]] Members part_names();
/// Changes, as lists of them print each.
[[nodiscard]] Schema changes(std::string_view summary);
/// What consultees said, with the answers and the changes that follow.
[[nodiscard]] Schema themes();
/// A date of the timetable.
[[nodiscard]] Members event();
/// How many posts each list of posts has.
[[nodiscard]] Members post_counts();

}  // namespace townclerk::view::declare
