#include <catch2/catch.hpp>

#include "check/codes.hpp"
#include "check/gate.hpp"

using namespace townclerk;
using checks::Fate;

namespace {

checks::Findings one_finding() {
  checks::Findings findings;
  findings.all.push_back({Diagnostic(checks::codes::B02, {}, "a heading of level 5 follows one of level 2"), {"costs", "proposal"}});
  return findings;
}

Fate fate(const std::vector<model::Acknowledgement>& acknowledgements, model::Status status, bool draft = false) {
  return checks::judge(one_finding(), acknowledgements, status, draft).at(0).fate;
}

model::Acknowledgement accepting(std::string rule, std::string of = {}) {
  model::Acknowledgement out;
  out.rule = std::move(rule);
  out.of = std::move(of);
  return out;
}

}  // namespace

TEST_CASE("only a published paper is stopped, and not as a draft") {
  CHECK(fate({}, model::Status::published) == Fate::stops);
  CHECK(fate({}, model::Status::published, true) == Fate::told);
  CHECK(fate({}, model::Status::draft) == Fate::told);
  CHECK(fate({}, model::Status::for_clearance) == Fate::told);
  CHECK(fate({}, model::Status::historic) == Fate::recorded);
}

TEST_CASE("an acknowledgement accepts findings of its rule, in the part that it names") {
  CHECK(fate({accepting("B02")}, model::Status::published) == Fate::accepted);
  CHECK(fate({accepting("B03")}, model::Status::published) == Fate::stops);
  CHECK(fate({accepting("B02", "proposal")}, model::Status::published) == Fate::accepted);
  CHECK(fate({accepting("B02", "risks")}, model::Status::published) == Fate::stops);
  CHECK(fate({accepting("B02", "risks"), accepting("B02", "costs")}, model::Status::historic) == Fate::accepted);
}
