#include "markdown/bounds.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "markdown/codes.hpp"

namespace townclerk::markdown {

namespace {

/// A table's short rows are filled up with empty cells; so many are no table that a person wrote.
constexpr std::size_t max_filled_cells = 20'000;
/// Each line that could be a table's second makes cmark read the paragraph above it again.
constexpr int max_delimiter_rows = 16;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::size_t pipes_in(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      ++count;
    }
  }
  return count;
}

/// `| --- | :-: |`
bool is_delimiter_row(std::string_view bare) {
  return bare.find_first_not_of("|:- \t\r\n\v\f") == std::string_view::npos && bare.find('-') != std::string_view::npos &&
         bare.find('|') != std::string_view::npos;
}

/// Cells of a row of a pipe table; the pipes at its ends are optional.
std::size_t cells_in(std::string_view bare) {
  const std::string_view row = trimmed(bare);
  const std::size_t outer = (row.starts_with('|') ? 1U : 0U) + (row.size() > 1 && row.ends_with('|') && !row.ends_with("\\|") ? 1U : 0U);
  return pipes_in(row) + 1 - outer;
}

/// Columns of a row that begins and ends with a pipe and holds nothing that could hide one; 0 for any other.
std::size_t plain_row(std::string_view line) {
  if (line.size() < 3 || line.front() != '|' || line.back() != '|' || line.find_first_of("\\`") != std::string_view::npos) return 0;
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) - 1;
}

/// A code fence at the margin: its character and length.
struct Fence {
  char character = 0;
  std::size_t length = 0;
};
Fence fence(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (indent > 3 || indent == line.size() || (line[indent] != '`' && line[indent] != '~')) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[indent], indent), line.size());
  if (end - indent < 3) return {};
  if (line[indent] == '`' && line.find('`', end) != std::string_view::npos) return {};
  return {line[indent], end - indent};
}

class Bounds {
 public:
  Bounds(std::string& text, const Reading& reading) : text_(text), lines_(text), reading_(reading) {}

  void scan() {
    for (std::size_t line = 1; line <= lines_.count(); ++line) {
      const std::string_view whole = lines_.at(line);
      if (in_fence(whole)) {
        end_run(line);
      } else if (is_blank(whole.substr(std::min(whole.find_first_not_of("> \t"), whole.size())))) {
        end_run(line);
      } else {
        take(line, whole);
      }
    }
    end_run(lines_.count() + 1);
  }

 private:
  /// What a run of lines without a blank one between holds, which is at least what one paragraph holds.
  struct Run {
    std::size_t first = 0;
    int squares = 0;
    int angles = 0;
    int quotes = 0;
    int delimiter_rows = 0;
    std::size_t columns = 0;
    std::size_t widest = 0;
    std::size_t filled = 0;
    bool table = false;  // for certain: every row is read alone
    const Code* code = nullptr;
    std::string message;
    std::string hint;
  };

  bool in_fence(std::string_view line) {
    const Fence found = fence(line);
    if (fence_.length > 0) {
      const std::size_t behind = line.find_first_not_of(found.character == 0 ? ' ' : found.character, line.find(found.character));
      const bool closes =
          found.character == fence_.character && found.length >= fence_.length && (behind == std::string_view::npos || is_blank(line.substr(behind)));
      if (closes) fence_ = {};
      return true;
    }
    fence_ = found;
    return found.length > 0;
  }

  void fail(const Code& code, std::string message, std::string hint) {
    if (run_.code != nullptr) return;
    run_.code = &code;
    run_.message = std::move(message);
    run_.hint = std::move(hint);
  }

