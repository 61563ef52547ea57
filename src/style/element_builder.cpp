#include "style/element_builder.hpp"

#include <algorithm>
#include <charconv>

#include "document/notes.hpp"

namespace townclerk::style {

using document::Inline;
using document::InlineKind;

namespace {

Span joined(Span first, Span second) {
  if (first.known() && first.file == second.file && second.end > first.end) first.end = second.end;
  return first;
}

}  // namespace

void add_class(Node& node, std::string_view cls) {
  if (std::find(node.classes.begin(), node.classes.end(), cls) == node.classes.end()) node.classes.emplace_back(cls);
}

Node& ElementBuilder::open(Name name, Span at) {
  const auto id = static_cast<NodeId>(tree_.nodes.size());
  Node& node = tree_.nodes.emplace_back();
  node.name = name;
  node.parent = current_;
  node.at = at;
  current_ = id;
  return node;
}

Node& ElementBuilder::open(Name name, std::string_view cls, Span at) {
  Node& node = open(name, at);
  node.classes.emplace_back(cls);
  return node;
}

Node& ElementBuilder::open(Name name, const document::Block& block) {
  Node& node = open(name, block.at);
  if (!block.attributes->id.empty()) node.particulars.edit().id = block.attributes->id;
  if (!block.particulars->alias.empty()) node.particulars.edit().alias = block.particulars->alias;
  node.classes = block.attributes->classes;
  if (const std::string* language = block.attributes->key("lang"); language != nullptr && !language->empty())
    node.attributes.emplace_back("lang", *language);
  return node;
}

void ElementBuilder::close() {
  Node& node = current();
  node.end = static_cast<NodeId>(tree_.nodes.size());
  current_ = node.parent;
}

void ElementBuilder::text(std::string_view text, Span at) {
  if (text.empty()) return;
  Node& last = tree_.nodes.back();
  if (last.name == Name::text_node && last.parent == current_) {
    last.text += text;
    last.at = joined(last.at, at);
    return;
  }
  Node& node = open(Name::text_node, at);
  node.text = text;
  close();
}

void ElementBuilder::span(std::string_view cls, std::string_view words, Span at) {
  open(Name::span, cls, at);
  text(words, at);
  close();
}

void ElementBuilder::inlines(const std::vector<Inline>& inlines, bool decorative) {
  for (const Inline& in : inlines) {
    switch (in.kind) {
      case InlineKind::text:
        text(in.text, in.at);
        break;
      case InlineKind::soft_break:
        text(" ", in.at);
        break;
      case InlineKind::line_break:
        open(Name::br, in.at);
        close();
        break;
      case InlineKind::code:
        open(Name::code, in.at);
        text(in.text, in.at);
        close();
        break;
      case InlineKind::emphasis:
        element(Name::em, in, decorative);
        break;
      case InlineKind::strong:
        element(Name::strong, in, decorative);
        break;
      case InlineKind::strikethrough:
        element(Name::del, in, decorative);
        break;
      case InlineKind::span:
        element(Name::span, in, decorative);
        break;
      case InlineKind::link:
        element(Name::a, in, decorative);
        break;
      case InlineKind::image:
        image(in, decorative);
        break;
      case InlineKind::anchor:
        open(Name::span, in.at).particulars.edit().id = in.text;
        close();
        break;
      case InlineKind::note:
        note(in);
        break;
      case InlineKind::reference:
        throw InternalError("an unresolved reference to '" + in.text + "' reached the elements");
    }
  }
}

void ElementBuilder::element(Name name, const Inline& in, bool decorative) {
  Node& node = open(name, in.at);
  if (name == Name::a) node.attributes.emplace_back("href", in.text);
  if (name == Name::span) node.attributes.emplace_back("lang", in.text);
  inlines(in.children, decorative);
  close();
}

void ElementBuilder::note_link(std::string_view role, std::string target, std::string id, std::string_view number, Span at) {
  Node& node = open(Name::a, at);
  if (!id.empty()) node.particulars.edit().id = std::move(id);
  node.attributes.emplace_back("href", std::move(target));
  node.attributes.emplace_back("role", role);
  text(number, at);
  close();
}

/// The first reference to a note has an id, to which the note leads back.
void ElementBuilder::note(const Inline& in) {
  int number = 0;
  std::from_chars(in.text.data(), in.text.data() + in.text.size(), number);
  const bool first = number > notes_;
  notes_ = std::max(notes_, number);
  open(Name::sup, in.at);
  note_link("doc-noteref", '#' + document::note_id(in.text), first ? document::note_reference_id(in.text) : std::string(), in.text, in.at);
  close();
}

void ElementBuilder::image(const Inline& in, bool decorative) {
  Node& node = open(Name::img, in.at);
  node.attributes.emplace_back("src", in.text);
  std::string words = document::plain_text(in.children);
  // Without the attribute, the words are missing; empty, there is nothing to say.
  const bool silent = decorative || decorative_;
  if (silent) words.clear();
  if (silent || !words.empty()) node.attributes.emplace_back("alt", std::move(words));
  close();
}

}  // namespace townclerk::style
