// The report as typed values that remember their place: what report.xml says, and nothing that can be derived from it.
//
// Every identified thing has `id` (unique in the report, `[a-z][a-z0-9-]*`) and `at` (its start tag). Text that a language may change is a
// Localised; prose is Markdown with places. The vocabulary is documented in report.rnc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/placed_text.hpp"
#include "base/source.hpp"

namespace townclerk::model {

/// A word or line of text with its place.
struct Text {
  std::string text;
  Span at;
  [[nodiscard]] bool empty() const { return text.empty(); }
};

/// A title, label or name, once per language; the first is the report's own language.
struct Localised {
  std::vector<std::pair<std::string, Text>> by_language;  // "en" → …
  /// The text in a language, else in the report's own.
  [[nodiscard]] const Text& in(std::string_view language) const;
  [[nodiscard]] bool empty() const { return by_language.empty(); }
};

/// Markdown, once per language.
struct Prose {
  std::vector<std::pair<std::string, std::shared_ptr<const PlacedText>>> by_language;
  [[nodiscard]] std::shared_ptr<const PlacedText> in(std::string_view language) const;
  [[nodiscard]] bool empty() const { return by_language.empty(); }
};

/// exempt="1 2 4" with its public-interest reason (LGA 1972 Sch 12A). Empty: public.
struct Exemption {
  std::vector<int> paragraphs;
  Text public_interest;
  Span at;
  [[nodiscard]] bool exempt() const { return !paragraphs.empty(); }
};

enum class Precision : std::uint8_t { day, week_commencing, by, from, month, range };

/// A calendar date of a stated precision; `to` only of a range. Proleptic Gregorian.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;  // 0: the month
  friend auto operator<=>(const Date&, const Date&) = default;
};
struct When {
  Precision precision = Precision::day;
  Date date;
  Date to;
  Span at;
};

enum class Certainty : std::uint8_t { exact, about, up_to, at_least, range };

/// Money in pence.
struct Money {
  Certainty certainty = Certainty::exact;
  std::int64_t pence = 0;
  std::int64_t to_pence = 0;  // of a range
  Span at;
};

enum class Kind : std::uint8_t { decision, consultation, response };
enum class Status : std::uint8_t { draft, for_clearance, published, historic, withdrawn, superseded };

struct Authority {
  std::string id;
  Localised name;
  Localised short_name;  // "PCC"
  std::string nation;    // england | wales | scotland | northern-ireland
  std::string type;      // unitary | county | district | london-borough | …
  Span at;
};

struct Person {
  std::string id;
  Text name;
  Text post;  // the title as printed: "Chief Executive"
  Text phone;
  Text email;
  bool is_public = true;
  Span at;
};

/// One header field; its code is declared by the house (house.xml), which knows label and position.
struct FrontField {
  std::string code;
  Span code_at;
  Localised label;                  // overrides the house's label
  std::vector<Localised> values;    // printed one below the other
  std::vector<std::string> people;  // ids, printed in the house's form
  bool blank = false;               // declared blank: label printed, cell empty
  Exemption exemption;
  Span at;
};

struct Signature {
  Text name;
  Text role;
  Span at;
};
struct Clearance {
  std::string area;  // declared by the house: legal, finance, hr …
  Span area_at;
  Text initials;
  Text name;
  std::optional<When> date;
  Span at;
};

struct Front {
  std::vector<FrontField> fields;
  std::vector<Signature> signatures;
  std::vector<Clearance> clearances;
};

struct Delegation {
  std::string id;
  Text citation;  // "3.13.2(g)"
  Text holder;
  Localised power;
  Span at;
};

enum class PlaceOfRecommendation : std::uint8_t { front, closing, both };

/// Words and slots of a recommendation, in order.
struct RecommendationPiece {
  enum class Kind : std::uint8_t { markdown, actor, verb };
  Kind kind = Kind::markdown;
  std::shared_ptr<const PlacedText> markdown;
  std::string verb;  // base form: "authorise"
  Span at;
};
struct Recommendation {
  std::string id;
  std::string number;      // stated
  std::string delegation;  // id
  bool as_written = false;
  PlaceOfRecommendation in = PlaceOfRecommendation::front;
  std::vector<std::pair<std::string, std::vector<RecommendationPiece>>> text;  // by language
  std::vector<Recommendation> items;
  Exemption exemption;
  Span at;
};

enum class MeetingRole : std::uint8_t { decide, recommend, consider };

struct Meeting {
  std::string id;
  Localised body;
  When date;
  Text item;                // "3"
  Text pages;               // as given
  std::string function_of;  // council | executive
  MeetingRole role = MeetingRole::decide;
  std::string house;  // its own; else the report's
  Localised late_reason;
  Front front;                                  // adds to the report's, field by field
  std::vector<Recommendation> recommendations;  // instead of the report's, when there are any
  Span at;
};

/// A part of the body, in order. `content` is what stands in it: prose, or a generated part that a template knows.
struct SectionPart {
  enum class Kind : std::uint8_t { prose, generated };
  Kind kind = Kind::prose;
  Prose prose;
  std::string generated;  // "risks", "timetable", "consultation", "posts-deleted", …
  Span generated_at;
  std::string set;  // change set, empty: the last
  Exemption exemption;
  Span at;
};
struct Section {
  std::string id;
  std::string role;  // declared by the house: purpose, background …
  Span role_at;
  std::string number;  // stated
  Localised title;     // overrides the role's
  std::vector<SectionPart> parts;
  std::vector<Section> sections;
  Exemption exemption;
  Span at;
};

