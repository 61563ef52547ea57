// The readers of the parts of a report, one function an element; read.cpp puts them together.
#pragma once

#include <string>
#include <vector>

#include "model/report.hpp"
#include "model/tag.hpp"
#include "xml/xml.hpp"

namespace townclerk::model {

// read_front.cpp
[[nodiscard]] Revision read_revision(Reading& reading, const xml::Element& element);
[[nodiscard]] Authority read_authority(Reading& reading, const xml::Element& element);
[[nodiscard]] Meeting read_meeting(Reading& reading, const xml::Element& element);
[[nodiscard]] Person read_person(Reading& reading, const xml::Element& element);
[[nodiscard]] Front read_front(Reading& reading, const xml::Element& element);
[[nodiscard]] Acknowledgement read_acknowledgement(Reading& reading, const xml::Element& element);

// read_recommendation.cpp
[[nodiscard]] Delegation read_delegation(Reading& reading, const xml::Element& element);
[[nodiscard]] std::vector<Recommendation> read_recommendations(Reading& reading, const xml::Element& element);

// read_section.cpp
[[nodiscard]] Section read_section(Reading& reading, const xml::Element& element);
/// The children <body> and <generated>, which add to the parts.
[[nodiscard]] std::vector<Child> read_parts(Reading& reading, std::vector<SectionPart>& parts, int rank);

// read_appendix.cpp
[[nodiscard]] Appendix read_appendix(Reading& reading, const xml::Element& element);
[[nodiscard]] CitedDocument read_document(Reading& reading, const xml::Element& element);
/// The group; its documents go to the list.
[[nodiscard]] DocumentGroup read_document_group(Reading& reading, const xml::Element& element, std::vector<CitedDocument>& documents);

// read_organisation.cpp
[[nodiscard]] Unit read_unit(Reading& reading, const xml::Element& element);
[[nodiscard]] Post read_post(Reading& reading, const xml::Element& element);
[[nodiscard]] Line read_line(Reading& reading, const xml::Element& element);
[[nodiscard]] Function read_function(Reading& reading, const xml::Element& element);
[[nodiscard]] Organisation read_organisation(Reading& reading, const xml::Element& element);

// read_changes.cpp
[[nodiscard]] ChangeSet read_change_set(Reading& reading, const xml::Element& element);

// read_consultation.cpp
[[nodiscard]] Staffing read_staffing(Reading& reading, const xml::Element& element);
[[nodiscard]] Consultation read_consultation(Reading& reading, const xml::Element& element);
[[nodiscard]] Event read_event(Reading& reading, const xml::Element& element);

// read_finance.cpp
[[nodiscard]] FinanceLine read_finance_line(Reading& reading, const xml::Element& element);
[[nodiscard]] FinanceTable read_finance_table(Reading& reading, const xml::Element& element);

// read_equality.cpp
[[nodiscard]] Equality read_equality(Reading& reading, const xml::Element& element);

// read_register.cpp
[[nodiscard]] Risk read_risk(Reading& reading, const xml::Element& element);
[[nodiscard]] Option read_option(Reading& reading, const xml::Element& element);
[[nodiscard]] Principle read_principle(Reading& reading, const xml::Element& element);
[[nodiscard]] Cycle read_cycle(Reading& reading, const xml::Element& element);

/// Children that append to a list.
template <typename Value>
[[nodiscard]] Child each(Reading& reading, std::string_view name, Occurs occurs, Value (*read)(Reading&, const xml::Element&),
                         std::vector<Value>& into, int rank = 0) {
  return {name, occurs, [&reading, read, &into](const xml::Element& element) { into.push_back(read(reading, element)); }, rank};
}

/// An element that holds nothing but a list.
template <typename Value>
[[nodiscard]] Child list_of(Reading& reading, std::string_view name, std::string_view item, Value (*read)(Reading&, const xml::Element&),
                            std::vector<Value>& into) {
  return {name, Occurs::at_most_once, [&reading, item, read, &into](const xml::Element& element) {
            Tag(reading, element).children({each(reading, item, Occurs::any, read, into)});
          }};
}

[[nodiscard]] Child singly(Reading& reading, std::string_view name, auto read, auto& into) {
  return {name, Occurs::at_most_once, [&reading, read, &into](const xml::Element& element) { into = read(reading, element); }};
}

/// What changes while a report is live, so that a published appendix keeps a copy of it: the parts that Report and AsPublished have alike.
[[nodiscard]] std::vector<Child> live_parts(Reading& reading, auto& into) {
  const auto finance = [&reading, &into](const xml::Element& element) {
    Tag(reading, element)
        .children({each(reading, "line", Occurs::any, read_finance_line, into.finance),
                   each(reading, "table", Occurs::any, read_finance_table, into.finance_tables)});
  };
  const auto documents = [&reading, &into](const xml::Element& element) {
    const auto group = [&](const xml::Element& child) { into.document_groups.push_back(read_document_group(reading, child, into.documents)); };
    Tag(reading, element).children({each(reading, "document", Occurs::any, read_document, into.documents), {"group", Occurs::any, group}});
  };
  return {singly(reading, "organisation", read_organisation, into.organisation),
          list_of(reading, "changes", "set", read_change_set, into.changes),
          each(reading, "staffing", Occurs::any, read_staffing, into.staffing),
          each(reading, "consultation", Occurs::any, read_consultation, into.consultations),
          list_of(reading, "timetable", "event", read_event, into.timetable),
          {"finance", Occurs::at_most_once, finance},
          list_of(reading, "risks", "risk", read_risk, into.risks),
          each(reading, "equality", Occurs::any, read_equality, into.equality),
          list_of(reading, "options", "option", read_option, into.options),
          list_of(reading, "principles", "principle", read_principle, into.principles),
          each(reading, "cycle", Occurs::any, read_cycle, into.cycles),
          {"documents", Occurs::at_most_once, documents}};
}

}  // namespace townclerk::model
