// Writes a PDF with one of everything, for other people's tools to judge.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "pdf/file.hpp"
#include "text/font_book.hpp"

using namespace townclerk;
using pdf::ElementAttributes;
using pdf::ElementId;
using pdf::Type;

namespace {

/// Sets lines one below the other, word by word as layout does.
class Sheet {
 public:
  Sheet(pdf::File& file, text::FontBook& book) : file_(file), book_(book) {}

  void page() {
    file_.begin_page(595.28F, 841.89F);
    file_.artifact(pdf::File::Artifact::header);
    line(40, 30, "Running head", 9, 400, false);
    file_.artifact(pdf::File::Artifact::footer);
    file_.fill(40, 800, 500, 0.5F, {200, 0, 0});
    line(40, 812, "Page 1 of 2", 9, 400, false);
    y_ = 80;
  }
  void say(ElementId element, const std::string& words, float size = 11, int weight = 400, bool italic = false) {
    file_.mark(element);
    line(50, y_ += size * 1.4F, words, size, weight, italic);
  }
  [[nodiscard]] float y() const { return y_; }

 private:
  void line(float x, float y, const std::string& words, float size, int weight, bool italic) {
    const text::Font& font = *book_.find("sans-serif", weight, italic);
    const float scale = size / static_cast<float>(font.metrics().units_per_em);
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t space = words.find(' ', at);
      const std::size_t end = space == at ? at + 1 : std::min(space, words.size());
      const text::Shaped& shaped = font.shape(words.substr(at, end - at), {});
      file_.show(font, size, {}, x, y, 0, shaped);
      x += static_cast<float>(shaped.width) * scale;
      at = end;
    }
  }

  pdf::File& file_;
  text::FontBook& book_;
  float y_ = 80;
};

void add_table(pdf::File& file, Sheet& sheet, ElementId document) {
  const ElementId table = file.add_element(document, Type::Table);
  sheet.say(file.add_element(table, Type::Caption), "Table 1: posts", 9);
  const ElementId head = file.add_element(file.add_element(table, Type::THead), Type::TR);
  const ElementId body = file.add_element(table, Type::TBody);
  ElementAttributes column;
  column.scope = pdf::Scope::column;
  ElementAttributes row;
  row.scope = pdf::Scope::row;
  for (const char* words : {"Post", "Grade"}) sheet.say(file.add_element(head, Type::TH, column), words, 10, 700);
  for (int i = 0; i < 2; ++i) {
    const ElementId line = file.add_element(body, Type::TR);
    sheet.say(file.add_element(line, Type::TH, row), "Director of Tŷ " + std::to_string(i), 10);
    sheet.say(file.add_element(line, Type::TD), "£1.5 m", 10);
  }
}

void add_list(pdf::File& file, Sheet& sheet, ElementId document) {
  ElementAttributes numbers;
  numbers.list_numbering = "LowerAlpha";
  const ElementId list = file.add_element(document, Type::L, numbers);
  for (const char* label : {"(a)", "(b)"}) {
    const ElementId item = file.add_element(list, Type::LI);
    sheet.say(file.add_element(item, Type::Lbl), label);
    sheet.say(file.add_element(item, Type::LBody), "Item", 11, 400, true);
  }
}

