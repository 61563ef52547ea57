// The numbers of paragraphs, lists and their items.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "document/codes.hpp"
#include "document/numberer.hpp"

namespace townclerk::document {

using house::NumberForm;

namespace {

constexpr std::string_view no_break_space = "\u00A0";

/// "12 a)", "5.2(a)", "5.2(1)", or the label alone where there is nothing to stand under.
std::string under(const std::string& owner, std::string_view label) {
  while (label.size() > 1 && label.back() == '.') label.remove_suffix(1);
  if (owner.empty()) return std::string(label);
  if (label.front() == '(') return fmt::format("{}{}", owner, label);
  if (label.front() >= '0' && label.front() <= '9') return fmt::format("{}({})", owner, bare(label));
  return fmt::format("{}{}{}", owner, no_break_space, label);
}

}  // namespace

/// Its number: the one that it states, the next below the last paragraph (".sub"), or the next of the paragraphs.
void Numberer::label(Block& paragraph, Frame* frame) {
  const Attributes& attributes = *paragraph.attributes;
  const std::string* stated = attributes.key("number");
  const bool is_stated = stated != nullptr && !stated->empty();
  if (is_stated) paragraph.label = *stated;
  if (frame == nullptr) return;
  const bool below = attributes.has("sub");
  Sequence& numbers = below ? frame->subs : frame->kind == Frame::Paragraphs::continuous ? counters_.paragraphs : frame->paragraphs;
  if (is_stated) {
    numbers.state(*stated);
  } else if (frame->kind != Frame::Paragraphs::none && numbers.numbers() && !is_wordless(paragraph.inlines) && !attributes.has("unnumbered")) {
    paragraph.label = next(numbers);
  }
  if (!below && !paragraph.label.empty()) frame->subs = Sequence(std::string(bare(paragraph.label)) + ".", NumberForm{});
}

void Numberer::paragraph(Block& paragraph, const Context& context) {
  const Attributes& attributes = *paragraph.attributes;
  if (attributes.has("appendix")) {
    const std::size_t named = open_scope(paragraph);
    return bind(paragraph, Target{TargetKind::appendix, anchors_.scopes[named].number, nullptr, named});
  }
  if (attributes.has("cont")) return bind(paragraph, Target{TargetKind::paragraph, context.body ? last_number_ : context.owner, nullptr, scope_});
  Frame* frame = context.body && !frames_.empty() ? &frames_.back() : nullptr;
  label(paragraph, frame);
  if (paragraph.label.empty()) return bind(paragraph, Target{TargetKind::plain, {}, nullptr, scope_});

  const bool lettered = frame != nullptr && frame->kind == Frame::Paragraphs::form && !frame->number.empty();
  const std::string number = lettered ? under(frame->number, paragraph.label) : std::string(bare(paragraph.label));
  const std::string in_id = lettered ? fmt::format("{}.{}", frame->number, bare(paragraph.label)) : number;
  const std::string anchor = scope().prefix + "p-" + number_slug(in_id);
  if (anchors_.claim(anchor)) (attributes.id.empty() ? paragraph.attributes.edit().id : paragraph.particulars.edit().alias) = anchor;
  const Target target{TargetKind::paragraph, number, nullptr, scope_};
  anchors_.bind_inline(paragraph.inlines, target);
  for (const std::string* id : {&paragraph.attributes->id, &paragraph.particulars->alias})
    if (!id->empty()) anchors_.bind(*id, target);
  if (context.body) last_number_ = number;
}

NumberForm Numberer::list_form(const Block& list, const Context& context, TargetKind kind) {
  if (const std::string* wish = list.attributes->key("form"); wish != nullptr && !wish->empty()) {
    if (std::optional<NumberForm> form = house::parse_number_form(*wish)) return *form;
    diagnostics_.add(
        Diagnostic(codes::N105, list.attributes->at.known() ? list.attributes->at : list.at, fmt::format("'{}' is no form of numbers", *wish))
            .hint("use a form such as '(a)', 'i)' or '1.'"));
  }
  if (list.attributes->has("alpha-paren")) return {"(", house::Figures::lower_alpha, ")"};
  if (context.list_form != nullptr) return nested(*context.list_form);
  return kind == TargetKind::recommendation ? house_.numbering.recommendations : house_.numbering.lists;
}

int Numberer::list_start(const Block& list) {
  constexpr int largest = 9999;
  const std::string* wish = list.attributes->key("start");
  if (wish == nullptr || wish->empty()) return list.start;
  const std::optional<int> start = value_of(house::Figures::decimal, *wish);
  if (start && *start <= largest) return *start;
  diagnostics_.add(Diagnostic(codes::N105, list.attributes->at.known() ? list.attributes->at : list.at,
                              fmt::format("'{}' is no number that a list can start with", *wish))
                       .hint("use a whole number from 0 to 9999"));
  return list.start;
}

void Numberer::list(Block& list, const Context& context) {
  const bool recommends = (context.recommendations && list.ordered) || list.attributes->has("recommendation-list");
  Context inner = context;
  inner.body = inner.outline = inner.appendix_title = inner.recommendations = false;
  if (recommends) inner.item_kind = TargetKind::recommendation;
  if (context.body) inner.owner = last_number_;
  if (recommends && context.list_form == nullptr) inner.owner.clear();

  bind(list, Target{TargetKind::plain, {}, nullptr, scope_});
  NumberForm form;
  if (list.ordered) {
    form = list_form(list, context, inner.item_kind);
    inner.list_form = &form;
  }
  Sequence sequence = list.ordered ? Sequence({}, form, list_start(list) - 1) : Sequence();
  for (Block& child : list.blocks) item(child, list, sequence, context, inner);
}

void Numberer::item(Block& item, const Block& list, Sequence& sequence, const Context& context, const Context& inner) {
  if (item.attributes->has("appendix")) {
    const std::size_t named = open_scope(item);
    bind(item, Target{TargetKind::appendix, anchors_.scopes[named].number, nullptr, named});
    return visit(item.blocks, inner);
  }
  const std::string* stated = item.attributes->key("number");
  if (stated != nullptr && !stated->empty()) {
    item.label = *stated;
    sequence.state(*stated);
  } else if (list.ordered && sequence.numbers() && !item.attributes->has("unnumbered")) {
    item.label = sequence.next();
  }
  Context within = inner;
  Target target{TargetKind::plain, {}, nullptr, scope_};
  if (!item.label.empty()) {
    target.kind = inner.item_kind;
    const bool is_recommendation = inner.item_kind == TargetKind::recommendation && context.list_form == nullptr;
    target.number = is_recommendation ? std::string(bare(item.label)) : under(inner.owner, item.label);
    within.owner = target.number;
  }
  bind(item, target);
  for (Block& child : item.blocks)
    if (child.kind == BlockKind::paragraph) anchors_.bind_inline(child.inlines, target);
  visit(item.blocks, within);
}

}  // namespace townclerk::document
