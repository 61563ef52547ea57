// The generated parts that a section may hold: what report.xml calls them, and the name under `is` that templates test.
#pragma once

#include <array>
#include <string_view>

namespace townclerk::view {

enum class PostList { none, current, proposed, deleted, created, changed, renamed, regraded, moved, shared };

struct Generated {
  std::string_view name;
  std::string_view summary;
  PostList posts = PostList::none;
};

inline constexpr std::array<Generated, 24> generated_parts{{
    {"appendices", "the list of appendices"},
    {"background-papers", "the list of background papers"},
    {"changes", "the changes of the set, one by one"},
    {"clearances", "who has cleared the report"},
    {"consultation", "the dates and numbers of the consultation"},
    {"contents", "the list of contents"},
    {"decision-route", "the meetings that the report goes to"},
    {"delegations", "the powers that decisions are taken under"},
    {"finance", "the table of savings, costs and budgets"},
    {"posts-changed", "posts that change", PostList::changed},
    {"posts-created", "new posts", PostList::created},
    {"posts-current", "the posts of today", PostList::current},
    {"posts-deleted", "posts proposed for deletion", PostList::deleted},
    {"posts-moved", "posts that move to another unit", PostList::moved},
    {"posts-proposed", "the posts of the proposed structure", PostList::proposed},
    {"posts-regraded", "posts with another grade", PostList::regraded},
    {"posts-renamed", "posts with another title", PostList::renamed},
    {"posts-shared", "posts shared between councils", PostList::shared},
    {"recommendations", "the recommendations once more"},
    {"revisions", "what was changed after earlier versions"},
    {"risks", "the risk register"},
    {"statutory-posts", "who holds the statutory roles, now and then"},
    {"themes", "what consultees said, and the answers"},
    {"timetable", "the table of dates"},
}};

/// Headings run from ## to ######.
inline constexpr int deepest_section = 5;
/// A recommendation, its items, and theirs.
inline constexpr int deepest_recommendation = 3;

}  // namespace townclerk::view
