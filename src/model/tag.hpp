// The declarative layer of the reader: an element says which attributes and children it may have, and in which form, while it is read;
// whatever it did not name is a fault. The same tables, as a schema, are in report.rnc.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/names.hpp"
#include "model/report.hpp"
#include "xml/xml.hpp"

namespace townclerk::model {

inline constexpr std::string_view report_space = "urn:townclerk:report:1";

/// What one run of the reader shares.
struct Reading {
  const Sources& sources;
  Diagnostics& diagnostics;
  Names names;
  std::string language = "en";  // the report's own
  std::deque<Names> frozen;     // a scope for each as-published copy
  Names* published = nullptr;   // that of the appendix that is being read
  std::vector<std::shared_ptr<const PlacedText>> prose;

  void fault(Diagnostic diagnostic) { diagnostics.add(std::move(diagnostic)); }
};

enum class Need : bool { optional, required };

/// How often a child may stand.
enum class Occurs : std::uint8_t { once, at_most_once, any, at_least_once };

struct Child {
  std::string_view name;
  Occurs occurs = Occurs::any;
  std::function<void(const xml::Element&)> read;
  int rank = 0;  // children of a lower rank stand before those of a higher one
};

template <typename Enum, std::size_t size>
using Words = std::array<std::pair<std::string_view, Enum>, size>;

class Tag {
 public:
  Tag(Reading& reading, const xml::Element& element);

  [[nodiscard]] const xml::Element& element() const { return element_; }
  [[nodiscard]] Span at() const { return element_.at(); }
  [[nodiscard]] Reading& reading() const { return reading_; }

  /// Whether the attribute is given; it counts as known from here on.
  bool has(std::string_view name);

  /// The element's own id, declared as a thing of this kind; `owner` as in Names.
  std::string id(Thing thing, Need need = Need::required, Span owner = {});
  /// An id or several of other things, checked when the whole report is known.
  std::string reference(std::string_view name, Thing things, Need need = Need::optional, Span* at = nullptr, Span owner = {});
  std::vector<std::string> references(std::string_view name, Thing things, std::size_t least, std::vector<Span>* at = nullptr, Span owner = {});
  /// A reference to what a generated part prints: in the frozen copy, inside an appendix that has one.
  std::string shown(std::string_view name, Thing things, Span* at = nullptr);

  Text words(std::string_view name, Need need = Need::optional);
  /// The attribute number: what is printed as it stands. "auto" is a fault, since what counts by itself states nothing.
  std::string stated_number();
  std::string plain_name(std::string_view name, std::string_view meaning, Need need, Span* at = nullptr);
  std::string code(std::string_view name, Need need, Span* at = nullptr);
  bool yes(std::string_view name, bool otherwise);
  /// Nothing where the attribute is not given.
  std::optional<bool> yes_or_no(std::string_view name);
  std::optional<int> count(std::string_view name, Need need = Need::optional);
  std::optional<Money> money(std::string_view name, Need need);
  /// A full date.
  std::optional<When> day(std::string_view name, Need need = Need::optional);
  std::optional<When> day_or_month(std::string_view name, Need need);
  /// The attributes since and until.
  Period period();
  /// The attributes date, precision and to.
  std::optional<When> when(Need need);
  /// The attribute meetings: in whose papers the element stands.
  std::vector<std::string> meetings() { return references("meetings", Thing::meeting, 0); }
  /// The attributes exempt and public-interest.
  Exemption exemption();
  /// xml:lang, or the report's own language; empty when it is malformed (a fault).
  std::string language();
  /// A value of a form of its own: `fits` judges it, `form` says what is expected.
  std::string formed(std::string_view name, Need need, bool (*fits)(std::string_view), std::string_view form, Span* at = nullptr);

