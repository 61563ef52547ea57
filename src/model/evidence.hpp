// What a report rests on: what the changes mean for staff, consultation, timetable, money, risks, equality, options, principles and cycles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/text.hpp"

namespace townclerk::model {

/// How the holder of an affected post compares with posts that could be theirs.
enum class Result : std::uint8_t { slot, ring_fence, no_match, at_risk, lift_and_shift, redeployment, transfer, expression_of_interest };
struct Outcome {
  Result result = Result::slot;
  std::vector<std::string> to;  // posts of the proposed structure
  std::vector<Span> to_at;      // as many
  Prose reason;
  Span at;
};
/// What the changes mean for one post and its holder, or for a team.
struct Impact {
  std::string id;
  std::string post;  // post or unit id, of the current structure or a new one
  Span post_at;
  Prose text;
  std::vector<Outcome> outcomes;
  Prose summary;
  Exemption exemption;
  Span at;
};
struct Staffing {
  std::string set;  // change set; empty: the last
  Span set_at;
  std::vector<Impact> impacts;
  Span at;
};

struct Theme {
  std::string id;
  Localised title;
  Prose said;
  Prose response;
  std::vector<std::string> changes;
  Span at;
};
/// At which people were consulted.
struct ConsultationMeeting {
  When when;
  Localised name;
  Span at;
};
struct Consultation {
  std::string id;    // empty: no sentence or generated part names it
  std::string kind;  // staff | public | trade-union | statutory
  Localised scope;   // what it was about, and whom
  std::optional<When> start;
  std::optional<When> end;
  std::optional<int> invited;
  std::optional<int> responses;
  std::optional<int> minimum_days;  // that it had to last
  std::vector<Localised> consultees;
  std::vector<ConsultationMeeting> meetings;
  std::vector<Theme> themes;
  Span at;
};

struct Event {
  std::string id;
  When when;
  std::string phase;
  Localised title;
  Prose note;
  std::string actor;         // post or person id …
  Localised actor_words;     // … or words
  std::optional<bool> done;  // or planned
  Span at;
};

struct FinanceLine {
  std::string id;
  Localised title;
  std::string kind;  // saving | cost | budget
  Money amount;
  Localised basis;
  Localised source;        // where the figure comes from
  std::string confidence;  // high | medium | low
  std::string year;        // "2017/18"
  bool full_year = true;
  bool one_off = false;
  std::string authority;
  std::string fund;
  Exemption exemption;
  Span at;
};

/// A table of amounts, of which nothing is typed: a row is the sum of its lines, a total the sum of rows.
struct FinanceRow {
  std::string id;
  bool total = false;
  bool minus = false;              // its amount is taken away in totals
  std::vector<std::string> lines;  // finance lines
  std::vector<std::string> of;     // of a total: rows, or totals that stand before it; empty: all rows since the last total
  std::vector<Span> named_at;      // of lines or of
  Localised title;                 // empty: that of the only line
  Span at;
};
struct FinanceTable {
  std::string id;
  bool by_year = false;  // a column for each year of its lines, and one for their sum
  bool thousands = false;
  std::string number;  // "auto", stated, or empty: it takes none
  Localised title;
  std::vector<FinanceRow> rows;
  Exemption exemption;
  Span at;
};

struct Risk {
  std::string id;
  std::string number;  // stated letter
  Prose risk;
  Prose response;
  std::string owner;   // post or person id
  int likelihood = 0;  // 1 to 5; 0: neither is said
  int impact = 0;
  Span likelihood_at;
  Span impact_at;
  Exemption exemption;
  Span at;
};

/// How a count of people is printed: as it is, as "fewer than 5", or as "not shown", which says nothing about it.
enum class Shown : std::uint8_t { count, few, hidden };

/// What a row counts at a milestone.
struct MilestoneCount {
  std::string milestone;  // id
  int count = 0;
  Shown shown = Shown::count;
  Span count_at;
};
/// A table of people by protected characteristic. Shares are computed over the population, in hundredths of a per cent.
struct EqualityRow {
  std::string id;  // empty: no sentence names it
  Localised title;
  int count = 0;
  Shown shown = Shown::count;     // stated instead of the count, which is nought then
  std::optional<int> comparator;  // hundredths of a per cent of the other population
  std::vector<MilestoneCount> milestones;
  Span count_at;
  Span comparator_at;
  Span at;
};
struct EqualityGroup {
  Localised title;
  bool total = false;          // its sum is printed below it
  std::optional<int> sum;      // stated where rows do not state their counts
  Shown shown = Shown::count;  // stated instead of the sum
  std::vector<EqualityRow> rows;
  Span at;
};
struct Milestone {
  std::string id;
  Localised title;
  Span at;
};
struct Equality {
  std::string id;
  int population = 0;  // at least one, and no less than any row's count
  Localised title;
  Localised comparator;  // what the other population is
  std::vector<Milestone> milestones;
  std::vector<EqualityGroup> groups;
  std::optional<int> suppress_below;  // counts under it are not printed, nor what they could be worked out from
  Exemption exemption;
  Span population_at;
  Span at;
};

/// An alternative that was weighed.
struct Option {
  std::string id;
  std::string number;  // stated
  bool preferred = false;
  Localised title;
  Prose text;
  std::vector<Localised> advantages;
  std::vector<Localised> disadvantages;
  Prose reason;
  Exemption exemption;
  Span at;
};

struct Principle {
  std::string id;
  std::string number;  // stated
  Localised title;
  Prose text;
  Span at;
};

/// Ordered phases that come round again.
struct Phase {
  std::string id;
  Localised title;
  Prose text;
  Span at;
};
struct Cycle {
  std::string id;
  bool both_ways = false;
  Localised title;
  std::vector<Phase> phases;
  Span at;
};

}  // namespace townclerk::model
