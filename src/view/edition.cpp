#include "view/edition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "model/changes.hpp"
#include "view/codes.hpp"
#include "view/exempt_ids.hpp"
#include "view/forms.hpp"

namespace townclerk::view {
namespace {

/// Visits everything of a report that may be exempt; `See` takes an Exemption.
template <class See>
class Exemptions {
 public:
  explicit Exemptions(See see) : see_(std::move(see)) {}

  void report(const model::Report& r) {
    front(r.front);
    recommendations(r.recommendations);
    for (const model::Meeting& m : r.meetings) {
      front(m.front);
      recommendations(m.recommendations);
    }
    sections(r.sections);
    evidence(r);
    appendices(r.appendices);
  }

 private:
  template <class T>
  void each(const std::vector<T>& list) {
    for (const T& entry : list) see_(entry.exemption);
  }
  void front(const model::Front& f) { each(f.fields); }
  /// Of a report or of a frozen copy.
  template <class Evidence>
  void evidence(const Evidence& e) {
    each(e.organisation.units);
    each(e.organisation.posts);
    each(e.organisation.functions);
    for (const model::ChangeSet& set : e.changes) changes(set.changes);
    for (const model::Staffing& staffing : e.staffing) each(staffing.impacts);
    each(e.finance);
    each(e.finance_tables);
    each(e.risks);
    each(e.equality);
    each(e.options);
    each(e.documents);
  }
  void recommendations(const std::vector<model::Recommendation>& list) {
    each(list);
    for (const model::Recommendation& r : list) recommendations(r.items);
  }
  void sections(const std::vector<model::Section>& list) {
    each(list);
    for (const model::Section& s : list) {
      each(s.parts);
      sections(s.sections);
    }
  }
  void changes(const std::vector<model::Change>& list) {
    model::each_change(list, [this](const model::Change& change) {
      see_(change.exemption);
      each(change.posts);
      each(change.units);
      each(change.functions);
    });
  }
  void appendices(const std::vector<model::Appendix>& list) {
    each(list);
    for (const model::Appendix& a : list) {
      sections(a.sections);
      if (a.as_published) evidence(*a.as_published);
      appendices(a.appendices);
    }
  }
  See see_;
};

class Withholder {
 public:
  Withholder(const house::House& house, std::string own, std::string language)
      : house_(house), gap_(house.label("exempt", language)), own_(std::move(own)), language_(std::move(language)) {}

  void report(model::Report& r) {
    for (model::Person& p : r.people) person(p);
    front(r.front);
    for (model::Meeting& m : r.meetings) {
      front(m.front);
      recommendations(m.recommendations, false);
    }
    recommendations(r.recommendations, false);
    evidence(r);
    for (model::Acknowledgement& a : r.acknowledgements) a.by = a.reason = {};
    appendices(r.appendices, false);
  }

 private:
  // ---- words

  [[nodiscard]] model::Localised words(Span at) const {
    model::Localised out;
    out.by_language.emplace_back(own_, model::Text{gap_, at});
    if (language_ != own_) out.by_language.emplace_back(language_, model::Text{gap_, at});
    return out;
  }
  [[nodiscard]] std::shared_ptr<const PlacedText> markdown(Span at) const {
    auto text = std::make_shared<PlacedText>();
    text->append(plain_markdown(gap_), at);
    return text;
  }
  [[nodiscard]] model::Prose prose(Span at) const {
    model::Prose out;
    out.by_language.emplace_back(own_, markdown(at));
    if (language_ != own_) out.by_language.emplace_back(language_, out.by_language.front().second);
    return out;
  }
  /// Nothing of the exemption but that there is one.
  static void close(model::Exemption& exemption) { exemption.public_interest = {}; }

  // ---- front matter

  void person(model::Person& p) const {
    if (p.is_public) return;
    p.name = {gap_, p.at};
    p.post = p.line = p.phone = p.email = {};
  }

  void front(model::Front& f) const {
    for (model::FrontField& field : f.fields) {
      if (!field.exemption.exempt()) continue;
      close(field.exemption);
      field.label = {};
      field.values.assign(1, words(field.at));
      field.people.clear();
      field.blank = false;
    }
  }

