// The report as a tree of blocks and inlines: what markdown makes, resolve finishes and every output shows.
//
// A tree is a plain value: copy it, compare it, build it in a test. Before resolve, `label` is empty unless stated, references have no words
// and contents no entries; after it, everything that is printed stands in the tree.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/rare.hpp"
#include "base/source.hpp"
#include "document/drawing.hpp"

namespace townclerk::document {

struct Attributes {
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::string>> keys;
  Span at;

  [[nodiscard]] bool has(std::string_view cls) const;
  /// The value of a key, or nullptr.
  [[nodiscard]] const std::string* key(std::string_view name) const;
  friend bool operator==(const Attributes& a, const Attributes& b) { return a.id == b.id && a.classes == b.classes && a.keys == b.keys; }
};

enum class InlineKind : std::uint8_t {
  text,           // text
  soft_break,     //
  line_break,     //
  code,           // text
  emphasis,       // children
  strong,         // children
  strikethrough,  // children
  span,           // text = language of the words (BCP 47), children
  link,           // text = destination ("#id" inside the report), children
  reference,      // text = target as written ("#consultation", "doc:constitution#8.1.2"); becomes a link when it is resolved
  image,          // text = file as written, children = alternative text
  anchor,         // text = id: <a id="…"></a>
  note,           // text = label of the footnote, after resolve its number
};

struct Inline {
  InlineKind kind = InlineKind::text;
  std::string text;
  std::vector<Inline> children;
  Span at;

  friend bool operator==(const Inline& a, const Inline& b) { return a.kind == b.kind && a.text == b.text && a.children == b.children; }
};

enum class BlockKind : std::uint8_t {
  heading,    // level, inlines
  paragraph,  // inlines
  list,       // ordered, start, blocks = item
  item,       // blocks
  quote,      // blocks
  code,       // text, info
  rule,       //
  table,      // blocks = [caption] row_group…
  caption,    // inlines
  row_group,  // group = head | body | foot, blocks = row
  row,        // blocks = cell
  cell,       // header, scope, colspan, rowspan, align, blocks
  container,  // <div>: blocks
  directive,  // ```name arguments: info = "chart proposed root=…"; `contents` is replaced by resolve, the rest by their own stage
  contents,   // entries
  figure,     // blocks (an image's paragraph, a caption), drawing
  note,       // a footnote: text = its label, after resolve its number; inlines
};

enum class Group : std::uint8_t { head, body, foot };
enum class Scope : std::uint8_t { none, column, row, column_group, row_group };
enum class Align : std::uint8_t { none, left, center, right };

struct ContentsEntry {
  std::string label;  // "4", "Appendix 1", or empty
  std::string title;
  std::string anchor;  // id of the target
  int depth = 1;
  friend bool operator==(const ContentsEntry&, const ContentsEntry&) = default;
};

/// What few blocks have.
struct Particulars {
  /// A second id that a link may use ("p-5.1"); empty when another block bore the number first.
  std::string alias;
  std::string text;
  std::string info;
  std::vector<ContentsEntry> entries;
  std::shared_ptr<const Drawing> drawing;  // of a figure; nullptr: none

  friend bool operator==(const Particulars&, const Particulars&);  // drawings by what they show
};

/// A large table has two for each cell: what most of them have not is kept apart.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Group group = Group::body;
  Scope scope = Scope::none;
  Align align = Align::none;
  bool ordered = false;
  bool header = false;
  std::uint16_t colspan = 1;
  std::uint16_t rowspan = 1;
  int level = 0;
  int start = 1;
  Span at;
  Rare<Attributes> attributes;
  Rare<Particulars> particulars;
  /// The printed number, as printed: "4", "7.", "5.1", "(a)", "A", "Appendix 1"; empty when there is none.
  std::string label;
  std::vector<Inline> inlines;
  std::vector<Block> blocks;

  friend bool operator==(const Block&, const Block&);  // without places
};

/// Which standards a PDF says that it keeps: PDF/A-3a for archives, PDF/UA-1 for access.
enum class Claims : std::uint8_t { none, archive, archive_and_access };

/// What pages and metadata say about the report as a whole; running heads read `strings` by name ("title", "meeting", "reference").
struct Metadata {
  std::string id;
  std::string title;
  std::string language = "en-GB";  // BCP 47
  std::string author;
  std::string subject;
  std::string date;  // ISO 8601 date of the report, the only date that outputs may carry
  std::vector<std::pair<std::string, std::string>> strings;
  Claims claims = Claims::none;  // decided by the gate

  /// The string of this name; empty when there is none.
  [[nodiscard]] std::string_view string(std::string_view name) const;
};

struct Document {
  Metadata metadata;
  std::vector<Block> blocks;
};

/// The plain words of inlines: what a bookmark or a title shows.
[[nodiscard]] std::string plain_text(const std::vector<Inline>& inlines);

/// Nothing but pictures, or nothing at all: such a paragraph takes no number.
[[nodiscard]] bool is_wordless(const std::vector<Inline>& inlines);

}  // namespace townclerk::document
