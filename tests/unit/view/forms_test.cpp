#include "view/forms.hpp"

#include "unit/view/reading.hpp"

using namespace townclerk;
using namespace townclerk::view;

namespace {

const house::House& standard() {
  static const house::House house = [] {
    Sources sources;
    Diagnostics diagnostics;
    return house::read(sources, sources.add("house.xml", test::file_text("templates/standard/house.xml")), nullptr, diagnostics).value();
  }();
  return house;
}

std::string printed(model::Precision precision, model::Date from, model::Date to = {}, DateForm form = DateForm::full,
                    std::string_view language = "en") {
  model::When when;
  when.precision = precision;
  when.date = from;
  when.to = to;
  return date(when, standard(), language, form);
}

std::string amount(std::int64_t pence, MoneyForm form, model::Certainty certainty = model::Certainty::exact, std::int64_t to = 0) {
  model::Money m;
  m.pence = pence;
  m.to_pence = to;
  m.certainty = certainty;
  return money(m, standard(), "en", form);
}

}  // namespace

TEST_CASE("dates are printed in the house's forms") {
  using P = model::Precision;
  CHECK(printed(P::day, {2017, 6, 16}) == "16 June 2017");
  CHECK(printed(P::day, {2017, 6, 1}, {}, DateForm::capitals) == "1 JUNE 2017");
  CHECK(printed(P::day, {2017, 9, 1}, {}, DateForm::brief) == "1 Sep 2017");
  CHECK(printed(P::month, {2013, 4, 0}) == "April 2013");
  CHECK(printed(P::month, {2013, 4, 0}, {}, DateForm::capitals) == "APRIL 2013");
  CHECK(printed(P::week_commencing, {2013, 4, 22}) == "week commencing 22 April 2013");
  CHECK(printed(P::by, {2013, 5, 23}) == "by 23 May 2013");
  CHECK(printed(P::from, {2013, 6, 0}) == "from June 2013");
  CHECK(printed(P::range, {2017, 4, 3}, {2017, 5, 12}) == "3 April 2017 to 12 May 2017");
  CHECK(printed(P::by, {2017, 2, 1}, {}, DateForm::full, "cy") == "erbyn 1 Chwefror 2017");
}

TEST_CASE("a house may print weekdays") {
  house::House house = standard();
  house.dates.day = {{{"en", "{weekday} {dd}.{mm}.{yy}, {WEEKDAY}"}}};
  model::When when;
  when.date = {2017, 6, 16};
  CHECK(date(when, house, "en", DateForm::full) == "Friday 16.06.17, FRIDAY");
  when.date = {1969, 12, 31};
  CHECK(date(when, house, "en", DateForm::full) == "Wednesday 31.12.69, WEDNESDAY");
}

TEST_CASE("days are counted") {
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({2000, 3, 1}) - day_number({2000, 2, 28}) == 2);
  CHECK(day_number({1900, 3, 1}) - day_number({1900, 2, 28}) == 1);
  CHECK(day_number({2017, 5, 12}) - day_number({2017, 4, 3}) == 39);
  CHECK(day_number({1969, 12, 31}) == -1);
  CHECK(day_number({2017, 6, 16}) == 17333);
}

TEST_CASE("dates for machines") {
  model::When when;
  when.date = {2017, 6, 6};
  CHECK(iso_date(when) == "2017-06-06");
  when.date.day = 0;
  CHECK(iso_date(when) == "2017-06");
  when.precision = model::Precision::range;
  when.to = {2017, 7, 1};
  CHECK(iso_date(when) == "2017-06/2017-07-01");
}

