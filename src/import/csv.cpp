#include "import/csv.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "import/codes.hpp"

namespace townclerk::intake {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr char32_t no_break_space = 0xA0;
constexpr char32_t zero_width_space = 0x200B;

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/// The separator of the header: the one that stands most often outside quotation marks.
char guess_separator(std::string_view text) {
  constexpr std::array<char, 3> known{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (is_line_end(c)) break;
    for (std::size_t i = 0; i < known.size(); ++i)
      if (c == known.at(i)) ++counts.at(i);
  }
  return known.at(static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin()));
}

/// May stand in a cell: what XML may hold, but for the delimiters of tokens.
bool is_printable(char32_t c) {
  constexpr char32_t first = 0x20;
  constexpr char32_t del = 0x7F;
  constexpr char32_t last_control = 0x9F;
  const bool control = c < first || (c >= del && c <= last_control);
  const bool no_character = c == 0xFFFE || c == 0xFFFF;
  return !control && !no_character && c != utf8::token_open && c != utf8::token_close;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == no_break_space || c == zero_width_space;
}

/// A zip archive, as .xlsx and .ods files are; not a heading "PK".
bool is_archive(std::string_view text) {
  constexpr std::string_view mark = "PK";
  constexpr char last_number = 8;
  return text.size() > mark.size() && text.starts_with(mark) && text[mark.size()] > 0 && text[mark.size()] <= last_number;
}

class CsvReader {
 public:
  CsvReader(const Sources& sources, FileId file, Diagnostics& diagnostics, const CsvLimits& limits)
      : text_(sources.text(file)), name_(sources.name(file)), file_(file), diagnostics_(diagnostics), limits_(limits) {}

  std::vector<Row> read();

 private:
  /// Reports what is no text in UTF-8, such as a workbook.
  bool is_text();
  void skip_first_line();
  /// One record; nothing when a limit or a fault ends the reading.
  std::optional<Row> record();
  std::optional<Cell> cell();
  std::optional<Cell> quoted();
  Cell cleaned(std::string_view raw, Span at);
  void check_width(const Row& row, std::vector<Row>& rows);
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  void skip_line_end();

  std::string_view text_;
  std::string name_;
  FileId file_;
  Diagnostics& diagnostics_;
  CsvLimits limits_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t number_ = 0;  // of the row
  std::size_t column_ = 0;
};

bool CsvReader::is_text() {
  const std::string how = "in Excel or LibreOffice choose File, Save As, type 'CSV UTF-8 (comma delimited)', and import that file";
  const auto refuse = [&](std::string_view what) {
    diagnostics_.add(Diagnostic(codes::I101, {}, fmt::format("'{}' is {}: {}", name_, what, how)));
    return false;
  };
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) return refuse("text in UTF-16, not in UTF-8");
  if (is_archive(text_) || text_.starts_with("\xD0\xCF\x11\xE0")) return refuse("a workbook, not a list of values");
  if (text_.find('\0') != std::string_view::npos) return refuse("a workbook or another file that is not text");
  const std::size_t bad = utf8::first_invalid(text_);
  if (bad == std::string_view::npos) return true;
  diagnostics_.add(Diagnostic(codes::I101, span(bad, bad + 1), fmt::format("the list is not in UTF-8: its byte {} belongs to another encoding", bad))
                       .hint("it was probably saved as plain 'CSV', which is Windows-1252")
                       .hint(how));
  return false;
}

void CsvReader::skip_line_end() {
  if (at_end()) return;
  const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += pair ? 2 : 1;
}

void CsvReader::skip_first_line() {
  constexpr std::string_view told = "sep=";
  if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  const std::string_view rest = text_.substr(at_);
  if (!rest.starts_with(told) || rest.size() <= told.size() + 1 || !is_line_end(rest[told.size() + 1])) {
    separator_ = guess_separator(rest);
    return;
  }
  separator_ = rest[told.size()];
  at_ += told.size() + 1;
  skip_line_end();
}

Cell CsvReader::cleaned(std::string_view raw, Span at) {
  Cell cell{{}, at};
  bool gap = false;
  bool reported = false;
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(raw, i);
    if (is_blank(c)) {
      gap = !cell.text.empty();
      continue;
    }
    if (!is_printable(c)) {
      if (!reported) {
        diagnostics_.add(Diagnostic(codes::I102, at,
                                    fmt::format("cell {} holds the character U+{:04X}, which cannot be printed", cell_name(column_, number_),
                                                static_cast<std::uint32_t>(c)))
                             .hint("type the cell again in the spreadsheet"));
      }
      reported = true;
      continue;
    }
    if (gap) cell.text += ' ';
    gap = false;
    cell.text += raw.substr(begin, i - begin);
  }
  return cell;
}

