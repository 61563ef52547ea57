#include "document/references.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "base/ascii.hpp"
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

/// "#first,#second" or "#first..#last".
bool names_several(std::string_view written) {
  return written.starts_with('#') && (written.find(',') != std::string_view::npos || written.find("..") != std::string_view::npos);
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

References::References(const house::House& house, std::string_view language, Anchors& anchors, const Cited& cited, const Unprinted& unprinted,
                       std::span<const std::string> withheld, Diagnostics& diagnostics)
    : house_(house),
      language_(language),
      anchors_(anchors),
      documents_(cited.documents),
      copies_(cited.copies),
      unprinted_(unprinted),
      withheld_(withheld),
      diagnostics_(diagnostics) {}

void References::resolve(std::vector<Block>& blocks, std::size_t scope) {
  for (Block& block : blocks) {
    const std::string* language = block.attributes->key("lang");
    const bool outer_is_foreign = std::exchange(foreign_, language == nullptr ? foreign_ : *language != language_);
    resolve(block.inlines, scope, block.kind == BlockKind::paragraph);
    if (block.particulars->drawing != nullptr) name_figures(block, scope);
    std::size_t inner = scope;
    const std::string_view around = prefix_;
    if (block.kind == BlockKind::container && block.attributes->has("appendix")) {
      const Target* own = anchors_.find(block.attributes->id);
      if (own != nullptr && own->kind == TargetKind::appendix) inner = own->scope;
      for (const PublishedCopy& copy : copies_)
        if (copy.appendix == block.attributes->id) prefix_ = copy.prefix;
    }
    resolve(block.blocks, inner);
    prefix_ = around;
    foreign_ = outer_is_foreign;
  }
}

/// Drawings are shared and never change: where words wait for a number, the figure gets another.
void References::name_figures(Block& figure, std::size_t scope) {
  const auto waits = [](const Shape& shape) {
    const auto* line = std::get_if<TextLine>(&shape);
    return line != nullptr && !line->figure.empty();
  };
  if (std::none_of(figure.particulars->drawing->shapes.begin(), figure.particulars->drawing->shapes.end(), waits)) return;
  auto named = std::make_shared<Drawing>(*figure.particulars->drawing);
  for (Shape& shape : named->shapes)
    if (waits(shape)) name_figure(std::get<TextLine>(shape), scope);
  figure.particulars.edit().drawing = std::move(named);
}

void References::name_figure(TextLine& line, std::size_t scope) {
  constexpr std::string_view slot = "{chart}";
  const std::size_t at = line.words.find(slot);
  if (at == std::string::npos) return;
  const Target* target = anchors_.find(line.figure);
  if (target == nullptr || target->number.empty()) throw InternalError("a drawing names the figure '" + line.figure + "', which has no number");
  std::string words = in_scope(own_words(*target), *target, scope);
  if (at == 0) capitalise(words);
  line.words.replace(at, slot.size(), words);
  constexpr std::size_t reserved = 3;
  const auto digits = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (digits < reserved) line.width -= line.digit * static_cast<float>(reserved - digits);
}

std::string References::in_copy(std::string_view written) const {
  constexpr std::string_view ends = ", ";
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t begin = std::min(written.find('#', at), written.size() - 1) + 1;
    const std::string_view rest = written.substr(begin);
    const std::size_t end = begin + std::min({rest.find_first_of(ends), rest.find(".."), rest.size()});
    const std::string id = std::string(prefix_) + std::string(written.substr(begin, end - begin));
    const bool copied = end > begin && anchors_.find(id) != nullptr;
    out += written.substr(at, begin - at);
    out += copied ? std::string_view(id) : written.substr(begin, end - begin);
    at = end;
  }
  return out;
}

void References::resolve(std::vector<Inline>& inlines, std::size_t scope, bool begins) {
  std::vector<const Inline*> worded;  // by us, in the language of the paper
  for (std::size_t i = 0; i < inlines.size(); ++i) {
    Inline& piece = inlines[i];
    const bool refers = piece.kind == InlineKind::reference || piece.kind == InlineKind::link;
    if (refers && !prefix_.empty() && piece.text.starts_with('#')) piece.text = in_copy(piece.text);
    if (piece.kind == InlineKind::reference) {
      const bool first = begins_sentence(inlines, i, begins);
      if (piece.text.starts_with(document_scheme))
        outside(piece);
      else if (names_several(piece.text))
        several(piece, scope, first);
      else
        inside(piece, scope, first);
      if (foreign_) worded.push_back(&piece);
      continue;
    }
    if (piece.kind == InlineKind::link) check_link(piece);
    const bool own_language = piece.kind == InlineKind::span;
    const bool outer_is_foreign = std::exchange(foreign_, own_language ? piece.text != language_ : foreign_);
    resolve(piece.children, scope, false);
    foreign_ = outer_is_foreign;
  }
  // A citation of a document without an address leaves words in the link's place, and so does a link to what is withheld; a reference to
  // several, words and links.
  const auto is_bare = [](const Inline& piece) {
    return piece.kind == InlineKind::link && (piece.text.empty() || piece.text.starts_with(document_scheme));
  };
  if (diagnostics_.has_errors() || (worded.empty() && std::none_of(inlines.begin(), inlines.end(), is_bare))) return;
  std::vector<Inline> flat;
  for (Inline& piece : inlines) {
    const bool is_ours = std::find(worded.begin(), worded.end(), &piece) != worded.end();
    std::vector<Inline> pieces;
    if (is_bare(piece)) {
      pieces = std::move(piece.children);
    } else {
      pieces.push_back(std::move(piece));
    }
    if (is_ours) {
      const Span at = pieces.empty() ? Span{} : pieces.front().at;
      flat.push_back({InlineKind::span, std::string(language_), std::move(pieces), at});
    } else {
      std::move(pieces.begin(), pieces.end(), std::back_inserter(flat));
    }
  }
  inlines = std::move(flat);
}

