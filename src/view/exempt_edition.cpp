#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "view/edition.hpp"
#include "view/exempt_ids.hpp"
#include "view/exempt_words.hpp"
#include "view/forms.hpp"

namespace townclerk::view {
namespace {

bool begins_with_letter(std::string_view text) {
  const char first = text.empty() ? '\0' : text.front();
  return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
}

/// Says of every exempt part that it is. Marks take no numbers and have no ids, so that those of the public edition stay.
class Marker {
 public:
  Marker(const house::House& house, std::string own, std::string language)
      : house_(house), own_(std::move(own)), language_(std::move(language)), notes_(house, language_, own_) {}

  void report(model::Report& r) {
    front(r.front);
    recommendations(r.recommendations);
    for (model::Meeting& m : r.meetings) {
      front(m.front);
      recommendations(m.recommendations);
    }
    sections(r.sections);
    evidence(r);
    appendices(r.appendices);
  }

 private:
  // ---- marks

  [[nodiscard]] std::string brief(const model::Exemption& e) const { return exempt_brief(house_, language_, e.paragraphs); }
  /// Prose that each paper has words of.
  [[nodiscard]] model::Prose own_prose(PlacedText text) const {
    model::Prose out;
    const auto shared = std::make_shared<const PlacedText>(std::move(text));
    out.by_language.emplace_back(own_, shared);
    if (language_ != own_) out.by_language.emplace_back(language_, shared);
    return out;
  }
  [[nodiscard]] model::SectionPart note_part(const model::Exemption& e) const {
    model::SectionPart part;
    part.prose = own_prose(notes_.box(e, language_));
    part.at = e.at;
    return part;
  }

  void mark(model::Localised& words, const std::string& mark, Span at) const {
    for (auto& [language, text] : words.by_language) text.text += (text.empty() ? "" : " ") + mark;
    if (words.empty()) words.by_language.emplace_back(own_, model::Text{mark, at});
  }
  void mark(model::Localised& words, const model::Exemption& e) const { mark(words, brief(e), e.at); }
  template <class T>
  void mark_all(std::vector<T>& list, model::Localised T::*words) const {
    for (T& entry : list)
      if (const model::Exemption* exempt = ids_.find(entry.id)) mark(entry.*words, *exempt);
  }
  static void put_before(PlacedText words, std::shared_ptr<const PlacedText>& text, std::string_view between, Span at) {
    words.append(between, at);
    words.append(*text);
    text = std::make_shared<const PlacedText>(std::move(words));
  }
  void box_before(model::Prose& prose, const model::Exemption& e) const {
    for (auto& [language, text] : prose.by_language) put_before(notes_.box(e, language), text, "\n\n", e.at);
    if (prose.empty()) prose = own_prose(notes_.box(e, language_));
  }

  // ---- front matter and body

  void front(model::Front& f) const {
    for (model::FrontField& field : f.fields) {
      if (!field.exemption.exempt()) continue;
      if (field.values.empty()) field.values.emplace_back();
      mark(field.values.back(), field.exemption);
    }
  }

  void recommendations(std::vector<model::Recommendation>& list) const {
    for (model::Recommendation& r : list) {
      recommendations(r.items);
      if (!r.exemption.exempt()) continue;
      for (auto& [language, pieces] : r.text) {
        auto words = std::make_shared<PlacedText>();
        words->append(" ", r.exemption.at);
        words->append(notes_.in_line(r.exemption, language));
        model::RecommendationPiece piece;
        piece.markdown = std::move(words);
        piece.at = r.exemption.at;
        pieces.push_back(std::move(piece));
      }
    }
  }

  /// Puts prose into a container with its mark, so that readers see where it ends; false where the prose might end the container itself.
  [[nodiscard]] bool enclose(model::SectionPart& part) const {
    const auto stays_inside = [](const auto& entry) {
      const std::string& text = entry.second->text();
      constexpr std::array<std::string_view, 4> signs{"<div", "</div", "```", "~~~"};
      return std::none_of(signs.begin(), signs.end(), [&text](std::string_view sign) { return text.find(sign) != std::string::npos; });
    };
    auto& languages = part.prose.by_language;
    if (languages.empty() || !std::all_of(languages.begin(), languages.end(), stays_inside)) return false;
    for (auto& [language, text] : languages) {
      auto whole = std::make_shared<PlacedText>();
      whole->append("<div class=\"section exempt-part\">\n\n", part.exemption.at);
      whole->append(notes_.box(part.exemption, language));
      whole->append("\n\n", part.exemption.at);
      whole->append(*text);
      whole->append("\n\n</div>", part.exemption.at);
      text = std::move(whole);
    }
    return true;
  }

  /// The closing recommendations are marked one by one, and not every house prints them in a section.
  static bool repeats(const model::SectionPart& part) { return part.generated == "recommendations"; }

