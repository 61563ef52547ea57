#include "layout/boxes.hpp"

#include <algorithm>
#include <string_view>

namespace townclerk::layout {
namespace {

using style::Display;
using style::Name;
using style::NodeId;

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class Builder {
 public:
  Builder(const style::ElementTree& tree, const style::Styles& styles) : tree_(tree), styles_(styles) { boxes_.reserve(tree.nodes.size()); }

  std::vector<Box> build() {
    if (!tree_.nodes.empty()) element(0);
    return std::move(boxes_);
  }

 private:
  /// Drawings are blocks whatever their style says: they never stand in a line of text.
  [[nodiscard]] Display display(NodeId node) const {
    const Display display = styles_[node].display;
    return display == Display::inline_ && is_drawing(node) ? Display::block : display;
  }
  [[nodiscard]] bool is_drawing(NodeId node) const { return tree_.nodes[node].particulars->drawing != nullptr; }
  [[nodiscard]] bool text(NodeId node) const { return tree_.nodes[node].name == Name::text_node; }

  [[nodiscard]] bool inline_level(NodeId node) const {
    if (text(node)) return true;
    if (display(node) != Display::inline_) return false;
    for (NodeId inner = node + 1; inner < tree_.nodes[node].end; ++inner) {
      if (!text(inner) && display(inner) != Display::inline_ && display(inner) != Display::none) return false;
    }
    return true;
  }

  [[nodiscard]] bool prints(NodeId first, NodeId last) const {
    for (NodeId node = first; node < last;) {
      const style::Node& n = tree_.nodes[node];
      if (n.name == Name::text_node) {
        if (!blank(n.text) || (styles_[node].preserve_space && !n.text.empty())) return true;
      } else if (display(node) == Display::none) {
        node = n.end;
        continue;
      } else if (n.name == Name::img || n.name == Name::br) {
        return true;
      }
      ++node;
    }
    return false;
  }

  static Box::Kind kind_of(Display display) {
    switch (display) {
      case Display::grid:
        return Box::Kind::grid;
      case Display::table:
        return Box::Kind::table;
      case Display::table_caption:
        return Box::Kind::caption;
      case Display::table_header_group:
      case Display::table_row_group:
      case Display::table_footer_group:
        return Box::Kind::row_group;
      case Display::table_row:
        return Box::Kind::row;
      case Display::table_cell:
        return Box::Kind::cell;
      default:
        return Box::Kind::block;
    }
  }

  std::size_t open(Box::Kind kind, NodeId node, bool anonymous = false) {
    boxes_.push_back({.kind = kind, .anonymous = anonymous, .node = node});
    return boxes_.size() - 1;
  }
  void close(std::size_t box) { boxes_[box].end = static_cast<std::uint32_t>(boxes_.size()); }

  void element(NodeId node) {
    const Box::Kind kind = is_drawing(node) ? Box::Kind::drawing : kind_of(display(node));
    const std::size_t box = open(kind, node);
    if (tree_.nodes[node].name == Name::img) {
      paragraph(node, node, tree_.nodes[node].end);
    } else if (kind == Box::Kind::grid) {
      grid_items(node);
    } else if (kind == Box::Kind::table || kind == Box::Kind::row_group || kind == Box::Kind::row) {
      table_parts(node);
    } else {
      contents(node);
    }
    close(box);
  }

  void paragraph(NodeId owner, NodeId first, NodeId last) {
    if (!prints(first, last)) return;
    const std::size_t box = open(Box::Kind::paragraph, owner, true);
    boxes_[box].first = first;
    boxes_[box].last = last;
    close(box);
  }

  void contents(NodeId node) {
    NodeId run = style::no_node;
    const auto end_run = [&](NodeId end) {
      if (run != style::no_node) paragraph(node, run, end);
      run = style::no_node;
    };
    for (NodeId child = tree_.first_child(node); child != style::no_node; child = tree_.next_sibling(child)) {
      if (inline_level(child)) {
        if (run == style::no_node) run = child;
        continue;
      }
      end_run(child);
      if (display(child) != Display::none) element(child);
    }
    end_run(tree_.nodes[node].end);
  }

  /// White space between two items takes no place in a grid, but it parts their words for whoever reads the text: the last paragraph of the
  /// item before it ends with it.
  void part_from_next(NodeId space) {
    if (!boxes_.empty() && boxes_.back().kind == Box::Kind::paragraph && boxes_.back().last == space) {
      boxes_.back().last = space + 1;
      boxes_.back().parted = true;
    }
  }

  /// Every element is an item of the grid, inline ones too; text between them is an item when it prints anything (CSS Grid §4).
  void grid_items(NodeId node) {
    for (NodeId child = tree_.first_child(node); child != style::no_node; child = tree_.next_sibling(child)) {
      if (text(child)) {
        if (!prints(child, child + 1)) {
          part_from_next(child);
          continue;
        }
        const std::size_t box = open(Box::Kind::block, node, true);
        paragraph(node, child, child + 1);
        close(box);
      } else if (display(child) != Display::none) {
        element(child);
      }
    }
  }

  void table_parts(NodeId node) {
    for (NodeId child = tree_.first_child(node); child != style::no_node; child = tree_.next_sibling(child)) {
      if (!text(child) && display(child) != Display::none) element(child);
    }
  }

  const style::ElementTree& tree_;
  const style::Styles& styles_;
  std::vector<Box> boxes_;
};

}  // namespace

std::vector<Box> build_boxes(const style::ElementTree& tree, const style::Styles& styles) {
  return Builder(tree, styles).build();
}

}  // namespace townclerk::layout
