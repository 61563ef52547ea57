#include "markdown/inlines.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <cmark-gfm.h>
#include <fmt/format.h>

#include "document/destination.hpp"
#include "markdown/attributes.hpp"
#include "markdown/codes.hpp"

namespace townclerk::markdown {

using document::Inline;
using document::InlineKind;

namespace {

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

Span joined(Span first, Span second) {
  if (first.file == second.file && first.begin <= second.begin) first.end = std::max(first.end, second.end);
  return first;
}

InlineKind kind_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
      return InlineKind::emphasis;
    case CMARK_NODE_STRONG:
      return InlineKind::strong;
    default:
      return InlineKind::strikethrough;
  }
}

}  // namespace

void OpenSpans::begin(Inline&& span, std::vector<Inline>& out) {
  open_.push_back({std::move(span), std::exchange(out, {})});
}

void OpenSpans::end(std::vector<Inline>& out) {
  Open closed = std::move(open_.back());
  open_.pop_back();
  closed.span.children = std::exchange(out, std::move(closed.before));
  out.push_back(std::move(closed.span));
}

std::vector<Inline> Inlines::read(cmark_node* parent, int depth) {
  List out;
  OpenSpans open;
  value_last_ = false;
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;) {
    if (depth + open.count() > reading_.limits.nesting) {
      reading_.error(codes::K143, around_.at, fmt::format("emphasis and links are nested more than {} deep", reading_.limits.nesting),
                     "stars and brackets that are text need a backslash before them");
      return {};
    }
    // An anchor is two nodes, which read_html takes at once.
    cmark_node* next = cmark_node_next(node);
    const bool opens = cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE && next != nullptr &&
                       cmark_node_get_type(next) == CMARK_NODE_HTML_INLINE && view(cmark_node_get_literal(next)) == "</a>";
    if (!read_span(node, open, out)) read_one(node, out, depth + open.count());
    node = opens ? cmark_node_next(next) : next;
  }
  if (open.count() > 0)
    reading_.error(codes::K113, open.at(), "a <span> is not closed",
                   "put </span> behind its words, before the emphasis, link or paragraph round it ends");
  while (open.count() > 0) open.end(out);
  return out;
}

void Inlines::read_one(cmark_node* node, List& out, int depth) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      return read_text(node, out, depth == 0);
    case CMARK_NODE_SOFTBREAK:
      out.push_back({InlineKind::soft_break, {}, {}, around_.at});
      break;
    case CMARK_NODE_LINEBREAK:
      out.push_back({InlineKind::line_break, {}, {}, around_.at});
      break;
    case CMARK_NODE_CODE:
      out.push_back({InlineKind::code, reading_.swap.words(view(cmark_node_get_literal(node))), {}, line_of(node)});
      break;
    case CMARK_NODE_HTML_INLINE:
      read_html(node, out);
      break;
    case CMARK_NODE_LINK:
      read_link(node, out, depth);
      break;
    case CMARK_NODE_IMAGE:
      read_image(node, out, depth);
      break;
    default: {
      std::vector<Inline> children = read(node, depth + 1);
      out.push_back({kind_of(node), {}, std::move(children), line_of(node)});
    }
  }
  value_last_ = false;
}

void Inlines::read_text(cmark_node* node, List& out, bool outermost) {
  const std::string_view literal = view(cmark_node_get_literal(node));
  const auto from = offset(node, literal);
  refuse_broken_link(node, literal);
  refuse_slips(node, literal);
  for (const Swap::Piece& piece : reading_.swap.split(literal)) {
    if (piece.hidden) {
      reading_.swap.found(*piece.hidden);
      read_mark(piece.text, out, outermost);
    } else if (piece.value != nullptr) {
      add_text(out, piece.text, piece.value->value.at.known() ? piece.value->value.at : piece.value->tag, true);
    } else {
      // The bracket behind the mark of a footnote is its own.
      const std::size_t skipped = !out.empty() && out.back().kind == InlineKind::note && piece.begin > 0 && piece.text.starts_with(']') ? 1 : 0;
      const std::size_t begin = piece.begin + skipped;
      const Span at = from ? reading_.place(*from + begin, *from + begin + piece.text.size() - skipped) : around_.at;
      add_text(out, piece.text.substr(skipped), at, false);
    }
  }
}