  void sections(std::vector<model::Section>& list) const {
    for (model::Section& s : list) {
      sections(s.sections);
      const bool only_repeats = !s.parts.empty() && s.sections.empty() && std::all_of(s.parts.begin(), s.parts.end(), repeats);
      if (only_repeats) continue;
      std::vector<model::SectionPart> marked;
      if (s.exemption.exempt()) marked.push_back(note_part(s.exemption));
      for (model::SectionPart& part : s.parts) {
        if (part.exemption.exempt() && !enclose(part)) marked.push_back(note_part(part.exemption));
        marked.push_back(std::move(part));
      }
      s.parts = std::move(marked);
    }
  }

  // ---- what the report rests on

  void changes(std::vector<model::Change>& list, const model::Exemption* around) const {
    for (model::Change& change : list) {
      const model::Exemption* own = change.exemption.exempt() ? &change.exemption : around;
      if (own == nullptr) own = ids_.find(change.id);
      mark_all(change.posts, &model::Post::title);
      mark_all(change.units, &model::Unit::name);
      mark_all(change.functions, &model::Function::name);
      changes(change.if_met, own);
      changes(change.if_not, own);
      const model::Exemption* named = own;
      for (const std::string& subject : change.subjects) named = named == nullptr ? ids_.find(subject) : named;
      if (named != nullptr && !change.title.empty()) mark(change.title, *named);
      if (own != nullptr && !change.reason.empty()) mark(change.reason, *own);
      if (own != nullptr && !change.condition.empty()) mark(change.condition, *own);
    }
  }

  void impacts(std::vector<model::Impact>& list) const {
    for (model::Impact& impact : list) {
      const model::Exemption* exempt = impact.exemption.exempt() ? &impact.exemption : ids_.find(impact.post);
      if (exempt != nullptr) box_before(impact.text, *exempt);
    }
  }

  void risk(model::Risk& r) const {
    if (!r.exemption.exempt()) return;
    PlacedText words;
    words.append(plain_markdown(brief(r.exemption)), r.exemption.at);
    for (auto& [language, text] : r.risk.by_language) put_before(words, text, begins_with_letter(text->text()) ? " " : "\n\n", r.exemption.at);
    if (r.risk.empty()) r.risk = own_prose(std::move(words));
  }

  /// Of a report or of a frozen copy.
  template <class Evidence>
  void evidence(Evidence& e) {
    ids_ = ExemptIds(e);
    mark_all(e.organisation.units, &model::Unit::name);
    mark_all(e.organisation.posts, &model::Post::title);
    mark_all(e.organisation.functions, &model::Function::name);
    for (model::ChangeSet& set : e.changes) changes(set.changes, nullptr);
    for (model::Staffing& staffing : e.staffing) impacts(staffing.impacts);
    for (model::FinanceLine& line : e.finance)
      if (const model::Exemption* exempt = ids_.find(line.id)) line.exemption = *exempt;
    for (model::Risk& each : e.risks) risk(each);
    for (model::Option& option : e.options)
      if (option.exemption.exempt()) box_before(option.text, option.exemption);
    // The box before a table is the view's: what follows a title has no place for it.
    for (model::FinanceTable& table : e.finance_tables)
      if (table.exemption.exempt()) mark(table.title, table.exemption);
    for (model::Equality& table : e.equality)
      if (table.exemption.exempt()) mark(table.title, table.exemption);
    for (model::CitedDocument& document : e.documents) {
      if (!document.exemption.exempt()) continue;
      if (!document.short_name.empty()) mark(document.short_name, document.exemption);
      mark(document.title, document.exemption);
    }
  }

  // ---- appendices

  void appendices(std::vector<model::Appendix>& list) {
    for (model::Appendix& a : list) {
      appendices(a.appendices);
      sections(a.sections);
      if (a.as_published) {
        auto copy = std::make_shared<model::AsPublished>(*a.as_published);
        evidence(*copy);
        a.as_published = std::move(copy);
      }
      if (a.exemption.exempt()) appendix(a);
    }
  }
  /// In lists briefly; on its own page, where it has one, before all else.
  void appendix(model::Appendix& a) const {
    using Kind = model::AppendixKind;
    const bool in_report = a.kind == Kind::written || a.kind == Kind::generated || a.kind == Kind::attached;
    if (a.listed_as.empty()) a.listed_as = a.title;
    mark(a.listed_as, a.exemption);
    if (!in_report) return mark(a.title, a.exemption);
    if (a.sections.empty() || a.sections.front().headed) {
      model::Section own;
      own.headed = false;
      own.at = a.at;
      a.sections.insert(a.sections.begin(), std::move(own));
    }
    std::vector<model::SectionPart>& parts = a.sections.front().parts;
    parts.insert(parts.begin(), note_part(a.exemption));
  }

  const house::House& house_;
  std::string own_;
  std::string language_;
  ExemptNotes notes_;
  ExemptIds ids_;
};

}  // namespace

model::Report exempt_edition(const model::Report& report, const house::House& house, std::string_view language) {
  model::Report out = report;
  const std::string shown(language.empty() ? std::string_view(report.language) : language);
  Marker(house, report.language, shown).report(out);
  return out;
}

}  // namespace townclerk::view
