#include "view/exempt_ids.hpp"

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
    note(change.posts, own);
    note(change.units, own);
    note(change.functions, own);
    note_changes(change.if_met, own);
    note_changes(change.if_not, own);
  }
}

void ExemptIds::note_rows(const model::FinanceTable& table) {
  if (!table.exemption.exempt()) return;
  for (const model::FinanceRow& row : table.rows) note_all(row.lines, table.exemption);
}

}  // namespace townclerk::view
