#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "view/forms.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Text;
using mustache::Value;

/// A row's amounts, by year and over all years.
struct Sums {
  std::map<std::string_view, model::Money> by_year;
  std::optional<model::Money> all;

  void add(std::string_view year, const model::Money& amount) {
    if (!year.empty()) add(by_year, year, amount, false);
    all = all ? sum(*all, amount) : amount;
  }
  void add(const Sums& row, bool minus) {
    for (const auto& [year, amount] : row.by_year) add(by_year, year, amount, minus);
    if (row.all) all = sum(all.value_or(model::Money()), *row.all, minus);
  }

 private:
  static void add(std::map<std::string_view, model::Money>& sums, std::string_view year, const model::Money& amount, bool minus) {
    model::Money& cell = sums[year];
    cell = sum(cell, amount, minus);
  }
};

/// One table with its sums; nothing in it is typed.
class Table {
 public:
  Table(const Context& context, const model::FinanceTable& table);
  [[nodiscard]] Value view() const;
  [[nodiscard]] Value by_row() const;

 private:
  [[nodiscard]] Sums lines(const model::FinanceRow& row);
  [[nodiscard]] Sums total(std::size_t position) const;
  [[nodiscard]] Value row(std::size_t position) const;
  [[nodiscard]] Value title(const model::FinanceRow& row) const;

  const Context& context_;
  const model::FinanceTable& table_;
  std::map<std::string_view, const model::FinanceLine*> lines_;
  std::set<std::string_view> years_;
  std::vector<Sums> sums_;
};

Table::Table(const Context& context, const model::FinanceTable& table) : context_(context), table_(table), sums_(table.rows.size()) {
  for (const model::FinanceLine& line : context.report.finance) lines_.emplace(line.id, &line);
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (!table.rows[i].total) sums_[i] = lines(table.rows[i]);
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (table.rows[i].total) sums_[i] = total(i);
}

Sums Table::lines(const model::FinanceRow& row) {
  Sums out;
  for (const std::string& id : row.lines) {
    const auto found = lines_.find(id);
    if (found == lines_.end()) continue;
    const model::FinanceLine& line = *found->second;
    if (table_.by_year && !line.year.empty()) years_.insert(line.year);
    model::Money amount = amount_of(context_, line);
    amount.withheld = amount.withheld || context_.withheld(table_.exemption);
    out.add(line.year, amount);
  }
  return out;
}

Sums Table::total(std::size_t position) const {
  const auto& rows = table_.rows;
  const std::vector<std::string>& named = rows[position].of;
  Sums out;
  if (named.empty()) {
    std::size_t first = position;
    while (first > 0 && !rows[first - 1].total) --first;
    for (std::size_t i = first; i < position; ++i) out.add(sums_[i], rows[i].minus);
    return out;
  }
  for (const std::string& id : named) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&id](const model::FinanceRow& row) { return row.id == id; });
    if (found != rows.end()) out.add(sums_[static_cast<std::size_t>(found - rows.begin())], found->minus);
  }
  return out;
}

Value Table::title(const model::FinanceRow& row) const {
  if (!row.title.empty() || row.lines.size() != 1) return context_.words(row.title);
  const auto line = lines_.find(row.lines.front());
  return line == lines_.end() ? Value() : context_.words(line->second->title, line->second->exemption);
}

Value Table::row(std::size_t position) const {
  const model::FinanceRow& row = table_.rows[position];
  const Sums& sums = sums_[position];
  const MoneyForm form = table_.thousands ? MoneyForm::thousands : MoneyForm::exact;
  const auto printed = [&](const model::Money& amount) {
    model::Money shown = row.minus ? sum(model::Money(), amount, true) : amount;
    if (table_.exemption.exempt()) shown.exempt.clear();
    return Text{money(shown, context_.house, context_.language, form), row.at};
  };
  List cells;
  for (const std::string_view year : years_) {
    const auto found = sums.by_year.find(year);
    cells.push_back(found == sums.by_year.end() ? Text{{}, row.at} : printed(found->second));
  }
  return Members(6)
      .add("id", context_.words(row.id, row.at))
      .add("title", title(row))
      .add("cells", std::move(cells))
      .add("total", sums.all ? Value(printed(*sums.all)) : Value())
      .add("is-total", row.total)
      .add("is-minus", row.minus)
      .done();
}

Value Table::view() const {
  const bool gap = context_.withheld(table_.exemption);
  List columns;
  List rows;
  if (!gap) {
    for (const std::string_view year : years_) columns.push_back(Text{std::string(year), table_.at});
    for (std::size_t i = 0; i < table_.rows.size(); ++i) rows.push_back(row(i));
  }
  return Members(8)
      .add("id", context_.words(context_.anchor(table_.id), table_.at))
      .add("number", context_.words(table_.number, table_.at))
      .add("title", context_.words(table_.title, table_.exemption))
      .add("note", context_.exempt_note(table_.exemption))
      .add("is-by-year", !gap && table_.by_year)
      .add("columns", std::move(columns))
      .add("rows", std::move(rows))
      .add("is-exempt", gap)
      .done();
}

Value Table::by_row() const {
  Members members(sums_.size());
  for (std::size_t i = 0; i < sums_.size(); ++i)
    if (!table_.rows[i].id.empty()) members.add(table_.rows[i].id, sums_[i].all ? amount(context_, *sums_[i].all) : Value());
  return members.done();
}

}  // namespace

Value finance_tables(const Context& context, std::string_view of) {
  List out;
  for (const model::FinanceTable& table : context.report.finance_tables)
    if (of.empty() || table.id == of) out.push_back(Table(context, table).view());
  return out;
}

Value amounts_by_row(const Context& context, const model::FinanceTable& table) {
  return Table(context, table).by_row();
}

}  // namespace townclerk::view
