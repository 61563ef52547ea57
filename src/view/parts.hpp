// What the generated parts of a section are made of, a function each; organisation.hpp has those that compare two structures.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/report.hpp"
#include "template/value.hpp"
#include "view/context.hpp"
#include "view/generated.hpp"

namespace townclerk::view {

/// An amount in the house's forms.
[[nodiscard]] mustache::Value amount(const Context& context, const model::Money& money);
/// The amount of a line, marked as withheld where the edition withholds it.
[[nodiscard]] model::Money amount_of(const Context& context, const model::FinanceLine& line);

/// A number in figures and, as far as the house has words for it (label `numbers`: "nil one two …"), in words.
[[nodiscard]] mustache::Value number(const Context& context, std::int64_t value);
/// The same of a number that is withheld.
[[nodiscard]] mustache::Value gap_number(const Context& context);
/// Who decides: a person or a post, as far as the edition prints them.
[[nodiscard]] mustache::Value decider(const Context& context, std::string_view id);

/// The date by which something is to be known; empty where none is said.
[[nodiscard]] mustache::Value by_date(const Context& context, const std::optional<model::Date>& due, Span at);

/// Tables of amounts; in each of these functions of one alone where `of` names it.
[[nodiscard]] mustache::Value finance_tables(const Context& context, std::string_view of);
/// The amounts of a table's rows by their ids: sums over all years.
[[nodiscard]] mustache::Value amounts_by_row(const Context& context, const model::FinanceTable& table);
/// Tables of people by protected characteristic.
[[nodiscard]] mustache::Value equality_tables(const Context& context, std::string_view of);
[[nodiscard]] mustache::Value options(const Context& context, std::string_view of);
[[nodiscard]] mustache::Value principles(const Context& context);
[[nodiscard]] mustache::Value cycles(const Context& context, std::string_view of);
/// What a set of changes means for each post; of no set where the report says it of one set alone, else of the last set.
[[nodiscard]] mustache::Value impacts(const Context& context, std::string_view change_set, std::string_view of);
/// Consultations, and their themes; one alone where `of` names it, and the themes of a consultation that it names.
[[nodiscard]] mustache::Value consultations(const Context& context, std::string_view of);
[[nodiscard]] mustache::Value themes(const Context& context, std::string_view of);
/// Events in order, those of one phase together as far as they follow each other.
[[nodiscard]] mustache::Value timetable_groups(const Context& context);

/// Adds to a part's members what the parts of this kind print, and nothing under the other names. False where there is nothing to print.
/// An `of` that names nothing which the part can show is reported (V214). `kind` is nullptr for prose.
bool add_generated(const Context& context, const Generated* kind, const model::SectionPart& part, std::string_view change_set, Members& members);

}  // namespace townclerk::view
