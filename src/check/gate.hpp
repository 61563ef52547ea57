// The gate: which findings stop a paper, which are told, and which an officer has accepted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/finding.hpp"
#include "model/report.hpp"

namespace townclerk::checks {

enum class Fate : std::uint8_t {
  stops,     // the paper is not made
  told,      // the paper is made
  accepted,  // by an officer: kept in the evidence
  recorded,  // of a historic paper: kept in the evidence
};

struct Judged {
  Finding finding;
  Fate fate = Fate::told;
  const model::Acknowledgement* accepted_by = nullptr;  // the caller's
};

/// What becomes of findings. A published paper is stopped by each that nobody accepted, unless it is made as a draft.
[[nodiscard]] std::vector<Judged> judge(Findings&& findings, const std::vector<model::Acknowledgement>& acknowledgements, model::Status status,
                                        bool draft);

}  // namespace townclerk::checks
