#include <algorithm>

#include "view/context.hpp"
#include "view/forms.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

Value event(const Context& context, const model::Event& event) {
  const std::string_view state = !event.done ? std::string_view() : context.label(*event.done ? "event-done" : "event-planned");
  return Members(9)
      .add("id", context.words(context.anchor(event.id), event.at))
      .add("date", context.date(event.when))
      .add("title", context.words(event.title))
      .add("phase", context.words(event.phase, event.at))
      .add("note", context.prose(event.note))
      .add("actor", event.actor.empty() ? context.words(event.actor_words) : decider(context, event.actor))
      .add("state", context.words(state, event.at))
      .add("is-done", event.done.value_or(false))
      .add("is-planned", event.done.has_value() && !*event.done)
      .done();
}

Value risks(const Context& context) {
  List out;
  int row = 0;
  for (const model::Risk& risk : context.report.risks) {
    ++row;
    const bool gap = context.withheld(risk.exemption);
    const std::string letter = risk.number.empty() ? house::format({"", house::Figures::upper_alpha, ""}, row) : risk.number;
    const auto degree = [&](int value, Span at) { return value == 0 ? Value() : context.words(std::to_string(value), at); };
    out.push_back(Members(9)
                      .add("id", context.words(context.anchor(risk.id), risk.at))
                      .add("letter", context.words(letter, risk.at))
                      .add("risk", context.prose(risk.risk, risk.exemption))
                      .add("response", gap ? Value() : context.prose(risk.response))
                      .add("owner", gap ? Value() : decider(context, risk.owner))
                      .add("likelihood", gap ? Value() : degree(risk.likelihood, risk.likelihood_at))
                      .add("impact", gap ? Value() : degree(risk.impact, risk.impact_at))
                      .add("score", gap ? Value() : degree(risk.likelihood * risk.impact, risk.likelihood_at))
                      .add("is-exempt", gap)
                      .done());
  }
  return out;
}

Value document(const Context& context, const model::CitedDocument& d) {
  const bool gap = context.withheld(d.exemption);
  const auto& groups = context.report.document_groups;
  const auto group = std::find_if(groups.begin(), groups.end(), [&d](const model::DocumentGroup& g) { return g.id == d.group; });
  return Members(10)
      .add("id", context.words(context.anchor(d.id), d.at))
      .add("short-name", context.words(d.short_name.empty() ? d.title : d.short_name, d.exemption))
      .add("title", context.words(d.title, d.exemption))
      .add("date", gap ? Value() : context.date(d.date))
      .add("body", gap ? Value() : context.words(d.body))
      .add("location", gap ? Value() : context.words(d.location))
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
  add_consultations(context, root);
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
  root.add("has-risk-scores",
           std::any_of(rows.begin(), rows.end(), [&](const model::Risk& r) { return r.likelihood > 0 && !context.withheld(r.exemption); }));
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
