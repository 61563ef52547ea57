#include <catch2/catch.hpp>

#include "base/diagnostic.hpp"
#include "style/element.hpp"

using namespace townclerk;
using document::Block;
using document::BlockKind;
using document::Inline;
using document::InlineKind;
using style::elements;

namespace {

Inline words(std::string text, InlineKind kind = InlineKind::text) {
  Inline in;
  in.kind = kind;
  in.text = std::move(text);
  return in;
}

Inline with(InlineKind kind, std::vector<Inline> children, std::string text = {}) {
  Inline in = words(std::move(text), kind);
  in.children = std::move(children);
  return in;
}

Block block(BlockKind kind, std::vector<Block> blocks = {}) {
  Block b;
  b.kind = kind;
  b.blocks = std::move(blocks);
  return b;
}

Block paragraph(std::string text, std::string label = {}) {
  Block b = block(BlockKind::paragraph);
  b.label = std::move(label);
  b.inlines.push_back(words(std::move(text)));
  return b;
}

Block heading(int level, std::string text, std::string label = {}) {
  Block b = paragraph(std::move(text), std::move(label));
  b.kind = BlockKind::heading;
  b.level = level;
  return b;
}

Block container(std::string cls, std::vector<Block> blocks) {
  Block b = block(BlockKind::container, std::move(blocks));
  b.attributes.edit().classes.push_back(std::move(cls));
  return b;
}

Block list(bool ordered, std::vector<Block> items) {
  Block b = block(BlockKind::list, std::move(items));
  b.ordered = ordered;
  return b;
}

Block item(std::vector<Block> blocks, std::string label = {}) {
  Block b = block(BlockKind::item, std::move(blocks));
  b.label = std::move(label);
  return b;
}

Block cell(std::string text) {
  return block(BlockKind::cell, {paragraph(std::move(text))});
}

Block row(std::vector<Block> cells) {
  return block(BlockKind::row, std::move(cells));
}

Block group(document::Group kind, std::vector<Block> rows) {
  Block b = block(BlockKind::row_group, std::move(rows));
  b.group = kind;
  return b;
}

/// name#id.class[attribute=value](children…), text in quotes.
void show(const style::ElementTree& tree, style::NodeId id, std::string& out) {
  const style::Node& node = tree.nodes[id];
  if (node.name == style::Name::text_node) {
    out += '\'' + node.text + '\'';
    return;
  }
  out += style::to_string(node.name);
  if (!node.particulars->id.empty()) out += '#' + node.particulars->id;
  if (!node.particulars->alias.empty()) out += '~' + node.particulars->alias;
  for (const std::string& cls : node.classes) out += '.' + cls;
  for (const auto& [name, value] : node.attributes) out += '[' + std::string(name) + '=' + value + ']';
  if (tree.first_child(id) == style::no_node) return;
  out += '(';
  for (auto child = tree.first_child(id); child != style::no_node; child = tree.next_sibling(child)) {
    if (out.back() != '(') out += ' ';
    show(tree, child, out);
  }
  out += ')';
}

std::string shown(std::vector<Block> blocks) {
  document::Document document;
  document.blocks = std::move(blocks);
  std::string out;
  show(elements(document), 0, out);
  return out;
}

/// Without body and main.
std::string shown(Block b) {
  std::string out = shown(std::vector<Block>{std::move(b)});
  const std::string before = "body(main(";
  REQUIRE(out.rfind(before, 0) == 0);
  return out.substr(before.size(), out.size() - before.size() - 2);
}

}  // namespace

TEST_CASE("a footnote and the references to it") {
  Block noted = block(BlockKind::paragraph);
  noted.inlines = {words("Text"), words("1", InlineKind::note), words(" and again"), words("1", InlineKind::note)};
  Block note = block(BlockKind::note);
  note.particulars.edit().text = "1";
  note.attributes.edit().id = "fn-1";
  note.inlines = {words("words")};
  document::Document document;
  document.blocks = {noted, note};
  const style::ElementTree tree = elements(document);
  std::string links;
  for (style::NodeId node = 0; node < tree.nodes.size(); ++node) {
    const style::Node& n = tree.nodes[node];
    if (n.name == style::Name::a) links += *tree.attribute(node, "role") + " " + n.particulars->id + " " + *tree.attribute(node, "href") + "\n";
    if (n.name == style::Name::aside) links += *tree.attribute(node, "role") + " " + n.particulars->id + "\n";
  }
  CHECK(links == "doc-noteref fnref-1 #fn-1\ndoc-noteref  #fn-1\ndoc-footnote fn-1\ndoc-backlink  #fnref-1\n");
}

