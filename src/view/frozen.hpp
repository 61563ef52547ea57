// An appendix that prints from the copy of its publication (as-published) instead of the live model.
#pragma once

#include <memory>

#include "model/report.hpp"
#include "template/value.hpp"
#include "view/context.hpp"

namespace townclerk::view {

/// The report as it was when the appendix was published: what the copy may hold is the copy's, from the structure to the cited documents; all
/// else, such as people, powers and meetings, is the live report's. Anchors begin with the appendix's id, since the live things may be printed too.
class Frozen {
 public:
  /// Precondition: appendix.as_published.
  Frozen(const Context& live, const model::Appendix& appendix);
  [[nodiscard]] const Context& context() const { return *context_; }
  /// The appendix with the copy's values under the names that the live model's have; templates find them first, as does its prose.
  [[nodiscard]] mustache::Value with_values(Members members) const;
  /// The appendix without them, whose prose finds them: what is withheld.
  [[nodiscard]] mustache::Value without_values(Members members) const;

 private:
  std::shared_ptr<const model::Report> report_;  // names in values point into it
  std::unique_ptr<const Context> context_;
  std::shared_ptr<const mustache::Value> values_;
};

}  // namespace townclerk::view
