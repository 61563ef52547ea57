#include <algorithm>

#include "view/exempt_words.hpp"
#include "view/forms.hpp"
#include "view/parts.hpp"
#include "view/suppression.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Text;
using mustache::Value;

/// A part of a whole in hundredths of a per cent, halves up.
std::int64_t share(std::int64_t count, std::int64_t whole) {
  constexpr std::int64_t hundredths_of_per_cent = 10'000;
  return whole == 0 ? 0 : (2 * count * hundredths_of_per_cent + whole) / (2 * whole);
}

class EqualityTable {
 public:
  EqualityTable(const Context& context, const model::Equality& table) : context_(context), table_(table) {}

  /// Rows with an id, for sentences.
  [[nodiscard]] Value by_row() const {
    const bool gap = context_.withheld(table_.exemption);
    Members members;
    for (const model::EqualityGroup& group : table_.groups) {
      const ShownGroup shown = shown_counts(table_, group);
      for (std::size_t i = 0; i < group.rows.size(); ++i) {
        const model::EqualityRow& each = group.rows[i];
        if (!each.id.empty()) members.add(each.id, gap ? withheld_row(each.at) : marked(row(group, each, shown.rows[i], {}), each.at));
      }
    }
    return members.done();
  }

  [[nodiscard]] Value view() const {
    const bool gap = context_.withheld(table_.exemption);
    List milestones;
    List groups;
    if (!gap) {
      for (const model::Milestone& milestone : table_.milestones) milestones.push_back(context_.words(milestone.title));
      for (const model::EqualityGroup& each : table_.groups) groups.push_back(group(each));
    }
    const Value comparator = table_.comparator.empty() ? context_.words(context_.label("equality-comparator")) : context_.words(table_.comparator);
    return Members(8)
        .add("id", context_.words(context_.anchor(table_.id), table_.at))
        .add("title", context_.words(table_.title, table_.exemption))
        .add("note", context_.exempt_note(table_.exemption))
        .add("population", gap ? Value() : context_.words(printed(table_.population, shown_count(table_, table_.population)), table_.population_at))
        .add("comparator", gap ? Value() : comparator)
        .add("milestones", std::move(milestones))
        .add("groups", std::move(groups))
        .add("is-exempt", gap)
        .done();
  }

 private:
  [[nodiscard]] Value withheld_row(Span at) const {
    const Value gap = context_.words(context_.gap(), at);
    return Members(4).add("count", gap).add("share", gap).add("comparator", gap).add("variance", gap).done();
  }

  /// The figures with the mark of what is exempt, as sentences print them.
  [[nodiscard]] Value marked(Value row, Span at) const {
    if (!table_.exemption.exempt()) return row;
    Members members(4);
    for (const std::string_view name : {"count", "share", "comparator", "variance"}) {
      const Value* figure = row.find(name);
      const Text* text = figure == nullptr ? nullptr : std::get_if<Text>(&figure->data);
      const std::string brief = exempt_brief(context_.house, context_.language, table_.exemption.paragraphs);
      members.add(name, text == nullptr ? Value() : context_.words(text->text + ' ' + brief, at));
    }
    return members.done();
  }

  [[nodiscard]] Value group(const model::EqualityGroup& group) const {
    List rows;
    model::EqualityRow all;
    all.at = group.at;
    const ShownGroup shown = shown_counts(table_, group);
    for (const model::EqualityRow& each : group.rows) {
      rows.push_back(row(group, each, shown.rows[rows.size()], {rows.empty(), false}));
      all.count += each.count;
    }
    if (group.sum) all.count = *group.sum;
    if (group.total) rows.push_back(row(group, all, shown.total, {false, true}));
    const std::string size = std::to_string(rows.size());
    return Members(3).add("title", context_.words(group.title)).add("size", context_.words(size, group.at)).add("rows", std::move(rows)).done();
  }

  /// A count in words that do not tell it, where it is not shown.
  [[nodiscard]] std::string printed(int count, Shown shown) const {
    if (shown == Shown::count) return grouped(count);
    if (shown == Shown::hidden) return std::string(context_.label("not-shown"));
    return house::fill(context_.label("fewer-than"), {{"n", std::to_string(table_.suppress_below.value_or(0))}});
  }
  /// At a milestone a row is no plainer than its count is.
  [[nodiscard]] std::string reached(const model::MilestoneCount& at, Shown row) const {
    const Shown own = at.shown == Shown::count ? shown_count(table_, at.count) : at.shown;
    return printed(at.count, own == Shown::count && row != Shown::count ? Shown::hidden : own);
  }

  struct Place {
    bool first = false;
    bool total = false;
  };
  [[nodiscard]] Value row(const model::EqualityGroup& group, const model::EqualityRow& row, Shown shown, Place place) const {
    const std::int64_t part = share(row.count, table_.population);
    const bool plain = shown == Shown::count && shown_count(table_, table_.population) == Shown::count;
    const Value hidden = context_.words(printed(0, Shown::hidden), row.at);
    const auto decimal = [](std::int64_t hundredths) { return two_decimals(hundredths, {}, "-"); };
    List milestones;
    for (const model::Milestone& milestone : table_.milestones) {
      const auto counted =
          std::find_if(row.milestones.begin(), row.milestones.end(), [&](const auto& each) { return each.milestone == milestone.id; });
      milestones.push_back(counted == row.milestones.end() ? Text{{}, row.at} : Text{reached(*counted, shown), counted->count_at});
    }
    Value variance;
    if (row.comparator && !plain) variance = hidden;
    if (row.comparator && plain)
      variance = context_.words(two_decimals(part - *row.comparator, context_.label("plus"), context_.label("minus")), row.at);
    return Members(9)
        .add("category", context_.words(group.title))
        .add("title", place.total ? context_.words(context_.label("total"), row.at) : context_.words(row.title))
        .add("count", context_.words(printed(row.count, shown), row.count_at.known() ? row.count_at : row.at))
        .add("share", plain ? context_.words(decimal(part), table_.population_at) : hidden)
        .add("comparator", row.comparator ? context_.words(decimal(*row.comparator), row.comparator_at) : Value())
        .add("variance", std::move(variance))
        .add("cells", std::move(milestones))
        .add("is-first", place.first)
        .add("is-total", place.total)
        .done();
  }

  const Context& context_;
  const model::Equality& table_;
};

}  // namespace

void add_equality(const Context& context, Members& root) {
  Members tables(context.report.equality.size());
  for (const model::Equality& table : context.report.equality) tables.add(table.id, EqualityTable(context, table).by_row());
  root.add("equality", context.in_sentences(tables.done()));
}

Value equality_tables(const Context& context, std::string_view of) {
  List out;
  for (const model::Equality& table : context.report.equality)
    if (of.empty() || table.id == of) out.push_back(EqualityTable(context, table).view());
  return out;
}

}  // namespace townclerk::view
