#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "view/codes.hpp"
#include "view/context.hpp"

namespace townclerk::view {
namespace {

/// Finds the places whose words are not given in the edition's language.
class Gaps {
 public:
  explicit Gaps(const Context& context) : context_(context), language_(context.language) {}

  void report(const model::Report& r) {
    for (const model::Authority& a : r.authorities) text(a.name, a.at);
    for (const model::Meeting& m : r.meetings) {
      text(m.body, m.at);
      front(m.front);
      recommendations(m.recommendations);
    }
    front(r.front);
    recommendations(r.recommendations);
    sections(r.sections);
    for (const model::Unit& u : r.organisation.units) unit(u);
    for (const model::Post& p : r.organisation.posts) post(p);
    for (const model::Line& line : r.organisation.lines) text(line.label, line.at);
    for (const model::Function& f : r.organisation.functions) text(f.name, f.at);
    for (const model::Scheme& scheme : r.organisation.schemes) text(scheme.title, scheme.at);
    for (const model::ChangeSet& set : r.changes) changes(set.changes);
    for (const model::Consultation& c : r.consultations) consultation(c);
    for (const model::Event& event : r.timetable) {
      text(event.title, event.at);
      text(event.actor_words, event.at);
    }
    for (const model::FinanceLine& line : r.finance) {
      text(line.title, line.at);
      text(line.basis, line.at);
      text(line.source, line.at);
    }
    for (const model::Risk& risk : r.risks) {
      text(risk.risk, risk.at);
      text(risk.response, risk.at);
    }
    for (const model::CitedDocument& d : r.documents) {
      text(d.title, d.at);
      text(d.body, d.at);
      text(d.location, d.at);
    }
    appendices(r.appendices);
  }
  [[nodiscard]] const std::vector<Span>& places() const { return places_; }

 private:
  /// Localised words, prose and recommendations alike hold pairs of language and words.
  template <class T>
  void pairs(const T& by_language, Span at) {
    if (by_language.empty()) return;
    const auto given = [this](const auto& entry) { return entry.first == language_; };
    if (std::none_of(by_language.begin(), by_language.end(), given)) places_.push_back(at);
  }
  template <class T>
  void text(const T& words, Span at) {
    pairs(words.by_language, at);
  }
  void front(const model::Front& f) {
    for (const model::FrontField& field : f.fields)
      for (const model::Localised& value : field.values) text(value, field.at);
  }
  void recommendations(const std::vector<model::Recommendation>& list) {
    for (const model::Recommendation& r : list) {
      pairs(r.text, r.at);
      text(r.reason, r.at);
      recommendations(r.items);
    }
  }
  void sections(const std::vector<model::Section>& list) {
    for (const model::Section& s : list) {
      if (context_.withheld(s.exemption)) continue;
      text(s.title, s.at);
      for (const model::SectionPart& p : s.parts)
        if (!context_.withheld(p.exemption)) text(p.prose, p.at);
      sections(s.sections);
    }
  }
  void unit(const model::Unit& u) {
    text(u.name, u.at);
    text(u.description, u.at);
    for (const model::Localised& name : u.former_names) text(name, u.at);
  }
  void post(const model::Post& p) {
    text(p.title, p.at);
    text(p.description, p.at);
    for (const model::Localised& title : p.former_titles) text(title, p.at);
    for (const model::Mapping& mapping : p.mappings) text(mapping.prose, mapping.to_at);
    for (const model::StatutoryRole& role : p.statutory) {
      text(role.note, role.at);
      text(role.designated_by, role.at);
    }
  }
  void changes(const std::vector<model::Change>& list) {
    for (const model::Change& c : list) {
      for (const model::Post& p : c.posts) post(p);
      for (const model::Unit& u : c.units) unit(u);
      for (const model::Function& f : c.functions) text(f.name, f.at);
      for (const model::Line& line : c.lines) text(line.label, line.at);
      text(c.title, c.at);
      text(c.reason, c.at);
      text(c.condition, c.at);
      changes(c.if_met);
      changes(c.if_not);
    }
  }
  void consultation(const model::Consultation& c) {
    text(c.scope, c.at);
    for (const model::Localised& consultee : c.consultees) text(consultee, c.at);
    for (const model::ConsultationMeeting& meeting : c.meetings) text(meeting.name, meeting.at);
    for (const model::Theme& theme : c.themes) {
      text(theme.title, theme.at);
      text(theme.said, theme.at);
      text(theme.response, theme.at);
    }
  }
  void appendices(const std::vector<model::Appendix>& list) {
    for (const model::Appendix& a : list) {
      if (context_.withheld(a.exemption)) continue;
      text(a.title, a.at);
      sections(a.sections);
      appendices(a.appendices);
    }
  }

  const Context& context_;
  std::string_view language_;
  std::vector<Span> places_;
};

/// What the house heads sections and header fields of the report with, and has no words for in the edition's language.
class Untitled {
 public:
  explicit Untitled(const Context& context) : context_(context) {
    fields(context.report.front);
    if (context.meeting != nullptr) fields(context.meeting->front);
    sections(context.report.sections);
  }
  [[nodiscard]] const std::vector<std::string_view>& codes() const { return codes_; }

 private:
  void add(std::string_view code, const house::Words& words) {
    if (words.empty() || words.in({}).empty() || words.has(context_.language)) return;
    if (std::find(codes_.begin(), codes_.end(), code) == codes_.end()) codes_.push_back(code);
  }
  void fields(const model::Front& front) {
    for (const model::FrontField& each : front.fields)
      if (const house::Field* field = context_.house.field(each.code); field != nullptr && each.label.empty()) add(field->code, field->label);
  }
  void sections(const std::vector<model::Section>& list) {
    for (const model::Section& each : list) {
      if (const house::Role* role = context_.house.role(each.role); role != nullptr && each.title.empty()) add(role->code, role->title);
      if (const house::Implication* head = context_.house.implication(each.role); head != nullptr && each.title.empty()) add(head->code, head->title);
      sections(each.sections);
    }
  }

  const Context& context_;
  std::vector<std::string_view> codes_;
};

void check_house(const Context& context) {
  const Untitled untitled(context);
  if (untitled.codes().empty()) return;
  context.diagnostics.add(Diagnostic(codes::V223, context.report.at,
                                     fmt::format("the house '{}' has no words in '{}' for {}, and prints its own", context.house.code,
                                                 context.language, fmt::join(untitled.codes(), ", ")))
                              .hint(fmt::format("give the titles and labels in its house.xml again with xml:lang=\"{}\"", context.language)));
}

}  // namespace

void check_translation(const Context& context) {
  const auto& titles = context.report.title.by_language;
  const bool offered = std::any_of(titles.begin(), titles.end(), [&](const auto& title) { return title.first == context.language; });
  if (context.language == context.report.language || !offered) return;  // V213 says it where the whole report lacks the language
  check_house(context);
  Gaps gaps(context);
  gaps.report(context.report);
  const std::vector<Span>& places = gaps.places();
  if (places.empty()) return;
  constexpr std::size_t most_notes = 20;
  Diagnostic warning(codes::V221, places.front(),
                     fmt::format("{} place{} of the report {} no words in '{}'", places.size(), places.size() == 1 ? "" : "s",
                                 places.size() == 1 ? "has" : "have", context.language));
  for (std::size_t i = 1; i < std::min(places.size(), most_notes); ++i) warning.notes.push_back({"and here", places[i]});
  context.diagnostics.add(
      std::move(warning).hint(fmt::format("add the same element again with xml:lang=\"{}\" behind the one without", context.language)));
}

}  // namespace townclerk::view
