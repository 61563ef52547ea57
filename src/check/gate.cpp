#include "check/gate.hpp"

#include <algorithm>
#include <utility>

namespace townclerk::checks {
namespace {

bool accepts(const model::Acknowledgement& accepted, const Finding& finding) {
  if (accepted.rule != finding.what.code.id) return false;
  return accepted.of.empty() || std::find(finding.within.begin(), finding.within.end(), accepted.of) != finding.within.end();
}

}  // namespace

std::vector<Judged> judge(Findings&& findings, const std::vector<model::Acknowledgement>& acknowledgements, model::Status status, bool draft) {
  std::vector<Judged> out;
  for (Finding& finding : findings.all) {
    Judged& judged = out.emplace_back(Judged{std::move(finding)});
    const auto by = std::find_if(acknowledgements.begin(), acknowledgements.end(),
                                 [&judged](const model::Acknowledgement& each) { return accepts(each, judged.finding); });
    if (by != acknowledgements.end()) {
      judged.fate = Fate::accepted;
      judged.accepted_by = &*by;
    } else if (status == model::Status::historic) {
      judged.fate = Fate::recorded;
    } else if (status == model::Status::published && !draft) {
      judged.fate = Fate::stops;
    }
  }
  return out;
}

}  // namespace townclerk::checks