void References::inside(Inline& reference, std::size_t scope, bool begins_sentence) {
  if (leads_to_gap(reference.text)) return fill_gap(reference);
  const Target* named = target(reference, reference.text);
  if (named == nullptr) return;
  std::string printed = words(reference, std::string_view(reference.text).substr(1), *named, scope);
  if (printed.empty()) return;
  if (begins_sentence) capitalise(printed);
  reference.kind = InlineKind::link;
  reference.children = {Inline{InlineKind::text, std::move(printed), {}, reference.at}};
}

/// "paragraphs 7.7 and 7.8": those of one kind that stand together share their word. Others are named by themselves.
void References::several(Inline& reference, std::size_t scope, bool begins_sentence) {
  NamedOnes named;
  bool gap = false;
  if (!find(reference, named, gap)) return;
  if (gap) return fill_gap(reference);
  LinkedWords links(reference.at);
  std::vector<std::string> parts;
  for (auto begin = named.cbegin(); begin != named.cend();) {
    auto end = std::next(begin);
    const bool alike = are_alike(*begin->target, begin->last == nullptr ? *begin->target : *begin->last);
    while (alike && end != named.cend() && are_alike(*begin->target, *end->target) && (end->last == nullptr || are_alike(*begin->target, *end->last)))
      ++end;
    const bool together = alike && (std::distance(begin, end) > 1 || begin->last != nullptr);
    parts.push_back(together ? named_together(begin, end, scope, links) : named_alone(reference, *begin, scope, links));
    begin = end;
  }
  std::string printed = listed(parts);
  if (begins_sentence) links.capitalise(printed);
  reference.kind = InlineKind::link;
  reference.text = document_scheme;  // no link itself
  reference.children = links.set(printed);
}

/// False where one of them names nothing. A gap is one that is withheld.
bool References::find(const Inline& reference, NamedOnes& out, bool& gap) {
  constexpr std::string_view to = "..";
  bool all = true;
  const auto look = [&](std::string_view written, std::string_view& id) -> const Target* {
    if (leads_to_gap(written)) {
      gap = true;
      return nullptr;
    }
    const Target* found = target(reference, written);
    all = all && found != nullptr;
    if (found != nullptr) id = written.substr(1);
    return found;
  };
  for (std::string_view rest = reference.text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t mark = part.find(to);
    Named named;
    named.target = look(part.substr(0, mark), named.id);
    if (mark != std::string_view::npos) named.last = look(part.substr(mark + to.size()), named.last_id);
    out.push_back(named);
  }
  return all;
}

std::string References::named_together(NamedOnes::const_iterator begin, NamedOnes::const_iterator end, std::size_t from, LinkedWords& links) {
  const Target& first = *begin->target;
  std::vector<std::string> numbers;
  for (; begin != end; ++begin) {
    const std::string number = links.add(begin->id, begin->target->number);
    numbers.push_back(begin->last == nullptr ? number : ranged(number, links.add(begin->last_id, begin->last->number)));
  }
  return in_scope(fill(*words_of_several(first), listed(numbers)), first, from);
}

std::string References::named_alone(const Inline& reference, const Named& named, std::size_t from, LinkedWords& links) {
  const auto link = [&](std::string_view id, const Target& target) { return links.add(id, words(reference, id, target, from)); };
  const std::string first = link(named.id, *named.target);
  return named.last == nullptr ? first : ranged(first, link(named.last_id, *named.last));
}

/// Whether one word can name both: "sections 3 and 4".
bool References::are_alike(const Target& a, const Target& b) const {
  const house::Words* word = words_of_several(a);
  return word != nullptr && word == words_of_several(b) && outer_scope(a) == outer_scope(b);
}

/// nullptr where it can only be named by itself.
const house::Words* References::words_of_several(const Target& target) const {
  const house::ReferenceForms& forms = house_.references;
  const auto known = [&target](const house::Words& words) { return target.number.empty() || words.empty() ? nullptr : &words; };
  switch (target.kind) {
    case TargetKind::section:
      return known(forms.sections);
    case TargetKind::paragraph:
      return known(forms.paragraphs);
    case TargetKind::item:
      return known(forms.items.empty() ? forms.paragraphs : forms.items);
    case TargetKind::recommendation:
      return known(forms.recommendations);
    case TargetKind::appendix:
      return anchors_.scopes[target.scope].own_label ? nullptr : known(forms.appendices);
    case TargetKind::table:
      return known(forms.tables);
    case TargetKind::figure:
      return known(forms.figures);
    case TargetKind::chart:
      return known(forms.charts);
    case TargetKind::plain:
      break;
  }
  return nullptr;
}

