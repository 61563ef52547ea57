// The structure: units, posts, lines and functions as they are now, and the named sets of changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/text.hpp"

namespace townclerk::model {

enum class UnitKind : std::uint8_t { directorate, division, team, board, company, partner };
struct Unit {
  std::string id;
  UnitKind kind = UnitKind::directorate;
  Localised name;
  std::string parent;     // unit id
  std::string authority;  // id
  Prose description;      // what it is responsible for
  Period period;          // when it exists
  std::vector<Localised> former_names;
  Span parent_at;
  Exemption exemption;
  Span at;
};

enum class Advertised : std::uint8_t { unsaid, internal, external, both };
enum class Holder : std::uint8_t { filled, vacant, interim, acting, covered_by };
struct Share {
  std::string authority;
  int percent = 0;
};
struct StatutoryRole {
  std::string code;          // hops | mo | s151 | dcs | dass | dph | …
  Localised note;            // said of it: from when, under whom
  Localised designated_by;   // the body that designated the holder
  std::optional<When> date;  // and when
  std::string deputy;        // post id
  Span deputy_at;
  Span at;
};
struct Mapping {
  std::string to;  // scheme id
  Span to_at;
  Prose prose;
};
struct Post {
  std::string id;
  Localised title;
  std::vector<Localised> former_titles;
  std::string unit;
  std::string tier;
  std::string tier_name;  // the same as a name in templates: "level-7" of "Level 7"
  std::string grade;
  std::optional<std::int64_t> fte_hundredths;
  int count = 1;               // how many posts alike it stands for; 0 where that is withheld
  bool chief_officer = false;  // by law or by the constitution
  Holder holder = Holder::filled;
  std::string covered_by;  // post id
  std::string employer;    // authority or unit id
  bool part_time = false;
  std::string seconded_to;    // unit id: where the holder works for now
  std::string term;           // of the secondment, as printed
  std::optional<Money> cost;  // a year
  std::optional<bool> tupe;   // whether it transfers under TUPE
  Advertised advertised = Advertised::unsaid;
  std::string job_description;  // appendix or cited document id
  std::vector<Share> shares;
  std::vector<StatutoryRole> statutory;
  Prose description;              // what the post is for
  std::vector<Mapping> mappings;  // what it answers for, by a scheme
  Span unit_at;
  Span tier_at;
  Span fte_at;
  Span count_at;
  Span covered_by_at;
  Span employer_at;
  Span seconded_to_at;
  Exemption exemption;
  Span at;
};

enum class LineKind : std::uint8_t { solid, dotted, statutory, professional, partnership, membership };
struct Line {
  std::string from;
  std::string to;
  LineKind kind = LineKind::solid;
  Localised label;  // what stands on it in a chart
  Period period;
  Span at;
  Span from_at;
  Span to_at;
};
struct Function {
  std::string id;
  Localised name;
  std::string held_by;  // post or unit id
  Span held_by_at;
  Exemption exemption;
  Span at;
};
/// What posts are mapped to: outcomes, priorities. Its title heads the column.
struct Scheme {
  std::string id;
  Localised title;
  Span at;
};
struct Organisation {
  std::vector<Unit> units;
  std::vector<Post> posts;
  std::vector<Line> lines;
  std::vector<Function> functions;
  std::vector<Scheme> schemes;
};

enum class ChangeKind : std::uint8_t {
  remove,  // <delete>
  create,
  rename,
  regrade,
  change,  // of responsibilities or lines
  move,
  merge,
  split,
  transfer,
  stay,       // of functions that a reader would expect to move
  undecided,  // of posts or functions
  contingent,
  second,
  make_permanent,
  withdraw,  // of changes of the set that this one builds on
  withheld,  // told of in the exempt edition alone
};
struct Change {
  std::string id;
  ChangeKind kind = ChangeKind::change;
  std::vector<std::string> subjects;  // posts, units or functions as they are before the change; of withdraw: changes
  std::vector<Post> posts;            // created, or what the subjects become (merge: at most one, split: two or more)
  std::vector<Unit> units;            // created
  std::vector<Function> functions;    // created, or what a split function becomes
  std::vector<Line> lines;            // added; instead of those of the same kind from the same post or unit
  std::string to;                     // unit or post
  Localised title;                    // rename: the new title or name
  std::string employer;               // change, move: the authority or unit that employs the subjects from then on
  Span employer_at;
  std::string grade;  // regrade
  std::string owner;  // undecided: the post or person who decides
  Span owner_at;
  std::optional<Date> due;     // undecided, contingent: when it is decided
  std::string term;            // second: for how long, as printed
  Localised condition;         // contingent: on what it depends
  std::vector<Change> if_met;  // contingent: <then>, which the proposed structure shows
  std::vector<Change> if_not;  // contingent: <else>
  std::vector<Span> subjects_at;
  Span to_at;
  std::string phase;
  std::optional<When> effective;
  Localised reason;
  Exemption exemption;
  bool withheld = false;  // in a public edition: the structure shows nothing of it but what is withheld itself
  Span at;
};
/// A named set of changes; `from` names the set that it builds on (its changes come first).
struct ChangeSet {
  std::string id;
  std::string from;
  Span from_at;
  Localised title;
  std::vector<Change> changes;
  Span at;
};

}  // namespace townclerk::model
