// The parsed template. Words are views into the Sources that the template was parsed from.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "template/template.hpp"

namespace townclerk::mustache {

/// Words of a source with their place.
struct Slice {
  std::string_view text;
  Span at;
};

/// The white space round a tag that stands alone on its line.
struct Surroundings {
  Slice lead;      // in front of it
  Slice line_end;  // of a block: the line end taken with its tags
  Slice own;       // of a block: the indentation of its content's first line, when that begins a line
  bool has_own = false;

  [[nodiscard]] bool any() const { return !lead.text.empty() || !line_end.text.empty() || has_own; }
};

/// Many thousands of them are made for a large template, so what few need is kept apart.
struct Template::Node {
  enum class Kind : std::uint8_t {
    root,
    text,
    margin,  // the start of a line that prints something: prints the indentation in force, then the line's own
    variable,
    section,
    inverted,
    partial,
    parent,  // children: the blocks that it gives, sorted by name
    block,
  };
  /// How a tag stands on its line.
  enum class Stand : std::uint8_t {
    in_line,
    alone,  // nothing else on its line; of a section, parent or block: its opening tag
    pair,   // a block whose opening and closing tags share a line with nothing else
  };

  Kind kind = Kind::root;
  Stand stand = Stand::in_line;
  bool raw = false;
  bool dynamic = false;                // {{>*name}}, {{<*name}}
  Slice words;                         // text and margin: what is printed; tags: the name with the place of the whole tag
  std::vector<std::string_view> path;  // of a dotted name; empty for "."
  std::vector<Node> children;
  std::unique_ptr<const Surroundings> surroundings;  // of tags that stand alone or as a pair, where they have any

  [[nodiscard]] const Surroundings& around() const;
};

using Node = Template::Node;

}  // namespace townclerk::mustache
