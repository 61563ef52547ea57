#include "document/references.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "document/codes.hpp"
#include "document/destination.hpp"

namespace townclerk::document {
namespace {

constexpr std::string_view document_scheme = "doc:";

/// A full stop behind one of these ends no sentence.
bool is_abbreviation(std::string_view word) {
  constexpr std::array<std::string_view, 11> known{"para", "paras", "no", "nos", "cf", "e.g", "i.e", "p", "pp", "s", "ss"};
  return std::find(known.begin(), known.end(), word) != known.end();
}

bool ends_sentence(std::string_view text) {
  constexpr std::string_view stops = ".?!";
  if (text.empty() || stops.find(text.back()) == std::string_view::npos) return false;
  text.remove_suffix(1);
  const std::size_t gap = text.find_last_of(" (");
  return !is_abbreviation(gap == std::string_view::npos ? text : text.substr(gap + 1));
}

/// True where the words at `i` are the first of a sentence. A reference that stands alone is no sentence.
bool begins_sentence(const std::vector<Inline>& inlines, std::size_t i, bool begins_block) {
  if (i == 0) return begins_block && inlines.size() > 1;
  const Inline& before = inlines[i - 1];
  if (before.kind == InlineKind::soft_break) return i > 1 && inlines[i - 2].kind == InlineKind::text && ends_sentence(inlines[i - 2].text);
  if (before.kind == InlineKind::anchor) return begins_sentence(inlines, i - 1, begins_block);
  if (before.kind != InlineKind::text || before.text.empty() || before.text.back() != ' ') return false;
  std::string_view text = before.text;
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return ends_sentence(text);
}

void capitalise(std::string& words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
}

/// Words and their number stay on one line.
std::string joined(std::string_view pattern) {
  constexpr std::string_view loose = " {n}";
  std::string out(pattern);
  if (const std::size_t at = out.find(loose); at != std::string::npos) out.replace(at, 1, "\u00A0");
  return out;
}

std::string in_quotes(std::string_view title) {
  return fmt::format("\u2018{}\u2019", title);
}

}  // namespace

References::References(const house::House& house, std::string_view language, Anchors& anchors, std::span<const ExternalDocument> documents,
                       const Unprinted& unprinted, Diagnostics& diagnostics)
    : house_(house), language_(language), anchors_(anchors), documents_(documents), unprinted_(unprinted), diagnostics_(diagnostics) {}

void References::resolve(std::vector<Block>& blocks, std::size_t scope) {
  for (Block& block : blocks) {
    resolve(block.inlines, scope, block.kind == BlockKind::paragraph);
    std::size_t inner = scope;
    if (block.kind == BlockKind::container && block.attributes.has("appendix")) {
      const Target* own = anchors_.find(block.attributes.id);
      if (own != nullptr && own->kind == TargetKind::appendix) inner = own->scope;
    }
    resolve(block.blocks, inner);
  }
}

void References::resolve(std::vector<Inline>& inlines, std::size_t scope, bool begins) {
  for (std::size_t i = 0; i < inlines.size(); ++i) {
    Inline& piece = inlines[i];
    if (piece.kind == InlineKind::reference) {
      piece.text.starts_with(document_scheme) ? outside(piece) : inside(piece, scope, begins_sentence(inlines, i, begins));
      continue;
    }
    if (piece.kind == InlineKind::link) check_link(piece);
    resolve(piece.children, scope, false);
  }
  // A citation of a document without an address leaves words in the link's place.
  const auto is_bare = [](const Inline& piece) { return piece.kind == InlineKind::link && piece.text.starts_with(document_scheme); };
  if (diagnostics_.has_errors() || std::none_of(inlines.begin(), inlines.end(), is_bare)) return;
  std::vector<Inline> flat;
  for (Inline& piece : inlines) {
    if (is_bare(piece)) {
      std::move(piece.children.begin(), piece.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(piece));
    }
  }
  inlines = std::move(flat);
}

void References::inside(Inline& reference, std::size_t scope, bool begins_sentence) {
  const std::string_view id = std::string_view(reference.text).substr(reference.text.starts_with('#') ? 1 : 0);
  const Target* target = anchors_.find(id);
  if (target == nullptr || id.empty() || id.size() == reference.text.size()) return points_nowhere(reference, id);
  std::string printed = words(*target, scope);
  if (printed.empty()) {
    diagnostics_.add(Diagnostic(codes::N103, reference.at, fmt::format("'{}' has neither a number nor a title that could be printed", id))
                         .hint(fmt::format("write the words yourself: [words](#{})", id)));
    return;
  }
  if (begins_sentence) capitalise(printed);
  reference.kind = InlineKind::link;
  reference.children = {Inline{InlineKind::text, std::move(printed), {}, reference.at}};
}

void References::outside(Inline& reference) {
  const ExternalDocument* cited = document(reference);
  if (cited == nullptr) return;
  std::string printed = cited->short_name.empty() ? cited->title : cited->short_name;
  if (printed.empty()) printed = cited->name;
  if (const std::size_t mark = reference.text.find('#'); mark != std::string::npos && mark + 1 < reference.text.size())
    printed += ", " + fill(house_.references.paragraph, std::string_view(reference.text).substr(mark + 1));
  if (cited->address.empty()) {
    reference.kind = InlineKind::text;
    reference.text = std::move(printed);
    return;
  }
  reference.kind = InlineKind::link;
  reference.text = cited->address;
  reference.children = {Inline{InlineKind::text, std::move(printed), {}, reference.at}};
}

void References::check_link(Inline& link) {
  const std::string_view destination = link.text;
  if (destination.starts_with('#')) {
    if (destination.size() == 1 || anchors_.find(destination.substr(1)) == nullptr) points_nowhere(link, destination.substr(1));
  } else if (destination.starts_with(document_scheme)) {
    const ExternalDocument* cited = document(link);
    if (cited != nullptr && !cited->address.empty()) link.text = cited->address;
  } else if (is_beside(destination)) {
    const auto leads_there = [&destination](const ExternalDocument& d) { return d.address == destination; };
    if (std::none_of(documents_.begin(), documents_.end(), leads_there)) points_nowhere(link, {});
  }
}

void References::points_nowhere(const Inline& link, std::string_view id) {
  if (id.empty() || !link.text.starts_with('#')) {
    diagnostics_.add(Diagnostic(codes::N102, link.at, fmt::format("'{}' names nothing in the report", link.text))
                         .hint("a reference is '#' and an id, or 'doc:' and the name of a cited document"));
    return;
  }
  if (const std::string what = unprinted_ ? unprinted_(id) : std::string(); !what.empty()) {
    diagnostics_.add(Diagnostic(codes::N102, link.at, fmt::format("'{}' is {}", id, what))
                         .hint("write its name as words, or refer to the section or table that shows it"));
    return;
  }
  Diagnostic fault(codes::N102, link.at, fmt::format("nothing in the report has the id '{}'", id));
  const std::optional<std::string_view> near = anchors_.suggest(id);
  diagnostics_.add(near ? std::move(fault).hint(fmt::format("did you mean '{}'?", *near)) : std::move(fault));
}

const ExternalDocument* References::document(const Inline& link) {
  const std::string_view whole = std::string_view(link.text).substr(document_scheme.size());
  const std::string_view name = whole.substr(0, whole.find('#'));
  const auto found = std::find_if(documents_.begin(), documents_.end(), [name](const ExternalDocument& d) { return d.name == name; });
  if (found != documents_.end()) return &*found;
  std::vector<std::string_view> names;
  for (const ExternalDocument& declared : documents_) names.push_back(declared.name);
  Diagnostic fault(codes::N104, link.at, fmt::format("the report declares no document '{}'", name));
  const std::optional<std::string_view> near = nearest(name, names);
  diagnostics_.add(near ? std::move(fault).hint(fmt::format("did you mean '{}'?", *near)) : std::move(fault));
  return nullptr;
}

std::string References::fill(const house::Words& words, std::string_view number) const {
  return words.empty() ? std::string(number) : house::fill(joined(words.in(language_)), {{"n", number}});
}

bool References::is_within(std::size_t scope, std::size_t outer) const {
  while (scope != outer && scope != 0) scope = anchors_.scopes[scope].parent;
  return scope == outer;
}

/// What is printed from a scope: "paragraph 5.2", or "paragraph 5.2 of Annex 1" from outside of Annex 1.
std::string References::words(const Target& target, std::size_t from) {
  std::string printed = own_words(target);
  if (printed.empty() || target.number.empty()) return printed;  // a title says by itself where it is
  const auto of = [this, &printed](std::string_view scope) {
    const std::string_view pattern = house_.references.scope.in(language_);
    printed = pattern.empty() ? fmt::format("{}, {}", printed, scope) : house::fill(pattern, {{"target", printed}, {"scope", scope}});
  };
  std::size_t scope = target.kind == TargetKind::appendix ? anchors_.scopes[target.scope].parent : target.scope;
  if (target.kind != TargetKind::appendix && scope != from && is_within(from, scope)) {
    const std::string_view report = house_.label("main-report", language_);
    of(scope != 0 ? appendix_words(scope) : report.empty() ? "the report" : std::string(report));
  }
  for (; !is_within(from, scope); scope = anchors_.scopes[scope].parent) of(appendix_words(scope));
  return printed;
}

std::string References::own_words(const Target& target) {
  const std::string& number = target.number;
  if (number.empty()) return target.title == nullptr ? std::string() : in_quotes(plain_text(target.title->inlines));
  switch (target.kind) {
    case TargetKind::section:
      return fill(house_.references.section, number);
    case TargetKind::paragraph:
      return fill(house_.references.paragraph, number);
    case TargetKind::item:
      return fill(house_.references.item.empty() ? house_.references.paragraph : house_.references.item, number);
    case TargetKind::recommendation:
      return fill(house_.references.recommendation, number);
    case TargetKind::appendix:
      return appendix_words(target.scope);
    case TargetKind::table:
      return fill(house_.references.table, number);
    case TargetKind::figure:
      return fill(house_.references.figure, number);
    case TargetKind::plain:
      break;
  }
  return {};
}

std::string References::appendix_words(std::size_t scope) {
  const NumberScope& appendix = anchors_.scopes[scope];
  if (!appendix.own_label && !house_.references.appendix.empty()) return fill(house_.references.appendix, appendix.number);
  std::string label = appendix.label;
  const std::size_t gap = label.rfind(' ');
  if (gap != std::string::npos && std::string_view(label).substr(gap + 1) == appendix.number) label.replace(gap, 1, "\u00A0");
  return label;
}

}  // namespace townclerk::document
