#include "view/context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/suggest.hpp"
#include "model/changes.hpp"
#include "view/codes.hpp"
#include "view/exempt_words.hpp"
#include "view/forms.hpp"

namespace townclerk::view {
namespace {

template <class T>
const T* by_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [id](const T& entry) { return entry.id == id; });
  return found == list.end() ? nullptr : &*found;
}

template <class T>
void unknown(Code code, std::string_view what, std::string_view id, const std::vector<T>& list, Diagnostics& diagnostics, Span at) {
  std::vector<std::string_view> ids;
  for (const T& entry : list) ids.push_back(entry.id);
  Diagnostic diagnostic(code, at, fmt::format("the report has no {} '{}'", what, id));
  if (const auto near = nearest(id, ids)) {
    diagnostic.hints.push_back(fmt::format("did you mean '{}'?", *near));
  } else if (!ids.empty()) {
    diagnostic.hints.push_back(fmt::format("it has: {}", fmt::join(ids, ", ")));
  }
  diagnostics.add(std::move(diagnostic));
}

const model::Meeting* chosen_meeting(const model::Report& report, std::string_view id, Diagnostics& diagnostics) {
  if (id.empty()) return report.meetings.empty() ? nullptr : &report.meetings.back();
  const model::Meeting* found = by_id(report.meetings, id);
  if (found == nullptr) unknown(codes::V208, "meeting", id, report.meetings, diagnostics, report.at);
  return found;
}

std::string chosen_set(const model::Report& report, const std::string& id, Diagnostics& diagnostics) {
  if (id.empty()) return report.changes.empty() ? std::string() : report.changes.back().id;
  if (by_id(report.changes, id) != nullptr) return id;
  unknown(codes::V209, "set of changes", id, report.changes, diagnostics, report.at);
  return {};
}

}  // namespace

Context::Context(const model::Report& r, const house::House& h, const Options& options, Diagnostics& d)
    : report(r),
      house(h),
      language(options.language.empty() ? r.language : options.language),
      edition(options.edition),
      gaps_only(options.gaps_only),
      change_set(chosen_set(r, options.change_set, d)),
      meeting(chosen_meeting(r, options.meeting, d)),
      diagnostics(d),
      attached(options.attached) {
  for (const model::Person& p : report.people) people_.emplace(p.id, &p);
  for (const model::Post* p : model::all_posts(report)) posts_.emplace(p->id, p);
}

const model::Person* Context::person(std::string_view id) const {
  const auto found = people_.find(id);
  return found == people_.end() ? nullptr : found->second;
}

const model::Post* Context::post(std::string_view id) const {
  const auto found = posts_.find(id);
  return found == posts_.end() ? nullptr : found->second;
}

const model::Authority* Context::authority(std::string_view id) const {
  return by_id(report.authorities, id);
}
const model::Authority* Context::own_authority() const {
  if (meeting != nullptr && !meeting->authority.empty()) return authority(meeting->authority);
  return report.authorities.empty() ? nullptr : &report.authorities.front();
}
const model::Delegation* Context::delegation(std::string_view id) const {
  return by_id(report.delegations, id);
}
bool Context::has_set(std::string_view id) const {
  return by_id(report.changes, id) != nullptr;
}

mustache::Value Context::words(std::string_view text, Span at) const {
  if (text.empty()) return {};
  return mustache::Text{std::string(text), at};
}

mustache::Value Context::words(const model::Localised& text) const {
  if (text.empty()) return {};
  return words(text.in(language));
}

mustache::Value Context::words(const model::Localised& text, const model::Exemption& exemption) const {
  return withheld(exemption) ? words(gap(), exemption.at) : words(text);
}

mustache::Value Context::in_sentences(const mustache::Value& value) const {
  if (edition == Edition::exempt) return value;
  if (const auto* text = std::get_if<mustache::Text>(&value.data))
    return text->text == gap() ? mustache::Text{std::string(label("exempt-in-sentence")), text->at} : *text;
  const auto* object = std::get_if<std::shared_ptr<const mustache::Object>>(&value.data);
  if (object == nullptr) return value;
  mustache::Object members = **object;
  for (auto& [name, member] : members) member = in_sentences(member);
  return members;
}

mustache::Value Context::prose(const model::Prose& text) const {
  auto placed = text.empty() ? nullptr : text.in(language);
  if (placed == nullptr || placed->empty()) return {};
  return mustache::Prose{std::move(placed), names};
}

mustache::Value Context::prose(PlacedText text) const {
  return mustache::Prose{std::make_shared<const PlacedText>(std::move(text)), names};
}

mustache::Value Context::prose(const model::Prose& text, const model::Exemption& exemption) const {
  return withheld(exemption) ? block(gap(), exemption.at) : prose(text);
}

mustache::Value Context::exempt_note(const model::Exemption& exemption) const {
  if (!exemption.exempt() || withheld(exemption)) return {};
  return prose(ExemptNotes(house, language, report.language).box(exemption, language));
}

mustache::Value Context::block(std::string_view words, Span at) {
  if (words.empty()) return {};
  auto placed = std::make_shared<PlacedText>();
  placed->append(plain_markdown(words), at);
  return mustache::Prose{std::move(placed)};
}

mustache::Value Context::date(const model::When& when) const {
  const std::string full = view::date(when, house, language, DateForm::full);
  return Members(5)
      .add("long", words(full, when.at))
      .add("opening", words(capitalised(full), when.at))
      .add("short", words(view::date(when, house, language, DateForm::brief), when.at))
      .add("caps", words(view::date(when, house, language, DateForm::capitals), when.at))
      .add("iso", words(iso_date(when), when.at))
      .done();
}

model::When day(const model::Date& date) {
  model::When when;
  when.date = date;
  return when;
}

}  // namespace townclerk::view
