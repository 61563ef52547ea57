#include "text/breaks.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/diagnostic.hpp"
#include "base/utf8.hpp"
#include "text/cohesion.hpp"

namespace townclerk::text {
namespace {

constexpr std::size_t longest_word = 40;  // letters

struct Closer {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};

/// ICU's line iterator of one language: opening one takes longer than breaking a paragraph.
class LineIterator {
 public:
  explicit LineIterator(std::string_view language) : language_(language) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(ubrk_open(UBRK_LINE, language_.c_str(), nullptr, 0, &status));
    if (U_FAILURE(status)) throw InternalError(std::string("no line breaking: ") + u_errorName(status));
  }
  ~LineIterator() { utext_close(&text_); }
  LineIterator(const LineIterator&) = delete;
  LineIterator& operator=(const LineIterator&) = delete;

  [[nodiscard]] const std::string& language() const { return language_; }

  void set_text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(iterator_.get(), &text_, &status);
    if (U_FAILURE(status)) throw InternalError(std::string("no line breaking: ") + u_errorName(status));
    ubrk_first(iterator_.get());
  }
  /// False at the end.
  bool next(std::size_t& offset) {
    const std::int32_t at = ubrk_next(iterator_.get());
    if (at == UBRK_DONE) return false;
    offset = static_cast<std::size_t>(at);
    return true;
  }
  [[nodiscard]] bool mandatory() const {
    const std::int32_t status = ubrk_getRuleStatus(iterator_.get());
    return status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
  }

 private:
  std::string language_;
  std::unique_ptr<UBreakIterator, Closer> iterator_;
  UText text_ = UTEXT_INITIALIZER;
};

bool is_mark(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK || c == 0x200D;
}

/// Adds an opportunity between any two letters of the overlong words of text[begin, end), which has none of its own.
void break_long_words(std::string_view text, std::size_t begin, std::size_t end, std::vector<Break>& breaks) {
  std::vector<std::uint32_t> letters;  // ends of the current word's letters
  const auto finish_word = [&] {
    if (letters.size() > longest_word) {
      letters.pop_back();
      for (const std::uint32_t at : letters) breaks.push_back({at, false, true});
    }
    letters.clear();
  };
  for (std::size_t at = begin; at < end;) {
    const char32_t c = utf8::next(text, at);
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      finish_word();
    } else if (!letters.empty() && is_mark(c)) {
      letters.back() = static_cast<std::uint32_t>(at);
    } else {
      letters.push_back(static_cast<std::uint32_t>(at));
    }
  }
  finish_word();
}

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_ending(char c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == ')';
}

/// The end of a word of ASCII letters and digits that no line may end in (UAX #14): "(see", "officer's", "1,000", "below)."; `begin` where
/// the word is another.
std::size_t plain_word(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  if (at < text.size() && text[at] == '(') ++at;
  const auto digit = [text](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  const auto inside = [&](std::size_t i) {
    return text[i] == '\'' ? i + 1 < text.size() && is_alnum(text[i + 1]) : (text[i] == ',' || text[i] == '.') && digit(i - 1) && digit(i + 1);
  };
  const std::size_t first = at;
  while (at < text.size() && (is_alnum(text[at]) || (at > first && inside(at)))) ++at;
  if (at == first) return begin;
  while (at < text.size() && is_ending(text[at])) ++at;
  return at - begin <= longest_word ? at : begin;
}

/// The breaks of a text of plain words with single spaces between them, where a line may end behind each space: ICU's answer at a tenth of its time.
/// False: it has something else.
bool plain_breaks(std::string_view text, std::vector<Break>& breaks) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = plain_word(text, at);
    if (end == at || (end < text.size() && text[end] != ' ')) return false;
    at = std::min(end + 1, text.size());
    if (at == text.size() || !holds_together(text, at)) breaks.push_back({.offset = static_cast<std::uint32_t>(at), .mandatory = false});
  }
  return true;
}

}  // namespace

std::vector<Break> line_breaks(std::string_view text, std::string_view language) {
  std::vector<Break> breaks;
  breaks.reserve(text.size() / 5 + 1);
  if (plain_breaks(text, breaks)) return breaks;
  breaks.clear();

  // A memo, no state: the answer does not depend on what was asked before.
  thread_local std::unique_ptr<LineIterator> iterator;
  if (!iterator || iterator->language() != language) iterator = std::make_unique<LineIterator>(language);
  iterator->set_text(text);
  std::size_t previous = 0;
  for (std::size_t at = 0; iterator->next(at);) {
    const bool mandatory = iterator->mandatory();
    if (!mandatory && at < text.size() && holds_together(text, at)) continue;
    if (at - previous > longest_word) break_long_words(text, previous, at, breaks);
    const bool hyphen = !mandatory && at < text.size() && text.substr(0, at).ends_with("\u00AD");
    breaks.push_back({.offset = static_cast<std::uint32_t>(at), .mandatory = mandatory, .hyphen = hyphen});
    previous = at;
  }
  return breaks;
}

}  // namespace townclerk::text
