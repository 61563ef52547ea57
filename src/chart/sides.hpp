// The structures that a chart compares: today's and the one that is shown, both without what is withheld.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chart/chart.hpp"
#include "chart/request.hpp"
#include "model/changes.hpp"
#include "model/report.hpp"

namespace townclerk::chart {

/// A structure, and what stands in it by id. The maps point into it: it is neither copied nor moved once it has them.
class Side {
 public:
  Side() = default;
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;
  Side(Side&&) = delete;
  Side& operator=(Side&&) = delete;
  ~Side() = default;

  model::Organisation organisation;
  void index();
  [[nodiscard]] bool has(std::string_view id) const { return posts_.contains(id) || units_.contains(id); }
  [[nodiscard]] const model::Post* post(std::string_view id) const { return found(posts_, id); }
  [[nodiscard]] const model::Unit* unit(std::string_view id) const { return found(units_, id); }
  [[nodiscard]] const model::Function* function(std::string_view id) const { return found(functions_, id); }
  [[nodiscard]] const std::vector<const model::Line*>& lines_from(std::string_view id) const { return lines(from_, id); }
  [[nodiscard]] const std::vector<const model::Line*>& lines_to(std::string_view id) const { return lines(to_, id); }
  /// The line of a post or unit to whom it answers.
  [[nodiscard]] const model::Line* solid_line(std::string_view from) const;
  /// Whether somebody answers to it.
  [[nodiscard]] bool is_answered_to(std::string_view id) const;

 private:
  template <class T>
  using ById = std::unordered_map<std::string_view, T>;
  template <class T>
  static const T* found(const ById<const T*>& things, std::string_view id) {
    const auto at = things.find(id);
    return at == things.end() ? nullptr : at->second;
  }
  static const std::vector<const model::Line*>& lines(const ById<std::vector<const model::Line*>>& by_end, std::string_view id) {
    static const std::vector<const model::Line*> none;
    const auto at = by_end.find(id);
    return at == by_end.end() ? none : at->second;
  }
  ById<const model::Post*> posts_;
  ById<const model::Unit*> units_;
  ById<const model::Function*> functions_;
  ById<std::vector<const model::Line*>> from_;
  ById<std::vector<const model::Line*>> to_;
};

class Sides {
 public:
  Sides(const Request& request, const Source& source, Withheld withheld);

  Side today;
  Side shown;
  std::vector<const model::Change*> standing;  // what makes the proposed structure; none in a chart of today's
  std::unordered_set<std::string> gone;        // shown, and not in the proposed structure
  std::unordered_set<std::string> hidden;      // ids that are withheld
  std::unordered_set<std::string> silent;      // posts and units that a change brings to something withheld: that they go or move is not shown
  std::unordered_set<std::string> unplaced;    // posts that answer to a withheld one
  std::unordered_set<std::string> veiled;      // functions that were or come to something withheld: what becomes of them is not shown
  std::unordered_set<std::string> unheld;      // functions that nobody holds today
  std::unordered_set<std::string> unmoved;     // posts that answered to a withheld one, or stood in a withheld unit: that they move is not shown

  /// On what a post, unit or function depends; nullptr where it depends on nothing.
  [[nodiscard]] const model::Conditional* conditional(std::string_view id) const;

 private:
  void add_what_goes();
  void note_hidden(Withheld withheld);
  void note_silent();

  std::vector<model::Conditional> conditionals_;
  std::unordered_map<std::string_view, const model::Conditional*> conditional_;
};

}  // namespace townclerk::chart
