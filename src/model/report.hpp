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

#include "model/evidence.hpp"
#include "model/organisation.hpp"
#include "model/text.hpp"

namespace townclerk::model {

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
  Text line;  // name and post as header fields print them, where the house's form does not fit
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
  bool appendices = false;          // it lists the appendices
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
  std::string verb;    // base form: "authorise"
  std::string object;  // whom it is about where it may be in the passive: "the Monitoring Officer"; empty: it may not
  Span at;
};
struct Recommendation {
  std::string id;
  std::string number;      // stated
  std::string delegation;  // id
  bool as_written = false;
  PlaceOfRecommendation in = PlaceOfRecommendation::front;
  std::vector<std::pair<std::string, std::vector<RecommendationPiece>>> text;  // by language
  Prose reason;
  std::vector<Recommendation> items;
  Exemption exemption;
  Span at;
};

enum class MeetingRole : std::uint8_t { decide, recommend, consider };

struct Meeting {
  std::string id;
  std::string authority;  // empty: the first
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
  std::string of;   // the one thing that it shows: a table, a unit, a theme …; empty: all
  Span of_at;
  std::vector<std::string> meetings;  // in their papers only; empty: in all
  Exemption exemption;
  Span at;
};
struct Section {
  std::string id;
  std::string role;  // declared by the house: purpose, background …
  Span role_at;
  std::string number;  // stated
  Localised title;     // overrides the role's
  bool headed = true;  // not what stands in an appendix before its sections: that has no id, role or title either
  std::vector<SectionPart> parts;
  std::vector<Section> sections;
  std::vector<std::string> meetings;  // in their papers only; empty: in all
  Exemption exemption;
  Span at;
};

struct CitedDocument {
  std::string id;
  Localised short_name;
  Localised title;
  std::optional<When> date;
  Localised body;      // that issued it
  Localised location;  // where it can be read
  std::string address;
  std::string group;        // document group id
  bool background = false;  // a background paper (LGA 1972 s100D)
  Exemption exemption;
  Span at;
};

/// Cited documents under a heading of their own in lists.
struct DocumentGroup {
  std::string id;
  Localised title;
  Span at;
};

enum class AppendixKind : std::uint8_t { written, generated, attached, separate, to_follow, not_held };
/// What a published appendix, and the appendices inside it, were printed from, instead of the live model. The ids of a copy are a scope of
/// their own: they repeat the live ones. Nothing outside the appendix names them; its generated parts name what the copy holds.
struct AsPublished {
  Date date;
  Organisation organisation;
  std::vector<ChangeSet> changes;
  std::vector<Staffing> staffing;  // of one change set each
  std::vector<Consultation> consultations;
  std::vector<Event> timetable;
  std::vector<FinanceLine> finance;
  std::vector<FinanceTable> finance_tables;
  std::vector<Risk> risks;
  std::vector<Equality> equality;
  std::vector<Option> options;
  std::vector<Principle> principles;
  std::vector<Cycle> cycles;
  std::vector<CitedDocument> documents;
  std::vector<DocumentGroup> document_groups;
  Span at;
};
struct Appendix {
  std::string id;
  std::string number;   // stated: "2a"
  std::string label;    // its own pattern: "Annex {n}"; empty: the house's
  std::string numbers;  // its own form: "A"; empty: the house's
  Localised title;
  Localised listed_as;                              // its title in lists; empty: the title
  std::shared_ptr<const AsPublished> as_published;  // frozen
  AppendixKind kind = AppendixKind::written;
  std::string file;               // attached
  std::string address;            // separate
  std::optional<When> due;        // to follow
  std::vector<Section> sections;  // written
  std::vector<Appendix> appendices;
  std::vector<std::string> meetings;  // in their papers only; empty: in all
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
  std::vector<Staffing> staffing;  // of one change set each
  std::vector<Consultation> consultations;
  std::vector<Event> timetable;
  std::vector<FinanceLine> finance;
  std::vector<FinanceTable> finance_tables;
  std::vector<Risk> risks;
  std::vector<Equality> equality;
  std::vector<Option> options;
  std::vector<Principle> principles;
  std::vector<Cycle> cycles;
  std::vector<CitedDocument> documents;
  std::vector<DocumentGroup> document_groups;
  std::vector<Appendix> appendices;
  std::vector<Acknowledgement> acknowledgements;
  Span at;
};

/// What in the live report has an id, in the vocabulary's word ("post", "risk"); empty for an id that names none of the things that a reader
/// might look for. Linear in the size of the report.
[[nodiscard]] std::string_view kind_of(const Report& report, std::string_view id);

/// Which changes are made: those of a set and of those that it builds on, by default all, with every condition met.
struct Selection {
  std::string_view set;
  std::string_view phase = {};                   // up to and with it, and those without a phase
  std::vector<std::string_view> otherwise = {};  // contingent changes whose condition is not met
};

/// Posts, units, lines and functions as they are after a set of changes and those that it builds on; ids stay. The current structure for
/// an empty id. Who answered to a merged post answers to what it became; lines of what is deleted go; what stays or is undecided stays as
/// it is; the post of a seconded holder stays in its unit. In linear time. Precondition: the report was read without faults.
[[nodiscard]] Organisation structure(const Organisation& current, const std::vector<ChangeSet>& changes, const Selection& selection);
/// The same of the live report or of a frozen copy, which have organisation and changes.
[[nodiscard]] inline Organisation structure(const Report& report, std::string_view change_set) {
  return structure(report.organisation, report.changes, Selection{change_set});
}
[[nodiscard]] inline Organisation structure(const AsPublished& copy, std::string_view change_set) {
  return structure(copy.organisation, copy.changes, Selection{change_set});
}

}  // namespace townclerk::model
