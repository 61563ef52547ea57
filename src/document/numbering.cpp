#include "document/numbering.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "document/codes.hpp"
#include "document/sequence.hpp"

namespace townclerk::document {

using house::NumberForm;
using house::Numbering;

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

/// How the paragraphs that follow a heading are numbered.
struct Frame {
  enum class Paragraphs : std::uint8_t { none, by_number, continuous, form };
  int level = 0;
  std::string number;  // of the heading, without punctuation
  Paragraphs kind = Paragraphs::none;
  Sequence paragraphs;
  Sequence headings;  // of sub-headings that do not share the paragraphs' counter
  Sequence subs;      // of paragraphs below the last one
};

/// The counters of the report or of one appendix.
struct Counters {
  Sequence sections;
  Sequence paragraphs;  // continuous
  Sequence tables;
  Sequence figures;
  Sequence charts;
  std::map<std::string, Sequence> appendices;  // one for each pattern of labels
  int section_level = 2;
  int depth = 0;         // of the heading above its sections in the list of contents
  int listed_depth = 0;  // of the last heading there
};

/// What the place of a block rules.
struct Context {
  bool body = true;     // paragraphs take numbers
  bool outline = true;  // headings take numbers and are listed
  bool recommendations = false;
  bool appendix_title = false;              // the first heading is the title of the appendix
  const NumberForm* list_form = nullptr;    // of the list around
  TargetKind item_kind = TargetKind::item;  // of items within items
  std::string owner;                        // number that items outside the body stand under
};

/// The numbers that headings and paragraphs state, those of appendices aside, which count on their own.
void collect_stated(const std::vector<Block>& blocks, std::set<std::string, std::less<>>& stated) {
  for (const Block& block : blocks) {
    if (block.attributes->has("appendix")) continue;
    const std::string* number = block.kind == BlockKind::heading || block.kind == BlockKind::paragraph ? block.attributes->key("number") : nullptr;
    if (number != nullptr && !number->empty()) stated.emplace(bare(*number));
    collect_stated(block.blocks, stated);
  }
}

/// What a house that the report was not written for counts itself, so that no number stands twice.
void drop_stated(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if ((block.kind == BlockKind::heading || block.kind == BlockKind::paragraph) && block.attributes->key("number") != nullptr)
      std::erase_if(block.attributes.edit().keys, [](const auto& key) { return key.first == "number"; });
    drop_stated(block.blocks);
  }
}

class Numberer {
 public:
  Numberer(const house::House& house, std::string_view language, Anchors& anchors, Diagnostics& diagnostics)
      : house_(house), language_(language), anchors_(anchors), diagnostics_(diagnostics) {
    counters_ = fresh_counters();
  }

  void begin(std::vector<Block>& blocks) {
    if (house_.is_guest) drop_stated(blocks);
    collect_stated(blocks, stated_);
    visit(blocks, Context{});
  }
  void visit(std::vector<Block>& blocks, const Context& context);
  Outline take_outline() { return std::move(outline_); }

 private:
  void visit(Block& block, const Context& context, bool listed);

  void heading(Block& heading, const Context& context, bool listed);
  void appendix_title(Block& heading);
  Target section(Block& heading);
  Target sub_heading(Block& heading);
  void finish_heading(Block& heading, const Target& target);
  void set_paragraphs(Frame& frame, const Block& heading);

  void paragraph(Block& paragraph, const Context& context);
  void label(Block& paragraph, Frame* frame);
  void list(Block& list, const Context& context);
  void item(Block& item, const Block& list, Sequence& sequence, const Context& context, const Context& inner);
  NumberForm list_form(const Block& list, const Context& context, TargetKind kind);
  int list_start(const Block& list);
  const Block* captioned(Block& block, Sequence& sequence, TargetKind kind, const house::Words& words);
  void figure(Block& figure, const Context& context);
  void container(Block& container, const Context& context);
  void appendix(Block& container, const Context& context);
  std::size_t open_scope(const Block& block);
  void bind(Block& block, const Target& target);

  /// The next number of a run of headings or paragraphs.
  std::string next(Sequence& numbers) const {
    return numbers.next([this](std::string_view number) { return stated_.find(number) != stated_.end(); });
  }
  [[nodiscard]] const NumberScope& scope() const { return anchors_.scopes[scope_]; }
  [[nodiscard]] Counters fresh_counters() const;
  [[nodiscard]] bool numbers_sections() const {
    const bool own = scope_ != 0 && house_.appendices.sections.has_value();
    return (own || house_.numbering.sections_numbered) && counters_.sections.numbers();
  }

  const house::House& house_;
  std::string_view language_;
  Anchors& anchors_;
  Diagnostics& diagnostics_;
  Outline outline_;
  std::size_t scope_ = 0;
  std::set<std::string, std::less<>> stated_;  // numbers that headings and paragraphs of the scope state
  Counters counters_;
  std::vector<Frame> frames_;
  std::string last_number_;  // that a list in the body stands under
};

