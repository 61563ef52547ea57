#include "chart/request.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace townclerk::chart {
namespace {

std::string fault(std::string_view info) {
  Diagnostics diagnostics;
  CHECK_FALSE(read_request(info, {}, diagnostics));
  REQUIRE(diagnostics.errors() == 1);
  const Diagnostic& d = diagnostics.all().front();
  CHECK(d.code.id == "C101");
  return d.message + " | " + (d.hints.empty() ? std::string() : d.hints.front());
}

TEST_CASE("a chart says what it shows", "[chart]") {
  Diagnostics diagnostics;
  const auto plain = read_request("chart current", {}, diagnostics);
  REQUIRE(plain);
  CHECK(plain->state == State::current);
  CHECK(plain->root.empty());
  CHECK(plain->depth == 0);
  CHECK(plain->functions == Functions::panel);
  const auto full = read_request("chart  changes depth=2 root=place functions=none\tset=decided", {}, diagnostics);
  REQUIRE(full);
  CHECK(full->state == State::changes);
  CHECK(full->set == "decided");
  CHECK(full->root == "place");
  CHECK(full->depth == 2);
  CHECK(full->functions == Functions::none);
  const auto chosen = read_request("chart proposed phase=until-stage-2 otherwise=one otherwise=two", {}, diagnostics);
  REQUIRE(chosen);
  CHECK(chosen->phase == "until-stage-2");
  CHECK(chosen->otherwise == std::vector<std::string>{"one", "two"});
  CHECK_FALSE(chosen->only_new_posts);
  const auto created = read_request("chart proposed posts=new form=blocks", {}, diagnostics);
  REQUIRE(created);
  CHECK(created->only_new_posts);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("what a chart cannot be asked is an error that says what it can", "[chart]") {
  CHECK(fault("chart") == "the chart does not say what it shows | write ```chart current, ```chart proposed, ```chart changes or ```chart cycle");
  CHECK(fault("chart propsed") == "'propsed' is no state of a structure | did you mean 'proposed'?");
  CHECK(fault("chart current rot=place") == "'rot=place' is not understood in a chart | did you mean 'root='?");
  CHECK(fault("chart current depth=0").starts_with("'0' is no number of levels"));
  CHECK(fault("chart current depth=2x").starts_with("'2x' is no number of levels"));
  CHECK(fault("chart current functions=some").starts_with("'functions=some' is not understood"));
  CHECK(fault("chart proposed posts=old").starts_with("'posts=old' is not understood"));
  CHECK(fault("chart current posts=new").starts_with("'posts=new' is not understood"));
  CHECK(fault("chart current root=").starts_with("'root=' is not understood"));
}

}  // namespace
}  // namespace townclerk::chart
