#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "view/forms.hpp"

namespace townclerk::view {
namespace {

/// One of the names of a list that is separated by spaces.
std::string_view name(std::string_view names, int index) {
  for (; index > 0; --index) {
    const std::size_t space = names.find(' ');
    if (space == std::string_view::npos) return {};
    names.remove_prefix(space + 1);
  }
  return names.substr(0, names.find(' '));
}

int weekday(const model::Date& date) {
  constexpr int days = 7;
  constexpr int of_epoch = 3;  // Thursday, counted from Monday
  return static_cast<int>(((day_number(date) + of_epoch) % days + days) % days);
}

/// What follows the number of a day in English: 1st, 22nd, 13th.
std::string_view ordinal(int day, std::string_view language) {
  constexpr int ten = 10;
  constexpr int hundred = 100;
  if (language.substr(0, 2) != "en") return {};
  if (day % hundred / ten == 1) return "th";
  switch (day % ten) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

struct Printer {
  const house::DateForms& forms;
  std::string_view language;

  [[nodiscard]] std::string fill(const house::Words& pattern, const model::Date& date) const;
  [[nodiscard]] std::string point(const model::Date& date, DateForm form) const;
  [[nodiscard]] std::string range(const model::When& when, DateForm form) const;
  [[nodiscard]] std::string quarter(const model::When& when, DateForm form) const;
};

model::Date last_month(const model::Date& quarter) {
  constexpr int to_the_last = 2;
  return {quarter.year, quarter.month + to_the_last, 0};
}

std::string Printer::fill(const house::Words& pattern, const model::Date& date) const {
  constexpr std::size_t letters_of_short_name = 3;
  const std::string_view month = name(forms.months.in(language), date.month - 1);
  const std::string month_capitals = capitals(month);
  const std::string_view day_name = date.day > 0 ? name(forms.weekdays.in(language), weekday(date)) : std::string_view();
  const std::string day_capitals = capitals(day_name);
  const std::string d = std::to_string(date.day);
  const std::string dd = fmt::format("{:02}", date.day);
  const std::string m = std::to_string(date.month);
  const std::string mm = fmt::format("{:02}", date.month);
  const std::string yyyy = fmt::format("{:04}", date.year);
  const std::array slots{house::Slot{"d", d},
                         house::Slot{"dd", dd},
                         house::Slot{"th", ordinal(date.day, language)},
                         house::Slot{"m", m},
                         house::Slot{"mm", mm},
                         house::Slot{"yyyy", yyyy},
                         house::Slot{"yy", std::string_view(yyyy).substr(2)},
                         house::Slot{"month", month},
                         house::Slot{"mon", month.substr(0, letters_of_short_name)},
                         house::Slot{"MONTH", month_capitals},
                         house::Slot{"weekday", day_name},
                         house::Slot{"WEEKDAY", day_capitals}};
  return house::fill(pattern.in(language), slots);
}

std::string Printer::point(const model::Date& date, DateForm form) const {
  if (date.day == 0) {
    std::string out = fill(forms.month, date);
    return form == DateForm::capitals ? capitals(out) : out;
  }
  switch (form) {
    case DateForm::brief:
      return fill(forms.day_short, date);
    case DateForm::capitals:
      return fill(forms.day_caps, date);
    case DateForm::full:
      break;
  }
  return fill(forms.day, date);
}

std::string Printer::range(const model::When& when, DateForm form) const {
  const house::Words& within_year = when.date.day == 0 ? forms.month_of_year : forms.day_of_year;
  std::string from = when.date.year == when.to.year && form != DateForm::brief ? fill(within_year, when.date) : std::string();
  if (form == DateForm::capitals) from = capitals(from);
  if (from.empty()) from = point(when.date, form);
  return house::fill(forms.range.in(language), {{"from", from}, {"to", point(when.to, form)}});
}

std::string Printer::quarter(const model::When& when, DateForm form) const {
  constexpr int months = 3;
  constexpr int quarters = 4;
  constexpr int hundred = 100;
  const std::string_view pattern = forms.quarter.in(language);
  model::When months_as_range = when;
  months_as_range.to = last_month(when.date);
  if (pattern.empty()) return range(months_as_range, form);
  const int number = when.date.month / months + 1;  // from January
  const bool first = number == 1;
  const int year = first ? when.date.year - 1 : when.date.year;  // in which the financial year begins
  const std::string n = std::to_string(number);
  const std::string of_financial = std::to_string(first ? quarters : number - 1);
  const std::string yyyy = fmt::format("{:04}", when.date.year);
  const std::string financial_year = fmt::format("{:04}/{:02}", year, (year + 1) % hundred);
  const std::string to = point(months_as_range.to, DateForm::full);
  const std::string out = house::fill(pattern, {{"from", name(forms.months.in(language), when.date.month - 1)},
                                                {"to", to},
                                                {"n", n},
                                                {"financial-n", of_financial},
                                                {"yyyy", yyyy},
                                                {"financial-year", financial_year}});
  return form == DateForm::capitals ? capitals(out) : out;
}

}  // namespace

std::string date(const model::When& when, const house::House& house, std::string_view language, DateForm form) {
  const Printer printer{house.dates, language};
  const auto around = [&](const house::Words& pattern) { return house::fill(pattern.in(language), {{"date", printer.point(when.date, form)}}); };
  switch (when.precision) {
    case model::Precision::week_commencing:
      return around(house.dates.week_commencing);
    case model::Precision::by:
      return around(house.dates.by);
    case model::Precision::from:
      return around(house.dates.from);
    case model::Precision::range:
      return printer.range(when, form);
    case model::Precision::quarter:
      return printer.quarter(when, form);
    case model::Precision::day:
    case model::Precision::month:
      break;
  }
  return printer.point(when.date, form);
}

std::string iso_date(const model::When& when) {
  const auto point = [](const model::Date& date) {
    return date.day == 0 ? fmt::format("{:04}-{:02}", date.year, date.month) : fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  };
  if (when.precision == model::Precision::quarter) return point(when.date) + "/" + point(last_month(when.date));
  return when.precision == model::Precision::range ? point(when.date) + "/" + point(when.to) : point(when.date);
}

std::string period(const model::Period& period, const house::House& house, std::string_view language) {
  if (period.since && period.until) {
    model::When both = *period.since;
    both.precision = model::Precision::range;
    both.to = period.until->date;
    return date(both, house, language, DateForm::full);
  }
  if (period.until) {
    const std::string last = date(*period.until, house, language, DateForm::full);
    return house::fill(house.dates.until.in(language), {{"date", last}});
  }
  if (!period.since) return {};
  model::When from = *period.since;
  from.precision = model::Precision::from;
  return date(from, house, language, DateForm::full);
}

// Days before the year and the month, with years that begin in March so that a leap day is the year's last.
std::int64_t day_number(const model::Date& date) {
  constexpr std::int64_t days_to_1970 = 719'468;
  const int month = (date.month + 9) % 12;
  const std::int64_t year = std::int64_t{date.year} - month / 10;
  const auto floor_divide = [](std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); };
  const std::int64_t leaps = floor_divide(year, 4) - floor_divide(year, 100) + floor_divide(year, 400);
  return year * 365 + leaps + (month * 306 + 5) / 10 + (std::max(date.day, 1) - 1) - days_to_1970;
}

}  // namespace townclerk::view