Counters Numberer::fresh_counters() const {
  Counters counters;
  counters.sections = Sequence({}, house_.numbering.sections);
  counters.paragraphs = counters.tables = counters.figures = counters.charts = Sequence({}, NumberForm{});
  return counters;
}

void Numberer::bind(Block& block, const Target& target) {
  if (!block.attributes->id.empty()) anchors_.bind(block.attributes->id, target);
  anchors_.bind_inline(block.inlines, target);
}

void Numberer::visit(std::vector<Block>& blocks, const Context& context) {
  Context here = context;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool heads_contents = i + 1 < blocks.size() && is_contents(blocks[i + 1]);
    visit(blocks[i], here, !heads_contents);
    if (blocks[i].kind == BlockKind::heading) here.appendix_title = false;
  }
}

void Numberer::visit(Block& block, const Context& context, bool listed) {
  Context enclosed;
  enclosed.body = enclosed.outline = false;
  switch (block.kind) {
    case BlockKind::heading:
      return heading(block, context, listed);
    case BlockKind::paragraph:
      return paragraph(block, context);
    case BlockKind::list:
      return list(block, context);
    case BlockKind::table:
      captioned(block, counters_.tables, TargetKind::table, house_.references.table);
      return visit(block.blocks, enclosed);
    case BlockKind::figure:
      figure(block, context);
      return visit(block.blocks, enclosed);
    case BlockKind::container:
      return block.attributes->has("appendix") ? appendix(block, context) : container(block, context);
    case BlockKind::directive:
      if (!is_contents(block)) {
        constexpr std::array<std::string_view, 2> known{"contents", "chart"};
        const std::string_view name = std::string_view(block.particulars->info).substr(0, block.particulars->info.find(' '));
        Diagnostic fault(codes::N107, block.at, fmt::format("'{}' is no directive that can stand here", name));
        const std::optional<std::string_view> near = nearest(name, known);
        diagnostics_.add(near && *near != name ? std::move(fault).hint(fmt::format("did you mean '{}'?", *near)) : std::move(fault));
      }
      return;
    default:
      bind(block, Target{TargetKind::plain, {}, nullptr, scope_});
      return visit(block.blocks, enclosed);
  }
}

// ---- headings

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

// ---- paragraphs, lists, tables

