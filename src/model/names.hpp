// The ids of a report and the references to them: collected while it is read, compared when all of it is known.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/placed_text.hpp"
#include "base/source.hpp"

namespace townclerk::model {

/// What an id can name; a reference takes one or several kinds.
enum class Thing : std::uint32_t {
  authority = 1U << 0U,
  meeting = 1U << 1U,
  person = 1U << 2U,
  delegation = 1U << 3U,
  recommendation = 1U << 4U,
  section = 1U << 5U,
  unit = 1U << 6U,
  post = 1U << 7U,
  function = 1U << 8U,
  set = 1U << 9U,
  change = 1U << 10U,
  theme = 1U << 11U,
  event = 1U << 12U,
  finance = 1U << 13U,
  risk = 1U << 14U,
  document = 1U << 15U,
  appendix = 1U << 16U,
  scheme = 1U << 17U,
  impact = 1U << 18U,
  finance_table = 1U << 19U,
  finance_row = 1U << 20U,
  equality = 1U << 21U,
  milestone = 1U << 22U,
  option = 1U << 23U,
  principle = 1U << 24U,
  cycle = 1U << 25U,
  phase = 1U << 26U,
  document_group = 1U << 27U,
  equality_row = 1U << 28U,
  consultation = 1U << 29U,
  anything = (1U << 30U) - 1,
  in_prose = 1U << 30U,  // what Markdown gives an id to; only where a reference asks for it
};
[[nodiscard]] constexpr Thing operator|(Thing a, Thing b) {
  return static_cast<Thing>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
[[nodiscard]] constexpr Thing operator&(Thing a, Thing b) {
  return static_cast<Thing>(static_cast<std::uint32_t>(a) & static_cast<std::uint32_t>(b));
}
[[nodiscard]] constexpr bool overlap(Thing a, Thing b) {
  return static_cast<std::uint32_t>(a & b) != 0;
}

/// Whether there are more faults than anybody reads, so that looking for further ones only takes time.
[[nodiscard]] inline bool enough_faults(const Diagnostics& diagnostics) {
  constexpr std::size_t enough = 1'000;
  return diagnostics.left_out() >= enough;
}

/// The ids of one scope: the report, or a frozen copy in it.
class Names {
 public:
  /// An id; `at` is the attribute's value. One that is used already is a fault. A row's or milestone's owner is
  /// its table.
  void declare(std::string_view id, Thing thing, Span at, Diagnostics& diagnostics, Span owner = {});
  /// A use of an id; `what` says where, as "'to' of 'line'". Given an owner, it names something of the same one.
  void refer(std::string_view id, Thing things, Span at, std::string what, Span owner = {});
  /// Markdown of the report, read for its ids when a reference asks for them.
  void hold(std::vector<std::shared_ptr<const PlacedText>> prose) { prose_ = std::move(prose); }
  /// Reports every reference to something unknown, of another kind or of another owner. What a frozen copy cannot hold (authorities,
  /// people …) is that of the report around it.
  void check(Diagnostics& diagnostics, const Names* around = nullptr);

 private:
  struct Declared {
    Thing thing;
    Span at;
    Span owner;
  };
  struct Reference {
    std::string id;
    Thing things;
    Span at;
    std::string what;
    Span owner;
  };
  [[nodiscard]] const Declared* find(const std::string& id, const Names* around) const;
  void check(const Reference& reference, const Names* around, Diagnostics& diagnostics);
  [[nodiscard]] bool is_in_prose(const Reference& reference);
  [[nodiscard]] Diagnostic unknown(const Reference& reference, const Names* around);
  std::unordered_map<std::string, Declared> declared_;
  std::vector<const std::pair<const std::string, Declared>*> order_;  // of declaration
  std::vector<Reference> references_;
  std::vector<std::shared_ptr<const PlacedText>> prose_;
  std::optional<std::set<std::string, std::less<>>> ids_in_prose_;  // found when they are first asked for
  std::size_t comparisons_left_ = 500'000;                          // suggestions stop when they would take long
};

/// "post or unit".
[[nodiscard]] std::string in_words(Thing things);

}  // namespace townclerk::model
