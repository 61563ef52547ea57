// The accessibility evidence sheet: what a council keeps beside a paper to show how its accessibility was looked after. It is for the council's
// records, and names who accepted what. The same run gives the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "check/finding.hpp"
#include "check/gate.hpp"

namespace townclerk::checks {

/// A file, by a name that is the same on every machine.
struct Hashed {
  std::string kind;  // report, template, house, style, font, picture, attached, output
  std::string name;
  std::string sha256;
};

/// A finding as it is shown.
struct Shown {
  std::string rule;
  std::string message;
  std::string file;  // empty: no place
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Fate fate = Fate::told;
};

struct Accepted {
  std::string rule;
  std::string of;  // id; empty: everywhere
  std::string by;
  std::string reason;
  std::string date;  // ISO 8601; empty: not given
  std::size_t findings = 0;
};

struct Evidence {
  std::string tool;
  std::string title;
  std::string language;                                    // of the title
  std::vector<std::pair<std::string, std::string>> paper;  // what it is, by name: id, house, edition …
  std::string claims;                                      // standards, in words
  std::string refusal;                                     // why no paper was made; empty: it was
  std::vector<Tally> checked;
  std::vector<Shown> findings;
  std::vector<Accepted> accepted;
  std::size_t idle_acknowledgements = 0;                          // those that accept nothing in this paper
  std::vector<std::pair<std::string, std::string>> alternatives;  // picture or drawing, its words
  std::vector<Hashed> inputs;
  std::vector<Hashed> outputs;
};

/// One self-contained HTML5 file, which passes the rules that it tells of.
[[nodiscard]] std::string evidence_html(const Evidence& evidence);
/// The same as JSON.
[[nodiscard]] std::string evidence_json(const Evidence& evidence);

}  // namespace townclerk::checks
