// What is left of a tree when a paper needs some of it; the papers are made up.
#include "edition/minimise.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tree_of.hpp"

namespace townclerk::edition {
namespace {

using Needs = std::vector<std::string>;

Made paper_of(const Needs& needs, std::size_t most_trials = 400) {
  const auto trial = [needs](const std::string& text) {
    const auto has = [&text](const std::string& each) { return text.find(each) != std::string::npos; };
    return std::all_of(needs.begin(), needs.end(), has) ? Outcome::same : Outcome::another;
  };
  return {trial, [](const std::string&) { return std::nullopt; }, {}, most_trials};
}

Minimised minimised(const std::string& inside, const Made& paper) {
  Node root = tree_of(inside);
  return minimise(root, "urn:x", paper);
}

bool has(const Minimised& made, const std::string& text) {
  return made.text.find(text) != std::string::npos;
}

std::string posts(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += fmt::format("<post id='p{}' cost='{}'/>", i, 1000 + i);
  return "<organisation>" + out + "</organisation>";
}

}  // namespace

TEST_CASE("what no paper needs is left out in two trials") {
  const Minimised made = minimised("<risks><risk id='a' owner='b'><risk-text>Secret</risk-text></risk></risks><secret word='Secret'/>", paper_of({}));
  CHECK(made.fate == Fate::proved);
  CHECK(made.trials == 2);
  CHECK(made.text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:x\" id=\"r\"/>\n");
}

TEST_CASE("a value stays where the paper needs it, and nothing beside it") {
  const Minimised made = minimised(posts(40), paper_of({"cost=\"1017\""}));
  CHECK(made.fate == Fate::proved);
  CHECK(has(made, "cost=\"1017\""));
  CHECK_FALSE(has(made, "cost=\"1016\""));
  CHECK_FALSE(has(made, "p16"));
}

TEST_CASE("what has to be there is made neutral, and equal words stay equal") {
  const Minimised made = minimised(
      "<timetable><event id='a' date='2031-07-23' phase='Early'><title>One</title></event><event id='b' date='2031-07' "
      "phase='Early'><title>Two</title></event>"
      "</timetable>",
      paper_of({"id=\"a\"", "id=\"b\""}));
  CHECK(has(made, "date=\"2000-01-01\""));
  CHECK(has(made, "date=\"2000-01\""));
  CHECK(has(made, "<title>withheld 2</title>"));
  CHECK(has(made, "<title>withheld 3</title>"));
  const std::string phase = "phase=\"withheld 1\"";
  CHECK(made.text.find(phase) != made.text.rfind(phase));
}

TEST_CASE("notes and link definitions that nothing refers to go, and others stay") {
  const Minimised made = minimised(
      "<section id='s'><body>See [it].\n\n[it]: https://example.org\n[other]: https://secret.example\n\n[//]: # (a comment)\n</body></section>",
      paper_of({"See [it].", "[it]: https://example.org"}));
  CHECK(made.fate == Fate::proved);
  CHECK_FALSE(has(made, "secret"));
  CHECK_FALSE(has(made, "comment"));
}

TEST_CASE("reduced again it is the same, also where many of a kind are needed") {
  Needs needs;
  for (int i = 0; i < 200; i += 9) needs.push_back(fmt::format("cost=\"{}\"", 1000 + i));
  const Made paper = paper_of(needs);
  const Minimised first = minimised(posts(200), paper);
  CHECK(first.fate == Fate::proved);
  CHECK_FALSE(has(first, "cost=\"1001\""));
  std::string inside = first.text.substr(first.text.find("<organisation>"));
  inside.resize(inside.find("</report>"));
  CHECK(minimised(inside, paper).text == first.text);
}

TEST_CASE("it is given up after so many trials") {
  Needs needs;
  for (int i = 0; i < 40; ++i) needs.push_back(fmt::format("cost=\"{}\"", 1000 + i));
  const Minimised made = minimised(posts(40), paper_of(needs, 10));
  CHECK(made.fate == Fate::given_up);
  CHECK(made.trials == 10);
}

TEST_CASE("a tree that makes another paper is told at once") {
  const Minimised made = minimised(posts(40), paper_of({"what it does not have"}));
  CHECK(made.fate == Fate::differs);
  CHECK(made.trials == 4);
}

}  // namespace townclerk::edition
