#include "pdf/file.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "text/font_book.hpp"
#include "unit/pdf/written.hpp"

using namespace townclerk::pdf;
using townclerk::pdf::testing::Written;
using townclerk::text::Font;
using townclerk::text::FontBook;

namespace {

constexpr float width = 595.28F;
constexpr float height = 841.89F;

/// A file with one page size and one font.
struct Draft {
  FontBook book{{}, false};
  const Font& font = *book.find("sans-serif", 400, false);
  File file{{"Title – 😀", "An author", "", "en-GB", "2017-06-16", "tool 1"}};

  void page() { file.begin_page(width, height); }
  void say(std::string_view text, float x = 50, float y = 100) { file.show(font, 11, {}, x, y, 0, font.shape(text, {})); }
  std::string saved() {
    auto bytes = file.save();
    REQUIRE(bytes);
    return std::move(*bytes);
  }
};

std::string minimal() {
  Draft d;
  const ElementId document = d.file.add_element(no_element, Type::Document);
  const ElementId p = d.file.add_element(document, Type::P);
  d.page();
  d.file.mark(p);
  d.say("Hello");
  d.file.end_page();
  return d.saved();
}

}  // namespace

TEST_CASE("a file says what it is") {
  const Written file(minimal());
  const std::string catalogue = file.object_with("/Catalog");
  for (const char* entry : {"/Lang (en-GB)", "/DisplayDocTitle true", "/Marked true", "/StructTreeRoot ", "/Metadata ", "/OutputIntents["}) {
    INFO(entry);
    CHECK(catalogue.find(entry) != std::string::npos);
  }
  CHECK(file.has("<rdf:li xml:lang=\"x-default\">Title – 😀</rdf:li>"));
  CHECK(file.has("<xmp:CreateDate>2017-06-16T00:00:00Z</xmp:CreateDate>"));
  CHECK(file.has("/Title<FEFF005400690074006C006500202013"));
  CHECK(file.has("D83DDE00>"));
  CHECK(file.has("/CreationDate(D:20170616000000Z)"));
  CHECK(file.has("/Tabs/S"));
}

