#include <catch2/catch.hpp>

#include "writers/writers.hpp"

using namespace townclerk;
using document::Block;
using document::BlockKind;
using document::Inline;
using document::InlineKind;

namespace {

Inline words(std::string text) {
  Inline in;
  in.text = std::move(text);
  return in;
}

Block paragraph(std::string text, std::string label = {}) {
  Block b;
  b.label = std::move(label);
  b.inlines.push_back(words(std::move(text)));
  return b;
}

Block block(BlockKind kind, std::vector<Block> blocks) {
  Block b;
  b.kind = kind;
  b.blocks = std::move(blocks);
  return b;
}

Block heading(std::string text, std::string id) {
  Block b = paragraph(std::move(text));
  b.kind = BlockKind::heading;
  b.level = 2;
  b.attributes.edit().id = std::move(id);
  return b;
}

document::Document report(std::vector<Block> blocks) {
  document::Document document;
  document.metadata.title = "A <b> & \"c\"";
  document.blocks = std::move(blocks);
  return document;
}

std::string whole(const document::Document& document, const writers::Pictures& pictures = {}, std::string_view css = "p{color:red}") {
  return writers::html(style::elements(document), css, pictures, {});
}

/// What stands inside main.
std::string main_of(std::vector<Block> blocks, const writers::Pictures& pictures = {}) {
  const std::string html = whole(report(std::move(blocks)), pictures);
  const std::string open = "<main id=\"main\">";
  const std::size_t begin = html.find(open) + open.size();
  return html.substr(begin, html.find("</main>") - begin);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the frame of a page") {
  document::Document document = report({paragraph("x")});
  document.metadata.id = "pcc-1";
  document.metadata.author = "Chief Executive";
  document.metadata.date = "2017-06-16";
  document.metadata.language = "cy";
  CHECK(whole(document) ==
        "<!DOCTYPE html>\n<html lang=\"cy\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>A &lt;b&gt; &amp; &quot;c&quot;</title>\n"
        "<meta name=\"author\" content=\"Chief Executive\">\n<meta name=\"dcterms.identifier\" content=\"pcc-1\">\n"
        "<meta name=\"dcterms.date\" content=\"2017-06-16\">\n<style>\np{color:red}\n</style>\n</head>\n"
        "<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n<main id=\"main\">\n <p>x</p>\n</main>\n</body>\n</html>\n");
}

TEST_CASE("text stays text") {
  Inline link = words("see");
  link.kind = InlineKind::link;
  link.text = "https://example.org/?a=1&b=\"<x>\"";
  link.children = {words("</a><script>")};
  Block p = paragraph("<b> & {{x}} \xE2\x80\xAE \"q\" ");
  p.inlines.push_back(link);
  CHECK(main_of({p}) ==
        "\n <p>&lt;b&gt; &amp; {{x}} \xE2\x80\xAE &quot;q&quot; <a href=\"https://example.org/?a=1&amp;b=&quot;&lt;x&gt;&quot;\">"
        "&lt;/a&gt;&lt;script&gt;</a></p>\n");
}

TEST_CASE("a style sheet cannot end the style element") {
  const std::string html = whole(report({}), {}, "@page{@top-left{content:\"</style><script>\"}}");
  CHECK(has(html, "content:\"<\\/style><script>\""));
  CHECK(html.find("</style>") == html.rfind("</style>"));
}

TEST_CASE("blocks stand on their own lines, words are never parted") {
  Block item = block(BlockKind::item, {paragraph("a"), block(BlockKind::quote, {paragraph("q")})});
  Block list = block(BlockKind::list, {item});
  CHECK(main_of({list}) == "\n <ul>\n  <li>\n   <p>a</p>\n   <blockquote>\n    <p>q</p>\n   </blockquote>\n  </li>\n </ul>\n");
  Block tight =
      block(BlockKind::list, {block(BlockKind::item, {paragraph("a"), block(BlockKind::list, {block(BlockKind::item, {paragraph("b")})})})});
  CHECK(has(main_of({tight}), "<li>a<ul>\n"));
  Block code = paragraph("");
  code.kind = BlockKind::code;
  code.particulars.edit().text = "\n x\n";
  CHECK(has(main_of({code}), "<pre><code>\n x\n</code></pre>"));
}

TEST_CASE("an alias is the id of the number, or of an empty span") {
  Block numbered = paragraph("text", "5.1");
  numbered.attributes.edit().id = "why";
  numbered.particulars.edit().alias = "p-5.1";
  CHECK(main_of({numbered}) ==
        "\n <p id=\"why\" class=\"numbered\"><span id=\"p-5.1\" class=\"num\">5.1</span> <span class=\"text\">text</span></p>\n");
  Block plain = paragraph("text");
  plain.particulars.edit().alias = "p-5.2";
  CHECK(has(main_of({plain}), "<p><span id=\"p-5.2\"></span>text</p>"));
  Block list = block(BlockKind::list, {block(BlockKind::item, {paragraph("a")})});
  list.particulars.edit().alias = "l";
  CHECK(has(main_of({list}), "<ul>\n  <li><span id=\"l\"></span>a</li>"));
}

TEST_CASE("sections are linked for the screen when there are two, unless the report prints contents") {
  const std::vector<Block> sections{heading("One & all", "s-1"), heading("Two", "s-2")};
  const std::string html = whole(report(sections));
  CHECK(has(html,
            "<nav class=\"page-contents\" aria-label=\"Contents\">\n<details>\n<summary>Contents</summary>\n<ul>\n"
            "<li><a href=\"#s-1\">One &amp; all</a></li>\n<li><a href=\"#s-2\">Two</a></li>\n</ul>"));
  CHECK_FALSE(has(whole(report({sections[0]})), "<nav"));
  Block contents = paragraph("");
  contents.kind = BlockKind::contents;
  contents.particulars.edit().entries = {{"1", "One", "s-1", 1}};
  const std::string printed = whole(report({contents, sections[0], sections[1]}));
  CHECK_FALSE(has(printed, "page-contents"));
  CHECK(has(printed, "<nav class=\"contents\" aria-label=\"Contents\">"));
}

TEST_CASE("the skip link's target gives way to an id of the report") {
  const std::string html = whole(report({heading("Main", "main")}));
  CHECK(has(html, "href=\"#main-\""));
  CHECK(has(html, "<main id=\"main-\">"));
}

TEST_CASE("tables scroll in a region that the keyboard reaches") {
  Block header = block(BlockKind::cell, {paragraph("Post")});
  Block group = block(BlockKind::row_group, {block(BlockKind::row, {header})});
  group.group = document::Group::head;
  Block table = block(BlockKind::table, {group});
  CHECK(has(main_of({table}), "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>"));
  CHECK(has(main_of({heading("Posts", "posts"), table}), "role=\"group\" aria-labelledby=\"posts\"><table>"));
  CHECK(has(main_of({heading("Posts", "posts"), table, table}), "role=\"group\" aria-label=\"Posts, Table 2\"><table>"));
  CHECK(has(main_of({table}), "<th scope=\"col\">Post</th>"));
  table.attributes.edit().keys = {{"caption", "Posts"}};
  CHECK(has(main_of({table}), "role=\"region\" aria-label=\"Posts\"><table>\n  <caption>Posts</caption>"));
}

TEST_CASE("numbered lists say that they are lists") {
  Block item = block(BlockKind::item, {paragraph("a")});
  item.label = "(a)";
  Block list = block(BlockKind::list, {item});
  list.ordered = true;
  CHECK(has(main_of({list}), "<ol role=\"list\">\n  <li><span class=\"num\">(a)</span><div class=\"body\">a</div></li>"));
}

TEST_CASE("pictures are part of the file") {
  Inline image = words("");
  image.kind = InlineKind::image;
  image.text = "crest.png";
  image.children = {words("The \"crest\"")};
  Block p = paragraph("");
  p.inlines = {image};
  CHECK(has(main_of({p}, {{"crest.png", "\x89PNGab"}}), "<img src=\"data:image/png;base64,iVBOR2Fi\" alt=\"The &quot;crest&quot;\">"));
  CHECK(has(main_of({p}, {{"crest.png", "\xFF\xD8x"}}), "data:image/jpeg;base64,/9h4\""));
  CHECK(has(main_of({p}, {{"crest.png", "<svg/>x"}}), "data:image/svg+xml;base64,PHN2Zy8+eA==\""));
}

TEST_CASE("the front stands before main") {
  Block front = block(BlockKind::container, {paragraph("x")});
  front.attributes.edit().classes = {"front"};
  const std::string html = whole(report({front, paragraph("y")}));
  CHECK(has(html, "</a>\n<header class=\"front\">\n <p>x</p>\n</header>\n<main"));
}

namespace {

Block drawn(std::string id) {
  Block figure = block(BlockKind::figure, {});
  figure.attributes.edit().id = std::move(id);
  figure.attributes.edit().classes = {"chart"};
  figure.particulars.edit().drawing = std::make_shared<document::Drawing>(document::Drawing{10, 20, {}, "Posts & lines", {}});
  return figure;
}

}  // namespace

TEST_CASE("a drawing scrolls in a region that says so, and is named once") {
  Block figure = drawn("chart-1");
  figure.label = "Chart 1:";
  Block caption = paragraph("Posts");
  caption.kind = BlockKind::caption;
  figure.blocks = {caption};
  CHECK(main_of({figure}) ==
        "\n <figure id=\"chart-1\" class=\"chart\">\n"
        "  <div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Scrolls sideways\">\n"
        "<svg width=\"10pt\" height=\"20pt\" viewBox=\"0 0 10 20\" role=\"img\" aria-labelledby=\"chart-1-title\">\n"
        "<title id=\"chart-1-title\">Posts &amp; lines</title>\n<g aria-hidden=\"true\" font-family=\"sans-serif\">\n</g>\n</svg>\n</div>\n"
        "  <figcaption><span class=\"num\">Chart 1:</span> <span class=\"title\">Posts</span></figcaption>\n </figure>\n");
}

TEST_CASE("titles of drawings have ids that nothing else has") {
  Block other = paragraph("x");
  other.attributes.edit().id = "a-title";
  const std::string html = main_of({drawn("a"), other, drawn(""), drawn("")});
  CHECK(has(html, "aria-labelledby=\"a-title-\""));
  CHECK(has(html, "aria-labelledby=\"drawing-1-title\""));
  CHECK(has(html, "aria-labelledby=\"drawing-2-title\""));
}
