// The generated parts that a section may hold: what report.xml calls them, and the name under `is` that templates test.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace townclerk::view {

enum class PostList : std::uint8_t {
  none,
  current,
  proposed,
  deleted,
  created,
  changed,
  renamed,
  regraded,
  moved,
  shared,
  contingent,
  seconded,
  vacant,
  undecided,
  tupe
};
inline constexpr std::array<std::pair<std::string_view, PostList>, 14> post_lists{{{"current", PostList::current},
                                                                                   {"proposed", PostList::proposed},
                                                                                   {"deleted", PostList::deleted},
                                                                                   {"created", PostList::created},
                                                                                   {"changed", PostList::changed},
                                                                                   {"renamed", PostList::renamed},
                                                                                   {"regraded", PostList::regraded},
                                                                                   {"moved", PostList::moved},
                                                                                   {"shared", PostList::shared},
                                                                                   {"contingent", PostList::contingent},
                                                                                   {"seconded", PostList::seconded},
                                                                                   {"vacant", PostList::vacant},
                                                                                   {"undecided", PostList::undecided},
                                                                                   {"tupe", PostList::tupe}}};

/// What `of` may name in a part, which then shows that alone.
enum class Part : std::uint8_t { none, unit, owner, scheme, consultation, theme, impact, finance_table, equality, option, cycle };

struct Generated {
  std::string_view name;
  std::string_view summary;
  PostList posts = PostList::none;
  Part of = Part::none;
  bool of_set = false;  // shows a set of changes
};

inline constexpr std::array<Generated, 50> generated_parts{{
    {"appendices", "the list of appendices"},
    {"background-papers", "the list of background papers"},
    {"changes", "the changes of the set, one by one", PostList::none, Part::none, true},
    {"clearances", "who has cleared the report"},
    {"consultation", "the dates and numbers of consultations", PostList::none, Part::consultation},
    {"contents", "the list of contents"},
    {"cycle", "the phases of cycles", PostList::none, Part::cycle},
    {"decision-route", "the meetings that the report goes to"},
    {"delegations", "the powers that decisions are taken under"},
    {"equality", "tables of people by protected characteristic", PostList::none, Part::equality},
    {"establishment-current", "the posts of today with unit, grade, FTE and what else is said of them", PostList::none, Part::unit, true},
    {"establishment-proposed", "the posts of the proposed structure with unit, grade, FTE and what else is said of them", PostList::none, Part::unit,
     true},
    {"finance", "the list of savings, costs and budgets"},
    {"finance-tables", "tables of amounts with their totals", PostList::none, Part::finance_table},
    {"functions", "functions by unit or post, a column each", PostList::none, Part::unit, true},
    {"functions-moved", "where functions come from and go to", PostList::none, Part::none, true},
    {"impact", "what the changes mean for each post", PostList::none, Part::impact, true},
    {"lines-current", "who answers to whom today", PostList::none, Part::unit, true},
    {"lines-proposed", "who answers to whom in the proposed structure", PostList::none, Part::unit, true},
    {"options", "the alternatives that were weighed", PostList::none, Part::option},
    {"post-numbers", "number of posts by tier, now and then", PostList::none, Part::unit, true},
    {"post-numbers-by-unit", "number of posts of the proposed structure by unit and tier", PostList::none, Part::unit, true},
    {"post-numbers-created", "number of new posts by unit and tier", PostList::none, Part::unit, true},
    {"posts-changed", "posts with another title, grade or responsibility", PostList::changed, Part::unit, true},
    {"posts-contingent", "posts that depend on something not known yet", PostList::contingent, Part::unit, true},
    {"posts-created", "new posts", PostList::created, Part::unit, true},
    {"posts-current", "the posts of today", PostList::current, Part::unit, true},
    {"posts-deleted", "posts proposed for deletion", PostList::deleted, Part::unit, true},
    {"posts-described", "what units and posts are for", PostList::none, Part::unit, true},
    {"posts-mapped", "what posts answer for, a column for each scheme", PostList::none, Part::scheme, true},
    {"posts-moved", "posts that move to another unit", PostList::moved, Part::unit, true},
    {"posts-proposed", "the posts of the proposed structure", PostList::proposed, Part::unit, true},
    {"posts-regraded", "posts with another grade", PostList::regraded, Part::unit, true},
    {"posts-renamed", "posts with another title", PostList::renamed, Part::unit, true},
    {"posts-seconded", "posts whose holders work elsewhere for now", PostList::seconded, Part::unit, true},
    {"posts-shared", "posts shared between councils", PostList::shared, Part::unit, true},
    {"posts-tupe", "posts that transfer under TUPE", PostList::tupe, Part::unit, true},
    {"posts-undecided", "posts whose place is not decided yet", PostList::undecided, Part::owner, true},
    {"posts-vacant", "posts of today that nobody holds", PostList::vacant, Part::unit, true},
    {"principles", "the principles, one by one"},
    {"recommendations", "the recommendations once more"},
    {"revisions", "what was changed after earlier versions"},
    {"risks", "the risk register"},
    {"statutory-posts", "who holds the statutory roles, now and then", PostList::none, Part::none, true},
    {"statutory-posts-current", "chief officers of today and their statutory roles", PostList::none, Part::none, true},
    {"statutory-posts-proposed", "chief officers of the proposed structure and their statutory roles", PostList::none, Part::none, true},
    {"themes", "what consultees said, and the answers", PostList::none, Part::theme},
    {"timetable", "the table of dates"},
    {"units-current", "the units of today and what they are responsible for", PostList::none, Part::unit, true},
    {"units-proposed", "the units of the proposed structure and what they are responsible for", PostList::none, Part::unit, true},
}};

/// Headings run from ## to ######.
inline constexpr int deepest_section = 5;
/// A recommendation, its items, and theirs.
inline constexpr int deepest_recommendation = 3;

}  // namespace townclerk::view
