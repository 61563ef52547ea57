#include "model/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/suggest.hpp"
#include "model/codes.hpp"

namespace townclerk::model {
namespace {

struct Word {
  Thing thing;
  std::string_view text;
};
constexpr std::array<Word, 17> words{{{Thing::authority, "authority"},
                                      {Thing::meeting, "meeting"},
                                      {Thing::person, "person"},
                                      {Thing::delegation, "delegation"},
                                      {Thing::recommendation, "recommendation"},
                                      {Thing::section, "section"},
                                      {Thing::post, "post"},
                                      {Thing::unit, "unit"},
                                      {Thing::function, "function"},
                                      {Thing::set, "change set"},
                                      {Thing::change, "change"},
                                      {Thing::theme, "consultation theme"},
                                      {Thing::event, "event"},
                                      {Thing::finance, "finance line"},
                                      {Thing::risk, "risk"},
                                      {Thing::document, "document"},
                                      {Thing::appendix, "appendix"}}};

std::string with_article(const std::string& kind) {
  const bool vowel = std::string_view("aeiou").find(kind.front()) != std::string_view::npos && !kind.starts_with("uni");
  return (vowel ? "an " : "a ") + kind;
}

}  // namespace

std::string in_words(Thing things) {
  if (things == Thing::anything) return "id";
  std::vector<std::string_view> list;
  for (const Word& word : words)
    if (overlap(word.thing, things)) list.push_back(word.text);
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += i + 1 == list.size() ? " or " : ", ";
    out += list[i];
  }
  return out;
}

void Names::declare(std::string_view id, Thing thing, Span at, Diagnostics& diagnostics) {
  const auto [entry, added] = declared_.emplace(std::string(id), Declared{thing, at});
  if (added) {
    order_.push_back(&*entry);
    return;
  }
  diagnostics.add(Diagnostic(codes::M105, at, fmt::format("the id '{}' is used already", id))
                      .note(fmt::format("'{}' is the id of this {}", id, in_words(entry->second.thing)), entry->second.at)
                      .hint("ids are unique in the whole report"));
}

void Names::refer(std::string_view id, Thing things, Span at, std::string what) {
  references_.push_back({std::string(id), things, at, std::move(what)});
}

void Names::check(Diagnostics& diagnostics) {
  for (const Reference& reference : references_) {
    if (enough_faults(diagnostics)) return;
    const auto found = declared_.find(reference.id);
    if (found == declared_.end()) {
      diagnostics.add(unknown(reference));
    } else if (!overlap(found->second.thing, reference.things)) {
      const std::string kind = in_words(found->second.thing);
      diagnostics.add(Diagnostic(codes::M121, reference.at,
                                 fmt::format("{} names '{}', {}, where it needs {}", reference.what, reference.id, with_article(kind),
                                             with_article(in_words(reference.things))))
                          .note(fmt::format("the {} '{}' is declared here", kind, reference.id), found->second.at));
    }
  }
}

Diagnostic Names::unknown(const Reference& reference) {
  const std::string kinds = in_words(reference.things);
  Diagnostic fault(codes::M104, reference.at, fmt::format("{} names the unknown {} '{}'", reference.what, kinds, reference.id));
  std::vector<std::string_view> candidates;
  std::optional<Span> first;
  if (order_.size() <= comparisons_left_) {
    comparisons_left_ -= order_.size();
    for (const auto* entry : order_) {
      if (!overlap(entry->second.thing, reference.things)) continue;
      candidates.emplace_back(entry->first);
      if (!first) first = entry->second.at;
    }
  }
  if (first && reference.things != Thing::anything) fault.notes.push_back({fmt::format("the first {} is declared here", kinds), *first});
  if (const auto near = nearest(reference.id, candidates)) fault.hints.push_back(fmt::format("did you mean '{}'?", *near));
  return fault;
}

}  // namespace townclerk::model