/// What was hidden from cmark and turns up in a text.
void Inlines::read_mark(std::string_view mark, List& out, bool outermost) {
  if (mark.starts_with('{')) return report_hidden(mark, reading_);
  const Span at = reading_.place(mark);
  if (begins_note(mark)) {
    const bool begins_line = out.empty() || out.back().kind == InlineKind::soft_break || out.back().kind == InlineKind::line_break;
    if (outermost && begins_line) {
      notes_.push_back({out.size(), mark});
      value_last_ = true;  // its words are a piece of their own
    } else {
      reading_.error(codes::K130, at, "a footnote begins inside emphasis or a link", "leave a blank line before it");
    }
    return;
  }
  if (out.empty() || out.back().kind != InlineKind::text || !out.back().text.ends_with('[')) {
    reading_.error(codes::K130, at, "the reference to a footnote is followed by the address of a link", "put a space or a full stop behind it");
    return;
  }
  out.back().text.pop_back();
  if (out.back().text.empty()) out.pop_back();
  out.push_back({InlineKind::note, std::string(label_of(mark)), {}, at});
}

/// What cmark leaves as text though it was written as a link. The source tells it from brackets with a backslash.
void Inlines::refuse_broken_link(cmark_node* node, std::string_view literal) {
  if (!reading_.prose) return;
  const std::size_t begin = literal.find("](");
  const std::size_t end = begin == std::string_view::npos ? begin : literal.find(')', begin);
  if (end == std::string_view::npos) return;
  const std::string_view link = literal.substr(begin, end + 1 - begin);
  const std::string_view source = reading_.lines.at(static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 0)));
  const std::size_t at = source.find(link);
  const std::size_t open = source.substr(0, at).rfind('[');
  if (at == std::string_view::npos || open == std::string_view::npos) return;
  const auto is_escaped = [source](std::size_t i) { return i > 0 && source[i - 1] == '\\'; };
  if (is_escaped(at) || is_escaped(open)) return;
  reading_.error(codes::K125, line_of(node), "this link cannot be read and would print as it is written",
                 "write each space of its address as %20; put a backslash before a '[' that is to be printed");
}

/// What a word processor or a forgotten line end leaves behind.
void Inlines::refuse_slips(cmark_node* node, std::string_view literal) {
  if (!reading_.prose || around_.at.file != *reading_.prose) return;
  constexpr std::array<std::string_view, 4> bullets{"\u2022", "\u00B7", "\u25CF", "\uF0B7"};
  const bool begins_line = cmark_node_previous(node) == nullptr || cmark_node_get_type(cmark_node_previous(node)) == CMARK_NODE_SOFTBREAK;
  const bool bullet = begins_line && std::any_of(bullets.begin(), bullets.end(), [literal](std::string_view b) { return literal.starts_with(b); });
  if (bullet)
    reading_.error(codes::K146, line_of(node), "this line begins with a bullet, which would print as a sign in running text",
                   "begin each point with '- ' on a line of its own");
  const std::string_view line = trimmed(reading_.lines.at(static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 0))));
  const std::size_t open = line.ends_with('}') && literal.ends_with('}') ? line.rfind('{') : std::string_view::npos;
  const bool braces = open != std::string_view::npos && open > 0 && line[open - 1] != '\\' && (line[open + 1] == '#' || line[open + 1] == '.');
  if (braces)
    reading_.error(codes::K108, line_of(node), fmt::format("'{}' would be printed", line.substr(open)),
                   "put it on a line of its own below the paragraph");
}

void Inlines::add_text(List& out, std::string_view words, Span at, bool value) {
  if (words.empty()) return;
  if (!value && !value_last_ && !out.empty() && out.back().kind == InlineKind::text) {
    out.back().text += words;
    out.back().at = joined(out.back().at, at);
  } else {
    out.push_back({InlineKind::text, std::string(words), {}, at});
  }
  value_last_ = value;
}

std::optional<std::size_t> Inlines::offset(cmark_node* node, std::string_view literal) const {
  const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 0));
  const auto column = static_cast<std::size_t>(std::max(cmark_node_get_start_column(node), 0));
  if (line == 0 || column == 0 || literal.empty()) return std::nullopt;
  std::size_t begin = reading_.lines.begin(line) + column - 1;
  const std::string_view text = reading_.lines.text();
  if (line > around_.line && around_.column > 0) {
    // cmark does not count the indentation of a paragraph's further lines.
    const std::size_t margin = reading_.lines.begin(line) + around_.column - 1;
    const std::size_t first = margin < text.size() ? text.find_first_not_of(" \t", margin) : std::string_view::npos;
    if (first != std::string_view::npos) begin += first - margin;
  }
  if (begin > text.size() || text.substr(begin, literal.size()) != literal) return std::nullopt;
  return begin;
}

Span Inlines::line_of(cmark_node* node) const {
  const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 0));
  if (line < around_.line || line > reading_.lines.count()) return around_.at;
  const Span at = reading_.place_of_line(line);
  return at.known() ? at : around_.at;
}

