#include <array>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

Money read_amount(Tag& tag) {
  constexpr Words<Certainty, 5> words{{{"exact", Certainty::exact},
                                       {"about", Certainty::about},
                                       {"up-to", Certainty::up_to},
                                       {"at-least", Certainty::at_least},
                                       {"range", Certainty::range}}};
  Money money = tag.money("amount", Need::required).value_or(Money());
  money.certainty = tag.choice("certainty", words, Certainty::exact);
  if (money.certainty != Certainty::range) {
    tag.refuse("to", "'to' goes with certainty=\"range\" only");
    return money;
  }
  const auto to = tag.money("to", Need::required);
  if (!to) return money;
  money.to_pence = to->pence;
  if (money.to_pence < money.pence) tag.reading().fault(Diagnostic(codes::M124, to->at, "the range of the amount ends below its start"));
  return money;
}

}  // namespace

Event read_event(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Event event;
  event.at = tag.at();
  event.id = tag.id(Thing::event);
  event.when = tag.when(Need::required).value_or(When());
  tag.children({lines(reading, "title", Occurs::at_least_once, event.title)});
  return event;
}

FinanceLine read_finance_line(Reading& reading, const xml::Element& element) {
  constexpr std::array<std::string_view, 3> kinds{"saving", "cost", "budget"};
  Tag tag(reading, element);
  FinanceLine line;
  line.at = tag.at();
  line.id = tag.id(Thing::finance);
  line.kind = tag.one_of("kind", kinds, Need::required);
  line.amount = read_amount(tag);
  line.year = tag.formed("year", Need::optional, is_financial_year, "a financial year as 2017/18");
  line.full_year = tag.yes("full-year", true);
  line.one_off = tag.yes("one-off", false);
  line.authority = tag.reference("authority", Thing::authority);
  line.fund = tag.words("fund").text;
  tag.children({lines(reading, "title", Occurs::at_least_once, line.title), lines(reading, "basis", Occurs::any, line.basis)});
  return line;
}

Risk read_risk(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Risk risk;
  risk.at = tag.at();
  risk.id = tag.id(Thing::risk);
  risk.number = tag.words("number").text;
  risk.owner = tag.reference("owner", Thing::post | Thing::person);
  risk.exemption = tag.exemption();
  tag.children({proses(reading, "risk-text", Occurs::at_least_once, risk.risk), proses(reading, "response", Occurs::any, risk.response)});
  return risk;
}

}  // namespace townclerk::model
