#include <fmt/format.h>

#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

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

FinanceRow read_row(Reading& reading, const xml::Element& element, const FinanceTable& table) {
  constexpr Words<bool, 2> signs{{{"plus", false}, {"minus", true}}};
  Tag tag(reading, element);
  FinanceRow row;
  row.at = tag.at();
  row.id = tag.id(Thing::finance_row, Need::optional, table.at);
  row.lines = tag.references("lines", Thing::finance, table.exemption.exempt() ? 0 : 1, &row.named_at);
  row.minus = tag.choice("sign", signs, false);
  tag.children({lines(reading, "title", Occurs::any, row.title)});
  if (row.lines.size() > 1 && row.title.empty())
    reading.fault(Diagnostic(codes::M103, element.name_at(), "'row' needs an element 'title'")
                      .hint("a row of one line is headed by that line's title; one of several has a title of its own"));
  return row;
}

FinanceRow read_total(Reading& reading, const xml::Element& element, Span table) {
  Tag tag(reading, element);
  FinanceRow total;
  total.at = tag.at();
  total.total = true;
  total.id = tag.id(Thing::finance_row, Need::optional, table);
  total.of = tag.references("of", Thing::finance_row, 0, &total.named_at, table);
  tag.children({lines(reading, "title", Occurs::at_least_once, total.title)});
  return total;
}

/// The ids of the totals, each with its position.
using Totals = std::unordered_map<std::string_view, std::size_t>;

void check_total(Reading& reading, const FinanceTable& table, std::size_t position, const Totals& totals) {
  const FinanceRow& total = table.rows[position];
  if (total.of.empty() && (position == 0 || table.rows[position - 1].total))
    reading.fault(Diagnostic(codes::M128, total.at, "the total adds up nothing: no row stands between it and the total before")
                      .hint("name the rows or totals that it adds up with 'of'"));
  for (std::size_t i = 0; i < total.of.size(); ++i) {
    const auto named = totals.find(total.of[i]);
    if (named == totals.end() || named->second < position) continue;
    reading.fault(Diagnostic(codes::M107, total.named_at[i], fmt::format("the total '{}' does not stand before the one that adds it up", total.of[i]))
                      .note("it stands here", table.rows[named->second].at));
  }
}

void check_totals(Reading& reading, const FinanceTable& table) {
  Totals totals;
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (table.rows[i].total && !table.rows[i].id.empty()) totals.emplace(table.rows[i].id, i);
  for (std::size_t i = 0; i < table.rows.size() && !enough_faults(reading.diagnostics); ++i)
    if (table.rows[i].total) check_total(reading, table, i, totals);
}

}  // namespace

FinanceLine read_finance_line(Reading& reading, const xml::Element& element) {
  constexpr std::array<std::string_view, 3> kinds{"saving", "cost", "budget"};
  constexpr std::array<std::string_view, 3> degrees{"high", "medium", "low"};
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
  line.confidence = tag.one_of("confidence", degrees);
  line.exemption = tag.exemption();
  tag.children({lines(reading, "title", Occurs::at_least_once, line.title), lines(reading, "basis", Occurs::any, line.basis),
                lines(reading, "source", Occurs::any, line.source)});
  return line;
}

FinanceTable read_finance_table(Reading& reading, const xml::Element& element) {
  constexpr Words<bool, 2> columns{{{"year", true}, {"none", false}}};
  constexpr Words<bool, 2> units{{{"pounds", false}, {"thousands", true}}};
  Tag tag(reading, element);
  FinanceTable table;
  table.at = tag.at();
  table.id = tag.id(Thing::finance_table);
  table.by_year = tag.choice("by", columns, false);
  table.thousands = tag.choice("unit", units, false);
  table.number = tag.words("number").text;
  table.exemption = tag.exemption();
  const auto row = [&](const xml::Element& child) { table.rows.push_back(read_row(reading, child, table)); };
  const auto total = [&](const xml::Element& child) { table.rows.push_back(read_total(reading, child, table.at)); };
  tag.children({lines(reading, "title", Occurs::any, table.title, 0), {"row", Occurs::any, row, 1}, {"total", Occurs::any, total, 1}});
  if (table.rows.empty()) reading.fault(Diagnostic(codes::M103, element.name_at(), "'table' needs an element 'row'"));
  check_totals(reading, table);
  return table;
}

}  // namespace townclerk::model