/// Its number: the one that it states, the next below the last paragraph (".sub"), or the next of the paragraphs.
void Numberer::label(Block& paragraph, Frame* frame) {
  const Attributes& attributes = *paragraph.attributes;
  const std::string* stated = attributes.key("number");
  const bool is_stated = stated != nullptr && !stated->empty();
  if (is_stated) paragraph.label = *stated;
  if (frame == nullptr) return;
  const bool below = attributes.has("sub");
  Sequence& numbers = below ? frame->subs : frame->kind == Frame::Paragraphs::continuous ? counters_.paragraphs : frame->paragraphs;
  const bool is_picture =
      std::all_of(paragraph.inlines.begin(), paragraph.inlines.end(), [](const Inline& i) { return i.kind == InlineKind::image; });
  if (is_stated) {
    numbers.state(*stated);
  } else if (frame->kind != Frame::Paragraphs::none && numbers.numbers() && !is_picture && !attributes.has("unnumbered")) {
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

/// Returns the caption, or nullptr.
const Block* Numberer::captioned(Block& block, Sequence& sequence, TargetKind kind, const house::Words& words) {
  Target target{kind, {}, nullptr, scope_};
  for (const Block& child : block.blocks)
    if (child.kind == BlockKind::caption) target.title = &child;
  if (const std::string* wish = block.attributes->key("number"); wish != nullptr && !wish->empty()) {
    const bool is_stated = *wish != "auto";
    target.number = is_stated ? *wish : sequence.next();
    if (is_stated) sequence.state(*wish);
    block.label = words.empty() ? target.number : house::fill(words.in(language_), {{"n", target.number}});
    capitalise(block.label);
    const std::string* caption = block.attributes->key("caption");
    if (target.title != nullptr || (caption != nullptr && !caption->empty())) block.label += ':';
  }
  bind(block, target);
  return target.title;
}

/// Charts count by themselves; those with a number are listed below the heading that they stand under.
void Numberer::figure(Block& figure, const Context& context) {
  if (!figure.attributes->has("chart")) {
    captioned(figure, counters_.figures, TargetKind::figure, house_.references.figure);
    return;
  }
  const Block* caption = captioned(figure, counters_.charts, TargetKind::chart, house_.references.chart);
  if (figure.label.empty() || figure.attributes->id.empty() || !context.outline) return;
  std::string_view label = figure.label;
  if (label.back() == ':') label.remove_suffix(1);
  outline_.push_back({caption, std::string(label), figure.attributes->id, counters_.listed_depth + 1});
}

// ---- containers and appendices

void Numberer::container(Block& container, const Context& context) {
  Context inner = context;
  if (container.attributes->has("section") || container.attributes->has("withheld")) {
    visit(container.blocks, inner);
  } else {
    // What stands in a box does not count for the text around it.
    std::vector<Frame> frames = std::exchange(frames_, {});
    std::string last_number = std::exchange(last_number_, {});
    inner.body = inner.appendix_title = false;
    inner.list_form = nullptr;
    inner.recommendations = context.recommendations || container.attributes->has("recommendations");
    if (container.attributes->has("front")) inner.outline = false;
    visit(container.blocks, inner);
    frames_ = std::move(frames);
    last_number_ = std::move(last_number);
  }
  Target target{TargetKind::plain, {}, nullptr, scope_};
  if (!container.blocks.empty() && container.blocks.front().kind == BlockKind::heading) {
    const Target* first = anchors_.find(container.blocks.front().attributes->id);
    if (first != nullptr) target = *first;
  }
  bind(container, target);
}

/// The next appendix of the scope that the block stands in: its label, and the prefix of the ids in it.
std::size_t Numberer::open_scope(const Block& block) {
  const Attributes& attributes = *block.attributes;
  const std::string* own = attributes.key("label");
  const std::string* form_wish = attributes.key("form");
  NumberForm form = house_.appendices.figures;
  if (form_wish != nullptr && !form_wish->empty()) {
    if (std::optional<NumberForm> parsed = house::parse_number_form(*form_wish)) {
      form = *parsed;
    } else {
      diagnostics_.add(
          Diagnostic(codes::N105, attributes.at.known() ? attributes.at : block.at, fmt::format("'{}' is no form of numbers", *form_wish))
              .hint("use a form such as 'A' or '1'"));
    }
  }
  const bool own_label = own != nullptr && !own->empty();
  const std::string pattern(own_label ? std::string_view(*own) : house_.appendices.label.in(language_));
  Sequence& numbers = counters_.appendices.try_emplace(pattern, Sequence({}, form)).first->second;

  NumberScope made;
  made.parent = scope_;
  made.own_label = own_label;
  const std::string* stated = attributes.key("number");
  if (stated != nullptr && !stated->empty()) {
    made.number = *stated;
    numbers.state(*stated);
  } else {
    made.number = numbers.next();
  }
  made.label = pattern.empty() ? made.number : house::fill(pattern, {{"n", made.number}});
  // Anchors are the same in every language.
  const std::string_view own_words = own_label ? std::string_view(*own) : house_.appendices.label.in(house_.language);
  made.prefix = scope().prefix + slug(own_words.empty() ? made.number : house::fill(std::string(own_words), {{"n", made.number}})) + "-";
  anchors_.scopes.push_back(std::move(made));
  return anchors_.scopes.size() - 1;
}

void Numberer::appendix(Block& container, const Context& context) {
  const std::size_t outer = scope_;
  const std::size_t inner_scope = open_scope(container);
  Counters counters = fresh_counters();
  if (const auto& sections = house_.appendices.sections) counters.sections = Sequence({}, *sections);
  counters.section_level = counters_.section_level + 1;
  counters.depth = counters_.depth + 1;
  std::swap(counters, counters_);
  std::set<std::string, std::less<>> stated;
  collect_stated(container.blocks, stated);
  std::swap(stated, stated_);
  std::vector<Frame> frames = std::exchange(frames_, {});
  std::string last_number = std::exchange(last_number_, {});
  scope_ = inner_scope;

  if (container.attributes->id.empty()) {
    const std::string& prefix = scope().prefix;
    container.attributes.edit().id = anchors_.claim_unique(prefix.substr(0, prefix.size() - 1));
  }
  Context inner;
  inner.outline = context.outline;
  inner.appendix_title = true;
  visit(container.blocks, inner);

  scope_ = outer;
  stated_ = std::move(stated);
  counters_ = std::move(counters);
  frames_ = std::move(frames);
  last_number_ = std::move(last_number);
  bind(container, Target{TargetKind::appendix, anchors_.scopes[inner_scope].number, nullptr, inner_scope});
}

}  // namespace

bool is_contents(const Block& block) {
  const std::string_view info = block.particulars->info;
  return block.kind == BlockKind::directive && info.substr(0, info.find(' ')) == "contents";
}

Outline number(std::vector<Block>& blocks, const house::House& house, std::string_view language, Anchors& anchors, Diagnostics& diagnostics) {
  Numberer numberer(house, language, anchors, diagnostics);
  numberer.begin(blocks);
  return numberer.take_outline();
}

}  // namespace townclerk::document
