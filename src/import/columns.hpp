// What the columns of an establishment list hold, told by their headings.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "import/csv.hpp"

namespace townclerk::intake {

enum class Column : std::uint8_t { title, number, count, unit, manager, grade, tier, fte, holder };
inline constexpr std::size_t column_count = 9;

/// What "yes" means under the heading of the holder's column: "Vacant?" or "Filled?".
enum class Asks : std::uint8_t { nothing, vacant, filled };

struct Columns {
  std::array<std::optional<std::size_t>, column_count> at;
  Asks asks = Asks::nothing;
  bool fte_of_one = false;  // "FTE per post": not of all posts that a row counts
  [[nodiscard]] std::optional<std::size_t> of(Column column) const { return at.at(static_cast<std::size_t>(column)); }
};

/// Matches headings without regard to case, blanks and punctuation: "Job title", "JobTitle" and "POST TITLE" are the title. Where several
/// columns could hold the same, the one that says it best is used. "Number" and "No." number the posts or count them, as their values tell. The
/// first of `rows` holds the headings. I105 without a column of titles, I106 for the same heading twice, I115 (info) for each column that is not
/// used, I122 (info) for what "Number" is taken for.
[[nodiscard]] Columns find_columns(const std::vector<Row>& rows, Diagnostics& diagnostics);

/// Lower case, blanks as one space, typographic quotation marks as plain ones: two spellings of one name are equal when these are.
[[nodiscard]] std::string folded(std::string_view words);

}  // namespace townclerk::intake
