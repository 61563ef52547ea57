// The labels of appendices, and what counts anew in them.
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "document/codes.hpp"
#include "document/numberer.hpp"

namespace townclerk::document {

using house::NumberForm;

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

}  // namespace townclerk::document
