#include <algorithm>
#include <array>

#include "model/kinds.hpp"
#include "view/forms.hpp"
#include "view/organisation.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

std::string_view advertised_label(model::Advertised advertised) {
  constexpr std::array<std::string_view, 4> labels{"", "advertised-internal", "advertised-external", "advertised-both"};
  return labels.at(static_cast<std::size_t>(advertised));
}

/// The columns of an establishment list, and of which posts they say something.
struct Column {
  std::string_view name;
  bool (*fills)(const model::Post& post);
};
constexpr std::array<Column, 6> columns{
    {{"has-units", [](const model::Post& p) { return !p.unit.empty(); }},
     {"has-grades", [](const model::Post& p) { return !p.grade.empty(); }},
     {"has-ftes", [](const model::Post& p) { return p.fte_hundredths.has_value(); }},
     {"has-states", [](const model::Post& p) { return p.holder != model::Holder::filled || p.part_time || !p.seconded_to.empty(); }},
     {"has-employers", [](const model::Post& p) { return !p.employer.empty(); }},
     {"has-former-titles", [](const model::Post& p) { return !p.former_titles.empty(); }}}};
/// Those of a second list, of the posts of which they say something.
constexpr std::array<Column, 4> employment_columns{{{"has-costs", [](const model::Post& p) { return p.cost.has_value(); }},
                                                    {"has-tupe", [](const model::Post& p) { return p.tupe.has_value(); }},
                                                    {"has-adverts", [](const model::Post& p) { return p.advertised != model::Advertised::unsaid; }},
                                                    {"has-job-descriptions", [](const model::Post& p) { return !p.job_description.empty(); }}}};

}  // namespace

std::string_view Staffing::employer_name(const Side& side, std::string_view id) const {
  const model::Authority* council = context_.authority(id);
  return council == nullptr ? unit_name(side, id) : std::string_view(council->name.in(context_.language).text);
}

void Staffing::add_employment(const model::Post& p, bool gap, Members& members) const {
  const auto& documents = context_.report.documents;
  const bool of_document = std::any_of(documents.begin(), documents.end(), [&p](const model::CitedDocument& d) { return d.id == p.job_description; });
  const std::string_view described = gap ? std::string_view() : std::string_view(p.job_description);
  members.add("cost", gap || !p.cost ? Value() : amount(context_, *p.cost))
      .add("tupe", gap || !p.tupe ? Value() : context_.words(context_.label(*p.tupe ? "yes" : "no"), p.at))
      .add("is-tupe", !gap && p.tupe.value_or(false))
      .add("advertised", gap ? Value() : context_.words(context_.label(advertised_label(p.advertised)), p.at))
      .add("job-description-appendix", of_document ? Value() : context_.words(described, p.at))
      .add("job-description-document", of_document ? context_.words(described, p.at) : Value());
}

Value Staffing::establishment(bool proposed, std::string_view of) const {
  const PostList list = proposed ? PostList::proposed : PostList::current;
  const std::vector<const model::Post*> posts = listed(list, of);
  const auto fills = [this](const Column& column, const model::Post* p) { return !context_.withheld(p->exemption) && column.fills(*p); };
  List rows;
  List employment;
  for (const model::Post* p : posts) {
    rows.push_back(post(*p, side_of(list)));
    const auto says = [&](const Column& column) { return fills(column, p); };
    if (std::any_of(employment_columns.begin(), employment_columns.end(), says)) employment.push_back(rows.back());
  }
  Members members(columns.size() + employment_columns.size() + 3);
  const auto add = [&](const Column& column) {
    members.add(column.name, std::any_of(posts.begin(), posts.end(), [&](const model::Post* p) { return fills(column, p); }));
  };
  std::for_each(columns.begin(), columns.end(), add);
  std::for_each(employment_columns.begin(), employment_columns.end(), add);
  const bool has_employment = !employment.empty();
  return members.add("rows", std::move(rows)).add("has-employment", has_employment).add("employment-rows", std::move(employment)).done();
}

Value Staffing::lines(bool proposed, std::string_view of) const {
  const Side& side = proposed ? proposed_ : current_;
  const auto hidden = [&](std::string_view id) {
    const model::Post* p = in(side, id) != nullptr ? in(side, id) : in(current_, id);
    const model::Unit* unit = unit_in(side, id);
    return p != nullptr ? context_.withheld(p->exemption) : unit != nullptr && context_.withheld(unit->exemption);
  };
  List rows;
  bool periods = false;
  for (const model::Line& line : side.organisation->lines) {
    const model::Post* from = in(side, line.from);
    if (!within(side, from == nullptr ? std::string_view(line.from) : std::string_view(from->unit), of)) continue;
    const bool gap = hidden(line.from);
    const bool bare = gap || hidden(line.to);  // what is said of it says something of both ends
    const std::string when = bare ? std::string() : period(line.period, context_.house, context_.language);
    const std::string_view kind = model::name_of(line.kind);
    periods = periods || !when.empty();
    rows.push_back(Members(9)
                       .add("from", context_.words(name_in(side, line.from), line.at))
                       .add("to", gap ? Value() : context_.words(proposed ? name_after(line.to) : name_of(line.to), line.at))
                       .add("kind", gap ? Value() : context_.words(kind, line.at))
                       .add("kind-label", gap ? Value() : context_.words(context_.label("line-kind-" + std::string(kind)), line.at))
                       .add("caption", bare ? Value() : context_.words(line.label))
                       .add("since", bare ? Value() : context_.date(line.period.since))
                       .add("until", bare ? Value() : context_.date(line.period.until))
                       .add("period", context_.words(when, line.at))
                       .add("is-exempt", gap)
                       .done());
  }
  return Members(2).add("rows", std::move(rows)).add("has-periods", periods).done();
}

}  // namespace townclerk::view