/// "7.7, 7.8 and 7.9".
std::string References::listed(const std::vector<std::string>& parts) const {
  if (parts.size() == 1) return parts.front();
  const std::string list = fmt::format("{}", fmt::join(parts.begin(), std::prev(parts.end()), ", "));
  const std::string_view pattern = house_.references.several.in(language_);
  return pattern.empty() ? fmt::format("{}, {}", list, parts.back()) : house::fill(pattern, {{"list", list}, {"last", parts.back()}});
}

std::string References::ranged(std::string_view from, std::string_view to) const {
  const std::string_view pattern = house_.references.range.in(language_);
  return pattern.empty() ? fmt::format("{}\u2013{}", from, to) : house::fill(pattern, {{"from", from}, {"to", to}});
}

/// What "#id" names; a fault and nullptr where it names nothing.
const Target* References::target(const Inline& reference, std::string_view written) {
  const bool is_id = written.size() > 1 && written.starts_with('#');
  const Target* found = is_id ? anchors_.find(written.substr(1)) : nullptr;
  if (found == nullptr) points_nowhere(reference, is_id ? written.substr(1) : std::string_view());
  return found;
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
    const std::string_view id = destination.substr(1);
    if (!id.empty() && anchors_.find(id) != nullptr) return;
    is_withheld(id) ? link.text.clear() : points_nowhere(link, id);
  } else if (destination.starts_with(document_scheme)) {
    const ExternalDocument* cited = document(link);
    if (cited != nullptr && !cited->address.empty()) link.text = cited->address;
  } else if (is_beside(destination)) {
    const auto leads_there = [&destination](const ExternalDocument& d) { return d.address == destination; };
    if (std::none_of(documents_.begin(), documents_.end(), leads_there)) points_nowhere(link, {});
  }
}

bool References::is_withheld(std::string_view id) const {
  return std::find(withheld_.begin(), withheld_.end(), id) != withheld_.end();
}

/// True where "#id" is withheld and has nothing that could be printed.
bool References::leads_to_gap(std::string_view written) {
  if (!written.starts_with('#') || !is_withheld(written.substr(1))) return false;
  const Target* found = anchors_.find(written.substr(1));
  return found == nullptr || own_words(*found).empty();
}

void References::fill_gap(Inline& reference) {
  reference.kind = InlineKind::text;
  reference.text = house_.label("exempt", language_);
}

void References::points_nowhere(const Inline& link, std::string_view id) {
  if (id.empty()) {
    diagnostics_.add(Diagnostic(codes::N102, link.at, fmt::format("'{}' names nothing in the report", link.text))
                         .hint("a reference is '#' and an id, several are '#first,#second' or '#first..#last'; 'doc:' and a name cites a document"));
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
  for (const std::string_view within : {prefix_, std::string_view()}) {
    const auto is_cited = [&](const ExternalDocument& d) { return d.name == name && d.within == within; };
    if (const auto found = std::find_if(documents_.begin(), documents_.end(), is_cited); found != documents_.end()) return &*found;
  }
  std::vector<std::string_view> names;
  for (const ExternalDocument& declared : documents_)
    if (declared.within.empty() || declared.within == prefix_) names.push_back(declared.name);
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

/// What is printed from a scope; a fault where there is nothing to print.
std::string References::words(const Inline& reference, std::string_view id, const Target& target, std::size_t from) {
  std::string printed = own_words(target);
  if (printed.empty()) {
    if (id.starts_with(prefix_)) id.remove_prefix(prefix_.size());
    diagnostics_.add(Diagnostic(codes::N103, reference.at, fmt::format("'{}' has neither a number nor a title that could be printed", id))
                         .hint(fmt::format("write the words yourself: [words](#{})", id)));
    return printed;
  }
  if (target.number.empty()) return printed;  // a title says by itself where it is
  return in_scope(std::move(printed), target, from);
}

std::size_t References::outer_scope(const Target& target) const {
  return target.kind == TargetKind::appendix ? anchors_.scopes[target.scope].parent : target.scope;
}

/// "paragraph 5.2", or "paragraph 5.2 of Annex 1" from outside of Annex 1.
std::string References::in_scope(std::string printed, const Target& target, std::size_t from) {
  const auto of = [this, &printed](std::string_view scope) {
    const std::string_view pattern = house_.references.scope.in(language_);
    printed = pattern.empty() ? fmt::format("{}, {}", printed, scope) : house::fill(pattern, {{"target", printed}, {"scope", scope}});
  };
  std::size_t scope = outer_scope(target);
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
    case TargetKind::chart:
      return fill(house_.references.chart, number);
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
