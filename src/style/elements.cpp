#include <algorithm>
#include <utility>
#include <vector>

#include "document/notes.hpp"
#include "style/element_builder.hpp"

namespace townclerk::style {

using document::Block;
using document::BlockKind;
using document::InlineKind;

namespace {

bool is_container(const Block& block, std::string_view cls) {
  return block.kind == BlockKind::container && block.attributes->has(cls);
}

/// Tight: every item is at most one paragraph, and lists behind it.
bool is_tight(const Block& list) {
  return std::all_of(list.blocks.begin(), list.blocks.end(), [](const Block& item) {
    for (std::size_t i = 0; i < item.blocks.size(); ++i) {
      const Block& block = item.blocks[i];
      const bool fits = i == 0 ? block.kind == BlockKind::paragraph || block.kind == BlockKind::list : block.kind == BlockKind::list;
      if (!fits || (block.kind == BlockKind::paragraph && (!block.attributes->id.empty() || !block.attributes->classes.empty()))) return false;
    }
    return true;
  });
}

bool is_sole_image(const Block& block) {
  return block.kind == BlockKind::paragraph && block.attributes->id.empty() && block.inlines.size() == 1 &&
         block.inlines[0].kind == InlineKind::image;
}

/// About how many nodes come of blocks: moving them while the tree grows would cost more than counting.
std::size_t node_estimate(const std::vector<Block>& blocks) {
  std::size_t count = blocks.size();
  for (const Block& b : blocks) {
    const bool sole = b.kind == BlockKind::cell && b.blocks.size() == 1 && b.blocks.front().kind == BlockKind::paragraph;
    count += b.inlines.size() + (b.label.empty() ? 0 : 4) + node_estimate(b.blocks) - (sole ? 1 : 0);
  }
  return count;
}

/// Words ("Appendix 1") do not fit the column that figures hang in.
std::string_view heading_class(std::string_view label) {
  return label.find(' ') == std::string_view::npos ? "numbered" : "labelled";
}

}  // namespace

void BlockElements::flow(const std::vector<Block>& blocks) {
  for (const Block& b : blocks) block(b);
}

void BlockElements::block(const Block& b) {
  const bool outer = builder_.decorate(builder_.is_decorative() || b.attributes->has("decorative"));
  made(b);
  builder_.decorate(outer);
}

void BlockElements::made(const Block& b) {
  switch (b.kind) {
    case BlockKind::heading:
      return heading(b);
    case BlockKind::paragraph:
      return paragraph(b);
    case BlockKind::list:
      return list(b);
    case BlockKind::quote:
      builder_.open(Name::blockquote, b);
      flow(b.blocks);
      return builder_.close();
    case BlockKind::code:
      builder_.open(Name::pre, b);
      builder_.open(Name::code, b.at);
      builder_.text(b.particulars->text, b.at);
      builder_.close();
      return builder_.close();
    case BlockKind::rule:
      builder_.open(Name::hr, b);
      return builder_.close();
    case BlockKind::table:
      return table_elements(builder_, b, *this);
    case BlockKind::container:
      return container(b);
    case BlockKind::contents:
      return contents(b);
    case BlockKind::figure:
      return figure(b);
    case BlockKind::caption:
      return caption(Name::p, b, b.label);
    case BlockKind::note:
      return note(b);
    case BlockKind::directive:
      throw InternalError("a directive '" + b.particulars->info + "' reached the elements");
    case BlockKind::item:
    case BlockKind::row_group:
    case BlockKind::row:
    case BlockKind::cell:
      throw InternalError("a part of a list or table stands outside of one");
  }
}

void BlockElements::numbered(const Block& block, std::string_view label, std::string_view cls) {
  builder_.span("num", label, block.at);
  builder_.text(" ", block.at);
  builder_.open(Name::span, cls, block.at);
  builder_.inlines(block.inlines);
  builder_.close();
}

void BlockElements::heading(const Block& block) {
  const int level = std::clamp(block.level, 1, 6);
  Node& node = builder_.open(static_cast<Name>(static_cast<int>(Name::h1) + level - 1), block);
  if (block.label.empty()) {
    builder_.inlines(block.inlines);
  } else {
    add_class(node, heading_class(block.label));
    numbered(block, block.label, "title");
  }
  builder_.close();
}

void BlockElements::paragraph(const Block& block) {
  Node& node = builder_.open(Name::p, block);
  if (block.label.empty()) {
    builder_.inlines(block.inlines);
  } else {
    add_class(node, "numbered");
    numbered(block, block.label, "text");
  }
  builder_.close();
}

/// Its number leads back to the first reference.
void BlockElements::note(const Block& block) {
  Node& node = builder_.open(Name::aside, block);
  add_class(node, "footnote");
  node.attributes.emplace_back("role", "doc-footnote");
  builder_.note_link("doc-backlink", '#' + document::note_reference_id(block.particulars->text), {}, block.particulars->text, block.at);
  builder_.text(" ", block.at);
  builder_.inlines(block.inlines);
  builder_.close();
}

void BlockElements::caption(Name name, const Block& block, std::string_view label) {
  builder_.open(name, block);
  if (label.empty()) {
    builder_.inlines(block.inlines);
  } else {
    numbered(block, label, "title");
  }
  builder_.close();
}

void BlockElements::list(const Block& block) {
  Node& node = builder_.open(block.ordered ? Name::ol : Name::ul, block);
  // Some browsers take the list out of a list whose style shows no marker; the role gives it back.
  if (block.ordered) node.attributes.emplace_back("role", "list");
  const bool tight = is_tight(block);
  for (const Block& child : block.blocks) item(child, block.ordered, tight);
  builder_.close();
}

void BlockElements::item(const Block& item, bool ordered, bool tight) {
  builder_.open(Name::li, item);
  if (ordered) {
    builder_.span("num", item.label, item.at);
    builder_.open(Name::div, "body", item.at);
    item_blocks(item, tight);
    builder_.close();
  } else {
    item_blocks(item, tight);
  }
  builder_.close();
}

void BlockElements::item_blocks(const Block& item, bool tight) {
  builder_.inlines(item.inlines);
  for (const Block& child : item.blocks) {
    if (tight && child.kind == BlockKind::paragraph) {
      builder_.inlines(child.inlines, child.attributes->has("decorative"));
    } else {
      block(child);
    }
  }
}

void BlockElements::container(const Block& block) {
  const auto is_field = [](const Block& b) { return is_container(b, "field"); };
  if (block.attributes->has("fields") && std::all_of(block.blocks.begin(), block.blocks.end(), is_field)) return fields(block);
  const Name name = block.attributes->has("front") ? Name::header : block.attributes->has("recommendations") ? Name::section : Name::div;
  builder_.open(name, block);
  flow(block.blocks);
  builder_.close();
}

void BlockElements::fields(const Block& block) {
  builder_.open(Name::dl, block);
  for (const Block& child : block.blocks) field(child);
  builder_.close();
}

void BlockElements::field(const Block& block) {
  builder_.open(Name::div, block);
  const bool labelled = !block.blocks.empty() && block.blocks.front().kind == BlockKind::paragraph;
  if (labelled) {
    builder_.open(Name::dt, block.blocks.front());
    builder_.inlines(block.blocks.front().inlines);
  } else {
    builder_.open(Name::dt, block.at);
  }
  builder_.close();
  const std::size_t first = labelled ? 1 : 0;
  for (std::size_t i = first; i < block.blocks.size(); ++i) {
    const Block& value = block.blocks[i];
    if (value.kind == BlockKind::paragraph && value.label.empty()) {
      builder_.open(Name::dd, value);
      builder_.inlines(value.inlines, value.attributes->has("decorative"));
    } else {
      builder_.open(Name::dd, value.at);
      this->block(value);
    }
    builder_.close();
  }
  if (block.blocks.size() <= first) {
    builder_.open(Name::dd, block.at);
    builder_.close();
  }
  builder_.close();
}

void BlockElements::contents(const Block& block) {
  add_class(builder_.open(Name::nav, block), "contents");
  int depth = 0;
  for (const document::ContentsEntry& entry : block.particulars->entries) {
    const int wanted = std::clamp(entry.depth, 1, depth + 1);
    if (wanted > depth) {
      builder_.open(Name::ol, block.at).attributes.emplace_back("role", "list");
      ++depth;
    } else {
      builder_.close();
    }
    for (; depth > wanted; --depth) {
      builder_.close();
      builder_.close();
    }
    builder_.open(Name::li, block.at);
    Node& link = builder_.open(Name::a, block.at);
    link.attributes.emplace_back("href", '#' + entry.anchor);
    if (!entry.label.empty()) {
      add_class(link, heading_class(entry.label));
      builder_.span("num", entry.label, block.at);
      builder_.text(" ", block.at);
    }
    builder_.span("title", entry.title, block.at);
    builder_.close();
  }
  for (; depth > 0; --depth) {
    builder_.close();
    builder_.close();
  }
  builder_.close();
}

void BlockElements::figure(const Block& block) {
  builder_.open(Name::figure, block);
  std::string_view label = block.label;
  if (block.particulars->drawing != nullptr) {
    builder_.open(Name::svg, block.at).particulars.edit().drawing = block.particulars->drawing;
    builder_.close();
  }
  for (const Block& child : block.blocks) {
    if (is_sole_image(child)) {
      builder_.inlines(child.inlines, child.attributes->has("decorative"));
    } else if (child.kind == BlockKind::caption) {
      caption(Name::figcaption, child, std::exchange(label, {}));
    } else {
      this->block(child);
    }
  }
  if (!label.empty()) {
    builder_.open(Name::figcaption, block.at);
    builder_.span("num", label, block.at);
    builder_.close();
  }
  builder_.close();
}

namespace {

/// `done` is called with each block once its elements are made.
template <typename Blocks, typename Done>
void make_elements(Blocks& blocks, ElementTree& tree, const Done& done) {
  tree.nodes.reserve(node_estimate(blocks) + 2);
  ElementBuilder builder(tree);
  BlockElements maker(builder);
  builder.open(Name::body, Span{});
  auto block = blocks.begin();
  const auto make = [&] {
    maker.block(*block);
    done(*block++);
  };
  if (block != blocks.end() && is_container(*block, "front")) make();
  builder.open(Name::main, Span{});
  while (block != blocks.end()) make();
  builder.close();
  builder.close();
}

}  // namespace

ElementTree elements(const document::Document& document) {
  ElementTree tree;
  tree.metadata = document.metadata;
  make_elements(document.blocks, tree, [](const Block&) {});
  return tree;
}

ElementTree elements(std::vector<Block>&& blocks, document::Metadata metadata) {
  ElementTree tree;
  tree.metadata = std::move(metadata);
  std::vector<Block> spent = std::move(blocks);
  make_elements(spent, tree, [](Block& block) { block = {}; });
  return tree;
}

}  // namespace townclerk::style
