// cmark's tree as ours.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "markdown/attributes.hpp"
#include "markdown/level.hpp"
#include "markdown/reading.hpp"

struct cmark_node;

namespace townclerk::markdown {

class Blocks {
 public:
  Blocks(Reading& reading, AttributeLines& attributes) : reading_(reading), attributes_(attributes) {}
  /// The blocks inside a node; an item's own attributes may stand in its first paragraph.
  [[nodiscard]] std::vector<document::Block> read(cmark_node* parent, std::size_t depth, document::Attributes* item = nullptr);

 private:
  void read_one(cmark_node* node, Level& level, std::size_t depth, document::Attributes* item);
  void read_paragraph(cmark_node* node, Level& level, document::Attributes* item);
  void read_html(cmark_node* node, Level& level);
  void refuse_html(std::string_view text, const std::string& tag_before, Span at);
  void check_level(const document::Block& heading);
  [[nodiscard]] document::Block read_list(cmark_node* node, std::size_t depth);
  [[nodiscard]] document::Block read_code(cmark_node* node);
  [[nodiscard]] Span place(cmark_node* node) const;

  Reading& reading_;
  AttributeLines& attributes_;
  int section_ = 1;  // level of the last heading that a template printed
};

}  // namespace townclerk::markdown
