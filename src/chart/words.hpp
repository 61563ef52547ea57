// What a chart says of its posts and units, in the house's words: the same in the drawing and in the list that stands for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chart/chart.hpp"
#include "house/house.hpp"

namespace townclerk::chart {

/// Lines of one kind and direction: "works with A; B".
struct LinkWords {
  std::string kind;
  std::string others;
};

/// Refers to chart, report and house, which must live longer.
class Words {
 public:
  Words(const Chart& chart, const model::Report& report, const house::House& house, std::string_view language)
      : chart_(chart), report_(report), house_(house), language_(language) {}

  [[nodiscard]] std::string_view language() const { return language_; }
  [[nodiscard]] std::string label(std::string_view code) const { return std::string(house_.label(code, language_)); }
  [[nodiscard]] const std::string& in(const model::Localised& text) const { return text.in(language_).text; }
  /// The post's title; of a unit that no post of the chart leads its name.
  [[nodiscard]] const std::string& title(const Entry& entry) const { return in(entry.post != nullptr ? entry.post->title : entry.unit->name); }
  /// "See chart 000", as wide as a reference to any sheet can be, without a place to break.
  [[nodiscard]] std::string widest_reference() const;
  /// "New", "Moved"; empty for what stays.
  [[nodiscard]] std::string fate(Fate fate) const;
  /// Former title and place, what it is made of, roles, grade, FTE, holder, secondment, employer, shares, condition, each for itself; of a unit its
  /// kind.
  [[nodiscard]] std::vector<std::string> details(const Entry& entry) const;
  /// The unit that a post leads: "Place (formerly Operations)"; empty for others.
  [[nodiscard]] std::string led_unit(const Entry& entry) const;
  /// "Paving"; "[Moved] Paving (formerly Director of Place)"
  [[nodiscard]] std::string function(const HeldFunction& function) const;
  /// What the lines are that are no line to whoever stands above.
  [[nodiscard]] std::vector<LinkWords> links(const Entry& entry) const;
  /// "dotted line to", "works with"
  [[nodiscard]] std::string line(model::LineKind kind, bool incoming = false) const;
  /// Of a post, unit or council; empty for what is withheld or unknown.
  [[nodiscard]] std::string name_of(std::string_view id) const;
  /// The same as it was before the changes.
  [[nodiscard]] std::string former_name_of(std::string_view id) const;

 private:
  [[nodiscard]] std::string label(std::string_view family, std::string_view code) const;
  [[nodiscard]] bool has_label(std::string_view code) const;
  void add_past(const Entry& entry, std::vector<std::string>& out) const;
  void add_origin(const MergeOrSplit& origin, const MergeOrSplit& end, std::vector<std::string>& out) const;
  void add_dependence(const Dependence& dependence, std::vector<std::string>& out) const;
  [[nodiscard]] std::string name_or_council(const model::Localised* known, std::string_view id) const;
  [[nodiscard]] std::string former_unit(const Entry& entry) const;
  [[nodiscard]] std::string formerly(std::string_view label_code, std::string_view id) const;
  void add_roles(const model::Post& post, std::vector<std::string>& out) const;
  void add_employment(const model::Post& post, const model::Post* before, std::vector<std::string>& out) const;

  const Chart& chart_;
  const model::Report& report_;
  const house::House& house_;
  std::string_view language_;
};

/// Puts words behind others.
void join(std::string& to, std::string_view separator, std::string_view words);

}  // namespace townclerk::chart
