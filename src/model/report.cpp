#include "model/report.hpp"

#include <algorithm>

#include "model/changes.hpp"

namespace townclerk::model {
namespace {

template <class T>
bool has(const std::vector<T>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(), [id](const T& entry) { return entry.id == id; });
}

std::string_view kind_of(const std::vector<Change>& changes, std::string_view id) {
  std::string_view kind;
  each_change(changes, [&](const Change& change) {
    if (change.id == id) kind = "change";
    if (has(change.posts, id)) kind = "post";
    if (has(change.units, id)) kind = "unit";
    if (has(change.functions, id)) kind = "function";
  });
  return kind;
}

}  // namespace

const Text& Localised::in(std::string_view language) const {
  static const Text none;
  for (const auto& [own, text] : by_language)
    if (own == language) return text;
  return by_language.empty() ? none : by_language.front().second;
}

std::shared_ptr<const PlacedText> Prose::in(std::string_view language) const {
  for (const auto& [own, text] : by_language)
    if (own == language) return text;
  return by_language.empty() ? nullptr : by_language.front().second;
}

std::string_view kind_of(const Report& report, std::string_view id) {
  if (has(report.organisation.posts, id)) return "post";
  if (has(report.organisation.units, id)) return "unit";
  if (has(report.organisation.functions, id)) return "function";
  if (has(report.changes, id)) return "set of changes";
  for (const ChangeSet& set : report.changes)
    if (const std::string_view kind = kind_of(set.changes, id); !kind.empty()) return kind;
  if (has(report.risks, id)) return "risk";
  if (has(report.recommendations, id)) return "recommendation";
  if (has(report.documents, id)) return "document";
  if (has(report.options, id)) return "option";
  if (has(report.principles, id)) return "principle";
  if (has(report.finance, id)) return "finance line";
  if (has(report.timetable, id)) return "event";
  if (has(report.people, id)) return "person";
  return {};
}

}  // namespace townclerk::model
