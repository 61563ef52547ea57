// The view: every name that a template or prose may use, in the house's forms. Values come ready; templates do not compute.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "house/house.hpp"
#include "model/report.hpp"
#include "template/schema.hpp"
#include "template/value.hpp"

namespace townclerk::view {

enum class Edition : std::uint8_t { open, exempt };

/// What the page of an attached file says of it.
struct AttachedFile {
  std::size_t bytes = 0;
  int pages = 0;  // of a PDF; 0: it has none, or they are not counted
};

struct Options {
  std::string language;    // empty: the report's own
  std::string meeting;     // id; empty: the last meeting
  std::string change_set;  // empty: the last set
  Edition edition = Edition::open;
  std::string marking;                                        // of the exempt edition: edition.hpp
  std::map<std::string, AttachedFile, std::less<>> attached;  // by file, as the report names it
  // For a reader of the view or its Markdown: what is withheld is not in them even for the numbers that it takes, which then are not right.
  bool gaps_only = false;
};

/// The declared names, with those that this house adds (its fields, roles and labels).
[[nodiscard]] mustache::Schema schema(const house::House& house);

/// The same with the names that only this report has (finance lines by id): what prose and templates of the report are checked against.
[[nodiscard]] mustache::Schema schema(const house::House& house, const model::Report& report);

/// The values. Faults (a field code or role that the house does not declare, a missing required field) are reported. Every declared name is
/// there; one that has no value is absent (empty). Names point into `house` and `report`, which must outlive the view. What the edition
/// withholds is not in it: people with public="no" and exempt parts, in whose place the house's words for a gap stand.
[[nodiscard]] mustache::Value build(const model::Report& report, const house::House& house, const Options& options, Diagnostics& diagnostics);

/// What outputs say about the report beside its text: metadata, and the strings of running heads ("title", "meeting" = "Employment Committee,
/// 16 June 2017", "reference", "classification").
struct Facts {
  std::string id;
  std::string title;
  std::string language;  // BCP 47: "en-GB"
  std::string author;    // the council whose meeting it is for
  std::string subject;   // the meeting
  std::string date;      // ISO 8601; empty when the report has no date
  std::vector<std::pair<std::string, std::string>> strings;
};
[[nodiscard]] Facts facts(const model::Report& report, const house::House& house, const Options& options);

/// Every name with its type and value, a line each: what `inspect --stage view` prints.
[[nodiscard]] std::string inspect(const mustache::Schema& schema, const mustache::Value& value);

}  // namespace townclerk::view
