#include <catch2/catch.hpp>

#include "text/font_book.hpp"
#include "unit/pdf/written.hpp"
#include "writers/writers.hpp"

using namespace townclerk;
using pdf::testing::Written;
using style::Name;
using style::NodeId;

namespace {

/// A tree and its pages, set by hand: every text node on a line of its own.
struct Paper {
  text::FontBook book{{}, false};
  const text::Font& font = *book.find("sans-serif", 400, false);
  style::ElementTree tree;
  layout::Pages pages;
  std::vector<NodeId> open;
  float y = 50;

  Paper() {
    tree.metadata.title = "A report";
    pages.pages.push_back({595, 842, {}, {}, {}});
    begin(Name::body);
  }
  NodeId begin(Name name) {
    const auto id = static_cast<NodeId>(tree.nodes.size());
    style::Node node;
    node.name = name;
    node.parent = open.empty() ? style::no_node : open.back();
    tree.nodes.push_back(std::move(node));
    open.push_back(id);
    return id;
  }
  void end() {
    tree.nodes[open.back()].end = static_cast<NodeId>(tree.nodes.size());
    open.pop_back();
  }
  layout::TextRun run(NodeId node, std::string_view text) {
    layout::TextRun run;
    run.node = node;
    run.font = &font;
    run.size = 12;
    run.baseline = y += 15;
    run.pieces.push_back({&font.shape(text, {}), 50});
    return run;
  }
  NodeId text(std::string words, bool drawn = true) {
    const NodeId id = begin(Name::text_node);
    tree.nodes[id].text = words;
    end();
    if (drawn) pages.pages.back().items.emplace_back(run(id, words));
    return id;
  }
  NodeId element(Name name, std::string words) {
    const NodeId id = begin(name);
    text(std::move(words));
    end();
    return id;
  }
  Written written(const writers::Pictures& pictures = {}) {
    while (!open.empty()) end();
    const auto bytes = writers::pdf(tree, pages, pictures, "tool 1");
    REQUIRE(bytes);
    return Written(*bytes);
  }
};

/// The types of an element's children, in order: "P Link P"; "-" for marked content.
std::string kids(const Written& file, const std::string& element) {
  std::string out;
  std::size_t at = element.find("/K[");
  if (at == std::string::npos) return out;
  at += 3;
  while (at < element.size() && element[at] != ']') {
    if (element[at] == '<') {
      out += element.substr(at, 12).find("OBJR") != std::string::npos ? "OBJR " : "- ";
      at = element.find(">>", at) + 2;
      continue;
    }
    ++at;
    const std::size_t end = element.find_first_not_of("0123456789", at);
    if (element.substr(end, 4) == " 0 R") {
      const std::string& child = file.objects.at(std::stoi(element.substr(at)));
      out += child.substr(5, child.find('/', 5) - 5) + " ";
      at = end + 4;
    } else {
      out += "- ";
      at = end;
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("a file claims the standards that the document claims, and none without a title") {
  Paper paper;
  paper.element(Name::p, "Words");
  CHECK_FALSE(paper.written().has("pdfaid:part"));
  paper.tree.metadata.claims = document::Claims::archive;
  CHECK(paper.written().has("pdfaid:part"));
  CHECK_FALSE(paper.written().has("pdfuaid:part"));
  paper.tree.metadata.claims = document::Claims::archive_and_access;
  CHECK(paper.written().has("<pdfuaid:part>1</pdfuaid:part>"));
  paper.tree.metadata.title.clear();
  CHECK_FALSE(paper.written().has("pdfaid:part"));
}

TEST_CASE("headings, paragraphs and links become tags in reading order") {
  Paper paper;
  paper.begin(Name::main);
  paper.tree.nodes[paper.element(Name::h1, "Title")].particulars.edit().id = "title";
  paper.begin(Name::p);
  paper.text("See ");
  const NodeId link = paper.begin(Name::a);
  paper.tree.nodes[link].attributes.emplace_back("href", "#title");
  paper.text("the title");
  paper.end();
  paper.text(" again.");
  paper.end();
  paper.pages.pages[0].links.push_back({link, {50, 60, 40, 12}});
  paper.pages.anchors.push_back({"title", 0, 50});
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/Document")) == "H1 P");
  CHECK(kids(file, file.object_with("/S/P/")) == "- Link -");
  CHECK(kids(file, file.object_with("/S/Link")) == "- OBJR");
  const std::string annotation = file.object_with("/Subtype /Link");
  CHECK(annotation.find("/Dest (title)") != std::string::npos);
  CHECK(annotation.find("/Contents (the title)") != std::string::npos);
  CHECK(file.object_with("/Title (Title)").find("/Dest (title)") != std::string::npos);
  CHECK(file.has("(title) ["));
}

TEST_CASE("a paragraph on two pages is one element") {
  Paper paper;
  paper.begin(Name::p);
  const NodeId words = paper.text("first half ");
  paper.pages.pages.push_back({595, 842, {}, {}, {}});
  paper.y = 50;
  paper.pages.pages[1].items.emplace_back(paper.run(words, "second half"));
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/Document")) == "P");
  CHECK(kids(file, file.object_with("/S/P/")) == "- -");
  CHECK(file.object_with("/S/P/").find("/Type/MCR") != std::string::npos);
}

TEST_CASE("lists") {
  Paper paper;
  paper.begin(Name::ol);
  paper.begin(Name::li);
  const NodeId number = paper.element(Name::span, "(a)");
  paper.tree.nodes[number].classes.emplace_back("num");
  paper.text(" ");
  paper.begin(Name::div);
  paper.element(Name::p, "numbered");
  paper.end();
  paper.end();
  paper.end();
  paper.begin(Name::ul);
  const NodeId item = paper.begin(Name::li);
  auto bullet = paper.run(item, "•");
  bullet.marker = true;
  paper.pages.pages[0].items.emplace_back(bullet);
  paper.text("tight");
  const Written file = paper.written();
  const std::string document = file.object_with("/S/Document");
  CHECK(kids(file, document) == "L L");
  CHECK(kids(file, file.object_with("/ListNumbering/LowerAlpha")) == "LI");
  const std::string first = file.object_with("/S/LI/");
  CHECK(kids(file, first) == "Lbl LBody");
  CHECK(kids(file, file.object_with("/S/LBody")) == "P");
  CHECK(file.has("/ListNumbering/Disc"));
  CHECK(file.page_content(0).find("/Lbl<</MCID 2>>BDC") != std::string::npos);
}

TEST_CASE("fields of a header") {
  Paper paper;
  paper.begin(Name::header);
  paper.begin(Name::dl);
  paper.begin(Name::div);
  paper.element(Name::dt, "Date");
  paper.element(Name::dd, "16 June 2017");
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/Document")) == "L");
  CHECK(kids(file, file.object_with("/S/L/")) == "LI");
  CHECK(kids(file, file.object_with("/S/LI/")) == "Lbl LBody");
}

TEST_CASE("tables say what their cells are") {
  Paper paper;
  paper.begin(Name::table);
  paper.element(Name::caption, "Costs");
  paper.begin(Name::thead);
  paper.begin(Name::tr);
  paper.tree.nodes[paper.element(Name::th, "Post")].attributes = {{"scope", "col"}, {"colspan", "2"}};
  paper.end();
  paper.end();
  paper.begin(Name::tbody);
  paper.begin(Name::tr);
  paper.tree.nodes[paper.element(Name::th, "Director")].attributes = {{"scope", "row"}};
  paper.begin(Name::td);
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/Table")) == "Caption THead TBody");
  CHECK(file.has("/Scope/Column/ColSpan 2"));
  CHECK(file.has("/Scope/Row>>"));
  CHECK(file.has("/S/TD/"));
}

TEST_CASE("contents") {
  Paper paper;
  paper.begin(Name::nav);
  paper.begin(Name::ol);
  paper.begin(Name::li);
  const NodeId link = paper.element(Name::a, "Purpose");
  paper.tree.nodes[link].attributes.emplace_back("href", "#s-1");
  paper.pages.pages[0].links.push_back({link, {50, 60, 40, 12}});
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/Document")) == "TOC");
  CHECK(kids(file, file.object_with("/S/TOCI")) == "Reference");
  CHECK(kids(file, file.object_with("/S/Reference")) == "Link");
}

TEST_CASE("text of a container without a paragraph gets one") {
  Paper paper;
  paper.begin(Name::blockquote);
  paper.text("bare ");
  paper.element(Name::strong, "words");
  paper.element(Name::p, "and a paragraph");
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/BlockQuote")) == "P P");
}

TEST_CASE("pictures with words are figures, decorations are artifacts") {
  // One grey pixel.
  const std::string png(
      "\x89\x50\x4E\x47\x0D\x0A\x1A\x0A\x00\x00\x00\x0D\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00"
      "\x00\x3A\x7E\x9B\x55\x00\x00\x00\x0A\x49\x44\x41\x54\x78\x9C\x63\x68\x00\x00\x00\x82\x00\x81\x77\xCD\x72\xB6\x00"
      "\x00\x00\x00\x49\x45\x4E\x44\xAE\x42\x60\x82",
      67);
  Paper paper;
  paper.begin(Name::figure);
  const NodeId image = paper.begin(Name::img);
  paper.tree.nodes[image].attributes = {{"src", "a.png"}, {"alt", "The crest"}};
  paper.end();
  paper.element(Name::figcaption, "Our crest");
  paper.end();
  const NodeId decoration = paper.begin(Name::img);
  paper.tree.nodes[decoration].attributes = {{"src", "a.png"}, {"alt", ""}};
  paper.end();
  paper.pages.pages[0].items.emplace_back(layout::Picture{image, {10, 20, 30, 40}});
  paper.pages.pages[0].items.emplace_back(layout::Picture{decoration, {10, 120, 30, 40}});
  const Written file = paper.written({{"a.png", png}});
  CHECK(kids(file, file.object_with("/S/Document")) == "Figure");
  CHECK(kids(file, file.object_with("/S/Figure")) == "- Caption");
  CHECK(file.has("/Alt(The crest)/A<</O/Layout/Placement/Block/BBox[10 782 40 822]>>"));
  const std::string content = file.page_content(0);
  CHECK(content.find("/I0 Do Q\nEMC\n/Caption") == std::string::npos);
  CHECK(content.rfind("/Artifact<</Type/Layout>>BDC\nq 30 0 0 40 10 682 cm\n/I0 Do Q\nEMC\n") != std::string::npos);
  CHECK(file.has("/ColorSpace/DeviceGray"));
}

TEST_CASE("a drawing is one marked content of a figure with its caption, and what else the figure holds stands behind it") {
  Paper paper;
  const NodeId figure = paper.begin(Name::figure);
  paper.tree.nodes[figure].attributes = {{"lang", "cy"}};
  const NodeId svg = paper.begin(Name::svg);
  document::Drawing drawing;
  drawing.alternative = "Two posts";
  paper.tree.nodes[svg].particulars.edit().drawing = std::make_shared<document::Drawing>(drawing);
  paper.end();
  layout::Artwork artwork{.node = svg, .rect = {10, 20, 100, 50}};
  artwork.shapes.emplace_back(document::Rectangle{5, 5, 40, 20, 0, Rgb{255, 0, 0}, {1, {}}});
  layout::TextRun words = paper.run(svg, "Head ");
  words.pieces.front().x = 7;
  words.baseline = 15;
  artwork.shapes.emplace_back(words);
  artwork.shapes.emplace_back(document::Polyline{{{25, 25}, {25, 45}}, false, {}, {0.5F, {}}});
  paper.pages.pages[0].items.emplace_back(artwork);
  paper.element(Name::figcaption, "Chart 1");
  paper.begin(Name::ul);
  paper.element(Name::li, "Head");
  paper.end();
  paper.end();
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/Document")) == "Figure L");
  CHECK(kids(file, file.object_with("/S/Figure")) == "- Caption");
  CHECK(file.has("/Alt(Two posts)/Lang(cy)/A<</O/Layout/Placement/Block/BBox[10 772 110 822]>>"));
  const std::string content = file.page_content(0);
  CHECK(content.find("/Figure<</MCID 0>>BDC\n1 0 0 rg\n15 797 40 20 re\nB\n0 0 0 rg\nBT\n/F0 12 Tf\n17 807 Td\n[(") == 0);
  CHECK(content.find("ET\n.5 w\n35 797 m\n35 777 l\nS\nEMC\n/Caption<</MCID 1>>BDC\n") != std::string::npos);
}

TEST_CASE("a drawing of which nothing is to be said is decoration") {
  Paper paper;
  const NodeId svg = paper.begin(Name::svg);
  paper.tree.nodes[svg].particulars.edit().drawing = std::make_shared<document::Drawing>();
  paper.end();
  layout::Artwork artwork{.node = svg, .rect = {10, 20, 100, 50}};
  artwork.shapes.emplace_back(document::Rectangle{5, 5, 40, 20, 0, Rgb{255, 0, 0}, {}});
  paper.pages.pages[0].items.emplace_back(artwork);
  paper.element(Name::p, "Text");
  const Written file = paper.written();
  CHECK(kids(file, file.object_with("/S/Document")) == "P");
  CHECK(file.page_content(0).find("/Artifact<</Type/Layout>>BDC\n1 0 0 rg\n15 797 40 20 re\nf\nEMC\n") == 0);
}

TEST_CASE("a picture without bytes is an error") {
  Paper paper;
  const NodeId image = paper.begin(Name::img);
  paper.tree.nodes[image].attributes = {{"src", "gone.png"}, {"alt", "Gone"}};
  paper.end();
  paper.end();
  paper.pages.pages[0].items.emplace_back(layout::Picture{image, {0, 0, 10, 10}});
  const auto bytes = writers::pdf(paper.tree, paper.pages, {}, "tool");
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error() == "there are no bytes for picture 'gone.png'");
}

TEST_CASE("running heads and feet are artifacts") {
  Paper paper;
  paper.element(Name::p, "Text");
  auto head = paper.run(style::no_node, "Head");
  head.baseline = 30;
  auto foot = paper.run(style::no_node, "Page 1 of 1");
  foot.baseline = 800;
  paper.pages.pages[0].furniture = {head, foot};
  paper.pages.pages[0].items.emplace_back(layout::Fill{{10, 10, 5, 5}, {1, 2, 3}});
  const std::string content = paper.written().page_content(0);
  CHECK(content.find("/Subtype/Header") < content.find("/Subtype/Footer"));
  CHECK(content.find("/Subtype/Footer") != std::string::npos);
  CHECK(content.find("/Artifact<</Type/Layout>>BDC") != std::string::npos);
}

TEST_CASE("bookmarks lead to headings and, below them, to numbered charts") {
  Paper paper;
  const auto chart = [&paper](std::string id, bool numbered) {
    const NodeId figure = paper.begin(Name::figure);
    paper.tree.nodes[figure].particulars.edit().id = std::move(id);
    paper.tree.nodes[figure].classes = {"chart"};
    paper.begin(Name::figcaption);
    if (numbered) paper.tree.nodes[paper.element(Name::span, "Chart 1:")].classes = {"num"};
    paper.text(numbered ? " Posts" : "Unnumbered");
    paper.end();
    paper.end();
  };
  paper.tree.nodes[paper.element(Name::h2, "Structure")].particulars.edit().id = "s-1";
  chart("chart-1", true);
  chart("chart-2", false);
  const Written file = paper.written();
  CHECK(file.object_with("/Title (Structure)").find("/First ") != std::string::npos);
  CHECK(file.object_with("/Title (Chart 1: Posts)").find("/Dest (chart-1)") != std::string::npos);
  CHECK_FALSE(file.has("/Title (Unnumbered)"));
}
