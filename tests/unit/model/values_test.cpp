#include "model/values.hpp"

#include <catch2/catch.hpp>

using namespace townclerk::model;

TEST_CASE("dates are days and months of the calendar") {
  CHECK(parse_date("2017-04-03") == Date{2017, 4, 3});
  CHECK(parse_date("2017-04") == Date{2017, 4, 0});
  CHECK(parse_date("2016-02-29"));
  CHECK(parse_date("2000-02-29"));
  CHECK_FALSE(parse_date("1900-02-29"));
  CHECK_FALSE(parse_date("2017-02-29"));
  CHECK_FALSE(parse_date("2017-04-31"));
  CHECK_FALSE(parse_date("2017-00"));
  CHECK_FALSE(parse_date("0000-01"));
  CHECK_FALSE(parse_date("2017-4-3"));
  CHECK_FALSE(parse_date("2017-04-0"));
  CHECK_FALSE(parse_date("2017/04/03"));
}

TEST_CASE("pounds are pence") {
  CHECK(parse_pence("200000") == 20'000'000);
  CHECK(parse_pence("0.5") == 50);
  CHECK(parse_pence("-1.05") == -105);
  CHECK_FALSE(parse_pence(""));
  CHECK_FALSE(parse_pence("-"));
  CHECK_FALSE(parse_pence(".5"));
  CHECK_FALSE(parse_pence("1.234"));
  CHECK_FALSE(parse_pence("1,000"));
  CHECK(parse_pence("999999999999.99") == 99'999'999'999'999);
  CHECK_FALSE(parse_pence("1000000000000"));
}

TEST_CASE("files stay in the report's folder") {
  CHECK(is_file_name("a.pdf"));
  CHECK(is_file_name("papers/2017/job_1-a.pdf"));
  CHECK_FALSE(is_file_name(""));
  CHECK_FALSE(is_file_name("/a"));
  CHECK_FALSE(is_file_name("a//b"));
  CHECK_FALSE(is_file_name("a/../b"));
  CHECK_FALSE(is_file_name("..\\b"));
  CHECK_FALSE(is_file_name("a/"));
  CHECK_FALSE(is_file_name(".hidden"));
}

TEST_CASE("verbs are words with single blanks or hyphens") {
  CHECK(is_verb("note"));
  CHECK(is_verb("re-appoint"));
  CHECK(is_verb("sign off"));
  CHECK_FALSE(is_verb("sign  off"));
  CHECK_FALSE(is_verb("-note"));
  CHECK_FALSE(is_verb("note-"));
  CHECK_FALSE(is_verb("Note"));
}

TEST_CASE("numbers keep to their range") {
  CHECK(parse_percent("100") == 100);
  CHECK_FALSE(parse_percent("05"));
  CHECK_FALSE(parse_percent("101"));
  CHECK(parse_schedule_paragraph("7") == 7);
  CHECK(parse_schedule_paragraph("18") == 18);
  CHECK_FALSE(parse_schedule_paragraph("8"));
  CHECK_FALSE(parse_schedule_paragraph("19"));
  CHECK(parse_hundredths("0.4") == 40);
  CHECK(parse_count("0") == 0);
  CHECK_FALSE(parse_count("1234567890"));
}

TEST_CASE("percentages have two decimals at most and stay under a hundred") {
  CHECK(parse_percent_hundredths("48") == 4'800);
  CHECK(parse_percent_hundredths("0.5") == 50);
  CHECK(parse_percent_hundredths("048.25") == 4'825);
  CHECK(parse_percent_hundredths("100.00") == 10'000);
  CHECK_FALSE(parse_percent_hundredths("100.01"));
  CHECK_FALSE(parse_percent_hundredths("48.255"));
  CHECK_FALSE(parse_percent_hundredths("-1"));
}

TEST_CASE("a form of numbers has one sign") {
  CHECK(is_number_form("A"));
  CHECK(is_number_form("(i)"));
  CHECK(is_number_form("1."));
  CHECK_FALSE(is_number_form(""));
  CHECK_FALSE(is_number_form("()"));
  CHECK_FALSE(is_number_form("B"));
  CHECK_FALSE(is_number_form("1a"));
}

TEST_CASE("blanks collapse") {
  CHECK(collapse("  a \n b\t") == "a b");
  CHECK(collapse(" ").empty());
}
