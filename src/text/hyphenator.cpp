#include "text/hyphenator.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <hyphen.h>
#include <unicode/uchar.h>

#include "base/utf8.hpp"

extern "C" {
extern const char townclerk_hyphens_en_gb[];
extern const char townclerk_hyphens_en_gb_end[];
}

namespace townclerk::text {
namespace {

constexpr std::size_t longest_word = 64;  // bytes
constexpr const char* system_folder = "/usr/share/hyphen/hyph_";

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
  void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};
using Dictionary = std::unique_ptr<HyphenDict, Closer>;

Dictionary builtin() {
  std::string bytes(english_patterns());
  const std::unique_ptr<std::FILE, Closer> file(fmemopen(bytes.data(), bytes.size(), "r"));
  return Dictionary(file ? hnj_hyphen_load_file(file.get()) : nullptr);
}

/// Of the tag, or of its language alone.
Dictionary installed(std::string_view language) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
  if (language.empty() || !std::all_of(language.begin(), language.end(), plain)) return nullptr;
  std::string name(language);
  std::replace(name.begin(), name.end(), '-', '_');
  for (const std::string& each : {name, name.substr(0, name.find('_'))}) {
    Dictionary patterns(hnj_hyphen_load((system_folder + each + ".dic").c_str()));
    if (patterns && patterns->utf8 != 0) return patterns;
  }
  return nullptr;
}

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

/// Punctuation that stands round a word, not in an address or a reference.
bool is_round_word(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_START_PUNCTUATION || type == U_END_PUNCTUATION || type == U_INITIAL_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == '"' ||
         c == '\'' || c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?';
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == U'\u2019';
}

}  // namespace

struct Hyphenator::Patterns {
  Dictionary dictionary;
};

std::string_view english_patterns() {
  return {townclerk_hyphens_en_gb, static_cast<std::size_t>(townclerk_hyphens_en_gb_end - townclerk_hyphens_en_gb)};
}

Hyphenator::Hyphenator(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
Hyphenator::~Hyphenator() = default;

std::unique_ptr<Hyphenator> Hyphenator::find(std::string_view language) {
  const bool is_builtin = language == "en" || language == "en-GB";
  Dictionary dictionary = is_builtin ? builtin() : installed(language);
  if (!dictionary) return nullptr;
  return std::unique_ptr<Hyphenator>(new Hyphenator(std::make_unique<Patterns>(Patterns{std::move(dictionary)})));
}

void Hyphenator::points(std::string_view text, const HyphenLimits& limits, std::vector<std::uint32_t>& out) const {
  enum class Part : std::uint8_t { before, word, ending, behind, none };  // where in a run of characters between spaces we are
  Part part = Part::before;
  std::size_t begin = 0;
  std::size_t end = 0;
  const auto finish = [&] {
    if (part == Part::word || part == Part::ending || part == Part::behind) word_points(text, begin, end, limits, out);
    part = Part::before;
  };
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    const char32_t c = utf8::next(text, offset);
    const bool letter = is_letter(c);
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      finish();
    } else if (letter && part == Part::ending) {
      continue;
    } else if (letter && (part == Part::before || part == Part::word)) {
      if (part == Part::before) begin = at;
      const bool first = part == Part::before;
      part = u_islower(static_cast<UChar32>(c)) != 0 || (first && u_isupper(static_cast<UChar32>(c)) != 0) ? Part::word : Part::none;
      end = offset;
    } else if (part == Part::word && is_apostrophe(c)) {
      part = Part::ending;
    } else if (!is_round_word(c)) {
      part = Part::none;
    } else if (part == Part::word || part == Part::ending) {
      part = Part::behind;
    }
  }
  finish();
}

void Hyphenator::word_points(std::string_view text, std::size_t begin, std::size_t end, const HyphenLimits& limits,
                             std::vector<std::uint32_t>& out) const {
  if (end - begin > longest_word) return;
  std::string word;  // in small letters, as the patterns are
  std::vector<std::size_t> ends;
  for (std::size_t at = begin; at < end; ends.push_back(at))
    utf8::append(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(utf8::next(text, at)))));
  if (word.size() > longest_word || ends.size() < static_cast<std::size_t>(std::max(limits.word, 0))) return;

  HyphenDict& patterns = *patterns_->dictionary;
  std::array<char, longest_word + 8> hyphens{};
  char** replaced = nullptr;  // spellings that change at the hyphen: not used
  int* positions = nullptr;
  int* cuts = nullptr;
  const int failed = hnj_hyphen_hyphenate3(&patterns, word.c_str(), static_cast<int>(word.size()), hyphens.data(), nullptr, &replaced, &positions,
                                           &cuts, std::max<int>(limits.before, patterns.lhmin), std::max<int>(limits.after, patterns.rhmin),
                                           patterns.clhmin, patterns.crhmin);
  for (std::size_t i = 0; failed == 0 && i + 1 < ends.size(); ++i) {
    const bool respelled = replaced != nullptr && replaced[i] != nullptr;
    if ((static_cast<unsigned char>(hyphens.at(i)) & 1U) != 0 && !respelled) out.push_back(static_cast<std::uint32_t>(ends[i]));
  }
  // NOLINTBEGIN(cppcoreguidelines-no-malloc): libhyphen hands its arrays over
  for (std::size_t i = 0; replaced != nullptr && i < word.size(); ++i) std::free(replaced[i]);
  std::free(replaced);
  std::free(positions);
  std::free(cuts);
  // NOLINTEND(cppcoreguidelines-no-malloc)
}

}  // namespace townclerk::text