TEST_CASE("a file claims no more than it is told to, and nothing without title or language") {
  const auto claims = [](Metadata metadata) {
    File file{std::move(metadata)};
    file.begin_page(width, height);
    file.end_page();
    const Written written(*file.save());
    return std::pair(written.has("<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>"),
                     written.has("<pdfuaid:part>1</pdfuaid:part>") && written.has("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
  };
  const Metadata whole{.title = "Title", .author = {}, .subject = {}, .language = "en-GB", .date = {}, .producer = {}};
  CHECK(claims(whole) == std::pair(true, true));
  Metadata one = whole;
  one.claims = Claims::pdfa;
  CHECK(claims(one) == std::pair(true, false));
  one.claims = Claims::none;
  CHECK(claims(one) == std::pair(false, false));
  for (std::string Metadata::*missing : {&Metadata::title, &Metadata::language}) {
    Metadata without = whole;
    (without.*missing).clear();
    CHECK(claims(without) == std::pair(false, false));
  }
}

TEST_CASE("a string that is longer than PDF/A allows stops the file, and a label is cut") {
  const auto saved = [](auto work) {
    Draft d;
    const ElementId link = d.file.add_element(d.file.add_element(no_element, Type::P), Type::Link);
    d.page();
    work(d.file, link);
    d.file.end_page();
    return d.file.save();
  };
  const std::string long_words(40'000, 'a');
  std::string welsh;
  for (int i = 0; i < 16'384; ++i) welsh += "ŵ";
  const auto alternative = [&](const std::string& words) {
    ElementAttributes attributes;
    attributes.alternative = words;
    return saved([&](File& file, ElementId /*link*/) { file.add_element(no_element, Type::Figure, attributes); });
  };
  CHECK(alternative(welsh.substr(0, 2 * 16'382)));
  REQUIRE_FALSE(alternative(welsh));
  CHECK(alternative(welsh).error().starts_with("an alternative text is longer than PDF/A allows (some 16,000 letters): 'ŵ"));
  CHECK_FALSE(saved([&](File& file, ElementId link) { file.link_uri(link, 0, 0, 9, 9, "https://example.org/" + long_words, "words"); }));
  CHECK_FALSE(saved([&](File& file, ElementId link) { file.link_to(link, 0, 0, 9, 9, long_words, "words"); }));
  CHECK_FALSE(saved([&](File& file, ElementId /*link*/) { file.add_destination(long_words, {}); }));
  const auto cut = saved([&](File& file, ElementId link) {
    file.add_bookmark(1, long_words, "there");
    file.link_to(link, 0, 0, 9, 9, "there", welsh);
  });
  REQUIRE(cut);
  const std::string bytes_of_ellipsis = "\x20\x26)";
  CHECK(Written(*cut).has(std::string("\0a\0a", 4) + bytes_of_ellipsis));  // the bookmark, in UTF-16
  CHECK(Written(*cut).has("\x01\x75\x01\x75" + bytes_of_ellipsis));
}

TEST_CASE("the same input gives the same bytes, another one another identifier") {
  CHECK(minimal() == minimal());
  Draft d;
  d.page();
  d.file.end_page();
  const auto identifier = [](const std::string& file) { return file.substr(file.find("/ID[<") + 5, 32); };
  const std::string mine = identifier(minimal());
  CHECK(mine.find_first_not_of("0123456789ABCDEF") == std::string::npos);
  CHECK(mine != identifier(d.saved()));
}

TEST_CASE("text is marked under its element and can be recovered") {
  const Written file(minimal());
  const std::string content = file.page_content(0);
  CHECK(content.find("/P<</MCID 0>>BDC\nBT\n/F0 11 Tf\n50 741.89 Td\n[(") == 0);
  CHECK(content.find("]TJ\nET\nEMC\n") != std::string::npos);
  CHECK(file.object_with("/S/P/").find("/K[ 0]") != std::string::npos);
  CHECK(file.has("beginbfchar"));
  CHECK(file.has("><0048>"));  // H
}

TEST_CASE("codes follow glyphs and texts, not first use") {
  const auto content_of = [](std::vector<std::string> words) {
    Draft d;
    d.page();
    float y = 100;
    for (const std::string& word : words) d.say(word, 50, y += 20);
    d.file.end_page();
    const Written file(d.saved());
    const std::size_t begin = file.all.find("1 begincodespacerange");
    return file.all.substr(begin, file.all.find("endcmap") - begin);
  };
  CHECK(content_of({"abc", "xyz"}) == content_of({"xyz", "abc"}));
}

TEST_CASE("one glyph that stands for two texts has two codes") {
  Draft d;
  d.page();
  d.say("a b");
  d.say("a\u00A0b", 50, 120);
  d.file.end_page();
  const Written file(d.saved());
  CHECK(file.has("><0020>"));
  CHECK(file.has("><00A0>"));
}

TEST_CASE("pieces of one line are joined, with kerning between them") {
  Draft d;
  d.page();
  const auto& word = d.font.shape("AV", {});
  d.say("AV", 50);
  d.say(" ", 50 + static_cast<float>(word.width) * 11 / 2048);
  d.say("AV", 90);
  d.file.end_page();
  const std::string content = Written(d.saved()).page_content(0);
  CHECK(content.find("]TJ") == content.rfind("]TJ"));
  CHECK(content.find(")74(") != std::string::npos);  // A and V move together
  CHECK(content.find(")-2") != std::string::npos);   // the second word stands further on
}

TEST_CASE("text round a link stays in reading order") {
  Draft d;
  const ElementId p = d.file.add_element(d.file.add_element(no_element, Type::Document), Type::P);
  const ElementId before = d.file.add_slot(p);
  const ElementId link = d.file.add_element(p, Type::Link);
  const ElementId inside = d.file.add_slot(link);
  const ElementId after = d.file.add_slot(p);
  CHECK(d.file.add_slot(p) == after);
  d.page();
  d.file.mark(before);
  d.say("See");
  d.file.mark(inside);
  d.say("here", 80);
  d.file.mark(after);
  d.say("now.", 120);
  d.file.link_uri(link, 80, 90, 30, 12, "https://example.org/ä b", "Example");
  d.file.end_page();
  d.page();
  d.file.mark(after);
  d.say("Later.");
  d.file.end_page();
  const Written file(d.saved());
  const std::string paragraph = file.object_with("/S/P/");
  CHECK(paragraph.find("/K[ 0 ") != std::string::npos);
  CHECK(paragraph.find(" 0 R 2<</Type/MCR/Pg ") != std::string::npos);
  CHECK(paragraph.find("/MCID 0>>]") != std::string::npos);
  CHECK(file.object_with("/S/Link").find("/K[ 1<</Type/OBJR/Obj ") != std::string::npos);
  const std::string annotation = file.object_with("/Subtype /Link");
  CHECK(annotation.find("/URI (https://example.org/%C3%A4%20b)") != std::string::npos);
  CHECK(annotation.find("/Contents (Example)") != std::string::npos);
  CHECK(annotation.find("/F 4") != std::string::npos);
  CHECK(annotation.find("/StructParent 2") != std::string::npos);
  CHECK(annotation.find("/Border [0 0 0]") != std::string::npos);
}

TEST_CASE("what is drawn without a mark is an artifact, and empty marks leave no trace") {
  Draft d;
  const ElementId p = d.file.add_element(d.file.add_element(no_element, Type::Document), Type::P);
  d.page();
  d.file.fill(10, 10, 100, 20, {255, 0, 0});
  d.file.mark(p);
  d.file.artifact(File::Artifact::header);
  d.say("Running head");
  d.file.artifact(File::Artifact::layout);
  d.file.dashes(10, 50, 100, 50, 1, true, {0, 0, 255});
  d.file.end_page();
  const std::string content = Written(d.saved()).page_content(0);
  CHECK(content.find("/Artifact<</Type/Layout>>BDC\n1 0 0 rg\n10 811.89 100 20 re f\nEMC\n") == 0);
  CHECK(content.find("/Subtype/Header/Attached[/Top]") != std::string::npos);
  CHECK(content.find("0 0 1 RG\n1 J 1 j\n[0 2]0 d\n10 791.89 m\n100 791.89 l\nS\nEMC\n") != std::string::npos);
  CHECK(content.find("MCID") == std::string::npos);
}

TEST_CASE("shapes are paths, painted with what changes from one to the next") {
  Draft d;
  const ElementId figure = d.file.add_element(no_element, Type::Figure);
  d.file.begin_page(200, 100);
  d.file.mark(figure);
  d.file.cover(10, 10, 180, 80);
  d.file.cover(0, 0, 1, 1);
  d.file.rectangle(10, 10, 40, 20, 0, {.fill = Colour{255, 0, 0}});
  d.file.rectangle(10, 10, 40, 20, 0, {.fill = Colour{255, 0, 0}, .width = 0.75F});
  d.file.rectangle(10, 10, 40, 20, 99, {.width = 0.75F, .line = {0, 0, 255}});
  d.file.polyline({{10, 50}, {60.5F, 50}, {60.5F, 70}}, false, {.width = 2, .dashes = {0, 3}, .round = true});
  d.file.polyline({{10, 50}, {60, 50}, {35, 70}}, true, {.fill = Colour{0, 255, 0}, .width = 2, .dashes = {0, 0}});
  d.file.polyline({{10, 50}, {60, 50}, {35, 70}}, true, {.fill = Colour{0, 255, 0}});
  d.file.polyline({{10, 50}, {60, 50}, {35, 70}}, true, {.width = 2});
  d.file.polyline({{10, 50}}, false, {.width = 2});
  d.file.polyline({{10, 50}, {60, 50}}, false, {});
  d.file.end_page();
  const Written file(d.saved());
  CHECK(file.page_content(0) == R"(/Figure<</MCID 0>>BDC
1 0 0 rg
10 70 40 20 re
f
.75 w
10 70 40 20 re
B
0 0 1 RG
20 90 m
40 90 l
45.52 90 50 85.52 50 80 c
50 80 l
50 74.48 45.52 70 40 70 c
20 70 l
14.48 70 10 74.48 10 80 c
10 80 l
10 85.52 14.48 90 20 90 c
s
0 0 0 RG
2 w
1 J 1 j
[0 3]0 d
10 50 m
60.5 50 l
60.5 30 l
S
0 1 0 rg
0 J 0 j
[]0 d
10 50 m
60 50 l
35 30 l
b
10 50 m
60 50 l
35 30 l
f
10 50 m
60 50 l
35 30 l
s
EMC
)");
  CHECK(file.has("/Placement/Block/BBox[10 10 190 90]"));
}

TEST_CASE("narrower letters are scaled, and what follows is not") {
  Draft d;
  d.page();
  d.file.show(d.font, 10, {}, 50, 100, 0, d.font.shape("narrow ", {}), 0.85F);
  const float half = 0.85F * 10 * static_cast<float>(d.font.shape("narrow ", {}).width) / static_cast<float>(d.font.metrics().units_per_em);
  d.file.show(d.font, 10, {}, 50 + half, 100, 0, d.font.shape("words", {}), 0.85F);
  d.say("usual", 50, 120);
  d.file.end_page();
  const std::string content = Written(d.saved()).page_content(0);
  CHECK(content.find("/F0 10 Tf\n85 Tz\n50 741.89 Td\n[(") != std::string::npos);
  CHECK(content.find("/F0 11 Tf\n100 Tz\n") != std::string::npos);
  const std::string line = content.substr(content.find("[("), content.find("]TJ") - content.find("[("));
  CHECK(std::count(line.begin(), line.end(), ')') == 1);  // one string: the second piece needs no move
}

TEST_CASE("attributes of elements") {
  Draft d;
  const ElementId table = d.file.add_element(no_element, Type::Table);
  const ElementId row = d.file.add_element(table, Type::TR);
  ElementAttributes head;
  head.scope = Scope::column;
  head.column_span = 2;
  head.id = "th-1";
  d.file.add_element(row, Type::TH, head);
  ElementAttributes list;
  list.list_numbering = "Decimal";
  d.file.add_element(no_element, Type::L, list);
  ElementAttributes figure;
  figure.alternative = "Bars (rising)";
  const ElementId picture = d.file.add_element(no_element, Type::Figure, figure);
  d.page();
  d.file.mark(picture);
  d.file.fill(10, 20, 30, 40, {});
  d.file.end_page();
  const Written file(d.saved());
  CHECK(file.has("/ID(th-1)/A<</O/Table/Scope/Column/ColSpan 2>>"));
  CHECK(file.has("/A<</O/List/ListNumbering/Decimal>>"));
  CHECK(file.has("/Alt(Bars \\(rising\\))"));
  CHECK(file.has("/IDTree "));
  CHECK(file.has("/Names[(th-1) "));
}

TEST_CASE("destinations are sorted, bookmarks nest") {
  Draft d;
  d.page();
  d.file.end_page();
  for (int i = 199; i >= 0; --i) d.file.add_destination(fmt::format("a{}", i), {0, 100});
  d.file.add_destination("a7", {0, 300});
  d.file.add_bookmark(2, "One – Ŵ", "a1");
  d.file.add_bookmark(3, "deeper", "a2");
  d.file.add_bookmark(1, "Two", "a3");
  const Written file(d.saved());
  CHECK(file.has("/Limits[(a0) (a"));
  CHECK(file.has(" (a99)]/Names["));
  CHECK(file.has("(a7) ["));
  CHECK_FALSE(file.has("/XYZ 0 541.89"));  // of the same name the first stays
  CHECK(file.has("/XYZ 0 741.89 null]"));
  const std::string outlines = file.object_with("/Outlines");
  CHECK(outlines.find("/Outlines ") != std::string::npos);
  const std::string first = file.object_with(std::string("/Title (\xFE\xFF\0O", 12));
  CHECK(first.find("/Dest (a1)") != std::string::npos);
  CHECK(first.find("/First ") != std::string::npos);
  CHECK(file.object_with("/Title (deeper)").find("/Parent ") != std::string::npos);
}

TEST_CASE("more children and pages than libharu's arrays hold") {
  Draft d;
  const ElementId document = d.file.add_element(no_element, Type::Document);
  for (int i = 0; i < 33'000; ++i) d.file.add_element(document, Type::P);
  for (int i = 0; i < 300; ++i) {
    d.page();
    d.file.end_page();
  }
  const Written file(d.saved());
  const std::string element = file.object_with("/S/Document");
  CHECK(std::count(element.begin(), element.end(), 'R') == 33'001);
  CHECK(file.object_with("/StructParents 299/").find("/Contents ") != std::string::npos);
  CHECK(file.has("/Count 300"));
}

TEST_CASE("a file without a page is refused") {
  File file({});
  const auto bytes = file.save();
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error() == "the document has no page");
}
