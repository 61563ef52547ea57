// Reading elements of house.xml: each helper reports what is wrong and goes on with what it could read.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "house/house.hpp"
#include "xml/xml.hpp"

namespace townclerk::house {

inline constexpr std::string_view name_space = "urn:townclerk:house:1";

/// A child element that holds words, once per language; `slots` are those that its pattern may have.
struct Phrase {
  std::string_view name;
  Words* target = nullptr;
  std::vector<std::string_view> slots{};
  bool may_be_empty = false;
};

/// A child element with a structure of its own.
struct Part {
  std::string_view name;
  std::function<void(const xml::Element&)> read;
  bool once = false;
};

class Reader {
 public:
  explicit Reader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// The language of words without xml:lang.
  void set_language(std::string language) { language_ = std::move(language); }
  [[nodiscard]] const std::string& language() const { return language_; }

  /// Reports attributes that are not in the list.
  void only(const xml::Element& element, std::initializer_list<std::string_view> allowed);
  /// Reads the children: words into their targets (the base's words give way to them, all languages at once), the rest by their readers.
  void children(const xml::Element& parent, const std::vector<Phrase>& phrases, const std::vector<Part>& parts);
  /// The words of an element, white space made single spaces.
  std::string words(const xml::Element& element, const std::vector<std::string_view>& slots, bool may_be_empty);
  /// xml:lang, else the house's language.
  std::string language_of(const xml::Element& element);

  /// The value of an attribute that must be there; empty when it is not.
  std::string required(const xml::Element& element, std::string_view name);
  /// A required code: lower-case letters, digits, hyphens.
  std::string code(const xml::Element& element, std::string_view name);
  bool yes_no(const xml::Element& element, std::string_view name, bool otherwise);
  NumberForm number_form(const xml::Element& element, std::string_view name, const NumberForm& otherwise);
  template <class T>
  T choice(const xml::Element& element, std::string_view name, std::initializer_list<std::pair<std::string_view, T>> values, T otherwise) {
    const xml::Attribute* attribute = element.attribute(name);
    if (attribute == nullptr) return otherwise;
    std::vector<std::string_view> names;
    for (const auto& [word, value] : values) {
      if (word == attribute->value) return value;
      names.push_back(word);
    }
    bad_value(*attribute, names);
    return otherwise;
  }

  void bad_value(const xml::Attribute& attribute, const std::vector<std::string_view>& allowed);
  void bad_value(const xml::Attribute& attribute, std::string_view what);
  void bad_form(const xml::Attribute& attribute, std::string_view hint);
  void report(Diagnostic diagnostic) { diagnostics_.add(std::move(diagnostic)); }

 private:
  void phrase(const xml::Element& element, const Phrase& phrase, Words& words);

  Diagnostics& diagnostics_;
  std::string language_;
};

}  // namespace townclerk::house
