#include <string>
#include <string_view>

#include "model/codes.hpp"
#include "model/parts.hpp"

namespace townclerk::model {
namespace {

Phase read_phase(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Phase phase;
  phase.at = tag.at();
  phase.id = tag.id(Thing::phase);
  tag.children({lines(reading, "title", Occurs::at_least_once, phase.title, 0), proses(reading, "text", Occurs::any, phase.text, 1)});
  return phase;
}

/// 1 to 5, or nought where the attribute is not given.
int read_degree(Tag& tag, std::string_view name) {
  const auto fits = [](std::string_view text) { return text.size() == 1 && text.front() >= '1' && text.front() <= '5'; };
  const std::string degree = tag.formed(name, Need::optional, fits, "a number from 1 to 5");
  return degree.empty() ? 0 : degree.front() - '0';
}

void read_score(Tag& tag, Risk& risk) {
  risk.likelihood = read_degree(tag, "likelihood");
  risk.impact = read_degree(tag, "impact");
  risk.likelihood_at = tag.value_at("likelihood");
  risk.impact_at = tag.value_at("impact");
  if (tag.has("likelihood") && !tag.has("impact")) tag.missing("impact");
  if (tag.has("impact") && !tag.has("likelihood")) tag.missing("likelihood");
}

}  // namespace

Risk read_risk(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Risk risk;
  risk.at = tag.at();
  risk.id = tag.id(Thing::risk);
  risk.number = tag.stated_number();
  risk.owner = tag.reference("owner", Thing::post | Thing::person);
  read_score(tag, risk);
  risk.exemption = tag.exemption();
  tag.children({proses(reading, "risk-text", Occurs::at_least_once, risk.risk), proses(reading, "response", Occurs::any, risk.response)});
  return risk;
}

Option read_option(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Option option;
  option.at = tag.at();
  option.id = tag.id(Thing::option);
  option.number = tag.stated_number();
  option.preferred = tag.yes("preferred", false);
  option.exemption = tag.exemption();
  tag.children({lines(reading, "title", Occurs::at_least_once, option.title, 0), proses(reading, "text", Occurs::any, option.text, 1),
                line_list(reading, "advantage", Occurs::any, option.advantages, 2),
                line_list(reading, "disadvantage", Occurs::any, option.disadvantages, 3), proses(reading, "reason", Occurs::any, option.reason, 4)});
  return option;
}

Principle read_principle(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Principle principle;
  principle.at = tag.at();
  principle.id = tag.id(Thing::principle);
  principle.number = tag.stated_number();
  tag.children({lines(reading, "title", Occurs::any, principle.title, 0), proses(reading, "text", Occurs::any, principle.text, 1)});
  if (principle.title.empty() && principle.text.empty())
    reading.fault(Diagnostic(codes::M103, element.name_at(), "'principle' needs a 'title' or a 'text'"));
  return principle;
}

Cycle read_cycle(Reading& reading, const xml::Element& element) {
  constexpr Words<bool, 2> ways{{{"one", false}, {"both", true}}};
  Tag tag(reading, element);
  Cycle cycle;
  cycle.at = tag.at();
  cycle.id = tag.id(Thing::cycle);
  cycle.both_ways = tag.choice("ways", ways, false);
  tag.children({lines(reading, "title", Occurs::any, cycle.title, 0), each(reading, "phase", Occurs::at_least_once, read_phase, cycle.phases, 1)});
  return cycle;
}

}  // namespace townclerk::model
