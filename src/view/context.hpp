// What every builder of the view needs: the report, the house, the language, and who is asking.
#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "house/house.hpp"
#include "model/report.hpp"
#include "template/value.hpp"
#include "view/view.hpp"

namespace townclerk::view {

/// An object in the making; names are of static storage or belong to house or report.
class Members {
 public:
  explicit Members(std::size_t size = 8) { members_.reserve(size); }
  Members& add(std::string_view name, mustache::Value value) {
    members_.emplace_back(name, std::move(value));
    return *this;
  }
  [[nodiscard]] mustache::Value done() { return {std::move(members_)}; }
  /// The same without what is absent or false: for the objects of long lists, whose names the schema knows.
  [[nodiscard]] mustache::Value present() {
    mustache::Object kept;
    kept.reserve(static_cast<std::size_t>(std::count_if(members_.begin(), members_.end(), truthy)));
    std::copy_if(std::make_move_iterator(members_.begin()), std::make_move_iterator(members_.end()), std::back_inserter(kept), truthy);
    return {std::move(kept)};
  }

 private:
  static bool truthy(const mustache::Object::value_type& member) { return member.second.truthy(); }
  mustache::Object members_;
};

class Staffing;

class Context {
 public:
  Context(const model::Report& report, const house::House& house, const Options& options, Diagnostics& diagnostics);

  const model::Report& report;
  const house::House& house;
  std::string language;
  Edition edition;
  bool gaps_only;
  std::string change_set;         // the default set; empty when the report has no changes
  const model::Meeting* meeting;  // nullptr when the report has none
  Diagnostics& diagnostics;
  std::map<std::string, AttachedFile, std::less<>> attached;  // by file

  /// Where the id of a thing is printed: what a frozen appendix shows may be printed from the live model too.
  [[nodiscard]] std::string anchor(std::string_view id) const { return anchor_prefix + std::string(id); }
  std::string anchor_prefix;  // "annex-1-" in a frozen appendix
  /// What prose prints values of before the view's: the copy of a frozen appendix.
  std::weak_ptr<const mustache::Value> names;

  /// Withheld in this edition.
  [[nodiscard]] bool withheld(const model::Exemption& exemption) const { return edition == Edition::open && exemption.exempt(); }
  [[nodiscard]] bool withheld(const model::Person& person) const { return edition == Edition::open && !person.is_public; }

  /// What `organisation` has worked out, by set of changes: structures are large, and several parts of a report show the same one.
  mutable std::map<std::string, std::shared_ptr<const Staffing>, std::less<>> structures;

  [[nodiscard]] const model::Person* person(std::string_view id) const;
  /// A post of today, or one that a change makes.
  [[nodiscard]] const model::Post* post(std::string_view id) const;
  [[nodiscard]] const model::Authority* authority(std::string_view id) const;
  /// The council whose meeting this paper is for.
  [[nodiscard]] const model::Authority* own_authority() const;
  [[nodiscard]] const model::Delegation* delegation(std::string_view id) const;
  [[nodiscard]] bool has_set(std::string_view id) const;
  /// The house's fixed words; empty when it has none by that code.
  [[nodiscard]] std::string_view label(std::string_view code) const { return house.label(code, language); }
  /// The words of a gap.
  [[nodiscard]] std::string_view gap() const { return label("exempt"); }
  /// Values that sentences print, with a gap in brackets, so that it does not read as a part of the sentence.
  [[nodiscard]] mustache::Value in_sentences(const mustache::Value& value) const;

