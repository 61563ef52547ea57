// The numbers of sections, sub-headings and the titles of appendices.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "document/codes.hpp"
#include "document/numberer.hpp"

namespace townclerk::document {

using house::NumberForm;
using house::Numbering;

void Numberer::heading(Block& heading, const Context& context, bool listed) {
  if (!context.outline) return bind(heading, Target{TargetKind::plain, {}, &heading, scope_});
  if (context.appendix_title) {
    appendix_title(heading);
  } else if (scope_ == 0 && heading.level < counters_.section_level) {
    finish_heading(heading, Target{TargetKind::plain, {}, &heading, scope_});
    return;  // the report's title
  } else {
    finish_heading(heading, heading.level <= counters_.section_level ? section(heading) : sub_heading(heading));
  }
  if (!listed || heading.attributes->has("unlisted")) return;
  const int depth = context.appendix_title ? counters_.depth : counters_.depth + 1 + std::max(0, heading.level - counters_.section_level);
  counters_.listed_depth = depth;
  outline_.push_back({&heading, context.appendix_title ? scope().label : heading.label, heading.attributes->id, depth});
}

/// Its printed label and title as the house words them: "Appendix 1: Job descriptions".
void Numberer::appendix_title(Block& heading) {
  counters_.section_level = heading.level + 1;
  const std::string_view pattern = house_.appendices.heading.in(language_);
  const std::size_t title = std::min(pattern.find("{title}"), pattern.size());
  const auto words = [this](std::string_view part) { return house::fill(part, {{"label", scope().label}}); };
  heading.label = pattern.empty() ? scope().label : words(pattern.substr(0, title));
  while (!heading.label.empty() && heading.label.back() == ' ') heading.label.pop_back();
  const std::string behind = title < pattern.size() ? words(pattern.substr(title + std::string_view("{title}").size())) : std::string();
  if (!behind.empty()) heading.inlines.push_back({InlineKind::text, behind, {}, heading.at});
  finish_heading(heading, Target{TargetKind::appendix, scope().number, &heading, scope_});
}

Target Numberer::section(Block& heading) {
  frames_.clear();
  const std::string* stated = heading.attributes->key("number");
  if (stated != nullptr && !stated->empty()) {
    heading.label = *stated;
    counters_.sections.state(*stated);
  } else if (numbers_sections() && !heading.attributes->has("unnumbered")) {
    heading.label = next(counters_.sections);
  }
  Frame frame;
  frame.level = heading.level;
  frame.number = bare(heading.label);
  switch (house_.numbering.paragraphs) {
    case Numbering::Paragraphs::none:
      break;
    case Numbering::Paragraphs::by_section:
      if (!frame.number.empty()) frame.kind = Frame::Paragraphs::by_number;
      break;
    case Numbering::Paragraphs::continuous:
      frame.kind = Frame::Paragraphs::continuous;
      break;
  }
  set_paragraphs(frame, heading);
  frames_.push_back(frame);
  last_number_ = frame.number;
  return Target{TargetKind::section, frame.number, &heading, scope_};
}

/// What the heading says about its paragraphs, else what the frame came with.
void Numberer::set_paragraphs(Frame& frame, const Block& heading) {
  const NumberForm plain;
  const std::string* wish = heading.attributes->key("paragraphs");
  std::optional<NumberForm> form;
  if (wish != nullptr && !wish->empty()) {
    form = house::parse_number_form(*wish);
    if (*wish == "none") {
      frame.kind = Frame::Paragraphs::none;
    } else if (*wish == "continuous") {
      frame.kind = Frame::Paragraphs::continuous;
    } else if (*wish == "1.1") {
      frame.kind = Frame::Paragraphs::by_number;
      if (frame.number.empty()) {
        frame.kind = Frame::Paragraphs::none;
        diagnostics_.add(Diagnostic(codes::N105, heading.attributes->at.known() ? heading.attributes->at : heading.at,
                                    "paragraphs cannot be numbered '1.1' under a heading that has no number")
                             .hint("give the heading a number, or number its paragraphs in another form, such as 'a)'"));
      }
    } else if (form) {
      frame.kind = Frame::Paragraphs::form;
      frame.paragraphs = Sequence({}, *form);
    } else {
      diagnostics_.add(Diagnostic(codes::N105, heading.attributes->at.known() ? heading.attributes->at : heading.at,
                                  fmt::format("'{}' is no numbering of paragraphs", *wish))
                           .hint("use '1.1', 'continuous', 'none' or a form such as 'a)'"));
    }
  }
  if (frame.kind == Frame::Paragraphs::by_number) frame.paragraphs = Sequence(frame.number + ".", plain);
  if (!frame.number.empty()) frame.headings = Sequence(frame.number + ".", plain);
}

Target Numberer::sub_heading(Block& heading) {
  while (!frames_.empty() && frames_.back().level >= heading.level) frames_.pop_back();
  const std::string* stated = heading.attributes->key("number");
  const bool is_stated = stated != nullptr && !stated->empty();
  const bool asked = house_.numbering.sub_headings == Numbering::SubHeadings::shared || heading.attributes->has("numbered");
  Frame* parent = frames_.empty() ? nullptr : &frames_.back();
  if (parent != nullptr) {
    const bool apart = house_.numbering.sub_headings_restart || parent->kind == Frame::Paragraphs::none || parent->kind == Frame::Paragraphs::form;
    Sequence& numbers = apart ? parent->headings : parent->kind == Frame::Paragraphs::continuous ? counters_.paragraphs : parent->paragraphs;
    if (is_stated) {
      numbers.state(*stated);
    } else if (asked && numbers.numbers() && !heading.attributes->has("unnumbered")) {
      heading.label = next(numbers);
    }
  }
  if (is_stated) heading.label = *stated;

  Frame frame;
  frame.level = heading.level;
  frame.number = bare(heading.label);
  const bool deeper = static_cast<int>(frames_.size()) + 2 <= house_.numbering.paragraph_levels;
  const bool counts_on = parent != nullptr && parent->kind == Frame::Paragraphs::by_number && !frame.number.empty() && deeper;
  if (counts_on) frame.kind = Frame::Paragraphs::by_number;
  const std::string* wish = heading.attributes->key("paragraphs");
  const bool opens = counts_on || (wish != nullptr && !wish->empty());
  if (opens) {
    set_paragraphs(frame, heading);
    frames_.push_back(frame);
  } else if (parent != nullptr && !frame.number.empty()) {
    parent->subs = Sequence(frame.number + ".", NumberForm{});
  }
  if (frame.number.empty()) return Target{TargetKind::plain, {}, &heading, scope_};
  last_number_ = frame.number;
  // Where headings take their numbers in turn with paragraphs, 5.2 is a paragraph's number to a reader, unless paragraphs are numbered below it.
  const bool shares = house_.numbering.sub_headings == Numbering::SubHeadings::shared && !house_.numbering.sub_headings_restart;
  const bool is_paragraph = shares && frame.kind == Frame::Paragraphs::none;
  return Target{is_paragraph ? TargetKind::paragraph : TargetKind::section, frame.number, &heading, scope_};
}

void Numberer::finish_heading(Block& heading, const Target& target) {
  std::string& id = heading.attributes.edit().id;
  if (id.empty()) {
    const bool by_number = target.kind != TargetKind::plain && target.kind != TargetKind::appendix && !target.number.empty();
    const bool is_title = target.kind == TargetKind::appendix || heading.level == 1;  // the same anchor in every language
    std::string wanted = by_number ? scope().prefix + "s-" + number_slug(target.number) : is_title ? "title" : slug(plain_text(heading.inlines));
    if (!by_number) wanted = scope().prefix + (wanted.empty() ? "section" : wanted);
    id = anchors_.claim_unique(wanted);
  }
  bind(heading, target);
}

}  // namespace townclerk::document
