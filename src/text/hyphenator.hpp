// Where words may be broken with a hyphen: Liang's patterns, by libhyphen.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace townclerk::text {

/// The fewest letters of a word, and of its part before and behind the hyphen. A language's patterns may ask for more.
struct HyphenLimits {
  int word = 5;
  int before = 2;
  int after = 2;
  friend bool operator==(const HyphenLimits&, const HyphenLimits&) = default;
};

/// Those of English that are part of the program, as their file has them.
[[nodiscard]] std::string_view english_patterns();

/// The patterns of one language.
class Hyphenator {
 public:
  /// `language` is a BCP 47 tag. English is part of the program, others are what the machine has (Debian's hyphen-* packages); nullptr: none.
  [[nodiscard]] static std::unique_ptr<Hyphenator> find(std::string_view language);
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;

  /// Appends the bytes of text behind which a hyphen may stand. Words between spaces are broken when they are small letters behind the first,
  /// but for punctuation round them and an ending behind an apostrophe: no abbreviations, no addresses, nothing that has a hyphen already or says
  /// itself where it may be broken (U+00AD). A name is a word like any other: nothing tells it from a title or from the first word of a sentence.
  void points(std::string_view text, const HyphenLimits& limits, std::vector<std::uint32_t>& out) const;

 private:
  struct Patterns;
  explicit Hyphenator(std::unique_ptr<Patterns> patterns);
  void word_points(std::string_view text, std::size_t begin, std::size_t end, const HyphenLimits& limits, std::vector<std::uint32_t>& out) const;

  std::unique_ptr<Patterns> patterns_;
};

}  // namespace townclerk::text
