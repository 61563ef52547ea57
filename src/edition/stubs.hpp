// What the public edition leaves of each part that it withholds, until trials of the paper show what of that it needs.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "edition/tree.hpp"
#include "house/house.hpp"
#include "model/report.hpp"
#include "view/exempt_ids.hpp"

namespace townclerk::edition {

/// Empties what view::public_edition withholds, and of sections, options and impacts what the view does, in the tree of a report's element.
class Stubs {
 public:
  /// `report`: what the tree was read as, which the public edition has not been made of yet. `language`: of the paper.
  Stubs(const model::Report& report, const house::House& house, std::string language);

  void report(Node& root);

 private:
  void front(Node& node) const;
  void recommendation(Node& node, bool within) const;
  void section(Node& node, bool within) const;
  void parts(Node& node, bool within) const;
  void appendix(Node& node, bool within);

  void evidence(Node& node);
  void organisation(Node& node) const;
  void unit(Node& node) const;
  void post(Node& node) const;
  void withheld_post(Node& node) const;
  void function(Node& node) const;
  void line(Node& node) const;
  void changes(std::vector<Node>& list, bool within) const;
  void change(Node& node, bool within) const;
  void changed_values(Node& node, bool gap) const;
  void impact(Node& node) const;
  void finance(Node& node) const;
  void risk(Node& node) const;
  void equality(Node& node) const;
  void option(Node& node) const;

  [[nodiscard]] bool is_withheld(std::string_view id) const { return withheld_->find(id) != nullptr; }
  /// As what the id names, which may be withheld with something else: from here on it is by itself.
  void close_by_itself(Node& node, std::string_view id) const;
  [[nodiscard]] bool is_withheld(const Node& node, std::string_view attribute) const;
  /// Neutral prose with the numbers of the first of these elements, which is in the paper's language, in the place of all of them.
  void prose(Node& node, std::string_view element) const;

  const house::House& house_;
  std::string language_;
  view::ExemptIds live_;
  std::map<std::string, view::ExemptIds, std::less<>> frozen_;  // by the id of the appendix
  const view::ExemptIds* withheld_;
};

}  // namespace townclerk::edition
