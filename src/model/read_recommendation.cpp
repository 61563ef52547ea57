#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "model/codes.hpp"
#include "model/parts.hpp"
#include "model/prose.hpp"
#include "model/values.hpp"

namespace townclerk::model {
namespace {

/// Whether a text may, must or must not hold slots to conjugate.
enum class Slots : std::uint8_t { allowed, required, none };

RecommendationPiece read_slot(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  RecommendationPiece piece;
  piece.at = tag.at();
  piece.kind = element.name() == "actor" ? RecommendationPiece::Kind::actor : RecommendationPiece::Kind::verb;
  if (piece.kind == RecommendationPiece::Kind::verb) {
    piece.verb = tag.formed("name", Need::required, is_verb, "the base form of a verb in lower-case letters");
    piece.object = tag.words("object").text;
  }
  tag.children({});
  return piece;
}

void check_slots(Reading& reading, const xml::Element& element, Slots slots, const std::vector<RecommendationPiece>& pieces) {
  const auto is_slot = [](const RecommendationPiece& piece) { return piece.kind != RecommendationPiece::Kind::markdown; };
  const auto is_verb_slot = [](const RecommendationPiece& piece) { return piece.kind == RecommendationPiece::Kind::verb; };
  if (slots == Slots::none) {
    const auto slot = std::find_if(pieces.begin(), pieces.end(), is_slot);
    if (slot != pieces.end()) reading.fault(Diagnostic(codes::M119, slot->at, "a recommendation that is printed as written has no slots"));
  } else if (slots == Slots::required && std::none_of(pieces.begin(), pieces.end(), is_verb_slot)) {
    reading.fault(Diagnostic(codes::M125, element.name_at(), "the recommendation has no verb to conjugate")
                      .hint("write the verb as <verb name=\"approve\"/>, or give the recommendation form=\"as-written\""));
  }
}

/// The words and slots of one <text>.
std::vector<RecommendationPiece> read_pieces(Reading& reading, const xml::Element& element, Slots slots) {
  std::vector<RecommendationPiece> pieces;
  const auto children = element.read_children();
  for (std::size_t i = 0; i < children.size() && !enough_faults(reading.diagnostics); ++i) {
    const auto& child = children[i];
    if (!child.element) {
      auto words = std::make_shared<PlacedText>(one_line(child.text, i == 0, i + 1 == children.size()));
      if (words->empty()) continue;
      const Span at = words->place(0, words->text().size());
      pieces.push_back({RecommendationPiece::Kind::markdown, std::move(words), {}, {}, at});
    } else if (child.element->space() == report_space && (child.element->name() == "actor" || child.element->name() == "verb")) {
      pieces.push_back(read_slot(reading, *child.element));
    } else {
      reading.fault(
          Diagnostic(codes::M109, child.element->name_at(), fmt::format("the element '{}' stands inside a recommendation", child.element->name()))
              .hint("the text holds Markdown, <actor/> and <verb name=\"…\"/>; any other '<' only between '<![CDATA[' and ']]>'"));
    }
  }
  check_slots(reading, element, slots, pieces);
  return pieces;
}

void read_text(Reading& reading, const xml::Element& element, Slots slots, Recommendation& into) {
  Tag tag(reading, element);
  const std::string language = tag.language();
  tag.close_attributes();
  auto pieces = read_pieces(reading, element, slots);
  if (language_fits(reading, element, language, into.text)) into.text.emplace_back(language, std::move(pieces));
}

/// What recommendations and their items have alike.
void read_head(Tag& tag, Recommendation& into) {
  into.at = tag.at();
  into.id = tag.id(Thing::recommendation);
  into.number = tag.stated_number();
  into.delegation = tag.reference("delegation", Thing::delegation);
  into.exemption = tag.exemption();
}

Recommendation read_item(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Recommendation item;
  read_head(tag, item);
  tag.children({{"text", Occurs::at_least_once, [&](const xml::Element& child) { read_text(reading, child, Slots::allowed, item); }},
                each(reading, "item", Occurs::any, read_item, item.items)});
  return item;
}

Recommendation read_recommendation(Reading& reading, const xml::Element& element) {
  constexpr Words<PlaceOfRecommendation, 3> places{
      {{"front", PlaceOfRecommendation::front}, {"closing", PlaceOfRecommendation::closing}, {"both", PlaceOfRecommendation::both}}};
  constexpr Words<bool, 1> forms{{{"as-written", true}}};
  Tag tag(reading, element);
  Recommendation recommendation;
  read_head(tag, recommendation);
  recommendation.in = tag.choice("in", places, PlaceOfRecommendation::front);
  recommendation.as_written = tag.choice("form", forms, false);
  const Slots slots = recommendation.as_written ? Slots::none : Slots::required;
  tag.children({{"text", Occurs::at_least_once, [&](const xml::Element& child) { read_text(reading, child, slots, recommendation); }},
                proses(reading, "reason", Occurs::any, recommendation.reason),
                each(reading, "item", Occurs::any, read_item, recommendation.items)});
  return recommendation;
}

}  // namespace

Delegation read_delegation(Reading& reading, const xml::Element& element) {
  Tag tag(reading, element);
  Delegation delegation;
  delegation.at = tag.at();
  delegation.id = tag.id(Thing::delegation);
  delegation.citation = tag.words("citation", Need::required);
  delegation.holder = tag.words("holder");
  tag.children({lines(reading, "power", Occurs::any, delegation.power)});
  return delegation;
}

std::vector<Recommendation> read_recommendations(Reading& reading, const xml::Element& element) {
  std::vector<Recommendation> list;
  Tag(reading, element).children({each(reading, "recommendation", Occurs::any, read_recommendation, list)});
  return list;
}

}  // namespace townclerk::model
