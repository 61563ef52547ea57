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

}  // namespace

Consultation read_consultation(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Consultation consultation;
  consultation.at = tag.at();
  consultation.start = tag.day("start");
  consultation.end = tag.day("end");
  consultation.invited = tag.count("invited");
  consultation.responses = tag.count("responses");
  if (consultation.start && consultation.end && consultation.end->date < consultation.start->date)
    reading.fault(
        Diagnostic(codes::M124, consultation.end->at, "the consultation ends before it starts").note("it starts here", consultation.start->at));
  tag.children(
      {line_list(reading, "consultee", Occurs::any, consultation.consultees), each(reading, "theme", Occurs::any, read_theme, consultation.themes)});
  return consultation;
}

}  // namespace townclerk::model
