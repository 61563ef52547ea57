// Posts before and after a set of changes, and what happened to each.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/changes.hpp"
#include "model/report.hpp"
#include "template/value.hpp"
#include "view/context.hpp"
#include "view/generated.hpp"

namespace townclerk::view {

/// How many posts, where posts may stand for several: a public edition does not say how many a withheld one stands for.
struct PostCount {
  std::int64_t posts = 0;
  bool withheld = false;
  PostCount& operator+=(const PostCount& more) {
    posts += more.posts;
    withheld = withheld || more.withheld;
    return *this;
  }
};

/// One set of changes against the structure of today. Lists are in the order of the structure that holds the posts.
class Staffing {
 public:
  Staffing(const Context& context, std::string_view change_set);
  Staffing(const Staffing&) = delete;
  Staffing& operator=(const Staffing&) = delete;

  /// Posts of a list. Where `of` names a unit, those of it, of the units in it, and its members; of undecided ones, those that `of` decides on.
  [[nodiscard]] mustache::Value posts(PostList list, std::string_view of = {}) const;
  /// How many posts each list has.
  [[nodiscard]] mustache::Value counts() const;
  /// The same by tier.
  [[nodiscard]] mustache::Value counts_by_tier() const;
  [[nodiscard]] mustache::Value changes() const;
  /// Statutory roles and who holds them (statutory.cpp).
  [[nodiscard]] mustache::Value statutory() const;
  [[nodiscard]] bool has_deputies() const;
  [[nodiscard]] mustache::Value units() const;

  // Tables of the proposed structure, in the order of units and posts (functions.cpp, post_tables.cpp).
  /// Functions by holder, at most four columns to a table.
  [[nodiscard]] mustache::Value functions(std::string_view of) const;
  /// Where functions come from and go to, those that stay or are undecided only as far as a change says so.
  [[nodiscard]] mustache::Value functions_moved() const;
  [[nodiscard]] mustache::Value described(std::string_view of) const;
  /// Prose of posts by scheme; of one scheme alone where `of` names it.
  [[nodiscard]] mustache::Value schemes(std::string_view of) const;
  [[nodiscard]] mustache::Value mapped(std::string_view of) const;
  /// Chief officers and other posts with statutory roles. A role whose label the house leaves empty makes a row and prints nothing.
  [[nodiscard]] mustache::Value statutory_posts(bool proposed) const;
  /// Posts with all that is said of them, and which columns any of them fills; who answers to whom (establishment.cpp).
  [[nodiscard]] mustache::Value establishment(bool proposed, std::string_view of) const;
  [[nodiscard]] mustache::Value lines(bool proposed, std::string_view of) const;
  /// Number of posts by tier, now and then, with a row of totals.
  [[nodiscard]] mustache::Value numbers(std::string_view of) const;
  /// Number of posts of a list: a row for each unit, a column for each tier, with totals.
  [[nodiscard]] mustache::Value numbers_by_unit(PostList list, std::string_view of) const;
  /// Units that are part of no other, or `of` alone, each with the units in it: a column each, at most four to a table (functions.cpp).
  [[nodiscard]] mustache::Value unit_tables(bool proposed, std::string_view of) const;
  /// The title or name of a post, unit or function as it is today, else as it becomes; the words of a gap where it is withheld.
  [[nodiscard]] std::string_view name_of(std::string_view id) const;
  /// The same as it becomes, else as it is today.
  [[nodiscard]] std::string_view name_after(std::string_view id) const;

 private:
  struct Side {
    const model::Organisation* organisation = nullptr;
    std::map<std::string_view, const model::Post*> posts;
    std::map<std::string_view, const model::Unit*> units;
    std::map<std::string_view, const model::Function*> functions;
    std::set<std::pair<std::string_view, std::string_view>> members;  // who, of what
    void index();
  };
  /// A post that there is only under a condition, or that changes under one.
  struct Contingent {
    const model::Post* post;
    const model::Change* change;
    bool otherwise;
  };
  void note_names();
  [[nodiscard]] const Contingent* contingent(std::string_view post) const;
  [[nodiscard]] std::string_view name_in(const Side& side, std::string_view id) const;
  [[nodiscard]] bool belongs(const model::Post& post, PostList list) const;
  [[nodiscard]] std::vector<const model::Post*> listed(PostList list, std::string_view of) const;
  [[nodiscard]] const Side& side_of(PostList list) const;
  /// Whether a unit is another one or in it; every unit is in "".
  [[nodiscard]] bool within(const Side& side, std::string_view unit, std::string_view outer) const;
  [[nodiscard]] std::string_view function_name(const model::Function& function) const;
  [[nodiscard]] const model::Change* said_of_function(std::string_view function) const;
  [[nodiscard]] std::vector<std::string_view> tiers(std::string_view of) const;
  /// A post as templates see it; made once, however many lists it stands in.
  [[nodiscard]] const mustache::Value& post(const model::Post& post, const Side& side) const;
  [[nodiscard]] mustache::Value make_post(const model::Post& post, const Side& side, bool conditionally) const;
  [[nodiscard]] mustache::Value change(const model::Change& change) const;
  [[nodiscard]] mustache::List branch(const std::vector<model::Change>& changes) const;
  [[nodiscard]] std::string subject_name(const model::Change& change, std::string_view id) const;
  [[nodiscard]] mustache::List results(const model::Change& change) const;
  /// Of a side; as it is today where a withheld change took it away. nullptr for what is no unit.
  [[nodiscard]] const model::Unit* unit_in(const Side& side, std::string_view id) const;
  [[nodiscard]] std::string_view unit_name(const Side& side, std::string_view id) const;
  [[nodiscard]] std::string_view title_of(const model::Post& post) const;
  /// How many posts it stands for.
  [[nodiscard]] PostCount alike(const model::Post& post) const;
  [[nodiscard]] mustache::Value printed(const PostCount& count) const;
  /// The house's word for a statutory role; the code in capitals where it has none.
  [[nodiscard]] std::string role_title(std::string_view code) const;
  /// "designated by Council, 5 March 2013"; empty where nothing is said of it.
  [[nodiscard]] std::string designation(const model::StatutoryRole& role) const;
  [[nodiscard]] mustache::Value role(const model::StatutoryRole& role) const;
  [[nodiscard]] std::string_view employer_name(const Side& side, std::string_view id) const;
  /// What is said of a post's employment.
  void add_employment(const model::Post& post, bool gap, Members& members) const;
  [[nodiscard]] static const model::Post* in(const Side& side, std::string_view id);

  const Context& context_;
  model::Organisation planned_;  // empty where no change is asked for
  Side current_;
  Side proposed_;
  model::ListedChanges listed_;
  std::map<const model::Change*, std::string_view> renamed_from_;  // by rename of what a change makes
  std::map<std::string_view, std::string_view> made_names_;        // of what changes make, after all of them
  std::unordered_set<std::string_view> altered_;
  std::map<std::string_view, std::string_view> decided_by_;  // undecided posts and functions
  std::vector<Contingent> contingent_;
  std::map<std::string_view, std::size_t> contingent_at_;  // by post
  mutable std::map<std::pair<const model::Post*, const Side*>, mustache::Value> made_;
};

/// The staffing of a set, made when it is first asked for; lives as long as the context.
[[nodiscard]] const Staffing& organisation(const Context& context, std::string_view change_set);

}  // namespace townclerk::view
