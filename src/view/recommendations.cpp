#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/ascii.hpp"
#include "view/context.hpp"
#include "view/forms.hpp"
#include "view/generated.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;
using Position = house::RecommendationForms::Position;
using Place = model::PlaceOfRecommendation;

using Pieces = std::vector<model::RecommendationPiece>;
using Kind = model::RecommendationPiece::Kind;

const Pieces& pieces(const model::Recommendation& recommendation, std::string_view language) {
  static const Pieces none;
  for (const auto& [tag, text] : recommendation.text)
    if (tag == language) return text;
  return recommendation.text.empty() ? none : recommendation.text.front().second;
}

std::string body(const Context& context, std::string_view language) {
  return context.meeting == nullptr ? std::string() : context.meeting->body.in(language).text;
}

std::string actor(const Context& context, std::string_view language) {
  const std::string name = body(context, language);
  const std::size_t blank = name.rfind(' ');
  const std::string_view last = blank == std::string::npos ? std::string_view(name) : std::string_view(name).substr(blank + 1);
  return house::fill(context.house.recommendations.actor.in(language), {{"body", name}, {"kind", last}});
}

/// The language of a sentence: the edition's, or the report's own where it is not given in that.
std::string_view language_of(const Context& context, const model::Recommendation& r) {
  const bool given = std::any_of(r.text.begin(), r.text.end(), [&context](const auto& text) { return text.first == context.language; });
  return given || r.text.empty() ? std::string_view(context.language) : std::string_view(r.text.front().first);
}

/// The verb that a sentence of the common form begins with, behind its subject ("That <actor/>", "<actor/>" or nothing); the number of pieces
/// where the sentence has another form, which the house's words do not fit.
std::size_t leading_verb(const Pieces& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const model::RecommendationPiece& piece = list[i];
    if (piece.kind == Kind::verb) return i;
    if (piece.kind == Kind::actor) continue;
    const std::string_view words = piece.markdown == nullptr ? std::string_view() : trimmed(piece.markdown->text());
    if (!words.empty() && !(words == "That" && i == 0)) break;
  }
  return list.size();
}

/// The house's words for "That the Committee approve …", which may be in the passive: "That the structure be approved".
bool has_passive(const house::RecommendationForms& forms, std::string_view language) {
  return forms.verb == house::RecommendationForms::Verb::base && forms.item.in(language).find("{actor}") != std::string_view::npos;
}

/// A verb with its object: "be authorised" of a passive sentence, whose subject the object is; else "authorises the Monitoring Officer".
std::string verb_phrase(const Context& context, const model::RecommendationPiece& piece, bool passive) {
  const house::RecommendationForms& forms = context.house.recommendations;
  if (passive && !piece.object.empty()) return "be " + participle(piece.verb, forms);
  return conjugated(piece.verb, forms) + (piece.object.empty() ? "" : " " + piece.object);
}

/// The pieces from `first` on with their slots filled; the first verb in the passive where it may be.
PlacedText sentence(const Context& context, std::string_view language, const Pieces& list, std::size_t first, bool capital, bool passive) {
  PlacedText out;
  for (std::size_t i = first; i < list.size(); ++i) {
    const model::RecommendationPiece& piece = list[i];
    switch (piece.kind) {
      case Kind::markdown:
        if (piece.markdown != nullptr) out.append(*piece.markdown);
        break;
      case Kind::actor:
        out.append(plain_markdown(actor(context, language)), piece.at);
        break;
      case Kind::verb: {
        const std::string verb = verb_phrase(context, piece, passive && i == first);
        out.append(plain_markdown(capital && i == first ? capitalised(verb) : verb), piece.at);
        break;
      }
    }
  }
  return out;
}

/// Without the white space round it.
PlacedText trimmed(const PlacedText& text) {
  const std::string& whole = text.text();
  std::size_t begin = 0;
  std::size_t end = whole.size();
  while (begin < end && is_blank(whole[begin])) ++begin;
  while (end > begin && is_blank(whole[end - 1])) --end;
  PlacedText out;
  out.append(text, begin, end);
  return out;
}

/// The house's words round a sentence of which `who` is the subject: "That {actor} {text}". Words that its slots stand in keep no place of their own.
PlacedText in_house_form(const Context& context, std::string_view language, const PlacedText& text, std::string_view who, Span at) {
  const std::string pattern(context.house.recommendations.item.in(language));
  constexpr std::string_view slot = "{text}";
  const std::size_t hole = pattern.find(slot);
  if (hole == std::string::npos) return text;
  PlacedText out;
  out.append(plain_markdown(house::fill(std::string_view(pattern).substr(0, hole), {{"actor", who}})), at);
  out.append(text);
  out.append(plain_markdown(house::fill(std::string_view(pattern).substr(hole + slot.size()), {{"actor", who}})), at);
  return out;
}

Value prose(PlacedText text) {
  if (text.empty()) return {};
  return mustache::Prose{std::make_shared<const PlacedText>(std::move(text))};
}

