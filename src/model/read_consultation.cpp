#include <array>
#include <string_view>

#include "model/codes.hpp"
#include "model/parts.hpp"

namespace townclerk::model {
namespace {

Theme read_theme(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Theme theme;
  theme.at = tag.at();
  theme.id = tag.id(Thing::theme);
  theme.changes = tag.references("changes", Thing::change, 0);
  tag.children({lines(reading, "title", Occurs::any, theme.title, 0), proses(reading, "said", Occurs::any, theme.said, 1),
                proses(reading, "response", Occurs::any, theme.response, 2)});
  return theme;
}

ConsultationMeeting read_meeting_held(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  ConsultationMeeting meeting;
  meeting.at = tag.at();
  meeting.when = tag.when(Need::required).value_or(When());
  tag.children({lines(reading, "name", Occurs::at_least_once, meeting.name)});
  return meeting;
}

Outcome read_outcome(Reading& reading, const xml::Element& element) {
  constexpr Words<Result, 8> results{{{"slot", Result::slot},
                                      {"ring-fence", Result::ring_fence},
                                      {"no-match", Result::no_match},
                                      {"at-risk", Result::at_risk},
                                      {"lift-and-shift", Result::lift_and_shift},
                                      {"redeployment", Result::redeployment},
                                      {"transfer", Result::transfer},
                                      {"expression-of-interest", Result::expression_of_interest}}};
  Tag tag(reading, element);
  Outcome outcome;
  outcome.at = tag.at();
  outcome.result = tag.choice("result", results, Result::slot, Need::required);
  const bool compared = outcome.result == Result::slot || outcome.result == Result::ring_fence || outcome.result == Result::no_match;
  outcome.to = tag.references("to", Thing::post, compared ? 1 : 0, &outcome.to_at);
  tag.children({proses(reading, "reason", Occurs::any, outcome.reason)});
  return outcome;
}

Impact read_impact(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Impact impact;
  impact.at = tag.at();
  impact.id = tag.id(Thing::impact);
  impact.exemption = tag.exemption();
  const Need need = impact.exemption.exempt() ? Need::optional : Need::required;
  impact.post = tag.reference("post", Thing::post | Thing::unit, need, &impact.post_at);
  tag.children({proses(reading, "text", Occurs::any, impact.text, 0), each(reading, "outcome", Occurs::any, read_outcome, impact.outcomes, 1),
                proses(reading, "summary", Occurs::any, impact.summary, 2)});
  return impact;
}

}  // namespace

Staffing read_staffing(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Staffing staffing;
  staffing.at = tag.at();
  staffing.set = tag.reference("set", Thing::set, Need::optional, &staffing.set_at);
  tag.children({each(reading, "impact", Occurs::any, read_impact, staffing.impacts)});
  return staffing;
}

Consultation read_consultation(Reading& reading, const xml::Element& element) {
  constexpr std::array<std::string_view, 4> kinds{"staff", "public", "trade-union", "statutory"};
  Tag tag(reading, element);
  Consultation consultation;
  consultation.at = tag.at();
  consultation.id = tag.id(Thing::consultation, Need::optional);
  consultation.kind = tag.one_of("kind", kinds);
  consultation.start = tag.day("start");
  consultation.end = tag.day("end");
  consultation.invited = tag.count("invited");
  consultation.responses = tag.count("responses");
  consultation.minimum_days = tag.count("minimum-days");
  if (consultation.start && consultation.end && consultation.end->date < consultation.start->date)
    reading.fault(
        Diagnostic(codes::M124, consultation.end->at, "the consultation ends before it starts").note("it starts here", consultation.start->at));
  tag.children({lines(reading, "scope", Occurs::any, consultation.scope), line_list(reading, "consultee", Occurs::any, consultation.consultees),
                each(reading, "meeting-held", Occurs::any, read_meeting_held, consultation.meetings),
                each(reading, "theme", Occurs::any, read_theme, consultation.themes)});
  return consultation;
}

Event read_event(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Event event;
  event.at = tag.at();
  event.id = tag.id(Thing::event);
  event.when = tag.when(Need::required).value_or(When());
  event.phase = tag.words("phase").text;
  event.actor = tag.reference("actor", Thing::post | Thing::person);
  event.done = tag.yes_or_no("done");
  tag.children({lines(reading, "title", Occurs::at_least_once, event.title), proses(reading, "note", Occurs::any, event.note),
                lines(reading, "actor", Occurs::any, event.actor_words)});
  if (!event.actor_words.empty()) tag.refuse("actor", "who acts is named by an id or in words, not both");
  return event;
}

}  // namespace townclerk::model
