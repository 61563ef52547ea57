// A chart before it is drawn or written out: which posts and units it shows, under whom, and what is said of each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "chart/request.hpp"
#include "model/report.hpp"

namespace townclerk::chart {

/// What a set of changes does to a post, unit or function, in a chart of the changes.
enum class Fate : std::uint8_t { stays, created, changed, moved, deleted, conditional };
/// What house labels and style classes call them, in that order.
inline constexpr std::array<std::string_view, 6> fate_names{"", "created", "changed", "moved", "deleted", "conditional"};

/// What posts were merged or split to make one, or what one is merged or split into.
struct MergeOrSplit {
  bool merged = false;  // else split
  std::vector<std::string_view> ids;
};

/// On what it depends that something comes, goes or changes.
struct Dependence {
  const model::Change* condition = nullptr;
  bool otherwise = false;     // it comes where the condition is not met
  bool is_undecided = false;  // and somebody has still to decide what becomes of it
};

/// A function, with what the changes do to it.
struct HeldFunction {
  const model::Function* function = nullptr;
  Fate fate = Fate::stays;
  const model::Function* before = nullptr;  // as it is today, where it is moved or changed
  MergeOrSplit origin;                      // what it is made of
  MergeOrSplit end;                         // what it is made into, where it goes
  Dependence dependence;
};

/// A line that is not the one to whoever stands above.
struct Link {
  model::LineKind kind = model::LineKind::solid;
  const model::Line* line = nullptr;
  bool incoming = false;   // from there, to this entry
  std::string_view other;  // post or unit id
};

/// A post, with the unit that it leads where it leads one, or a unit that no post of the chart leads.
struct Entry {
  const model::Post* post = nullptr;
  const model::Unit* unit = nullptr;
  bool is_unlined = false;  // the post answers to nobody that the model names: it stands here for its unit alone, or beside the others
  bool is_of_unit = false;  // the post has no line to the unit that it stands under, which nobody leads
  bool is_team = false;     // a member of a board, like whoever it stands under
  Fate fate = Fate::stays;
  const model::Post* before = nullptr;       // the post as it is today, where it was changed
  const model::Unit* unit_before = nullptr;  // the unit as it is today
  std::string_view was_in;                   // unit that it was in, where it is moved from there
  std::string_view answered_to;              // whom it answered to, where that is changed
  MergeOrSplit origin;                       // what it is made of
  MergeOrSplit end;                          // what it is made into, where it goes
  Dependence dependence;
  std::vector<HeldFunction> functions;
  std::vector<Link> links;
  std::vector<std::size_t> below;  // entries, in the order of the model
  int new_posts = 0;               // of a unit, where only those are shown: in it and in the units within it
};

/// Where a chart takes its structure from: the live report or a frozen copy.
struct Source {
  const model::Organisation& organisation;
  const std::vector<model::ChangeSet>& changes;
  const std::vector<model::Cycle>& cycles;
};

/// Whether something is withheld from the edition that is made: the chart leaves it out, with all that would hint at it.
using Withheld = bool (*)(const model::Exemption&);

class Sides;

/// Posts, units, lines and functions point into it and into the report, which must live longer.
class Chart {
 public:
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// Entries that stand under no other, in the order of the model.
  [[nodiscard]] const std::vector<std::size_t>& top() const { return top_; }
  /// A post's title or a unit's or function's name, as it is shown or else today; nothing for what is withheld or unknown.
  [[nodiscard]] const model::Localised* name_of(std::string_view id) const;
  /// The same as it is today, or else as it is shown.
  [[nodiscard]] const model::Localised* former_name_of(std::string_view id) const;
  [[nodiscard]] bool is_post(std::string_view id) const;

  /// Leaves the posts that are not in today's structure, by the unit that each is in, and the units that hold them with their number.
  void keep_new_posts(const model::Organisation& today);

 private:
  friend class Plan;
  std::shared_ptr<const Sides> sides_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> top_;
};

/// Whether the root of a chart is in the model, and withheld.
[[nodiscard]] bool is_withheld(const Request& request, const Source& source, Withheld withheld);

/// The chart that a directive asks for. A set or root that is not there, and a chart without entries, are reported at
/// the directive; a chart that has none because of what is withheld is empty.
[[nodiscard]] std::optional<Chart> make_chart(const Request& request, const Source& source, Withheld withheld, Diagnostics& diagnostics);

}  // namespace townclerk::chart