enum class UnitKind : std::uint8_t { directorate, division, team, board, company, partner };
struct Unit {
  std::string id;
  UnitKind kind = UnitKind::directorate;
  Localised name;
  std::string parent;     // unit id
  std::string authority;  // id
  Span parent_at;
  Exemption exemption;
  Span at;
};

enum class Holder : std::uint8_t { filled, vacant, interim, acting, covered_by };
struct Share {
  std::string authority;
  int percent = 0;
};
struct StatutoryRole {
  std::string code;  // hops | mo | s151 | dcs | dass | dph | …
  Span at;
};
struct Post {
  std::string id;
  Localised title;
  std::vector<Text> former_titles;
  std::string unit;
  std::string tier;
  std::string grade;
  std::optional<std::int64_t> fte_hundredths;
  Holder holder = Holder::filled;
  std::string covered_by;  // post id
  std::string employer;    // authority or unit id
  std::vector<Share> shares;
  std::vector<StatutoryRole> statutory;
  Span unit_at;
  Span covered_by_at;
  Exemption exemption;
  Span at;
};

enum class LineKind : std::uint8_t { solid, dotted, statutory, professional, partnership, membership };
struct Line {
  std::string from;
  std::string to;
  LineKind kind = LineKind::solid;
  Span at;
  Span from_at;
  Span to_at;
};
struct Function {
  std::string id;
  Localised name;
  std::string held_by;  // post or unit id
  Span held_by_at;
  Span at;
};
struct Organisation {
  std::vector<Unit> units;
  std::vector<Post> posts;
  std::vector<Line> lines;
  std::vector<Function> functions;
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
  contingent,
  second,
  make_permanent,
  withdraw,  // of changes of the set that this one builds on
};
struct Change {
  std::string id;
  ChangeKind kind = ChangeKind::change;
  std::vector<std::string> subjects;  // posts, units or functions as they are before the change; of withdraw: changes
  std::vector<Post> posts;            // created, or what the subjects become (merge: at most one, split: two or more)
  std::vector<Unit> units;            // created
  std::vector<Function> functions;    // created
  std::vector<Line> lines;            // added; instead of those of the same kind from the same post or unit
  std::string to;                     // unit or post
  Localised title;                    // rename: the new title or name
  std::string grade;                  // regrade
  Localised condition;                // contingent: on what it depends
  std::vector<Change> if_met;         // contingent: <then>, which the proposed structure shows
  std::vector<Change> if_not;         // contingent: <else>
  std::vector<Span> subjects_at;
  Span to_at;
  std::string phase;
  Localised reason;
  Exemption exemption;
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

struct Theme {
  std::string id;
  Localised title;
  Prose said;
  Prose response;
  std::vector<std::string> changes;
  Span at;
};
struct Consultation {
  std::optional<When> start;
  std::optional<When> end;
  std::optional<int> invited;
  std::optional<int> responses;
  std::vector<Localised> consultees;
  std::vector<Theme> themes;
  Span at;
};

struct Event {
  std::string id;
  When when;
  Localised title;
  Span at;
};

struct FinanceLine {
  std::string id;
  Localised title;
  std::string kind;  // saving | cost | budget
  Money amount;
  Localised basis;
  std::string year;  // "2017/18"
  bool full_year = true;
  bool one_off = false;
  std::string authority;
  std::string fund;
  Span at;
};

struct Risk {
  std::string id;
  std::string number;  // stated letter
  Prose risk;
  Prose response;
  std::string owner;  // post or person id
  Exemption exemption;
  Span at;
};

enum class AppendixKind : std::uint8_t { written, generated, attached, separate, to_follow, not_held };
struct Appendix {
  std::string id;
  std::string number;  // stated: "2a"
  Localised title;
  AppendixKind kind = AppendixKind::written;
  std::string file;               // attached
  std::string address;            // separate
  std::optional<When> due;        // to follow
  std::vector<Section> sections;  // written
  std::vector<Appendix> appendices;
  Exemption exemption;
  Span at;
};

struct CitedDocument {
  std::string id;
  Localised short_name;
  Localised title;
  std::optional<When> date;
  std::string address;
  bool background = false;  // a background paper (LGA 1972 s100D)
  Exemption exemption;
  Span at;
};

struct Revision {
  Text version;
  When date;
  Localised reason;
  std::string supersedes;
  Span at;
};

struct Acknowledgement {
  std::string rule;
  std::string of;  // id of what it is accepted for; empty: everywhere
  Text by;
  Text reason;
  std::optional<When> date;
  Span at;
};

struct Report {
  std::string id;
  std::string language = "en";
  std::string house;
  Span house_at;
  Kind kind = Kind::decision;
  Status status = Status::draft;
  std::string version;
  Localised title;
  std::optional<When> date;
  Text reference;
  std::vector<Revision> revisions;
  std::vector<Authority> authorities;
  std::vector<Meeting> meetings;
  std::vector<Person> people;
  Front front;
  std::vector<Delegation> delegations;
  std::vector<Recommendation> recommendations;
  std::vector<Section> sections;
  Organisation organisation;
  std::vector<ChangeSet> changes;
  std::optional<Consultation> consultation;
  std::vector<Event> timetable;
  std::vector<FinanceLine> finance;
  std::vector<Risk> risks;
  std::vector<CitedDocument> documents;
  std::vector<Appendix> appendices;
  std::vector<Acknowledgement> acknowledgements;
  Span at;
};

/// Posts, units, lines and functions as they are after a set of changes and those that it builds on; ids stay. The current structure for
/// an empty id. Who answered to a merged post answers to what it became; lines of what is deleted go. In linear time.
/// Precondition: the report was read without faults.
[[nodiscard]] Organisation structure(const Report& report, std::string_view change_set);

}  // namespace townclerk::model