/// `<span lang="cy">` and `</span>`; false for anything else.
bool Inlines::read_span(cmark_node* node, OpenSpans& open, List& out) {
  const std::string_view literal = view(cmark_node_get_literal(node));
  if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE || !(literal.starts_with("<span") || literal.starts_with("</span"))) return false;
  auto tag = read_tag(literal, line_of(node), reading_);
  if (!tag || tag->name != "span") return false;
  value_last_ = false;
  if (tag->closing) {
    if (open.count() > 0) {
      open.end(out);
    } else {
      reading_.error(codes::K114, line_of(node), "'</span>' closes nothing", "take it out, or put <span lang=\"…\"> before its words");
    }
    return true;
  }
  const std::string* language = tag->attributes.key("lang");
  const bool plain = tag->attributes.id.empty() && tag->attributes.classes.empty() && tag->attributes.keys.size() == 1;
  if (!plain || language == nullptr || language->empty())
    reading_.error(codes::K110, line_of(node), fmt::format("'{}' says more or less than a language", reading_.swap.words(literal)),
                   "write <span lang=\"cy\">words</span> for words in another language");
  open.begin({InlineKind::span, language == nullptr ? std::string() : *language, {}, line_of(node)}, out);
  return true;
}

void Inlines::read_html(cmark_node* node, List& out) {
  const std::string_view literal = view(cmark_node_get_literal(node));
  const auto tag = read_tag(literal, line_of(node), reading_);
  cmark_node* next = cmark_node_next(node);
  const bool closed = next != nullptr && cmark_node_get_type(next) == CMARK_NODE_HTML_INLINE && view(cmark_node_get_literal(next)) == "</a>";
  const bool anchor = tag && tag->name == "a" && !tag->closing && closed && tag->attributes.keys.empty() && tag->attributes.classes.empty();
  if (anchor && !tag->attributes.id.empty()) {
    out.push_back({InlineKind::anchor, tag->attributes.id, {}, line_of(node)});
    return;
  }
  reading_.error(codes::K110, line_of(node), fmt::format("'{}' is raw HTML", reading_.swap.words(literal)),
                 "only <a id=\"…\"></a> and <span lang=\"…\"> may stand in a text; write \\< for the sign itself, ** for bold and * for italic");
}

void Inlines::refuse_title(cmark_node* node, Span at) {
  const std::string_view title = view(cmark_node_get_title(node));
  if (title.empty()) return;
  reading_.error(codes::K122, at, fmt::format("the title '{}' of a link or image would not be printed", reading_.swap.words(title)),
                 "say it in the text");
}

/// Where its line holds the address behind a "](" just once, that; else the line.
Span Inlines::link_place(cmark_node* node) const {
  const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 0));
  const std::string_view source = line < around_.line || line > reading_.lines.count() ? std::string_view() : reading_.lines.at(line);
  const std::string link = "](" + std::string(view(cmark_node_get_url(node))) + ")";
  const std::size_t end = source.find(link);
  const bool once = end != std::string_view::npos && source.find(link, end + 1) == std::string_view::npos;
  const std::size_t begin = once ? source.rfind('[', end) : std::string_view::npos;
  if (begin == std::string_view::npos) return line_of(node);
  const std::size_t mark = cmark_node_get_type(node) == CMARK_NODE_IMAGE && begin > 0 ? 1 : 0;
  return reading_.place(source.substr(begin - mark, end + link.size() - begin + mark));
}

void Inlines::read_link(cmark_node* node, List& out, int depth) {
  const Span at = link_place(node);
  std::string destination = reading_.swap.words(view(cmark_node_get_url(node)));
  refuse_title(node, at);
  if (!document::may_link(destination)) {
    reading_.error(codes::K120, at, fmt::format("a link may not go to '{}'", destination),
                   "links go to #an-id of this report, doc:a-document, https:, http:, mailto: or tel:");
  }
  if (cmark_node_first_child(node) == nullptr) {
    const InlineKind kind = document::may_refer(destination) ? InlineKind::reference : InlineKind::link;
    out.push_back({kind, std::move(destination), {}, at});
    return;
  }
  List words = read(node, depth + 1);
  refuse_notes(words, reading_);
  out.push_back({InlineKind::link, std::move(destination), std::move(words), at});
}

void Inlines::read_image(cmark_node* node, List& out, int depth) {
  const Span at = link_place(node);
  std::string file = reading_.swap.words(view(cmark_node_get_url(node)));
  refuse_title(node, at);
  if (!document::is_plain_path(file)) {
    reading_.error(codes::K123, at, fmt::format("an image may not be read from '{}'", file),
                   "name a file in the report's own folder, such as images/map.png");
  }
  std::string words = document::plain_text(read(node, depth + 1));
  List alternative;
  if (!words.empty()) alternative.push_back({InlineKind::text, std::move(words), {}, at});
  out.push_back({InlineKind::image, std::move(file), std::move(alternative), at});
}

}  // namespace townclerk::markdown
