#include "document/anchors.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "document/codes.hpp"

namespace townclerk::document {
namespace {

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// Runs of what `keep` refuses become one hyphen.
template <typename Keep>
std::string hyphenated(std::string_view text, Keep keep) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    const char kept = keep(c);
    if (kept == '\0') {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += kept;
  }
  return out;
}

}  // namespace

std::string slug(std::string_view title) {
  return hyphenated(title, [](char c) {
    if (is_capital(c)) return lower(c);
    return is_small(c) || is_figure(c) ? c : '\0';
  });
}

std::string number_slug(std::string_view number) {
  return hyphenated(number, [](char c) { return is_capital(c) || is_small(c) || is_figure(c) || c == '.' ? c : '\0'; });
}

void Anchors::declare(std::vector<Block>& blocks, Diagnostics& diagnostics) {
  for (Block& block : blocks) {
    const Span at = block.attributes->at.known() ? block.attributes->at : block.at;
    if (is_repeated(block.attributes->id, at)) block.attributes.edit().id.clear();
    declare(block.attributes->id, at, diagnostics);
    declare_inline(block.inlines, diagnostics);
    declare(block.blocks, diagnostics);
  }
}

void Anchors::declare_inline(const std::vector<Inline>& inlines, Diagnostics& diagnostics) {
  for (const Inline& piece : inlines) {
    if (piece.kind == InlineKind::anchor) declare(piece.text, piece.at, diagnostics);
    declare_inline(piece.children, diagnostics);
  }
}

void Anchors::declare(const std::string& id, Span at, Diagnostics& diagnostics) {
  if (id.empty()) return;
  const auto [first, is_new] = stated_.emplace(id, at);
  if (is_new) {
    targets_.emplace(id, Target{});
    return;
  }
  diagnostics.add(Diagnostic(codes::N101, at, fmt::format("the id '{}' is used a second time", id)).note("it is first used here", first->second));
}

/// One place of a template or of the report makes an id again where a part is printed twice: the first keeps it.
bool Anchors::is_repeated(const std::string& id, Span at) const {
  const auto first = stated_.find(id);
  return at.known() && first != stated_.end() && first->second == at;
}

bool Anchors::claim(const std::string& id) {
  return targets_.emplace(id, Target{}).second;
}

std::string Anchors::claim_unique(const std::string& id) {
  if (claim(id)) return id;
  int& repeats = repeats_.emplace(id, 1).first->second;
  for (;;) {
    std::string other = fmt::format("{}-{}", id, ++repeats);
    if (claim(other)) return other;
  }
}

void Anchors::bind_inline(const std::vector<Inline>& inlines, const Target& target) {
  for (const Inline& piece : inlines) {
    if (piece.kind == InlineKind::anchor) bind(piece.text, target);
    bind_inline(piece.children, target);
  }
}

const Target* Anchors::find(std::string_view id) const {
  const auto found = targets_.find(id);
  return found == targets_.end() ? nullptr : &found->second;
}

std::optional<std::string_view> Anchors::suggest(std::string_view id) {
  constexpr int most_questions = 20;
  if (++questions_ > most_questions) return std::nullopt;
  std::vector<std::string_view> ids;
  ids.reserve(targets_.size());
  for (const auto& [known, target] : targets_) ids.push_back(known);
  return nearest(id, ids);
}

}  // namespace townclerk::document
