#include "view/exempt_ids.hpp"

#include <utility>

#include "model/changes.hpp"

namespace townclerk::view {

const model::Exemption* ExemptIds::find(std::string_view id) const {
  const auto found = exempt_.find(id);
  return found == exempt_.end() ? nullptr : &found->second;
}

void ExemptIds::note_all(const std::vector<std::string>& ids, const model::Exemption& exemption) {
  for (const std::string& id : ids) exempt_.emplace(id, exemption);
}

/// Who may not know that a change is taken back may not read the change either. Ids of changes are ids of nothing else.
void ExemptIds::note_withdrawn(const std::vector<model::Change>& list, const model::Exemption* around) {
  for (const model::Change& change : list) {
    const model::Exemption* own = change.exemption.exempt() ? &change.exemption : around;
    if (own != nullptr && change.kind == model::ChangeKind::withdraw) note_all(change.subjects, *own);
    note_withdrawn(change.if_met, own);
    note_withdrawn(change.if_not, own);
  }
}

void ExemptIds::note_changes(const std::vector<model::Change>& list, const model::Exemption* around) {
  for (const model::Change& change : list) {
    const model::Exemption* own = change.exemption.exempt() ? &change.exemption : around;
    if (own == nullptr) own = find(change.id);
    if (own != nullptr) note_all(change.subjects, *own);
    const model::Exemption* made = own;
    if (change.kind == model::ChangeKind::split || change.kind == model::ChangeKind::merge)
      for (const std::string& subject : change.subjects) made = made == nullptr ? find(subject) : made;
    note(change.posts, made);
    note(change.units, made);
    note(change.functions, made);
    note_changes(change.if_met, own);
    note_changes(change.if_not, own);
  }
}

/// The name of a part often tells the name of the whole.
void ExemptIds::note_parts(const std::vector<model::Unit>& units, const std::vector<model::ChangeSet>& sets) {
  std::multimap<std::string_view, std::string_view> parts;
  const auto add = [&parts](const std::vector<model::Unit>& list) {
    for (const model::Unit& unit : list)
      if (!unit.parent.empty()) parts.emplace(unit.parent, unit.id);
  };
  add(units);
  for (const model::ChangeSet& set : sets) model::each_change(set.changes, [&add](const model::Change& change) { add(change.units); });
  std::vector<std::string> open;
  for (const auto& [whole, part] : parts)
    if (find(whole) != nullptr) open.emplace_back(whole);
  while (!open.empty()) {
    const std::string whole = std::move(open.back());
    open.pop_back();
    const auto [first, last] = parts.equal_range(whole);
    for (auto part = first; part != last; ++part)
      if (exempt_.emplace(part->second, *find(whole)).second) open.emplace_back(part->second);
  }
}

void ExemptIds::note_rows(const model::FinanceTable& table) {
  if (!table.exemption.exempt()) return;
  for (const model::FinanceRow& row : table.rows) note_all(row.lines, table.exemption);
}

}  // namespace townclerk::view
