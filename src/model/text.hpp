// What the parts of a report are made of: words in one or more languages, prose, exemptions, dates and money, each with its place.
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

enum class Precision : std::uint8_t { day, week_commencing, by, from, month, quarter, range };

/// A calendar date of a stated precision; `to` only of a range. Proleptic Gregorian.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;  // 0: the month, or the quarter that begins with it
  friend auto operator<=>(const Date&, const Date&) = default;
};
struct When {
  Precision precision = Precision::day;
  Date date;
  Date to;
  Span at;
};
/// From when and until when something holds; each is a day or a month.
struct Period {
  std::optional<When> since;
  std::optional<When> until;
};

enum class Certainty : std::uint8_t { exact, about, up_to, at_least, range };

/// Money in pence.
struct Money {
  Certainty certainty = Certainty::exact;
  std::int64_t pence = 0;
  std::int64_t to_pence = 0;  // of a range
  bool approximate = false;   // of a sum with a limit: something in it is only about so much
  bool unlimited = false;     // of a sum that has no limit on either side
  bool withheld = false;      // by the edition: prints the words of a gap, and so does every sum that it is in
  std::vector<int> exempt;    // paragraphs of Schedule 12A under which the public edition withholds it; the exempt edition prints them with it
  Span at;
};

}  // namespace townclerk::model
