// Trees in a few words, for the tests of this folder.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/document.hpp"
#include "document/resolve.hpp"
#include "house/house.hpp"

namespace townclerk::document::tree {

/// Attributes as they are written: "#purpose .section number=7. form=(a)" (values without spaces; `_` stands for one).
inline Attributes attributes(const std::string& written) {
  Attributes made;
  std::size_t begin = 0;
  while (begin < written.size()) {
    const std::size_t end = std::min(written.find(' ', begin), written.size());
    std::string word = written.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    if (word[0] == '#') {
      made.id = word.substr(1);
    } else if (word[0] == '.') {
      made.classes.push_back(word.substr(1));
    } else {
      const std::size_t equals = word.find('=');
      std::string value = word.substr(equals + 1);
      for (char& c : value) c = c == '_' ? ' ' : c;
      made.keys.emplace_back(word.substr(0, equals), value);
    }
  }
  return made;
}

inline Inline text(std::string words) {
  return {InlineKind::text, std::move(words), {}, {}};
}
inline Inline reference(std::string target, Span at = {}) {
  return {InlineKind::reference, std::move(target), {}, at};
}
inline Inline link(std::string destination, std::string words, Span at = {}) {
  return {InlineKind::link, std::move(destination), {text(std::move(words))}, at};
}
inline Inline anchor(std::string id) {
  return {InlineKind::anchor, std::move(id), {}, {}};
}

inline Block block(BlockKind kind, const std::string& written, std::vector<Block> blocks) {
  Block made;
  made.kind = kind;
  made.attributes = attributes(written);
  made.blocks = std::move(blocks);
  return made;
}
inline Block heading(int level, std::string words, const std::string& written = {}) {
  Block made = block(BlockKind::heading, written, {});
  made.level = level;
  made.inlines = {text(std::move(words))};
  return made;
}
inline Block paragraph(std::vector<Inline> inlines, const std::string& written = {}) {
  Block made = block(BlockKind::paragraph, written, {});
  made.inlines = std::move(inlines);
  return made;
}
inline Block paragraph(const std::string& words = "Words.", const std::string& written = {}) {
  return paragraph({text(words)}, written);
}
inline Block item(std::vector<Block> blocks, const std::string& written = {}) {
  return block(BlockKind::item, written, std::move(blocks));
}
inline Block item(const std::string& words = "Words.", const std::string& written = {}) {
  return item({paragraph(words)}, written);
}
inline Block bullets(std::vector<Block> items, const std::string& written = {}) {
  return block(BlockKind::list, written, std::move(items));
}
inline Block ordered(std::vector<Block> items, const std::string& written = {}) {
  Block made = bullets(std::move(items), written);
  made.ordered = true;
  return made;
}
inline Block container(const std::string& written, std::vector<Block> blocks) {
  return block(BlockKind::container, written, std::move(blocks));
}
inline Block directive(std::string info) {
  Block made = block(BlockKind::directive, {}, {});
  made.particulars.edit().info = std::move(info);
  return made;
}
/// A chart's sheet; a caption where there are words.
inline Block chart(const std::string& words, const std::string& written) {
  Block made = block(BlockKind::figure, ".chart " + written, {});
  if (words.empty()) return made;
  made.blocks = {paragraph(words)};
  made.blocks[0].kind = BlockKind::caption;
  return made;
}
inline Block table(const std::string& words, const std::string& written = {}) {
  Block caption = paragraph(words);
  caption.kind = BlockKind::caption;
  return block(BlockKind::table, written, {caption});
}

inline house::Words words(std::string pattern) {
  return {{{"en-GB", std::move(pattern)}}};
}

/// A house with sections "1", paragraphs "1.1", lists "(a)" and appendices "Annex 1: Title".
inline house::House house() {
  house::House made;
  made.references.paragraph = made.references.item = words("paragraph {n}");
  made.references.section = words("section {n}");
  made.references.table = words("Table {n}");
  made.references.figure = words("Figure {n}");
  made.references.chart = words("chart {n}");
  made.references.charts = words("charts {n}");
  made.references.recommendation = words("recommendation {n}");
  made.references.scope = words("{target} of {scope}");
  made.references.paragraphs = made.references.items = words("paragraphs {n}");
  made.references.sections = words("sections {n}");
  made.references.appendices = words("Annexes {n}");
  made.references.recommendations = words("recommendations {n}");
  made.references.several = words("{list} and {last}");
  made.references.range = words("{from} to {to}");
  made.appendices.label = words("Annex {n}");
  made.appendices.heading = words("{label}: {title}");
  return made;
}

inline Document resolved(std::vector<Block> blocks, const house::House& by, Diagnostics& diagnostics,
                         const std::vector<ExternalDocument>& documents = {}) {
  Document made;
  made.blocks = std::move(blocks);
  resolve(made, by, "en-GB", diagnostics, documents);
  return made;
}
inline Document resolved(std::vector<Block> blocks, const house::House& by = house()) {
  Diagnostics diagnostics;
  Document made = resolved(std::move(blocks), by, diagnostics);
  if (diagnostics.has_errors()) throw InternalError(diagnostics.all().front().message);
  return made;
}

inline void collect_labels(const std::vector<Block>& blocks, std::vector<std::string>& labels) {
  for (const Block& b : blocks) {
    const bool printable = b.kind == BlockKind::heading || b.kind == BlockKind::paragraph || b.kind == BlockKind::item;
    if (printable && !(b.kind == BlockKind::paragraph && b.label.empty() && b.attributes->classes.empty())) labels.push_back(b.label);
    collect_labels(b.blocks, labels);
  }
}
/// Labels of headings, items and paragraphs in order; paragraphs without label and class are left out.
inline std::vector<std::string> labels(const Document& document) {
  std::vector<std::string> found;
  collect_labels(document.blocks, found);
  return found;
}

}  // namespace townclerk::document::tree
