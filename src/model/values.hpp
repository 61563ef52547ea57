// The lexical forms of attribute values; the schema states the same ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"

namespace townclerk::model {

/// Outer blanks removed, inner runs of blanks as one space.
[[nodiscard]] std::string collapse(std::string_view text);

[[nodiscard]] bool is_id(std::string_view text);          // [a-z][a-z0-9-]*
[[nodiscard]] bool is_plain_name(std::string_view text);  // [a-z0-9][a-z0-9-]*
[[nodiscard]] bool is_language(std::string_view text);    // [a-z]{2,3}
[[nodiscard]] bool is_verb(std::string_view text);        // lower-case words, separated by single spaces or hyphens
[[nodiscard]] bool is_file_name(std::string_view text);   // relative, no part starts with a dot
[[nodiscard]] bool is_web_address(std::string_view text);
[[nodiscard]] bool is_financial_year(std::string_view text);  // 2017/18
[[nodiscard]] bool is_number_form(std::string_view text);     // one of 1, a, A, i, I between other signs: "(a)"
[[nodiscard]] bool is_rule(std::string_view text);            // T05

/// 2017-04-03, or 2017-04 (day 0); nothing when it is malformed or not in the calendar.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// Pounds with at most two decimals, as pence.
[[nodiscard]] std::optional<std::int64_t> parse_pence(std::string_view text);
/// At most four digits with at most two decimals, times 100.
[[nodiscard]] std::optional<std::int64_t> parse_hundredths(std::string_view text);
/// One to nine digits.
[[nodiscard]] std::optional<int> parse_count(std::string_view text);
/// 1 to 100, without leading zeros.
[[nodiscard]] std::optional<int> parse_percent(std::string_view text);
/// 0 to 100 with at most two decimals, times 100.
[[nodiscard]] std::optional<int> parse_percent_hundredths(std::string_view text);
/// A paragraph of Schedule 12A: 1 to 7 or 12 to 18, without leading zeros.
[[nodiscard]] std::optional<int> parse_schedule_paragraph(std::string_view text);

/// Words as a name that templates and charts may use: their letters and digits in lower case, with a hyphen for what stands between: "level-7".
[[nodiscard]] std::string plain_name(std::string_view words);

}  // namespace townclerk::model