std::optional<Cell> CsvReader::quoted() {
  const std::size_t begin = at_ + 1;
  std::string raw;
  for (std::size_t i = begin;; ++i) {
    const std::size_t mark = text_.find('"', i);
    if (mark == std::string_view::npos) {
      diagnostics_.add(Diagnostic(codes::I103, span(at_, at_ + 1),
                                  fmt::format("cell {} begins with a quotation mark that is never closed", cell_name(column_, number_)))
                           .hint("close it, or write a quotation mark that belongs to the words twice: \"\""));
      return std::nullopt;
    }
    raw += text_.substr(i, mark - i);
    i = mark + 1;
    if (i < text_.size() && text_[i] == '"') {
      raw += '"';
      continue;
    }
    at_ = i;
    const Cell cell = cleaned(raw, span(begin, mark));
    while (!at_end() && text_[at_] == ' ') ++at_;
    if (at_end() || text_[at_] == separator_ || is_line_end(text_[at_])) return cell;
    diagnostics_.add(
        Diagnostic(codes::I103, span(mark, mark + 1), fmt::format("words follow the quotation mark that closes cell {}", cell_name(column_, number_)))
            .hint("write a quotation mark that belongs to the words twice: \"\""));
    while (!at_end() && text_[at_] != separator_ && !is_line_end(text_[at_])) ++at_;
    return cell;
  }
}

std::optional<Cell> CsvReader::cell() {
  const std::size_t begin = at_;
  while (!at_end() && text_[at_] == ' ' && separator_ != ' ') ++at_;
  std::optional<Cell> cell;
  if (!at_end() && text_[at_] == '"') {
    cell = quoted();
  } else {
    at_ = begin;
    while (!at_end() && text_[at_] != separator_ && !is_line_end(text_[at_])) ++at_;
    cell = cleaned(text_.substr(begin, at_ - begin), span(begin, at_));
  }
  if (!cell || cell->text.size() <= limits_.cell_bytes) return cell;
  diagnostics_.add(
      Diagnostic(codes::I114, cell->at,
                 fmt::format("cell {} holds {} bytes; at most {} are read", cell_name(column_, number_), cell->text.size(), limits_.cell_bytes))
          .hint("a quotation mark is probably missing at its end"));
  return std::nullopt;
}

std::optional<Row> CsvReader::record() {
  Row row;
  row.number = ++number_;
  const std::size_t begin = at_;
  for (column_ = 0;; ++column_) {
    if (column_ >= limits_.columns) {
      diagnostics_.add(Diagnostic(codes::I114, span(begin, begin), fmt::format("row {} has more than {} columns", number_, limits_.columns)));
      return std::nullopt;
    }
    auto next = cell();
    if (!next) return std::nullopt;
    row.cells.push_back(std::move(*next));
    if (at_end() || is_line_end(text_[at_])) break;
    ++at_;  // the separator
  }
  row.at = span(begin, at_);
  skip_line_end();
  return row;
}

/// Keeps a row as wide as the first; cells that are empty at the end do not count.
void CsvReader::check_width(const Row& row, std::vector<Row>& rows) {
  const auto filled = [](const Cell& cell) { return !cell.text.empty(); };
  const auto last = std::find_if(row.cells.rbegin(), row.cells.rend(), filled);
  if (last == row.cells.rend()) return;
  if (rows.empty()) {
    rows.push_back(row);
    rows.back().cells.resize(static_cast<std::size_t>(row.cells.rend() - last));
    return;
  }
  const std::size_t wanted = rows.front().cells.size();
  const auto used = static_cast<std::size_t>(row.cells.rend() - last);
  if (row.cells.size() < wanted || used > wanted) {
    diagnostics_.add(Diagnostic(codes::I104, row.at, fmt::format("row {} has {} cells; the header has {}", row.number, row.cells.size(), wanted))
                         .note("the header is here", rows.front().at)
                         .hint(used > wanted ? "a cell that holds a comma needs quotation marks: \"Head of Policy, Research\""
                                             : "fill it up with empty cells; a spreadsheet does that when it saves the list"));
    return;
  }
  rows.push_back(row);
  rows.back().cells.resize(wanted);
}

std::vector<Row> CsvReader::read() {
  std::vector<Row> rows;
  if (!is_text()) return rows;
  skip_first_line();
  while (!at_end()) {
    if (rows.size() > limits_.rows) {
      diagnostics_.add(Diagnostic(codes::I114, span(at_, at_), fmt::format("the list has more than {} rows", limits_.rows))
                           .hint("import it in parts, one directorate at a time"));
      break;
    }
    const auto row = record();
    if (!row) break;
    check_width(*row, rows);
  }
  return rows;
}

}  // namespace

std::string cell_name(std::size_t column, std::size_t row) {
  constexpr std::size_t letters = 26;
  std::string name;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / letters)
    name.insert(name.begin(), static_cast<char>('A' + static_cast<char>((n - 1) % letters)));
  return fmt::format("{}{}", name, row);
}

std::vector<Row> read_csv(const Sources& sources, FileId file, Diagnostics& diagnostics, const CsvLimits& limits) {
  return CsvReader(sources, file, diagnostics, limits).read();
}

}  // namespace townclerk::intake
