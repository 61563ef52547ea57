// A house: how one council writes. templates/<house>/house.xml as values; everything here is data, nothing about a council is code.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace townclerk::house {

/// A word or phrase per language; the first is the house's own.
struct Words {
  std::vector<std::pair<std::string, std::string>> by_language;
  /// The words in a language ("cy" finds "cy-GB"), else the house's own; empty when there are none.
  [[nodiscard]] std::string_view in(std::string_view language) const;
  [[nodiscard]] bool empty() const { return by_language.empty(); }
  /// Whether there are words in a language itself.
  [[nodiscard]] bool has(std::string_view language) const;
};

/// Where a header field stands. `section`: not in the header but in the section of a role (Peterborough's timescale grid).
struct FieldPosition {
  enum class Area : std::uint8_t { banner, grid, after_grid, end, section };
  Area area = Area::grid;
  int grid = 1;
  std::string role;  // of `section`
};
struct Field {
  std::string code;
  Words label;  // "Contact Officer(s):", punctuation included
  bool required = false;
  FieldPosition position;
  Span at;
};

/// How the paragraphs or items of something are numbered.
enum class Figures : std::uint8_t { decimal, lower_alpha, upper_alpha, lower_roman, upper_roman, none };
struct NumberForm {
  std::string before;  // "("
  Figures figures = Figures::decimal;
  std::string after;  // ")" or "."
};

struct Role {
  std::string code;
  Words title;
  bool required = false;
  bool numbered = true;
  /// Numbering of its paragraphs, instead of the house's: "1.1" (section and paragraph), a NumberForm such as "a)", or none.
  std::string paragraphs;
  Span at;
};

/// What a report must say about its effects: legal, financial, human resources. Sub-sections name one as their role.
struct Implication {
  std::string code;
  Words title;
  bool required = false;
  Span at;
};

/// How the header's fields are set: label and value on a row, two fields to a row, "Label: value" lines, or a list of terms.
enum class HeaderForm : std::uint8_t { rows, pairs, lines, list };

struct Numbering {
  NumberForm sections;  // "1" or "1."
  bool sections_numbered = true;
  /// "1.1" restarts in each section; "1" runs through the report.
  enum class Paragraphs : std::uint8_t { none, by_section, continuous };
  Paragraphs paragraphs = Paragraphs::by_section;
  /// Sub-headings take a number from the counter of the paragraphs ("3.1 Heading") or have none.
  enum class SubHeadings : std::uint8_t { none, shared };
  SubHeadings sub_headings = SubHeadings::none;
  /// Levels of a paragraph's number: 2 is "9.2"; 3 is "9.2.1" under a sub-heading that is "9.2".
  int paragraph_levels = 2;
  /// Sub-headings count on from the paragraphs before them, or begin at 1 again beside them (3.1–3.3, then sub-headings 3.1–3.7).
  bool sub_headings_restart = false;
  NumberForm lists{"(", Figures::lower_alpha, ")"};
  NumberForm recommendations{"", Figures::decimal, "."};
};

/// Printed words of references: "paragraph {n}", "section {n}", "Appendix {n}", "{target} of {scope}"; of several at once: "paragraphs {n}", whose
/// numbers are joined by `several` and `range`. Without words for several, each is named by itself.
struct ReferenceForms {
  Words paragraph;
  Words section;
  Words appendix;
  Words table;
  Words figure;
  Words chart;
  Words item;
  Words recommendation;
  Words scope;
  Words paragraphs;
  Words sections;
  Words appendices;
  Words tables;
  Words figures;
  Words charts;
  Words items;
  Words recommendations;
  Words several;  // "{list} and {last}"
  Words range;    // "{from} to {to}"
};

struct DateForms {
  Words day;  // "{d} {month} {yyyy}"
  Words day_short;
  Words day_caps;  // "{d} {MONTH} {yyyy}"
  Words month;
  Words day_of_year;    // "{d} {month}": the start of a range that ends in the same year; empty: it keeps its year
  Words month_of_year;  // "{month}"
  Words week_commencing;
  Words by;
  Words from;
  Words range;
  Words until;
  Words quarter;   // empty: the range of its months
  Words months;    // twelve names with spaces between them
  Words weekdays;  // seven, Monday first
};

