// Diagnostics: what a stage tells its user. A stage collects them and goes on as far as it can; nothing below the command line prints.
#pragma once

#include <cstddef>
#include <deque>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace townclerk {

enum class Severity { error, warning, info };

/// A stable code such as "M104". The letter is the family (X xml, M model, H house, V view and template, K markdown, N document,
/// Y style, C chart, B barriers to access, L layout, P PDF, I import, A files, U usage). Each folder lists its own in codes.def.
struct Code {
  std::string_view id;
  Severity severity = Severity::error;
  std::string_view title;
};

struct Note {
  std::string message;
  Span at;
};

struct Diagnostic {
  Code code;
  Span at;
  std::string message;
  std::vector<Note> notes;
  std::vector<std::string> hints;

  Diagnostic(Code c, Span where, std::string text) : code(c), at(where), message(std::move(text)) {}
  Diagnostic&& note(std::string text, Span where = {}) && {
    notes.push_back({std::move(text), where});
    return std::move(*this);
  }
  Diagnostic&& hint(std::string text) && {
    hints.push_back(std::move(text));
    return std::move(*this);
  }
};

/// A list in order of discovery. A second diagnostic of the same code, place and message is dropped; after `limit` further ones are only counted.
class Diagnostics {
 public:
  explicit Diagnostics(std::size_t limit = 100) : limit_(limit) {}

  void add(Diagnostic diagnostic);
  [[nodiscard]] const std::deque<Diagnostic>& all() const { return list_; }
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::size_t warnings() const { return warnings_; }
  /// How many were left out because of the limit.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  std::size_t limit_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t left_out_ = 0;
  std::deque<Diagnostic> list_;
  std::set<std::string> seen_;
};

/// Thrown for a broken invariant only: a bug of the program, never a fault of the input. Caught once, at the top.
struct InternalError : std::logic_error {
  using std::logic_error::logic_error;
};

}  // namespace townclerk
