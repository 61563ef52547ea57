#include "document/notes.hpp"

#include <catch2/catch.hpp>

#include "tree.hpp"

namespace townclerk::document {
namespace {

using namespace tree;

/// Words in which `^1` refers to note 1.
Block worded(const std::string& written, BlockKind kind = BlockKind::paragraph) {
  Block made = block(kind, {}, {});
  std::size_t from = 0;
  for (std::size_t at = written.find('^'); at != std::string::npos; at = written.find('^', from)) {
    made.inlines.push_back(text(written.substr(from, at - from)));
    made.inlines.push_back({InlineKind::note, written.substr(at + 1, 1), {}, {}});
    from = at + 2;
  }
  made.inlines.push_back(text(written.substr(from)));
  return made;
}

Block note(std::string label, const std::string& said) {
  Block made = worded(said, BlockKind::note);
  made.particulars.edit().text = std::move(label);
  return made;
}

Block items(std::vector<Block> items) {
  std::vector<Block> made;
  for (Block& item : items) made.push_back(block(BlockKind::item, {}, {std::move(item)}));
  return block(BlockKind::list, {}, std::move(made));
}

std::string printed(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& b : blocks) {
    out += b.kind == BlockKind::note ? "[note " + b.particulars->text + " #" + b.attributes->id + "|" : "[";
    for (const Inline& piece : b.inlines) out += piece.kind == InlineKind::note ? "^" + piece.text : piece.text;
    out += printed(b.blocks) + "]";
  }
  return out;
}

std::string placed(std::vector<Block> blocks, std::string* codes = nullptr) {
  Diagnostics diagnostics;
  place_notes(blocks, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) {
    if (codes != nullptr) *codes += std::string(d.code.id) + " ";
  }
  return printed(blocks);
}

}  // namespace

TEST_CASE("footnotes are numbered by their first references and stand behind the block with them") {
  CHECK(placed({note("b", "Second"), worded("One^a, two^b, again^a"), worded("Three"), note("a", "First")}) ==
        "[One^1, two^2, again^1][note 1 #fn-1|First][note 2 #fn-2|Second][Three]");
}

TEST_CASE("a paragraph keeps its lists, and a heading or lead-in what follows it") {
  CHECK(placed({worded("One^a"), items({worded("two^b")}), note("b", "B"), worded("Three"), note("a", "A")}) ==
        "[One^1][[[two^2]]][note 1 #fn-1|A][note 2 #fn-2|B][Three]");
  CHECK(placed({worded("Title^a", BlockKind::heading), worded("These:"), block(BlockKind::table, {}, {}), worded("End"), note("a", "A")}) ==
        "[Title^1][These:][][note 1 #fn-1|A][End]");
}

TEST_CASE("a container keeps the footnotes of its blocks") {
  CHECK(placed({block(BlockKind::container, {}, {worded("One^a")}), worded("Two^a"), note("a", "A")}) == "[[One^1][note 1 #fn-1|A]][Two^1]");
}

TEST_CASE("a label that is used again means the next note, else the last before") {
  CHECK(placed({worded("One^a"), note("a", "A"), worded("Two^a"), note("a", "B"), worded("Three^a")}) ==
        "[One^1][note 1 #fn-1|A][Two^2][note 2 #fn-2|B][Three^2]");
}

TEST_CASE("references without notes, notes without references, notes in notes") {
  std::string codes;
  CHECK(placed({worded("One^a"), note("b", "B")}, &codes) == "[One^a]");
  CHECK(codes == "N108 N109 ");
  codes.clear();
  CHECK(placed({worded("One^a"), note("a", "A^b"), note("b", "B")}, &codes).starts_with("[One^1]"));
  CHECK(codes == "N108 N109 ");
  codes.clear();
  CHECK(placed({note("", "withheld")}, &codes).empty());
  CHECK(codes.empty());
}

}  // namespace townclerk::document