struct MoneyForms {
  Words about;
  Words up_to;
  Words at_least;
  Words range;
  Words millions;  // "£{n} million"
  std::string positive = "£{n}";
  std::string negative = "(£{n})";
  /// £200,000 in thousands is "£200k", else "£200,000" rounded to thousands.
  bool thousands_as_k = true;
};

/// How people are printed in header fields: "{name}: {post}", "Tel. {phone}".
struct PersonForms {
  Words line;
  Words phone;
  Words email;
};

struct RecommendationForms {
  Words lead_in;  // "It is recommended that the Employment Committee:" or empty
  Words actor;    // "{body}", "the {kind}", "" …
  Words item;     // "That {actor} {text}"; the text begins with its verb
  Words heading;  // "RECOMMENDATIONS: Chief Executive"
  /// Where recommendations that the report puts in front are printed.
  enum class Position : std::uint8_t { first, last, both };
  Position position = Position::first;
  enum class Verb : std::uint8_t { base, third_person, imperative };
  Verb verb = Verb::base;
  std::vector<std::pair<std::string, std::string>> irregular;    // base → third person
  std::vector<std::pair<std::string, std::string>> participles;  // base → past participle, where English rules get it wrong
};

struct AppendixForms {
  Words label;  // "Appendix {n}"
  NumberForm figures{"", Figures::decimal, ""};
  Words heading;                       // "{label}: {title}"
  Words entry;                         // the same in lists: "{label}: {title}"
  std::optional<NumberForm> sections;  // of the sections in an appendix; nothing: as in the body
};

/// A fixed word of the house by code ("public-report", "none", "vacant", "risk.head", "page") for templates.
struct Label {
  std::string code;
  Words words;
};

struct House {
  std::string code;
  Words name;
  std::string base;  // the house whose templates it overrides; empty for standard
  std::string language = "en-GB";
  std::string nation;
  std::string crest;  // file in the house's folder
  Words crest_alt;
  std::vector<Field> fields;
  std::vector<Role> roles;
  std::vector<Implication> implications;
  std::vector<Label> labels;
  std::vector<Label> clearances;
  HeaderForm header = HeaderForm::rows;
  bool contents = false;  // a list of contents follows the recommendations
  PersonForms people;
  Numbering numbering;
  ReferenceForms references;
  DateForms dates;
  MoneyForms money;
  RecommendationForms recommendations;
  AppendixForms appendices;
  bool is_guest = false;  // it prints a report that was written for another house
  Span at;

  [[nodiscard]] const Field* field(std::string_view code) const;
  [[nodiscard]] const Role* role(std::string_view code) const;
  [[nodiscard]] const Implication* implication(std::string_view code) const;
  /// Empty when the house has no such label.
  [[nodiscard]] std::string_view label(std::string_view code, std::string_view language) const;
};

/// Reads house.xml onto its base: what the file does not say is the base's. Every fault is reported.
[[nodiscard]] std::optional<House> read(const Sources& sources, FileId file, const House* base, Diagnostics& diagnostics);

/// What a house.xml says of itself, known before it is read. Where an attribute is not there its place is the begin of the file.
struct Naming {
  std::string base;  // code of the house to be read first; empty: it names none or could not be read (which `read` reports)
  Span base_at;      // the attribute
  Span code_at;
};
[[nodiscard]] Naming naming_of(const Sources& sources, FileId file);

/// A slot of a pattern and what it stands for.
struct Slot {
  std::string_view name;
  std::string_view words;
};
/// A pattern with its slots filled: fill("paragraph {n}", {{"n", "5.2"}}). A slot that is not given stays as it is written.
[[nodiscard]] std::string fill(std::string_view pattern, std::span<const Slot> slots);
[[nodiscard]] std::string fill(std::string_view pattern, std::initializer_list<Slot> slots);

/// A number in a form: format({"(", lower_alpha, ")"}, 3) is "(c)"; after z comes aa.
[[nodiscard]] std::string format(const NumberForm& form, int number);
/// "(a)", "1.", "i)" … as a form; nothing when it is none.
[[nodiscard]] std::optional<NumberForm> parse_number_form(std::string_view pattern);

}  // namespace townclerk::house
