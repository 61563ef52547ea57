// Values in the house's forms: dates, money, verbs. Integers in, words out; no locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "house/house.hpp"
#include "model/report.hpp"

namespace townclerk::view {

/// One way to print a date.
enum class DateForm : std::uint8_t { full, brief, capitals };

/// A date of any precision in the house's words: "16 June 2017", "week commencing 22 April 2013", "April 2013".
[[nodiscard]] std::string date(const model::When& when, const house::House& house, std::string_view language, DateForm form);
/// From when and until when: "from April 2013", "until 31 March 2014", "1 April 2013 to 31 March 2014"; empty where neither is said.
[[nodiscard]] std::string period(const model::Period& period, const house::House& house, std::string_view language);
/// ISO 8601: 2017-06-16, 2017-06, or 2017-04-03/2017-05-12 for a range or quarter.
[[nodiscard]] std::string iso_date(const model::When& when);
/// Days since 1 January 1970 (proleptic Gregorian); a month counts as its first day.
[[nodiscard]] std::int64_t day_number(const model::Date& date);

/// One way to print an amount: "£200,000", "£200k", "£1.2 million".
enum class MoneyForm : std::uint8_t { exact, thousands, words };

/// An amount with its certainty in the house's words: "(£582k)", "up to £9,535k", "£100,000 to £150,000".
[[nodiscard]] std::string money(const model::Money& amount, const house::House& house, std::string_view language, MoneyForm form);

/// The sum of two amounts, or their difference where `minus`: approximate where one of them is, withheld where one of them is.
[[nodiscard]] model::Money sum(model::Money a, const model::Money& b, bool minus = false);

/// A whole number with commas between thousands: "9,535".
[[nodiscard]] std::string grouped(std::int64_t number);
/// Hundredths with two decimals and the given signs: 50 is "0.50".
[[nodiscard]] std::string two_decimals(std::int64_t hundredths, std::string_view plus, std::string_view minus);

/// Hundredths as a decimal number without needless zeros: 50 is "0.5".
[[nodiscard]] std::string hundredths(std::int64_t value);

/// A verb of its house's form, from the base form: authorise → authorise, authorises, authorise. Of several words the first is conjugated.
[[nodiscard]] std::string conjugated(std::string_view base, const house::RecommendationForms& forms);

/// Its past participle: authorised, noted, agreed. Of several words the first is conjugated.
[[nodiscard]] std::string participle(std::string_view base, const house::RecommendationForms& forms);

/// Capital letters, for the Latin letters that European languages use.
[[nodiscard]] std::string capitals(std::string_view text);
/// The text with its first letter a capital.
[[nodiscard]] std::string capitalised(std::string_view text);

/// Words as Markdown that prints exactly them: punctuation is escaped, line ends are spaces.
[[nodiscard]] std::string plain_markdown(std::string_view words);

}  // namespace townclerk::view
