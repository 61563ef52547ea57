// The PDF's structure tree from the report's elements: which element becomes which tag, and where each text and picture belongs.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "layout/pages.hpp"
#include "pdf/file.hpp"
#include "style/element.hpp"
#include "style/table_headers.hpp"

namespace townclerk::writers {

class PdfStructure {
 public:
  /// Adds the elements of the whole tree to the file, in document order. What has no tag of its own (divisions, emphasis) is part of the
  /// element round it; links and bullets get a tag where the pages show them.
  PdfStructure(const style::ElementTree& tree, const layout::Pages& pages, pdf::File& file);

  /// What a text node's, picture's, drawing's or (as `marker`) list item's marks belong to; no_element: an artifact.
  [[nodiscard]] pdf::ElementId slot(style::NodeId node, bool marker) const;
  /// The Link element of an <a>.
  [[nodiscard]] pdf::ElementId link(style::NodeId node) const { return links_[node]; }

 private:
  struct Place {
    pdf::ElementId element = pdf::no_element;
    pdf::Type type = pdf::Type::Document;
    style::NodeId node = style::no_node;  // that the element, or the one around it, was made of
  };

  void scan(const layout::Pages& pages);
  void children(style::NodeId node, Place place);
  void visit(style::NodeId node, Place place);
  void text(style::NodeId node, Place place);
  void link_element(style::NodeId node, Place place);
  void list(style::NodeId node, Place place);
  void list_item(style::NodeId node, Place place);
  void figure(style::NodeId node, Place place);
  void footnote(style::NodeId node, Place place);
  void picture(style::NodeId node, Place place);
  /// What is said in the place of a picture or drawing; empty: it is decoration.
  [[nodiscard]] std::string_view alternative(style::NodeId node) const;
  void table(style::NodeId node, Place place);
  void cell(style::NodeId node, Place place);
  void inline_element(style::NodeId node, Place place);
  Place add(style::NodeId node, Place parent, pdf::Type type, pdf::ElementAttributes attributes = {});
  /// Where inline content may stand: in a grouping element it needs a paragraph.
  [[nodiscard]] Place for_inline(style::NodeId node, Place place);
  [[nodiscard]] std::string_view numbering(style::NodeId list) const;

  const style::ElementTree& tree_;
  pdf::File& file_;
  std::vector<pdf::ElementId> slots_;   // by node
  std::vector<pdf::ElementId> labels_;  // of list items with a bullet
  std::vector<pdf::ElementId> links_;
  std::unordered_map<style::NodeId, std::vector<style::NodeId>> headers_;  // of cells in tables that need them
  std::unordered_set<style::NodeId> identified_;                           // header cells that one names
  std::vector<bool> has_marker_;
  std::vector<bool> has_link_;
  style::NodeId paragraph_of_ = style::no_node;  // whose text the paragraph below holds
  Place paragraph_;
};

}  // namespace townclerk::writers
