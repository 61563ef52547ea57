// Comma-separated values (RFC 4180) as spreadsheets write them, with the place of each cell.
//
// Read as well: semicolons or tabs instead of commas, a byte order mark, a first line "sep=;", line ends of any system, and blank lines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace townclerk::intake {

struct Cell {
  std::string text;  // quotation marks undone; blanks trimmed, inner runs of blanks and line ends as one space
  Span at;           // between the quotation marks
};

struct Row {
  std::size_t number = 0;  // 1-based, as the spreadsheet counts: blank lines too
  std::vector<Cell> cells;
  Span at;
};

struct CsvLimits {
  std::size_t rows = 200'000;
  std::size_t columns = 200;
  std::size_t cell_bytes = 2'000;
};

/// All rows that are not blank. Every fault is reported: I101 (not UTF-8 text), I102, I103, I104, I114. Rows with faults are left out; nothing
/// behind a limit is read.
[[nodiscard]] std::vector<Row> read_csv(const Sources& sources, FileId file, Diagnostics& diagnostics, const CsvLimits& limits = {});

/// How a spreadsheet calls a cell: "C7". `column` counts from 0.
[[nodiscard]] std::string cell_name(std::size_t column, std::size_t row);

}  // namespace townclerk::intake
