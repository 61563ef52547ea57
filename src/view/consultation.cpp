#include <algorithm>
#include <map>
#include <optional>

#include "view/context.hpp"
#include "view/forms.hpp"
#include "view/organisation.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

/// What lists of changes print, by id.
using Changes = std::map<std::string, Value, std::less<>>;

/// Those that themes name; the view of a large structure is made for nothing else.
Changes changes_of_themes(const Context& context) {
  Changes out;
  const auto names_changes = [](const model::Theme& theme) { return !theme.changes.empty(); };
  const auto& all = context.report.consultations;
  if (std::none_of(all.begin(), all.end(),
                   [&](const model::Consultation& c) { return std::any_of(c.themes.begin(), c.themes.end(), names_changes); }))
    return out;
  for (const model::ChangeSet& set : context.report.changes) {
    const Value changes = organisation(context, set.id).changes();
    for (const Value& change : *std::get<std::shared_ptr<const List>>(changes.data))
      if (const auto* id = std::get_if<mustache::Text>(&change.find("id")->data)) out.emplace(id->text, change);
  }
  return out;
}

Value number(const Context& context, const std::optional<int>& count, Span at) {
  return count ? context.words(std::to_string(*count), at) : Value();
}

Value theme(const Context& context, const model::Theme& theme, const Changes& changes) {
  List resulting;
  for (const std::string& id : theme.changes)
    if (const auto found = changes.find(id); found != changes.end()) resulting.push_back(found->second);
  const bool has_changes = !resulting.empty();
  return Members(6)
      .add("has-changes", has_changes)
      .add("id", context.words(context.anchor(theme.id), theme.at))
      .add("title", context.words(theme.title))
      .add("said", context.prose(theme.said))
      .add("response", context.prose(theme.response))
      .add("changes", std::move(resulting))
      .done();
}

void add_themes(const Context& context, const model::Consultation& c, const Changes& changes, std::string_view of, List& out) {
  const bool all = of.empty() || c.id == of;
  for (const model::Theme& each : c.themes)
    if (all || each.id == of) out.push_back(theme(context, each, changes));
}

/// What a heading calls it.
Value title(const Context& context, const model::Consultation& c, std::string_view kind_label) {
  return c.scope.empty() ? context.words(kind_label, c.at) : context.words(c.scope);
}

Value consultation(const Context& context, const model::Consultation& c, const Changes& changes, bool one_of_several = false) {
  List consultees;
  for (const model::Localised& consultee : c.consultees) consultees.push_back(context.words(consultee));
  List meetings;
  for (const model::ConsultationMeeting& held : c.meetings)
    meetings.push_back(Members(2).add("name", context.words(held.name)).add("date", context.date(held.when)).done());
  List all_themes;
  add_themes(context, c, changes, {}, all_themes);
  std::optional<int> days;
  if (c.start && c.end && c.start->date.day > 0 && c.end->date.day > 0)
    days = static_cast<int>(day_number(c.end->date) - day_number(c.start->date)) + 1;
  const std::string_view kind_label = c.kind.empty() ? std::string_view() : context.label("consultation-" + c.kind);
  Value heading = title(context, c, kind_label);
  const bool headed = one_of_several && !c.id.empty() && heading.truthy();
  return Members(18)
      .add("is-held", c.at.known())
      .add("id", c.id.empty() ? Value() : context.words(context.anchor(c.id), c.at))
      .add("title", std::move(heading))
      .add("is-headed", headed)
      .add("kind", context.words(c.kind, c.at))
      .add("kind-label", context.words(kind_label, c.at))
      .add("scope", context.words(c.scope))
      .add("start", context.date(c.start))
      .add("end", context.date(c.end))
      .add("days", number(context, days, c.at))
      .add("minimum-days", number(context, c.minimum_days, c.at))
      .add("invited", number(context, c.invited, c.at))
      .add("responses", number(context, c.responses, c.at))
      .add("has-consultees", !c.consultees.empty())
      .add("consultees", std::move(consultees))
      .add("has-meetings", !c.meetings.empty())
      .add("meetings", std::move(meetings))
      .add("themes", std::move(all_themes))
      .done();
}

}  // namespace

Value themes(const Context& context, std::string_view of) {
  const Changes changes = changes_of_themes(context);
  List out;
  for (const model::Consultation& c : context.report.consultations) add_themes(context, c, changes, of, out);
  return out;
}

Value consultations(const Context& context, std::string_view of) {
  const Changes changes = changes_of_themes(context);
  const auto& all = context.report.consultations;
  List out;
  for (const model::Consultation& c : all)
    if (of.empty() || c.id == of) out.push_back(consultation(context, c, changes, of.empty() && all.size() > 1));
  return out;
}

void add_consultations(const Context& context, Members& root) {
  const Changes changes = changes_of_themes(context);
  const auto& all = context.report.consultations;
  root.add("consultation", consultation(context, all.empty() ? model::Consultation() : all.front(), changes));
  Members by_id(all.size());
  for (const model::Consultation& c : all)
    if (!c.id.empty()) by_id.add(c.id, consultation(context, c, changes));
  root.add("consultations", by_id.done());
}

}  // namespace townclerk::view