  void take(std::size_t line, std::string_view whole) {
    if (run_.first == 0) run_.first = line;
    const Marks marks = leading_marks(whole);
    if (marks.count > reading_.limits.nesting)
      fail(codes::K143, fmt::format("{} quotations and lists begin on one line", marks.count), "a report needs three or four levels");
    take_row(line, whole, whole.substr(marks.bytes));
    if (run_.table && whole.front() == '|') run_.squares = run_.angles = run_.quotes = 0;
    for (const char c : whole) {
      if (c == '[') ++run_.squares;
      if (c == '<') ++run_.angles;
      if (c == '\'' || c == '"') ++run_.quotes;
    }
    const int most = std::max({run_.squares, run_.angles, run_.quotes});
    if (most > reading_.limits.brackets_in_paragraph)
      fail(codes::K142, fmt::format("more than {} brackets or quotation marks stand in one paragraph", reading_.limits.brackets_in_paragraph),
           "divide it with blank lines");
  }

  void take_row(std::size_t line, std::string_view whole, std::string_view bare) {
    const std::size_t pipes = pipes_in(bare);
    run_.widest = std::max(run_.widest, pipes);
    if (run_.columns > 0 && pipes < run_.columns) run_.filled += run_.columns - pipes;
    if (is_delimiter_row(bare)) {
      if (reading_.prose && run_.delimiter_rows == 0) check_delimiters(line, bare);
      ++run_.delimiter_rows;
      run_.columns = std::max(run_.columns, pipes);
      const std::size_t columns = plain_row(whole);
      if (line == run_.first + 1 && columns > 0 && columns == plain_row(lines_.at(run_.first))) run_.table = true;
    }
    if (run_.delimiter_rows == 0) return;
    const auto most = static_cast<std::size_t>(reading_.limits.table_columns);
    if (run_.table && run_.widest <= most + 1 && line > run_.first + 1 && plain_row(whole) > plain_row(lines_.at(run_.first))) {
      reading_.error(codes::K144, reading_.place_of_line(line), "this row has more cells than the table's head",
                     "give the head a cell for each column, or take the surplus '|' out");
    }
    if (run_.widest > most + 1) fail(codes::K141, fmt::format("a table has more than {} columns", most), "divide it into tables side by side");
    if (run_.filled > max_filled_cells) fail(codes::K141, "a table leaves most of its cells out", "give every row a cell for each column");
    if (!run_.table && run_.delimiter_rows > max_delimiter_rows)
      fail(codes::K141, fmt::format("a paragraph has more than {} lines that could begin a table", max_delimiter_rows), "divide it with blank lines");
  }

  /// cmark takes a row of dashes that does not fit the line above it for words.
  void check_delimiters(std::size_t line, std::string_view bare) {
    const std::size_t dashes = cells_in(bare);
    const std::string_view above = line > run_.first ? lines_.at(line - 1) : std::string_view();
    const std::size_t head = line > run_.first ? cells_in(above.substr(leading_marks(above).bytes)) : 0;
    if (head == dashes) return;
    reading_.error(codes::K145, reading_.place_of_line(line),
                   head == 0 ? std::string("no head stands above this row of dashes")
                             : fmt::format("the row of dashes has {} {}, the head above it {}", dashes, dashes == 1 ? "cell" : "cells", head),
                   "give each cell of the head its dashes: | --- | --- | for two");
  }

  void end_run(std::size_t next) {
    if (run_.code != nullptr) {
      reading_.error(*run_.code, reading_.place_of_line(run_.first), run_.message, run_.hint);
      const std::size_t begin = lines_.begin(run_.first);
      const std::size_t end = lines_.begin(next);
      for (std::size_t i = begin; i < end; ++i)
        if (text_[i] != '\n' && text_[i] != '\r') text_[i] = ' ';
    }
    run_ = {};
  }

  std::string& text_;
  const Lines lines_;
  const Reading& reading_;
  Run run_;
  Fence fence_;
};

}  // namespace

bool keep_bounds(std::string& text, const Reading& reading) {
  if (text.size() > reading.limits.bytes) {
    reading.error(codes::K140, reading.place(0, 0), fmt::format("the text has {} bytes; at most {} are read", text.size(), reading.limits.bytes),
                  "divide the report, or leave generated tables out of it");
    return false;
  }
  Bounds(text, reading).scan();
  return true;
}

}  // namespace townclerk::markdown
