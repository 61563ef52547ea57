#include <optional>

#include "view/context.hpp"
#include "view/forms.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

Value amount(const Context& context, const model::Money& money) {
  const auto in = [&](MoneyForm form) { return context.words(view::money(money, context.house, context.language, form), money.at); };
  return Members(4)
      .add("exact", in(MoneyForm::exact))
      .add("thousands", in(MoneyForm::thousands))
      .add("words", in(MoneyForm::words))
      .add("is-negative", money.pence < 0)
      .done();
}

/// The sum of a kind; nothing where there is none or one is not exact.
Value total(const Context& context, std::string_view kind) {
  std::optional<model::Money> sum;
  for (const model::FinanceLine& line : context.report.finance) {
    if (line.kind != kind) continue;
    if (line.amount.certainty != model::Certainty::exact) return {};
    if (!sum) sum.emplace();
    sum->pence += line.amount.pence;
  }
  return sum ? amount(context, *sum) : Value();
}

Value finance_line(const Context& context, const model::FinanceLine& line) {
  const model::Authority* whose = context.authority(line.authority);
  return Members(12)
      .add("id", context.words(line.id, line.at))
      .add("title", context.words(line.title))
      .add("kind", context.words(line.kind, line.at))
      .add("kind-label", context.words(context.label("finance-" + line.kind), line.at))
      .add("amount", amount(context, line.amount))
      .add("basis", context.words(line.basis))
      .add("year", context.words(line.year, line.at))
      .add("is-full-year", line.full_year)
      .add("is-one-off", line.one_off)
      .add("council", whose == nullptr ? Value() : context.words(whose->name))
      .add("fund", context.words(line.fund, line.at))
      .done();
}

}  // namespace

void add_finance(const Context& context, Members& root) {
  List lines;
  Members by_id(context.report.finance.size());
  for (const model::FinanceLine& line : context.report.finance) {
    lines.push_back(finance_line(context, line));
    by_id.add(line.id, amount(context, line.amount));
  }
  root.add("finance-lines", std::move(lines));
  root.add("finance", by_id.done());
  root.add("finance-totals",
           Members(3).add("saving", total(context, "saving")).add("cost", total(context, "cost")).add("budget", total(context, "budget")).done());
}

}  // namespace townclerk::view