TEST_CASE("the front block becomes a header before main") {
  Block field = container("field", {paragraph("Contact Officer(s):"), paragraph("Ann Other"), paragraph("Tel. 1")});
  field.attributes.edit().id = "front-contact";
  Block blank = container("field", {paragraph("Ward:")});
  const Block front = container("front", {container("banner", {paragraph("EMPLOYMENT COMMITTEE")}), container("fields", {field, blank})});
  CHECK(shown({front, heading(1, "Title")}) ==
        "body(header.front(div.banner(p('EMPLOYMENT COMMITTEE')) dl.fields(div#front-contact.field(dt('Contact Officer(s):') dd('Ann Other') "
        "dd('Tel. 1'))"
        " div.field(dt('Ward:') dd))) main(h1('Title')))");
}

TEST_CASE("fields with something else among them stay a container") {
  CHECK(shown(container("fields", {paragraph("x")})) == "div.fields(p('x'))");
}

TEST_CASE("labelled headings and paragraphs carry their number in a span") {
  Block numbered = paragraph("Since 2015.", "4.1");
  numbered.attributes.edit().id = "since";
  numbered.particulars.edit().alias = "p-4.1";
  CHECK(shown(numbered) == "p#since~p-4.1.numbered(span.num('4.1') ' ' span.text('Since 2015.'))");
  CHECK(shown(heading(2, "Background", "4")) == "h2.numbered(span.num('4') ' ' span.title('Background'))");
  CHECK(shown(heading(2, "Job descriptions", "Appendix 2")) == "h2.labelled(span.num('Appendix 2') ' ' span.title('Job descriptions'))");
  CHECK(shown(heading(3, "Posts")) == "h3('Posts')");
}

TEST_CASE("inlines become elements and text that follows text is one node") {
  Block p = block(BlockKind::paragraph);
  p.inlines = {words("a"),
               words({}, InlineKind::soft_break),
               words("b"),
               words({}, InlineKind::line_break),
               words("c", InlineKind::code),
               with(InlineKind::strong, {words("d"), with(InlineKind::emphasis, {words("e")})}),
               with(InlineKind::strikethrough, {words("f")}),
               with(InlineKind::link, {words("g")}, "#x"),
               words("here", InlineKind::anchor),
               with(InlineKind::span, {words("h")}, "cy")};
  CHECK(shown(p) == "p('a b' br code('c') strong('d' em('e')) del('f') a[href=#x]('g') span#here span[lang=cy]('h'))");
}

TEST_CASE("what should have been resolved is a bug") {
  Block p = block(BlockKind::paragraph);
  p.inlines = {words("#x", InlineKind::reference)};
  document::Document document;
  document.blocks = {p};
  CHECK_THROWS_AS(elements(document), InternalError);
  document.blocks = {block(BlockKind::directive)};
  CHECK_THROWS_AS(elements(document), InternalError);
  document.blocks = {block(BlockKind::row)};
  CHECK_THROWS_AS(elements(document), InternalError);
}

TEST_CASE("tight items hold their words, loose ones paragraphs") {
  CHECK(shown(list(false, {item({paragraph("a")}), item({paragraph("b"), list(false, {item({paragraph("c")})})})})) ==
        "ul(li('a') li('b' ul(li('c'))))");
  CHECK(shown(list(false, {item({paragraph("a")}), item({paragraph("b"), paragraph("c")})})) == "ul(li(p('a')) li(p('b') p('c')))");
  CHECK(shown(list(true, {item({paragraph("a")}, "(a)")})) == "ol[role=list](li(span.num('(a)') div.body('a')))");
  CHECK(shown(list(true, {item({paragraph("a"), block(BlockKind::quote, {paragraph("q")})}, "(a)")})) ==
        "ol[role=list](li(span.num('(a)') div.body(p('a') blockquote(p('q')))))");
}

TEST_CASE("containers keep their classes; recommendations are a section") {
  Block recommendations = container("recommendations", {paragraph("The Committee is asked to:")});
  recommendations.attributes.edit().id = "recommendations";
  CHECK(shown(recommendations) == "section#recommendations.recommendations(p('The Committee is asked to:'))");
  CHECK(shown(container("section", {paragraph("a", "1.1")})) == "div.section(p.numbered(span.num('1.1') ' ' span.text('a')))");
}

TEST_CASE("a table has caption, groups, rows, header cells with scope and spans") {
  Block right = cell("1");
  right.align = document::Align::right;
  right.colspan = 2;
  right.rowspan = 3;
  Block table = block(BlockKind::table, {group(document::Group::head, {row({cell("A"), block(BlockKind::cell)})}),
                                         group(document::Group::body, {row({cell("a"), right})}), group(document::Group::foot, {row({cell("t")})})});
  table.attributes.edit().keys = {{"caption", "Costs"}, {"header-columns", "1"}};
  table.label = "Table 1";
  CHECK(shown(table) ==
        "table(caption(span.num('Table 1') ' ' span.title('Costs')) thead(tr(th[scope=col]('A') td)) "
        "tbody(tr(th[scope=row]('a') td.right[colspan=2][rowspan=3]('1'))) tfoot(tr(th[scope=row]('t'))))");
}