TEST_CASE("money is printed in the house's forms") {
  CHECK(amount(20'000'000, MoneyForm::exact) == "£200,000");
  CHECK(amount(20'000'000, MoneyForm::thousands) == "£200k");
  CHECK(amount(-58'200'000, MoneyForm::thousands) == "(£582k)");
  CHECK(amount(953'500'000, MoneyForm::thousands) == "£9,535k");
  CHECK(amount(123'456'789, MoneyForm::exact) == "£1,234,567.89");
  CHECK(amount(49'999, MoneyForm::thousands) == "£0k");
  CHECK(amount(50'000, MoneyForm::thousands) == "£1k");
  CHECK(amount(-49'999, MoneyForm::thousands) == "£0k");
  CHECK(amount(111'500'000, MoneyForm::words) == "£1.115 million");
  CHECK(amount(-120'000'000, MoneyForm::words) == "(£1.2 million)");
  CHECK(amount(75'000'000, MoneyForm::words) == "£750,000");
  CHECK(amount(5, MoneyForm::exact) == "£0.05");
  CHECK(amount(20'000'000, MoneyForm::exact, model::Certainty::up_to) == "up to £200,000");
  CHECK(amount(20'000'000, MoneyForm::thousands, model::Certainty::about) == "about £200k");
  CHECK(amount(20'000'000, MoneyForm::thousands, model::Certainty::at_least) == "at least £200k");
  CHECK(amount(10'000'000, MoneyForm::exact, model::Certainty::range, 15'000'000) == "£100,000 to £150,000");
}

TEST_CASE("thousands may be printed in full") {
  house::House house = standard();
  house.money.thousands_as_k = false;
  model::Money m;
  m.pence = 20'040'000;
  CHECK(money(m, house, "en", MoneyForm::thousands) == "£200,000");
}

TEST_CASE("hundredths lose needless zeros") {
  CHECK(hundredths(100) == "1");
  CHECK(hundredths(50) == "0.5");
  CHECK(hundredths(125) == "1.25");
}

TEST_CASE("verbs are conjugated") {
  house::RecommendationForms forms;
  CHECK(conjugated("authorise", forms) == "authorise");
  forms.verb = house::RecommendationForms::Verb::third_person;
  forms.irregular = {{"be", "is"}, {"have", "has"}};
  CHECK(conjugated("authorise", forms) == "authorises");
  CHECK(conjugated("approve", forms) == "approves");
  CHECK(conjugated("pass", forms) == "passes");
  CHECK(conjugated("establish", forms) == "establishes");
  CHECK(conjugated("go", forms) == "goes");
  CHECK(conjugated("ratify", forms) == "ratifies");
  CHECK(conjugated("delay", forms) == "delays");
  CHECK(conjugated("have regard to", forms) == "has regard to");
  CHECK(conjugated("set up", forms) == "sets up");
}

TEST_CASE("capital letters") {
  CHECK(capitals("Employment Committee, 16 – é ÿ ŵ ŷ ž ı ß") == "EMPLOYMENT COMMITTEE, 16 – É Ÿ Ŵ Ŷ Ž ı ß");
  CHECK(capitalised("ŵyn a b") == "Ŵyn a b");
  CHECK(capitalised("").empty());
}

TEST_CASE("words become Markdown that prints them") {
  CHECK(plain_markdown("A *b* {{c}} [d](e) <f> 1.\n#g") == R"(A \*b\* \{\{c\}\} \[d\]\(e\) \<f\> 1\. \#g)");
  CHECK(plain_markdown("Côr – é") == "Côr – é");
}

TEST_CASE("sums are as certain as their parts") {
  using model::Certainty;
  const house::House& house = standard();
  const auto money_of = [](Certainty certainty, std::int64_t pounds, std::int64_t to = 0) {
    model::Money m;
    m.certainty = certainty;
    m.pence = pounds * 100;
    m.to_pence = to * 100;
    return m;
  };
  const auto total = [&](const model::Money& a, const model::Money& b, bool minus = false) {
    return money(sum(a, b, minus), house, "en", MoneyForm::exact);
  };
  CHECK(total(money_of(Certainty::exact, 5), money_of(Certainty::exact, 7), true) == "(£2)");
  CHECK(total(money_of(Certainty::exact, 5), money_of(Certainty::about, 7)) == "about £12");
  CHECK(total(money_of(Certainty::up_to, 5), money_of(Certainty::exact, 7)) == "up to £12");
  CHECK(total(money_of(Certainty::exact, 9), money_of(Certainty::up_to, 7), true) == "at least £2");
  CHECK(total(money_of(Certainty::up_to, 5), money_of(Certainty::at_least, 7)) == "about £12");
  CHECK(total(money_of(Certainty::range, 5, 6), money_of(Certainty::exact, 1)) == "£6 to £7");
  CHECK(total(money_of(Certainty::exact, 10), money_of(Certainty::range, 5, 6), true) == "£4 to £5");
  CHECK(total(money_of(Certainty::range, 5, 6), money_of(Certainty::range, 1, 2)) == "£6 to £8");
  CHECK(total(money_of(Certainty::range, 5, 6), money_of(Certainty::up_to, 1)) == "up to £7");
  CHECK(total(money_of(Certainty::range, 5, 6), money_of(Certainty::about, 1)) == "about £6 to £7");
  model::Money withheld = money_of(Certainty::exact, 1);
  withheld.withheld = true;
  const auto sum_of = [&house](std::initializer_list<model::Money> amounts) {
    model::Money all;
    for (const model::Money& each : amounts) all = sum(all, each);
    return money(all, house, "en", MoneyForm::exact);
  };
  const model::Money about = money_of(Certainty::about, 2);
  const model::Money most = money_of(Certainty::up_to, 10);
  const model::Money least = money_of(Certainty::at_least, 5);
  const model::Money range = money_of(Certainty::range, 30, 40);
  CHECK(sum_of({about, most}) == "up to about £12");
  CHECK(sum_of({about, least}) == "at least about £7");
  CHECK(sum_of({about, most, range}) == "up to about £52");
  CHECK(sum_of({range, most, about}) == "up to about £52");
  CHECK(sum_of({about, least, range}) == "at least about £37");
  CHECK(sum_of({most, least, range}) == "about £50");
  CHECK(sum_of({about, range}) == "about £32 to £42");
  CHECK(total(money_of(Certainty::exact, 5), withheld) == "Exempt: see Part II");
  CHECK(sum(money_of(Certainty::exact, 80'000'000'000'000'000), money_of(Certainty::exact, 80'000'000'000'000'000)).pence ==
        9'000'000'000'000'000'000);
}

TEST_CASE("decimals keep both places") {
  CHECK(two_decimals(10000, "+", "−") == "+100.00");
  CHECK(two_decimals(-5, "+", "−") == "−0.05");
  CHECK(two_decimals(0, "+", "−") == "0.00");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(-123) == "-123");
}

TEST_CASE("a range of months may cross the year's end") {
  const house::House& house = standard();
  model::When when;
  when.precision = model::Precision::range;
  when.date = {2012, 10, 0};
  when.to = {2013, 3, 0};
  CHECK(date(when, house, "en", DateForm::full) == "October 2012 to March 2013");
}

TEST_CASE("a range within one year may name it once") {
  house::House house = standard();
  house.dates.day_of_year = {{{"en", "{d} {month}"}}};
  house.dates.month_of_year = {{{"en", "{month}"}}};
  const auto range = [&house](model::Date from, model::Date to, DateForm form = DateForm::full) {
    model::When when;
    when.precision = model::Precision::range;
    when.date = from;
    when.to = to;
    return date(when, house, "en", form);
  };
  CHECK(range({2012, 6, 0}, {2012, 7, 0}) == "June to July 2012");
  CHECK(range({2012, 6, 0}, {2012, 7, 0}, DateForm::capitals) == "JUNE to JULY 2012");
  CHECK(range({2012, 10, 0}, {2013, 3, 0}) == "October 2012 to March 2013");
  CHECK(range({2012, 6, 4}, {2012, 7, 6}) == "4 June to 6 July 2012");
  CHECK(range({2012, 6, 4}, {2012, 7, 6}, DateForm::brief) == "4 Jun 2012 to 6 Jul 2012");
}

TEST_CASE("a quarter is its months, or what the house calls it") {
  house::House house = standard();
  const auto quarter = [&house](int year, int month, std::string_view language = "en", DateForm form = DateForm::full) {
    model::When when;
    when.precision = model::Precision::quarter;
    when.date = {year, month, 0};
    return date(when, house, language, form) + " " + iso_date(when);
  };
  CHECK(quarter(2013, 4) == "April to June 2013 2013-04/2013-06");
  CHECK(quarter(2013, 10, "cy") == "Hydref–Rhagfyr 2013 2013-10/2013-12");
  CHECK(quarter(2013, 1, "en", DateForm::capitals) == "JANUARY TO MARCH 2013 2013-01/2013-03");
  house.dates.quarter = {{{"en", "quarter {financial-n} of {financial-year} (Q{n} {yyyy})"}}};
  CHECK(quarter(2013, 1) == "quarter 4 of 2012/13 (Q1 2013) 2013-01/2013-03");
  CHECK(quarter(2000, 4) == "quarter 1 of 2000/01 (Q2 2000) 2000-04/2000-06");
  house.dates.quarter = {};
  CHECK(quarter(2013, 4) == "April 2013 to June 2013 2013-04/2013-06");
}

TEST_CASE("a period has one end or both") {
  const house::House& house = standard();
  model::Period held;
  CHECK(period(held, house, "en").empty());
  held.since = model::When{model::Precision::month, {2013, 4, 0}, {}, {}};
  CHECK(period(held, house, "en") == "from April 2013");
  held.until = model::When{model::Precision::day, {2014, 3, 31}, {}, {}};
  CHECK(period(held, house, "en") == "April 2013 to 31 March 2014");
  held.since.reset();
  CHECK(period(held, house, "en") == "until 31 March 2014");
  CHECK(period(held, house, "cy") == "hyd at 31 Mawrth 2014");
}

TEST_CASE("days may be ordinals in English") {
  house::House house = standard();
  house.dates.day = {{{"en", "{d}{th} {month}"}, {"cy", "{d}{th} {month}"}}};
  const auto day_of_june = [&house](int day, std::string_view language = "en") {
    model::When when;
    when.date = {2013, 6, day};
    return date(when, house, language, DateForm::full);
  };
  CHECK(day_of_june(1) == "1st June");
  CHECK(day_of_june(2) == "2nd June");
  CHECK(day_of_june(3) == "3rd June");
  CHECK(day_of_june(11) == "11th June");
  CHECK(day_of_june(13) == "13th June");
  CHECK(day_of_june(22) == "22nd June");
  CHECK(day_of_june(27) == "27th June");
  CHECK(day_of_june(27, "cy") == "27 Mehefin");
}

TEST_CASE("participles follow English rules and the house's exceptions") {
  house::RecommendationForms forms;
  forms.participles = {{"submit", "submitted"}, {"set out", "set out"}};
  CHECK(participle("authorise", forms) == "authorised");
  CHECK(participle("instruct", forms) == "instructed");
  CHECK(participle("ratify", forms) == "ratified");
  CHECK(participle("delay", forms) == "delayed");
  CHECK(participle("submit again", forms) == "submitted again");
  CHECK(participle("set out", forms) == "set out");
}
