#include "model/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/suggest.hpp"
#include "model/codes.hpp"
#include "model/prose.hpp"

namespace townclerk::model {
namespace {

struct Word {
  Thing thing;
  std::string_view text;
};
constexpr std::array<Word, 30> words{{{Thing::authority, "authority"},
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
                                      {Thing::consultation, "consultation"},
                                      {Thing::theme, "consultation theme"},
                                      {Thing::event, "event"},
                                      {Thing::finance, "finance line"},
                                      {Thing::risk, "risk"},
                                      {Thing::document, "document"},
                                      {Thing::appendix, "appendix"},
                                      {Thing::scheme, "scheme"},
                                      {Thing::impact, "staffing impact"},
                                      {Thing::finance_table, "finance table"},
                                      {Thing::finance_row, "row of a finance table"},
                                      {Thing::equality, "equality table"},
                                      {Thing::equality_row, "row of an equality table"},
                                      {Thing::milestone, "milestone"},
                                      {Thing::option, "option"},
                                      {Thing::principle, "principle"},
                                      {Thing::cycle, "cycle"},
                                      {Thing::phase, "phase of a cycle"},
                                      {Thing::document_group, "document group"}}};

/// What a frozen copy cannot hold, so that it is the report's.
constexpr Thing shared =
    Thing::authority | Thing::meeting | Thing::person | Thing::delegation | Thing::recommendation | Thing::section | Thing::appendix;

std::string with_article(const std::string& kind) {
  const bool vowel = std::string_view("aeiou").find(kind.front()) != std::string_view::npos && !kind.starts_with("uni");
  return (vowel ? "an " : "a ") + kind;
}

}  // namespace

std::string in_words(Thing things) {
  if ((things & Thing::anything) == Thing::anything) return "id";
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

void Names::declare(std::string_view id, Thing thing, Span at, Diagnostics& diagnostics, Span owner) {
  const auto [entry, added] = declared_.emplace(std::string(id), Declared{thing, at, owner});
  if (added) {
    order_.push_back(&*entry);
    return;
  }
  diagnostics.add(Diagnostic(codes::M105, at, fmt::format("the id '{}' is used already", id))
                      .note(fmt::format("'{}' is the id of this {}", id, in_words(entry->second.thing)), entry->second.at)
                      .hint("ids are unique in the whole report"));
}

void Names::refer(std::string_view id, Thing things, Span at, std::string what, Span owner) {
  references_.push_back({std::string(id), things, at, std::move(what), owner});
}

const Names::Declared* Names::find(const std::string& id, const Names* around) const {
  const auto own = declared_.find(id);
  if (own != declared_.end()) return &own->second;
  if (around == nullptr) return nullptr;
  const auto outer = around->declared_.find(id);
  return outer != around->declared_.end() && overlap(outer->second.thing, shared) ? &outer->second : nullptr;
}

void Names::check(Diagnostics& diagnostics, const Names* around) {
  for (const Reference& reference : references_) {
    if (enough_faults(diagnostics)) return;
    check(reference, around, diagnostics);
  }
}

void Names::check(const Reference& reference, const Names* around, Diagnostics& diagnostics) {
  const Declared* found = find(reference.id, around);
  if (found == nullptr && is_in_prose(reference)) return;
  if (found == nullptr) {
    diagnostics.add(unknown(reference, around));
    return;
  }
  const std::string kind = in_words(found->thing);
  if (!overlap(found->thing, reference.things)) {
    diagnostics.add(Diagnostic(codes::M121, reference.at,
                               fmt::format("{} names '{}', {}, where it needs {}", reference.what, reference.id, with_article(kind),
                                           with_article(in_words(reference.things))))
                        .note(fmt::format("the {} '{}' is declared here", kind, reference.id), found->at));
  } else if (reference.owner.known() && reference.owner != found->owner) {
    diagnostics.add(
        Diagnostic(codes::M121, reference.at, fmt::format("{} names '{}', {} elsewhere", reference.what, reference.id, with_article(kind)))
            .note(fmt::format("the {} '{}' is declared here", kind, reference.id), found->at)
            .hint("name one that is declared in the same table"));
  }
}

bool Names::is_in_prose(const Reference& reference) {
  if (!overlap(reference.things, Thing::in_prose)) return false;
  if (!ids_in_prose_) {
    ids_in_prose_.emplace();
    for (const auto& text : prose_)
      for (std::string& id : ids_in(text->text())) ids_in_prose_->insert(std::move(id));
  }
  return ids_in_prose_->contains(reference.id);
}

Diagnostic Names::unknown(const Reference& reference, const Names* around) {
  const std::string kinds = in_words(reference.things);
  Diagnostic fault(codes::M104, reference.at, fmt::format("{} names the unknown {} '{}'", reference.what, kinds, reference.id));
  std::vector<std::string_view> candidates;
  std::optional<Span> first;
  const auto collect = [&](const Names& names, Thing things) {
    if (names.order_.size() > comparisons_left_) return;
    comparisons_left_ -= names.order_.size();
    for (const auto* entry : names.order_) {
      if (!overlap(entry->second.thing, things) || (reference.owner.known() && entry->second.owner != reference.owner)) continue;
      candidates.emplace_back(entry->first);
      if (!first) first = entry->second.at;
    }
  };
  collect(*this, reference.things);
  if (around != nullptr && overlap(reference.things, shared)) collect(*around, reference.things & shared);
  if (overlap(reference.things, Thing::in_prose) && ids_in_prose_ && ids_in_prose_->size() <= comparisons_left_) {
    comparisons_left_ -= ids_in_prose_->size();
    candidates.insert(candidates.end(), ids_in_prose_->begin(), ids_in_prose_->end());
  }
  if (first && kinds != "id") fault.notes.push_back({fmt::format("the first {} is declared here", kinds), *first});
  const auto near = nearest(reference.id, candidates);
  const bool live = around != nullptr && around->declared_.contains(reference.id);
  if (near) fault.hints.push_back(fmt::format("did you mean '{}'?", *near));
  if (live) fault.hints.emplace_back("what was published is named as the copy in <as-published> holds it");
  if (!near && !live) fault.hints.emplace_back("declare it, name another, or take this mention of it out");
  return fault;
}

}  // namespace townclerk::model