  void recommendations(std::vector<model::Recommendation>& list, bool within) const {
    for (model::Recommendation& r : list) {
      const bool gap = within || r.exemption.exempt();
      recommendations(r.items, gap);
      if (!gap) continue;
      close(r.exemption);
      if (r.exemption.paragraphs.empty()) r.exemption.paragraphs = {0};
      model::RecommendationPiece piece;
      piece.markdown = markdown(r.at);
      piece.at = r.at;
      r.text.assign(1, {own_, {piece}});
      if (language_ != own_) r.text.push_back({language_, {piece}});
      r.as_written = true;
      r.delegation.clear();
      if (!r.reason.empty()) r.reason = prose(r.at);
    }
  }

  // ---- structure and changes

  [[nodiscard]] bool is_withheld(std::string_view id) const { return withheld_.find(id) != nullptr; }
  /// True for what is withheld, which is marked so.
  template <class T>
  bool marks(T& entry) const {
    if (!is_withheld(entry.id)) return false;
    close(entry.exemption);
    if (entry.exemption.paragraphs.empty()) entry.exemption.paragraphs = {0};
    return true;
  }

  void withhold(model::Post& p) const {
    if (is_withheld(p.seconded_to)) p.term.clear();
    if (!marks(p)) return;
    p.title = words(p.at);
    p.former_titles.clear();
    if (!p.tier.empty()) p.tier = gap_;
    p.tier_name.clear();
    p.grade.clear();
    p.fte_hundredths.reset();
    if (p.count > 1) p.count = 0;
    p.chief_officer = false;
    p.holder = model::Holder::filled;
    p.covered_by.clear();
    p.employer.clear();
    p.part_time = false;
    p.seconded_to.clear();
    p.term.clear();
    p.cost.reset();
    p.tupe.reset();
    p.advertised = model::Advertised::unsaid;
    p.job_description.clear();
    p.shares.clear();
    // A role that the house has no words for is printed as it was typed.
    const auto is_own = [this](const model::StatutoryRole& role) { return house_.label("statutory-" + role.code, language_).empty(); };
    std::erase_if(p.statutory, is_own);
    for (model::StatutoryRole& role : p.statutory) {
      role.note = role.designated_by = {};
      role.date.reset();
      role.deputy.clear();
    }
    if (!p.description.empty()) p.description = prose(p.at);
    for (model::Mapping& mapping : p.mappings) mapping.prose = prose(p.at);
  }
  void withhold(model::Unit& u) const {
    if (!marks(u)) return;
    u.name = words(u.at);
    u.former_names.clear();
    u.period = {};
    if (!u.description.empty()) u.description = prose(u.at);
  }
  void withhold(model::Function& f) const {
    if (marks(f)) f.name = words(f.at);
  }
  /// What is said of a line says something of both its ends.
  void withhold(model::Line& line) const {
    if (!is_withheld(line.from) && !is_withheld(line.to)) return;
    line.label = {};
    line.period = {};
  }

  static bool makes(const model::Change& change, std::string_view id) {
    const auto is = [id](const auto& made) { return made.id == id; };
    return std::any_of(change.posts.begin(), change.posts.end(), is) || std::any_of(change.units.begin(), change.units.end(), is);
  }
  void withhold(std::vector<model::Change>& list, bool within) const {
    for (model::Change& change : list) {
      const bool gap = within || change.exemption.exempt() || is_withheld(change.id);
      for (model::Post& p : change.posts) withhold(p);
      for (model::Unit& u : change.units) withhold(u);
      for (model::Function& f : change.functions) withhold(f);
      withhold(change.if_met, gap);
      withhold(change.if_not, gap);
      const auto named = [this](const std::string& id) { return is_withheld(id); };
      if (gap || std::any_of(change.subjects.begin(), change.subjects.end(), named)) {
        if (!change.title.empty()) change.title = words(change.at);
        change.grade.clear();
        change.term.clear();
        change.employer.clear();
      }
      if (is_withheld(change.to)) change.term.clear();
      change.withheld = gap;
      // Other lines of a withheld change would stand in the structure instead of those that are public.
      if (gap) std::erase_if(change.lines, [&change](const model::Line& line) { return !makes(change, line.from); });
      for (model::Line& line : change.lines) withhold(line);
      if (!gap) continue;
      close(change.exemption);
      if (change.exemption.paragraphs.empty()) change.exemption.paragraphs = {0};
      if (!change.reason.empty()) change.reason = words(change.at);
      if (!change.condition.empty()) change.condition = words(change.at);
      change.phase.clear();
      change.owner.clear();
      change.effective.reset();
      change.due.reset();
    }
  }