  // Values.
  [[nodiscard]] mustache::Value words(std::string_view text, Span at = {}) const;
  [[nodiscard]] mustache::Value words(const model::Text& text) const { return words(text.text, text.at); }
  [[nodiscard]] mustache::Value words(const model::Localised& text) const;
  [[nodiscard]] mustache::Value words(const model::Localised& text, const model::Exemption& exemption) const;
  [[nodiscard]] mustache::Value prose(const model::Prose& text) const;
  [[nodiscard]] mustache::Value prose(PlacedText text) const;
  [[nodiscard]] mustache::Value prose(const model::Prose& text, const model::Exemption& exemption) const;
  /// Prose of the body: where it has no words in the edition's language, its own language is stated.
  [[nodiscard]] mustache::Value numbered_prose(const model::Prose& text) const;
  /// What is withheld, in a container that the document empties once its numbers are known (document/withheld.hpp): the prose of a part, or
  /// of an appendix and all in it.
  [[nodiscard]] mustache::Value withheld_prose(const model::SectionPart& part) const;
  [[nodiscard]] mustache::Value withheld_prose(const model::Appendix& appendix) const;
  /// Prose of an entry of a generated part; the reason or summary that ends the entry is in the same gap as its text.
  [[nodiscard]] mustache::Value withheld_prose(const model::Prose& text, const model::Exemption& exemption, bool ends_entry = false) const;
  /// The reasons of an impact's outcomes, in the gap of its text.
  [[nodiscard]] mustache::Value withheld_reasons(const model::Impact& impact) const;
  /// A section and those in it: prose, and between it the generated parts, whose paragraphs take numbers too.
  struct WithheldPiece {
    mustache::Value prose;
    const model::SectionPart* generated = nullptr;  // instead of prose
  };
  [[nodiscard]] std::vector<WithheldPiece> withheld_pieces(const model::Section& section) const;
  /// The language of words, where it is not the edition's; else empty.
  [[nodiscard]] mustache::Value foreign(const model::Localised& text) const;
  /// What the exempt edition says before a table that is exempt; else empty.
  [[nodiscard]] mustache::Value exempt_note(const model::Exemption& exemption) const;
  /// Words as a block that prints exactly them.
  [[nodiscard]] static mustache::Value block(std::string_view words, Span at);
  [[nodiscard]] mustache::Value date(const model::When& when) const;
  [[nodiscard]] mustache::Value date(const std::optional<model::When>& when) const { return when ? date(*when) : mustache::Value(); }

 private:
  std::map<std::string_view, const model::Person*> people_;
  std::map<std::string_view, const model::Post*> posts_;
};

/// A date that is a day.
[[nodiscard]] model::When day(const model::Date& date);

/// Reports the places that have no words in the edition's language (V221).
void check_translation(const Context& context);

// The parts of the view, a file each.
[[nodiscard]] mustache::Value report_facts(const Context& context);
[[nodiscard]] mustache::Value authority(const Context& context, const model::Authority& authority);
[[nodiscard]] mustache::Value meeting(const Context& context, const model::Meeting* meeting);
[[nodiscard]] mustache::Value delegation(const Context& context, const model::Delegation* delegation);
void add_front(const Context& context, Members& root);
/// The role whose header fields stand in the recommendations' box, where there is one.
inline constexpr std::string_view recommendations_role = "recommendations";
/// Header fields that stand in the sections of a role.
[[nodiscard]] mustache::List fields_of_role(const Context& context, std::string_view role);
[[nodiscard]] mustache::Value recommendations(const Context& context);
/// Some recommendations are printed first.
[[nodiscard]] bool has_front_recommendations(const Context& context);
/// Some recommendations are printed at the end (too).
[[nodiscard]] bool has_closing_recommendations(const Context& context);
void add_sections(const Context& context, Members& root);

/// How an appendix is called: its number, and its label with that number.
struct AppendixName {
  std::string pattern;  // of its label: "Appendix {n}"
  std::string number;
  [[nodiscard]] std::string label() const { return house::fill(pattern, {{"n", number}}); }
};
/// Those of one list, as the document numbers them: appendices of one pattern count on.
[[nodiscard]] std::vector<AppendixName> appendix_names(const Context& context, const std::vector<model::Appendix>& appendices);
/// The appendices as a list of enclosures names them: "Appendix 1 – Job descriptions".
[[nodiscard]] std::vector<std::string> appendix_lines(const Context& context);

void add_organisation(const Context& context, Members& root);
void add_finance(const Context& context, Members& root);
void add_equality(const Context& context, Members& root);
void add_consultations(const Context& context, Members& root);
void add_evidence(const Context& context, Members& root);

}  // namespace townclerk::view