/// The language of a sentence that is not given in the edition's.
Value foreign(const Context& context, const model::Recommendation& r) {
  const std::string_view language = language_of(context, r);
  return language == context.language ? Value() : context.words(language, r.at);
}

/// "Reason:", or "Reason 2:" where the house counts the reasons of a list.
Value reason_label(const Context& context, int count) {
  return context.words(house::fill(context.label("recommendation-reason"), {{"n", std::to_string(count)}}));
}

/// Recommendations with what they are counted by.
struct Printed {
  List list;
  int reasons = 0;
};

Value recommendation(const Context& context, const model::Recommendation& r, bool again, int depth, int& reasons) {
  const bool unnumbered = r.number == "none";
  const bool gap = context.withheld(r.exemption);
  Value text;
  if (gap) {
    text = Context::block(context.gap(), r.exemption.at);
  } else {
    const std::string_view language = language_of(context, r);
    const Pieces& list = pieces(r, language);
    const std::size_t verb = leading_verb(list);
    const bool framed = !r.as_written && depth == 1 && verb < list.size();
    const bool capital = framed && context.house.recommendations.item.in(language).rfind("{text}", 0) == 0;
    const bool passive = framed && !list[verb].object.empty() && has_passive(context.house.recommendations, language);
    PlacedText whole = trimmed(sentence(context, language, list, framed ? verb : 0, capital, passive));
    text = prose(framed ? in_house_form(context, language, whole, passive ? list[verb].object : actor(context, language), r.at) : std::move(whole));
  }
  List items;
  if (depth < deepest_recommendation)
    for (const model::Recommendation& item : r.items) items.push_back(recommendation(context, item, again, depth + 1, reasons));
  if (!r.reason.empty()) ++reasons;
  return Members(12)
      .add("id", context.words(r.id, r.at))
      .add("language", gap ? Value() : foreign(context, r))
      .add("reason", context.prose(r.reason, r.exemption))
      .add("reason-label", r.reason.empty() ? Value() : reason_label(context, reasons))
      .add("anchor", context.words(again ? r.id + "-closing" : r.id, r.at))
      .add("number", unnumbered ? Value() : context.words(r.number, r.at))
      .add("is-unnumbered", unnumbered)
      .add("text", std::move(text))
      .add("delegation", gap ? Value() : delegation(context, context.delegation(r.delegation)))
      .add("is-exempt", gap)
      .add("items", std::move(items))
      .done();
}

/// The meeting's own recommendations stand instead of the report's.
const std::vector<model::Recommendation>& of_meeting(const Context& context) {
  const bool own = context.meeting != nullptr && !context.meeting->recommendations.empty();
  return own ? context.meeting->recommendations : context.report.recommendations;
}

bool is_first(const Context& context, const model::Recommendation& r) {
  if (context.house.is_guest && context.house.recommendations.position == Position::last) return false;  // it never prints any in front
  return r.in == Place::both || (r.in == Place::front && context.house.recommendations.position != Position::last);
}

bool is_last(const Context& context, const model::Recommendation& r) {
  return r.in != Place::front || context.house.recommendations.position != Position::first;
}

}  // namespace

Value delegation(const Context& context, const model::Delegation* d) {
  if (d == nullptr) return {};
  return Members(4)
      .add("id", context.words(context.anchor(d->id), d->at))
      .add("citation", context.words(d->citation))
      .add("holder", context.words(d->holder))
      .add("power", context.words(d->power))
      .done();
}

bool has_front_recommendations(const Context& context) {
  const auto& list = of_meeting(context);
  return std::any_of(list.begin(), list.end(), [&context](const model::Recommendation& r) { return is_first(context, r); });
}

bool has_closing_recommendations(const Context& context) {
  const auto& list = of_meeting(context);
  return std::any_of(list.begin(), list.end(), [&context](const model::Recommendation& r) { return is_last(context, r); });
}

Value recommendations(const Context& context) {
  Printed front;
  Printed closing;
  for (const model::Recommendation& r : of_meeting(context)) {
    const bool first = is_first(context, r);
    if (first) front.list.push_back(recommendation(context, r, false, 1, front.reasons));
    if (is_last(context, r)) closing.list.push_back(recommendation(context, r, first, 1, closing.reasons));
  }
  const house::RecommendationForms& forms = context.house.recommendations;
  const bool has_front = !front.list.empty();
  const bool has_closing = !closing.list.empty();
  const std::string name = body(context, context.language);
  const house::NumberForm& figures = context.house.numbering.recommendations;
  List fields = fields_of_role(context, recommendations_role);
  return Members()
      .add("heading", context.words(forms.heading.in(context.language), context.house.at))
      .add("lead-in", Context::block(house::fill(forms.lead_in.in(context.language), {{"body", name}}), context.house.at))
      .add("fields", std::move(fields))
      .add("form", context.words(house::format(figures, 1)))
      .add("has-front", has_front)
      .add("front", std::move(front.list))
      .add("has-closing", has_closing)
      .add("closing", std::move(closing.list))
      .done();
}

}  // namespace townclerk::view
