#include "markdown/notes.hpp"

#include <catch2/catch.hpp>

#include "reading_fixture.hpp"

namespace townclerk::markdown {
namespace {

using document::Block;
using document::BlockKind;
using document::Inline;
using document::InlineKind;

/// Words as they are read: notes as <label>, emphasis in stars.
std::string words(const std::vector<Inline>& inlines) {
  std::string out;
  for (const Inline& piece : inlines) {
    if (piece.kind == InlineKind::note) {
      out += '<' + piece.text + '>';
    } else if (piece.kind == InlineKind::soft_break) {
      out += '/';
    } else {
      out += piece.children.empty() ? piece.text : '*' + words(piece.children) + '*';
    }
  }
  return out;
}

std::string words(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    out += block.kind == BlockKind::note ? "[note " + block.particulars->text + "|" : "[";
    out += words(block.inlines) + words(block.blocks) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("marks of footnotes in a line") {
  using Found = std::vector<std::string_view>;
  CHECK(note_marks("a [^1] and [^two].") == Found{"^1", "^two"});
  CHECK(note_marks("[^1]: words[^2]") == Found{"[^1]:", "^2"});
  CHECK(note_marks("[^1] : words") == Found{"^1"});
  CHECK(note_marks("a `[^)` b] [^`c`]").empty());
  CHECK(note_marks(R"(a \[^1] and \\[^2])") == Found{"^2"});
  CHECK(note_marks("[^] [^a b] [^a[b] [^").empty());
  CHECK(begins_note("[^1]:"));
  CHECK(label_of("[^1]:") == "1");
  CHECK(label_of("^two") == "two");
}

TEST_CASE("footnotes are read where they stand") {
  const Read r("Text[^1], *more[^x]*.\n\n[^1]: The *first*\n  goes on.\n[^x]: The second, see [](#id).\n");
  CHECK(r.faults.empty());
  CHECK(words(r.blocks) == "[Text<1>, *more<x>*.][note 1|The *first*/goes on.][note x|The second, see #id.]");
  CHECK(r.slice(r.blocks.at(0).inlines.at(1).at) == "^1");
  CHECK(r.slice(r.blocks.at(1).at) == "[^1]:");
}

TEST_CASE("footnotes in lists, tables and beside each other") {
  CHECK(words(Read("- one[^1]\n- two\n\n  [^1]: note\n").blocks) == "[[[one<1>]][[two][note 1|note]]]");
  CHECK(words(Read("| a[^1] |\n| --- |\n| b[^2] |\n").blocks) == "[[[[[a<1>]]]][[[[b<2>]]]]]");
  CHECK(words(Read("_a_[^1][^2]**b**!\n").blocks) == "[*a*<1><2>*b*!]");
  CHECK(words(Read("A line\n[^1]: a note without a blank line\n").blocks) == "[A line][note 1|a note without a blank line]");
  CHECK(words(Read("![^1] [[^2]]\n").blocks) == "[!<1> [<2>]]");
}

TEST_CASE("what only looks like a footnote stays text") {
  CHECK(words(Read("\\[^1] and `a[^2]`\n").blocks) == "[[^1] and a[^2]]");
  CHECK(Read("```\n[^1]: note [^2]\n```\n").blocks.at(0).particulars->text == "[^1]: note [^2]\n");
  CHECK(words(Read("{{0}}\n", {"[^1]"}).blocks) == "[[^1]]");
}

TEST_CASE("marks that stand where none can are faults") {
  CHECK(Read("[a[^1]](#x)\n").faults == "K130@1:4 ");
  CHECK(Read("a[^1](#x)\n").faults == "K130@1:3 ");
  CHECK(Read("*a\n[^1]: b*\n").faults == "K130@2:1 ");
  CHECK(Read("[^1]:\n").faults == "K131@1:1 ");
  CHECK(Read("[^1]: words\n{#id}\n").faults == "K103@2:1 ");
}

TEST_CASE("many footnotes take time in proportion") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "Words[^" + std::to_string(i) + "].\n\n[^" + std::to_string(i) + "]: A note.\n\n";
  const Read r(text);
  CHECK(r.faults.empty());
  CHECK(r.blocks.size() == 20'000);
}

}  // namespace townclerk::markdown