  /// Of a report or of a frozen copy.
  template <class Evidence>
  void evidence(Evidence& e) {
    withheld_ = ExemptIds(e);
    for (model::Unit& u : e.organisation.units) withhold(u);
    for (model::Post& p : e.organisation.posts) withhold(p);
    for (model::Function& f : e.organisation.functions) withhold(f);
    for (model::ChangeSet& set : e.changes) withhold(set.changes, false);
    for (model::Line& line : e.organisation.lines) withhold(line);
    for (model::Staffing& staffing : e.staffing)
      for (model::Impact& impact : staffing.impacts) withhold(impact);
    for (model::FinanceTable& table : e.finance_tables) withhold(table);
    for (model::FinanceLine& line : e.finance) withhold(line);
    for (model::Risk& risk : e.risks) withhold(risk);
    for (model::Equality& table : e.equality) withhold(table);
    for (model::Option& option : e.options) withhold(option);
    for (model::CitedDocument& document : e.documents) withhold(document);
  }

  void withhold(model::Impact& impact) const {
    if (!impact.exemption.exempt() && !is_withheld(impact.post)) return;
    close(impact.exemption);
    if (impact.exemption.paragraphs.empty()) impact.exemption.paragraphs = {0};
    for (model::Outcome& outcome : impact.outcomes) {
      outcome.result = model::Result::slot;
      outcome.to.clear();
      outcome.to_at.clear();
    }
  }

  // ---- money and evidence

  void withhold(model::FinanceTable& table) const {
    if (!table.exemption.exempt()) return;
    close(table.exemption);
    table.title = words(table.at);
    // Sentences may name the rows.
    for (model::FinanceRow& row : table.rows)
      if (!row.title.empty()) row.title = words(row.at);
  }
  void withhold(model::FinanceLine& line) const {
    if (!is_withheld(line.id)) return;
    line.title = words(line.at);
    line.fund.clear();
    close(line.exemption);
    if (line.exemption.paragraphs.empty()) line.exemption.paragraphs = {0};
    line.amount.pence = line.amount.to_pence = 0;
    line.amount.certainty = model::Certainty::exact;
    line.amount.withheld = true;
    line.basis = line.source = {};
    line.confidence.clear();
  }

  void withhold(model::Risk& risk) const {
    if (!risk.exemption.exempt()) return;
    close(risk.exemption);
    risk.risk = prose(risk.at);
    risk.response = {};
    risk.owner.clear();
    risk.likelihood = risk.impact = 0;
  }
  void withhold(model::Equality& table) const {
    if (!table.exemption.exempt()) return;
    close(table.exemption);
    table.title = words(table.at);
    table.population = 0;
    table.comparator = {};
    table.milestones.clear();
    // Sentences may name the rows.
    for (model::EqualityGroup& group : table.groups) {
      group.title = {};
      std::erase_if(group.rows, [](const model::EqualityRow& row) { return row.id.empty(); });
      for (model::EqualityRow& row : group.rows) {
        row.title = {};
        row.count = 0;
        row.comparator.reset();
        row.milestones.clear();
      }
    }
  }
  void withhold(model::Option& option) const {
    if (!option.exemption.exempt()) return;
    close(option.exemption);
    option.title = words(option.at);
    option.advantages.clear();
    option.disadvantages.clear();
    option.preferred = false;
  }
  void withhold(model::CitedDocument& document) const {
    if (!document.exemption.exempt()) return;
    close(document.exemption);
    document.title = words(document.at);
    document.short_name = document.body = document.location = {};
    document.address.clear();
    document.date.reset();
  }

  // ---- appendices

  void appendices(std::vector<model::Appendix>& list, bool within) {
    for (model::Appendix& a : list) {
      const bool gap = within || a.exemption.exempt();
      appendices(a.appendices, gap);
      if (gap) {
        withhold(a);
      } else if (a.as_published) {
        auto copy = std::make_shared<model::AsPublished>(*a.as_published);
        evidence(*copy);
        a.as_published = std::move(copy);
      }
    }
  }
  void withhold(model::Appendix& a) const {
    close(a.exemption);
    if (a.exemption.paragraphs.empty()) a.exemption.paragraphs = {0};
    a.title = words(a.at);
    a.listed_as = {};
    a.as_published.reset();
    a.file.clear();
    a.address.clear();
    a.due.reset();
  }

