#include <algorithm>
#include <optional>

#include "view/context.hpp"
#include "view/forms.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

/// The sum of a kind; nothing where there is none.
Value total(const Context& context, std::string_view kind) {
  std::optional<model::Money> all;
  for (const model::FinanceLine& line : context.report.finance)
    if (line.kind == kind) all = all ? sum(*all, amount_of(context, line)) : amount_of(context, line);
  return all ? amount(context, *all) : Value();
}

Value finance_line(const Context& context, const model::FinanceLine& line) {
  const model::Authority* whose = context.authority(line.authority);
  const bool gap = context.withheld(line.exemption);
  const std::string_view confidence = line.confidence.empty() ? std::string_view() : context.label("confidence-" + line.confidence);
  return Members(15)
      .add("id", context.words(line.id, line.at))
      .add("title", context.words(line.title, line.exemption))
      .add("kind", gap ? Value() : context.words(line.kind, line.at))
      .add("kind-label", gap ? Value() : context.words(context.label("finance-" + line.kind), line.at))
      .add("amount", amount(context, amount_of(context, line)))
      .add("basis", gap ? Value() : context.words(line.basis))
      .add("source", gap ? Value() : context.words(line.source))
      .add("confidence", gap ? Value() : context.words(line.confidence, line.at))
      .add("confidence-label", gap ? Value() : context.words(confidence, line.at))
      .add("year", gap ? Value() : context.words(line.year, line.at))
      .add("is-full-year", gap || line.full_year)
      .add("is-one-off", !gap && line.one_off)
      .add("council", gap || whose == nullptr ? Value() : context.words(whose->name))
      .add("fund", gap ? Value() : context.words(line.fund, line.at))
      .add("is-exempt", gap)
      .done();
}

}  // namespace

model::Money amount_of(const Context& context, const model::FinanceLine& line) {
  model::Money money = line.amount;
  money.withheld = money.withheld || context.withheld(line.exemption);
  if (context.edition == Edition::exempt) money.exempt = line.exemption.paragraphs;
  return money;
}

Value amount(const Context& context, const model::Money& money) {
  const auto in = [&](MoneyForm form) { return context.words(view::money(money, context.house, context.language, form), money.at); };
  return Members(4)
      .add("exact", in(MoneyForm::exact))
      .add("thousands", in(MoneyForm::thousands))
      .add("words", in(MoneyForm::words))
      .add("is-negative", !money.withheld && money.pence < 0)
      .done();
}

void add_finance(const Context& context, Members& root) {
  List lines;
  Members by_id(context.report.finance.size());
  for (const model::FinanceLine& line : context.report.finance) {
    lines.push_back(finance_line(context, line));
    by_id.add(line.id, amount(context, amount_of(context, line)));
  }
  for (const model::FinanceTable& table : context.report.finance_tables) by_id.add(table.id, amounts_by_row(context, table));
  const auto any = [&](auto says) {
    const auto& all = context.report.finance;
    return std::any_of(all.begin(), all.end(), [&](const model::FinanceLine& line) { return !context.withheld(line.exemption) && says(line); });
  };
  root.add("finance-has-basis", any([](const model::FinanceLine& line) { return !line.basis.empty() || !line.source.empty(); }));
  root.add("finance-has-funds", any([](const model::FinanceLine& line) { return !line.fund.empty(); }));
  root.add("finance-has-confidence", any([](const model::FinanceLine& line) { return !line.confidence.empty(); }));
  root.add("finance-lines", std::move(lines));
  root.add("finance", context.in_sentences(by_id.done()));
  root.add(
      "finance-totals",
      context.in_sentences(
          Members(3).add("saving", total(context, "saving")).add("cost", total(context, "cost")).add("budget", total(context, "budget")).done()));
  ;
}

}  // namespace townclerk::view