  template <typename Enum, std::size_t size>
  Enum choice(std::string_view name, const Words<Enum, size>& words, Enum otherwise, Need need = Need::optional) {
    std::array<std::string_view, size> names;
    for (std::size_t i = 0; i < size; ++i) names[i] = words[i].first;
    const auto index = choose(name, names, need);
    return index ? words[*index].second : otherwise;
  }
  /// The same where the words stand in the order of the enumeration.
  template <typename Enum, std::size_t size>
  Enum choice(std::string_view name, const std::array<std::string_view, size>& words, Enum otherwise, Need need = Need::optional) {
    const auto index = choose(name, words, need);
    return index ? static_cast<Enum>(*index) : otherwise;
  }
  /// One of several words, as it is.
  std::string one_of(std::string_view name, std::span<const std::string_view> words, Need need = Need::optional);

  /// Attributes that are given but do not go with others: `why` as "'file' goes with kind=\"attached\"".
  void refuse(std::string_view name, std::string_view why);
  void missing(std::string_view attribute);
  /// The place of an attribute's value; of the name in the tag when it is not given.
  [[nodiscard]] Span value_at(std::string_view name) const;

  /// Closes the attributes and reads the children; text between them is a fault.
  void children(std::span<const Child> table);
  void children(std::initializer_list<Child> table) { children(std::span<const Child>(table.begin(), table.size())); }
  /// Closes the attributes of an element that holds only text: a line of words …
  Text line();
  /// … or Markdown.
  std::shared_ptr<const PlacedText> prose();
  /// Reports the attributes that nobody asked for.
  void close_attributes();

 private:
  /// The attribute, whose name counts as known from here on; a missing one is reported where it is needed.
  const xml::Attribute* take(std::string_view name, Need need);
  /// Its collapsed value, unless it is not given or empty (a fault).
  std::optional<std::string> value(std::string_view name, Need need);
  [[nodiscard]] std::vector<std::pair<std::string, Span>> list(const xml::Attribute& attribute) const;
  std::optional<std::size_t> choose(std::string_view name, std::span<const std::string_view> words, Need need);
  std::optional<When> date(std::string_view name, Need need, bool month_allowed);
  void bad(Code code, const xml::Attribute& attribute, std::string_view expected);
  [[nodiscard]] const xml::Attribute* find(std::string_view name) const;
  [[nodiscard]] std::string what(std::string_view attribute) const;
  void unknown_child(const xml::Element& child, std::span<const Child> table);
  bool only_text();

  Reading& reading_;
  xml::Element element_;
  std::vector<xml::Attribute> attributes_;
  std::vector<std::string_view> known_;
  bool language_known_ = false;
};

/// A Localised element: the first is in the report's own language, the others are translations, each language once.
void add_line(Reading& reading, const xml::Element& element, Localised& into);
/// Of a list: an element in another language is the one before it in that language.
void add_line_to_list(Reading& reading, const xml::Element& element, std::vector<Localised>& into);
void add_prose(Reading& reading, const xml::Element& element, Prose& into);
/// Whether a text in this language may follow those given; else it is a fault.
template <typename Value>
bool language_fits(Reading& reading, const xml::Element& element, const std::string& language,
                   const std::vector<std::pair<std::string, Value>>& given);
void language_before_own(Reading& reading, const xml::Element& element, const std::string& language);
void language_twice(Reading& reading, const xml::Element& element, const std::string& language);

template <typename Value>
bool language_fits(Reading& reading, const xml::Element& element, const std::string& language,
                   const std::vector<std::pair<std::string, Value>>& given) {
  if (language.empty()) return false;
  if (given.empty() && language != reading.language) {
    language_before_own(reading, element, language);
    return false;
  }
  for (const auto& entry : given) {
    if (entry.first != language) continue;
    language_twice(reading, element, language);
    return false;
  }
  return true;
}

/// Children that append to a Localised, to a list of them, or to prose.
[[nodiscard]] Child lines(Reading& reading, std::string_view name, Occurs occurs, Localised& into, int rank = 0);
[[nodiscard]] Child line_list(Reading& reading, std::string_view name, Occurs occurs, std::vector<Localised>& into, int rank = 0);
[[nodiscard]] Child proses(Reading& reading, std::string_view name, Occurs occurs, Prose& into, int rank = 0);

}  // namespace townclerk::model
