// What of structure and money is exempt: by itself, or with what names it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"

namespace townclerk::view {

/// Ids of units, posts, functions, changes and finance lines that the public may not read, each with the exemption that it falls under: its own,
/// or that of a change that names or makes it, of what it is split or merged from, of the unit that it is part of, of a withdrawal that takes it
/// back, of a finance table that sums it.
class ExemptIds {
 public:
  ExemptIds() = default;
  /// Of a report or of a frozen copy.
  template <class Evidence>
  explicit ExemptIds(const Evidence& e) {
    note(e.organisation.units, nullptr);
    note(e.organisation.posts, nullptr);
    note(e.organisation.functions, nullptr);
    for (const model::ChangeSet& set : e.changes) note_withdrawn(set.changes, nullptr);
    for (const model::ChangeSet& set : e.changes) note_changes(set.changes, nullptr);
    note_parts(e.organisation.units, e.changes);
    note(e.finance, nullptr);
    for (const model::FinanceTable& table : e.finance_tables) note_rows(table);
  }

  /// nullptr for what is public.
  [[nodiscard]] const model::Exemption* find(std::string_view id) const;

 private:
  template <class T>
  void note(const std::vector<T>& list, const model::Exemption* around) {
    for (const T& entry : list)
      if (const model::Exemption* own = entry.exemption.exempt() ? &entry.exemption : around) exempt_.emplace(entry.id, *own);
  }
  void note_all(const std::vector<std::string>& ids, const model::Exemption& exemption);
  void note_withdrawn(const std::vector<model::Change>& list, const model::Exemption* around);
  void note_changes(const std::vector<model::Change>& list, const model::Exemption* around);
  void note_parts(const std::vector<model::Unit>& units, const std::vector<model::ChangeSet>& sets);
  void note_rows(const model::FinanceTable& table);

  std::map<std::string, model::Exemption, std::less<>> exempt_;
};

}  // namespace townclerk::view
