#include "markdown/attribute_places.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "document/directive.hpp"
#include "markdown/codes.hpp"

namespace townclerk::markdown {

using document::Block;
using document::BlockKind;

namespace {

bool is_appendix(const Block& block) {
  return block.attributes->has("appendix") || block.attributes->has("appendix-entry");
}

bool is_table(const Block& block) {
  return block.kind == BlockKind::table;
}

/// What may have a caption, and a number that only it takes.
bool is_captioned(const Block& block) {
  return is_table(block) || block.kind == BlockKind::figure || document::is_chart(block);
}

/// A paragraph that goes on with the one before has the number of that one.
bool takes_number(const Block& block) {
  if (block.attributes->has("cont")) return false;
  return is_captioned(block) || is_appendix(block) || block.kind == BlockKind::heading || block.kind == BlockKind::paragraph ||
         block.kind == BlockKind::item;
}

bool is_ordered(const Block& block) {
  return block.kind == BlockKind::list && block.ordered;
}

bool has_form(const Block& block) {
  return is_ordered(block) || is_appendix(block);
}

bool is_heading(const Block& block) {
  return block.kind == BlockKind::heading;
}

bool is_nothing(const Block& /*block*/) {
  return false;  // the cells that they are of have carried them out
}

struct Rule {
  std::string_view key;
  bool (*holds)(const Block&);
  std::string_view where;
};
constexpr std::array<Rule, 12> rules{{{"caption", is_captioned, "a table, a chart or a picture"},
                                      {"number", takes_number, "a heading, a paragraph, an item, a table, a chart or a picture"},
                                      {"header-columns", is_table, "a table"},
                                      {"headless", is_table, "a table"},
                                      {"total", is_table, "a table"},
                                      {"start", is_ordered, "a numbered list"},
                                      {"form", has_form, "a numbered list"},
                                      {"label", is_appendix, "an appendix"},
                                      {"paragraphs", is_heading, "a heading"},
                                      {"align", is_nothing, "the tag of a table's cell"},
                                      {"colspan", is_nothing, "the tag of a table's cell"},
                                      {"rowspan", is_nothing, "the tag of a table's cell"}}};

std::string_view name_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::heading:
      return "a heading";
    case BlockKind::paragraph:
      return block.attributes->has("cont") ? "a paragraph that goes on with the one before" : "a paragraph";
    case BlockKind::list:
      return block.ordered ? "a numbered list" : "a list without numbers";
    case BlockKind::item:
      return "an item of a list";
    case BlockKind::quote:
      return "a quotation";
    case BlockKind::code:
      return "a block of code";
    case BlockKind::table:
      return "a table";
    case BlockKind::cell:
      return "a cell";
    case BlockKind::container:
      return "a container";
    case BlockKind::directive:
      return document::is_chart(block) ? "a chart" : "a list of contents";
    case BlockKind::figure:
      return "a picture";
    default:
      return "this";
  }
}

class Checker {
 public:
  explicit Checker(const Reading& reading) : reading_(reading) {}

  void walk(const std::vector<Block>& blocks) const {
    for (const Block& block : blocks) {
      if (block.attributes->at.known() && block.attributes->at.file == *reading_.prose) check(block);
      walk(block.blocks);
    }
  }

 private:
  void check(const Block& block) const {
    for (const auto& [key, value] : block.attributes->keys) {
      const auto rule = std::find_if(rules.begin(), rules.end(), [&key = key](const Rule& each) { return each.key == key; });
      if (rule != rules.end() && !rule->holds(block)) {
        reading_.error(codes::K109, block.attributes->at, fmt::format("'{}' has no effect on {}", key, name_of(block)),
                       fmt::format("it belongs to {}", rule->where));
      } else if (key == "number" && value == "auto" && !is_captioned(block)) {
        reading_.error(codes::K105, block.attributes->at, fmt::format("the number of {} cannot be 'auto'", name_of(block)),
                       "leave 'number' out: it takes the next number where such are counted; 'auto' is for tables, charts and pictures");
      }
    }
    if (block.kind == BlockKind::figure && block.attributes->has("decorative")) {
      reading_.error(codes::K109, block.attributes->at, "a picture with a number or caption is not decorative",
                     "leave out '.decorative' and say in the square brackets what the picture shows, or leave out its number and caption");
    }
  }

  const Reading& reading_;
};

}  // namespace

void check_places(const std::vector<Block>& blocks, const Reading& reading) {
  if (reading.prose) Checker(reading).walk(blocks);
}

}  // namespace townclerk::markdown