TEST_CASE("a caption block wins over the key, header columns know of row spans, the total row is a foot, an empty head is left out") {
  Block caption = paragraph("Risks");
  caption.kind = BlockKind::caption;
  Block tall = cell("x");
  tall.rowspan = 2;
  Block table = block(BlockKind::table, {caption, group(document::Group::head, {row({block(BlockKind::cell)})}),
                                         group(document::Group::body, {row({tall, cell("1")}), row({cell("2")}), row({cell("Total"), cell("3")})})});
  table.attributes.edit().keys = {{"header-columns", "1"}, {"total", "last"}, {"caption", "not this"}};
  table.attributes.edit().classes = {"headless"};
  CHECK(shown(table) ==
        "table.headless(caption('Risks') tbody(tr(th[scope=row][rowspan=2]('x') td('1')) tr(td('2'))) tfoot(tr(th[scope=row]('Total') td('3'))))");
}

TEST_CASE("a cell of several blocks keeps its paragraphs") {
  const Block table = block(BlockKind::table, {group(document::Group::body, {row({block(BlockKind::cell, {paragraph("a"), paragraph("b")})})})});
  CHECK(shown(table) == "table(tbody(tr(td(p('a') p('b')))))");
}

TEST_CASE("scopes of groups and rows are printed as stated") {
  Block columns = cell("c");
  columns.scope = document::Scope::column_group;
  Block rows = cell("r");
  rows.header = true;
  rows.scope = document::Scope::row_group;
  const Block table = block(BlockKind::table, {group(document::Group::head, {row({columns})}), group(document::Group::body, {row({rows})})});
  CHECK(shown(table) == "table(thead(tr(th[scope=colgroup]('c'))) tbody(tr(th[scope=rowgroup]('r'))))");
  rows.colspan = 2;
  CHECK(shown(block(BlockKind::table, {group(document::Group::body, {row({rows})})})) ==
        "table(tbody(tr(th.group[scope=rowgroup][colspan=2]('r'))))");
}

TEST_CASE("contents nest by depth") {
  Block contents = block(BlockKind::contents);
  contents.particulars.edit().entries = {{"1", "One", "s-1", 1}, {"", "Sub", "sub", 2}, {"2", "Two", "s-2", 1}};
  CHECK(
      shown(contents) ==
      "nav.contents(ol[role=list](li(a.numbered[href=#s-1](span.num('1') ' ' span.title('One')) ol[role=list](li(a[href=#sub](span.title('Sub'))))) "
      "li(a.numbered[href=#s-2](span.num('2') ' ' span.title('Two')))))");
}

TEST_CASE("pictures have alternative text unless they are decorative") {
  Block p = block(BlockKind::paragraph);
  p.inlines = {with(InlineKind::image, {words("The crest")}, "crest.png")};
  CHECK(shown(block(BlockKind::figure, {p})) == "figure(img[src=crest.png][alt=The crest])");
  p.attributes.edit().classes = {"decorative"};
  CHECK(shown(p) == "p.decorative(img[src=crest.png][alt=])");
}

TEST_CASE("a figure shows its drawing, and its number with the words of its caption or alone") {
  Block figure = block(BlockKind::figure, {});
  figure.attributes.edit().id = "chart-1";
  figure.label = "Chart 1:";
  figure.particulars.edit().drawing = std::make_shared<document::Drawing>();
  Block caption = block(BlockKind::caption);
  caption.inlines = {words("Posts")};
  figure.blocks = {caption};
  CHECK(shown(figure) == "figure#chart-1(svg figcaption(span.num('Chart 1:') ' ' span.title('Posts')))");
  figure.blocks.clear();
  figure.label = "Chart 1";
  CHECK(shown(figure) == "figure#chart-1(svg figcaption(span.num('Chart 1')))");
}

TEST_CASE("other blocks and languages") {
  Block code = block(BlockKind::code);
  code.particulars.edit().text = "x\ny\n";
  CHECK(shown(code) == "pre(code('x\ny\n'))");
  CHECK(shown(block(BlockKind::rule)) == "hr");
  Block welsh = block(BlockKind::quote, {paragraph("Dyfyniad")});
  welsh.attributes.edit().keys = {{"lang", "cy"}};
  CHECK(shown(welsh) == "blockquote[lang=cy](p('Dyfyniad'))");
}

TEST_CASE("nodes know their parent, their end and their place") {
  document::Document document;
  document.blocks = {paragraph("a"), paragraph("b")};
  document.blocks[0].at = {FileId{3}, 10, 20};
  const style::ElementTree tree = elements(document);
  REQUIRE(tree.nodes.size() == 6);
  CHECK(tree.nodes[0].end == 6);
  CHECK(tree.nodes[2].parent == 1);
  CHECK(tree.nodes[2].end == 4);
  CHECK(tree.nodes[2].at == Span{FileId{3}, 10, 20});
  CHECK(tree.next_sibling(2) == 4);
}