/// One figure with its words and a caption, on a page across.
void add_drawing(pdf::File& file, text::FontBook& book, ElementId document) {
  ElementAttributes attributes;
  attributes.alternative = "Two posts";
  const ElementId figure = file.add_element(document, Type::Figure, attributes);
  const ElementId drawing = file.add_slot(figure);
  const ElementId caption = file.add_element(figure, Type::Caption);
  const text::Font& font = *book.find("sans-serif", 400, false);
  file.begin_page(842, 595);
  file.mark(drawing);
  file.cover(40, 40, 300, 200);
  file.rectangle(50, 50, 100, 40, 8, {.fill = pdf::Colour{230, 240, 250}, .width = 0.75F});
  file.show(font, 9, {}, 58, 70, 0, font.shape("Drawn head ", {}), 0.9F);
  file.polyline({{100, 90}, {100, 120}, {160, 120}}, false, {.width = 1, .dashes = {0, 3}, .round = true});
  file.rectangle(110, 120, 100, 40, 0, {.width = 2, .line = {0, 80, 90}, .dashes = {6, 2, 1, 2}});
  file.show(font, 9, {}, 118, 140, 0, font.shape("Drawn deputy ", {}));
  file.polyline({{220, 130}, {240, 140}, {220, 150}}, true, {.fill = pdf::Colour{0, 80, 90}});
  file.mark(caption);
  file.show(font, 10, {}, 40, 255, 0, font.shape("Chart 1", {}));
  file.end_page();
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 1;
  text::FontBook book({}, false);
  pdf::File file({"A sample – Ŵyl", "The Council", "Everything", "en-GB", "2017-06-16", "sample"});
  Sheet sheet(file, book);
  const ElementId document = file.add_element(pdf::no_element, Type::Document);

  sheet.page();
  sheet.say(file.add_element(document, Type::H1), "1 Purpose", 18, 700);
  file.add_destination("purpose", {0, 80});
  file.add_bookmark(1, "1 Purpose – AVATAR", "purpose");
  const ElementId paragraph = file.add_element(document, Type::P);
  const ElementId before = file.add_slot(paragraph);
  const ElementId link = file.add_element(paragraph, Type::Link);
  const ElementId after = file.add_slot(paragraph);
  sheet.say(before, "The office staff find AVATAR, fi and fl, Tŷ’r Ŵyl, “quotes”, € and 10½; e\u0301 apart;");
  sheet.say(link, "the project’s site");
  file.link_uri(link, 50, sheet.y() - 10, 100, 14, "https://example.org/", "The project’s site (https://example.org/)");
  sheet.say(after, "and more\u00A0words, 2012\u20112013.");
  const ElementId inner = file.add_element(document, Type::P);
  const ElementId jump = file.add_element(inner, Type::Link);
  sheet.say(jump, "Back to the start");
  file.link_to(jump, 50, sheet.y() - 10, 100, 14, "purpose", "Back to the start");
  add_list(file, sheet, document);
  add_table(file, sheet, document);
  file.end_page();

  sheet.page();
  sheet.say(file.add_element(document, Type::H2), "1.1 Pictures", 14, 700);
  file.add_destination("pictures", {1, 80});
  file.add_bookmark(2, "1.1 Pictures", "pictures");
  sheet.say(after, "The paragraph of the first page goes on.");
  for (int i = 2; i < count; ++i) {
    std::ifstream in(arguments[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto image = file.add_image(std::as_bytes(std::span(bytes)));
    if (!image) {
      std::fprintf(stderr, "%s: %s\n", arguments[i], image.error().c_str());
      return 2;
    }
    ElementAttributes figure;
    figure.alternative = "A picture";
    file.mark(file.add_element(document, Type::Figure, figure));
    file.picture(*image, 50, 150 + 110 * static_cast<float>(i), 100, 100);
  }
  file.artifact(pdf::File::Artifact::layout);
  file.dashes(50, 780, 500, 780, 1, true, {0, 0, 200});
  file.end_page();
  add_drawing(file, book, document);
  file.attach({"report.xml", "application/xml", pdf::Relationship::source, "What it was made from", "<report/>"});
  file.attach({"papers/figures.csv", "text/csv", pdf::Relationship::supplement, "Ffigurau’r Ŵyl", "a,b\n"});

  const auto bytes = file.save();
  if (!bytes) {
    std::fprintf(stderr, "%s\n", bytes.error().c_str());
    return 2;
  }
  std::ofstream(arguments[1], std::ios::binary) << *bytes;
  return 0;
}
