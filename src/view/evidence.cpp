#include <algorithm>
#include <map>

#include "view/context.hpp"
#include "view/forms.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

/// Reasons of changes by id, in every set.
std::map<std::string_view, const model::Change*> changes_by_id(const model::Report& report) {
  std::map<std::string_view, const model::Change*> out;
  for (const model::ChangeSet& set : report.changes)
    for (const model::Change& change : set.changes) out.emplace(change.id, &change);
  return out;
}

Value number(const Context& context, const std::optional<int>& count, Span at) {
  return count ? context.words(std::to_string(*count), at) : Value();
}

Value consultation(const Context& context) {
  const model::Consultation nothing;
  const auto& held = context.report.consultation;
  const model::Consultation& c = held ? *held : nothing;
  List consultees;
  for (const model::Localised& consultee : c.consultees) consultees.push_back(context.words(consultee));
  std::optional<int> days;
  if (c.start && c.end && c.start->date.day > 0 && c.end->date.day > 0)
    days = static_cast<int>(day_number(c.end->date) - day_number(c.start->date)) + 1;
  return Members()
      .add("is-held", held.has_value())
      .add("start", context.date(c.start))
      .add("end", context.date(c.end))
      .add("days", number(context, days, c.at))
      .add("invited", number(context, c.invited, c.at))
      .add("responses", number(context, c.responses, c.at))
      .add("has-consultees", !c.consultees.empty())
      .add("consultees", std::move(consultees))
      .add("themes", themes(context, {}))
      .done();
}

Value event(const Context& context, const model::Event& event) {
  return Members(5)
      .add("id", context.words(context.anchor(event.id), event.at))
      .add("date", context.date(event.when))
      .add("title", context.words(event.title))
      .add("phase", context.words(event.phase, event.at))
      .add("note", context.prose(event.note))
      .done();
}

Value risks(const Context& context) {
  List out;
  int row = 0;
  for (const model::Risk& risk : context.report.risks) {
    ++row;
    const bool gap = context.withheld(risk.exemption);
    const std::string letter = risk.number.empty() ? house::format({"", house::Figures::upper_alpha, ""}, row) : risk.number;
    out.push_back(Members(6)
                      .add("id", context.words(context.anchor(risk.id), risk.at))
                      .add("letter", context.words(letter, risk.at))
                      .add("risk", context.prose(risk.risk, risk.exemption))
                      .add("response", gap ? Value() : context.prose(risk.response))
                      .add("owner", gap ? Value() : decider(context, risk.owner))
                      .add("is-exempt", gap)
                      .done());
  }
  return out;
}

Value document(const Context& context, const model::CitedDocument& d) {
  const bool gap = context.withheld(d.exemption);
  const auto& groups = context.report.document_groups;
  const auto group = std::find_if(groups.begin(), groups.end(), [&d](const model::DocumentGroup& g) { return g.id == d.group; });
  return Members(9)
      .add("id", context.words(context.anchor(d.id), d.at))
      .add("short-name", context.words(d.short_name.empty() ? d.title : d.short_name, d.exemption))
      .add("title", context.words(d.title, d.exemption))
      .add("date", gap ? Value() : context.date(d.date))
      .add("address", gap ? Value() : context.words(d.address, d.at))
      .add("group", group == groups.end() ? Value() : context.words(group->title))
      .add("is-background", d.background)
      .add("is-exempt", gap)
      .done();
}

Value revisions(const Context& context) {
  List out;
  for (const model::Revision& r : context.report.revisions)
    out.push_back(Members(4)
                      .add("version", context.words(r.version))
                      .add("date", context.date(r.date))
                      .add("reason", context.words(r.reason))
                      .add("supersedes", context.words(r.supersedes, r.at))
                      .done());
  return out;
}

/// Papers of a group; those of none where it is empty.
List papers_of(const Context& context, std::string_view group) {
  List out;
  for (const model::CitedDocument& d : context.report.documents)
    if (d.background && d.group == group && !context.withheld(d.exemption)) out.push_back(document(context, d));
  return out;
}

List groups(const Context& context) {
  List out;
  for (const model::DocumentGroup& group : context.report.document_groups) {
    List papers = papers_of(context, group.id);
    if (papers.empty()) continue;
    out.push_back(Members(3)
                      .add("id", context.words(context.anchor(group.id), group.at))
                      .add("title", context.words(group.title))
                      .add("papers", std::move(papers))
                      .done());
  }
  return out;
}

}  // namespace

Value themes(const Context& context, std::string_view of) {
  const auto& held = context.report.consultation;
  if (!held) return {};
  const auto changes = changes_by_id(context.report);
  List out;
  for (const model::Theme& theme : held->themes) {
    if (!of.empty() && theme.id != of) continue;
    List reasons;
    for (const std::string& id : theme.changes) {
      const auto found = changes.find(id);
      if (found == changes.end() || found->second->reason.empty()) continue;
      reasons.push_back(context.words(found->second->reason, found->second->exemption));
    }
    out.push_back(Members(5)
                      .add("id", context.words(context.anchor(theme.id), theme.at))
                      .add("title", context.words(theme.title))
                      .add("said", context.prose(theme.said))
                      .add("response", context.prose(theme.response))
                      .add("changes", std::move(reasons))
                      .done());
  }
  return out;
}

Value timetable_groups(const Context& context) {
  List out;
  const auto& events = context.report.timetable;
  for (std::size_t first = 0; first < events.size();) {
    const std::string& phase = events[first].phase;
    List list;
    std::size_t next = first;
    for (; next < events.size() && events[next].phase == phase; ++next) list.push_back(event(context, events[next]));
    out.push_back(Members(2).add("phase", context.words(phase, events[first].at)).add("events", std::move(list)).done());
    first = next;
  }
  return out;
}

Value decider(const Context& context, std::string_view id) {
  if (const model::Person* person = context.person(id))
    return context.withheld(*person) ? context.words(context.gap(), person->at) : context.words(person->name);
  const model::Post* post = context.post(id);
  return post == nullptr ? Value() : context.words(post->title, post->exemption);
}

void add_evidence(const Context& context, Members& root) {
  root.add("consultation", consultation(context));
  List events;
  Members dates(context.report.timetable.size());
  for (const model::Event& each : context.report.timetable) {
    events.push_back(event(context, each));
    dates.add(each.id, context.date(each.when));
  }
  root.add("timetable", std::move(events));
  root.add("event", dates.done());
  const auto& rows = context.report.risks;
  root.add("has-risk-owners", std::any_of(rows.begin(), rows.end(), [](const model::Risk& r) { return !r.owner.empty(); }));
  root.add("risks", risks(context));
  List documents;
  List papers;
  for (const model::CitedDocument& d : context.report.documents) {
    if (context.withheld(d.exemption)) continue;
    documents.push_back(document(context, d));
    if (d.background) papers.push_back(documents.back());
  }
  root.add("documents", std::move(documents));
  const bool none = papers.empty();
  root.add("background", Members(4)
                             .add("papers", std::move(papers))
                             .add("ungrouped", papers_of(context, {}))
                             .add("groups", groups(context))
                             .add("is-none", none)
                             .done());
  root.add("revisions", revisions(context));
  List delegations;
  for (const model::Delegation& d : context.report.delegations) delegations.push_back(delegation(context, &d));
  root.add("delegations", std::move(delegations));
}

}  // namespace townclerk::view