  const house::House& house_;
  std::string gap_;
  std::string own_;
  std::string language_;
  ExemptIds withheld_;
};

template <class See>
void see_exemptions(const model::Report& report, See see) {
  Exemptions<See>(std::move(see)).report(report);
}

/// Of a report or of a frozen copy.
template <class Evidence>
void add_evidence_ids(const Evidence& e, std::vector<std::string>& ids) {
  const auto add = [&ids](const auto& list) {
    for (const auto& entry : list) ids.push_back(entry.id);
  };
  for (const model::Staffing& staffing : e.staffing) add(staffing.impacts);
  for (const model::Consultation& consultation : e.consultations) {
    if (!consultation.id.empty()) ids.push_back(consultation.id);
    add(consultation.themes);
  }
  add(e.timetable);
  add(e.finance_tables);
  add(e.risks);
  add(e.equality);
  add(e.options);
  add(e.principles);
  add(e.cycles);
  for (const model::Cycle& cycle : e.cycles) add(cycle.phases);
  add(e.documents);
  add(e.document_groups);
}

/// What a copy holds is printed behind the id of its appendix, and is named in it by its own.
void add_copied_ids(const std::vector<model::Appendix>& appendices, const std::string& prefix, std::vector<std::string>& ids) {
  for (const model::Appendix& a : appendices) {
    const std::string inner = a.as_published ? copy_prefix(prefix, a) : prefix;
    if (a.as_published) {
      std::vector<std::string> own;
      add_evidence_ids(*a.as_published, own);
      for (const std::string& id : own) ids.push_back(inner + id);
      ids.insert(ids.end(), own.begin(), own.end());
    }
    add_copied_ids(a.appendices, inner, ids);
  }
}

}  // namespace

std::string copy_prefix(std::string_view around, const model::Appendix& appendix) {
  return fmt::format("{}{}-", around, appendix.id);
}

void check_exemptions(const model::Report& report, Diagnostics& diagnostics) {
  constexpr int last_of_england = 7;
  bool england = false;
  bool wales = false;
  for (const model::Authority& a : report.authorities) {
    if (a.nation != "england" && a.nation != "wales") return;
    (a.nation == "england" ? england : wales) = true;
  }
  see_exemptions(report, [&](const model::Exemption& e) {
    for (const int paragraph : e.paragraphs) {
      const bool english = paragraph <= last_of_england;
      if (english ? england : wales) continue;
      diagnostics.add(
          Diagnostic(
              codes::V222, e.at,
              fmt::format("paragraph {} of Schedule 12A is {}'s, not {}'s", paragraph, english ? "England" : "Wales", english ? "Wales" : "England"))
              .hint(english ? "in Wales the paragraphs are 12 to 18: 1 is 12, 2 is 13, 3 is 14" : "in England the paragraphs are 1 to 7"));
    }
  });
}

bool withholds(const model::Report& report) {
  bool found = std::any_of(report.people.begin(), report.people.end(), [](const model::Person& p) { return !p.is_public; });
  see_exemptions(report, [&found](const model::Exemption& e) { found = found || e.exempt(); });
  return found || !report.acknowledgements.empty();
}

model::Report public_edition(const model::Report& report, const house::House& house, std::string_view language) {
  model::Report out = report;
  const std::string shown(language.empty() ? std::string_view(report.language) : language);
  Withholder(house, report.language, shown).report(out);
  return out;
}

std::vector<std::string> ids_in_print(const model::Report& report) {
  std::vector<std::string> ids;
  for (const model::Delegation& each : report.delegations) ids.push_back(each.id);
  add_evidence_ids(report, ids);
  add_copied_ids(report.appendices, {}, ids);
  return ids;
}

std::string marking(const model::Report& report, const house::House& house, std::string_view language) {
  const std::string_view shown = language.empty() ? std::string_view(report.language) : language;
  std::set<int> paragraphs;
  see_exemptions(report, [&paragraphs](const model::Exemption& e) { paragraphs.insert(e.paragraphs.begin(), e.paragraphs.end()); });
  std::string described;
  for (const int paragraph : paragraphs) {
    const std::string_view words = house.label(fmt::format("schedule-12a-{}", paragraph), shown);
    if (!words.empty()) described += fmt::format("{}{}", described.empty() ? "" : "; ", words);
  }
  const std::string_view mark = house.label("not-for-publication", shown);
  if (described.empty()) return std::string(mark);
  return fmt::format("{} {}: {}", mark, house.label("schedule-12a", shown), described);
}

}  // namespace townclerk::view
