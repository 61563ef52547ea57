#include "text/font.hpp"

#include <numeric>

#include <catch2/catch.hpp>

#include "text/builtin_fonts.hpp"

using namespace townclerk::text;

namespace {

std::unique_ptr<Font> sans() {
  auto font = Font::open(builtin_sans(false, false), "sans");
  REQUIRE(font);
  return std::move(*font);
}

std::string joined(const std::vector<std::string>& texts) {
  return std::accumulate(texts.begin(), texts.end(), std::string());
}

}  // namespace

TEST_CASE("the embedded face has Arial's metrics") {
  const auto font = sans();
  CHECK(font->postscript_name() == "LiberationSans");
  CHECK(font->metrics().units_per_em == 2048);
  CHECK(font->metrics().ascender == 1854);
  CHECK(font->metrics().descender == -434);
  CHECK(font->metrics().cap_height > 1400);
  CHECK(font->metrics().underline_position < 0);
  CHECK_FALSE(font->metrics().fixed_pitch);
  const auto italic = Font::open(builtin_sans(false, true), "italic");
  REQUIRE(italic);
  CHECK((*italic)->metrics().italic_angle == -12);
}

TEST_CASE("words are shaped with kerning, once") {
  const auto font = sans();
  const Shaped& word = font->shape("AVATAR", {});
  std::int64_t unkerned = 0;
  for (const Glyph& glyph : word.glyphs) unkerned += font->advance(glyph.id);
  CHECK(word.width < unkerned);
  CHECK(word.missing == std::string::npos);
  CHECK(font->shape("other", {}).width != word.width);
  CHECK(&font->shape("AVATAR", {}) == &word);
  CHECK(&font->shape("AVATAR", {.tabular_figures = true}) != &word);
}

TEST_CASE("figures are as wide as each other when asked") {
  const auto font = sans();
  CHECK(font->shape("111", {.tabular_figures = true}).width == font->shape("888", {.tabular_figures = true}).width);
}

TEST_CASE("the hyphen at a line's end stands for a soft hyphen") {
  const auto font = sans();
  const Shaped& hyphen = font->line_end_hyphen();
  CHECK(&font->line_end_hyphen() == &hyphen);
  REQUIRE(hyphen.glyphs.size() == 1);
  CHECK(hyphen.glyphs[0].id == font->shape("\u2010", {}).glyphs[0].id);
  CHECK(glyph_texts(hyphen) == std::vector<std::string>{"\u00AD"});
  CHECK(hyphen.index != font->shape("\u2010", {}).index);
  CHECK(font->shape("\u00AD", {}).width == 0);
}

TEST_CASE("a character without a glyph is found") {
  const auto font = sans();
  CHECK(font->shape("a\U0001F600b", {}).missing == 1);
  CHECK(font->has(U'Ŵ'));
  CHECK_FALSE(font->has(U'\U0001F600'));
  CHECK(font->shape("a\u00A0b\u2011c\u202E", {}).missing == std::string::npos);
}

TEST_CASE("every character belongs to a glyph") {
  const auto font = sans();
  for (const char* text : {"office flow", "Tŷ’r Ŵyl", "e\u0301x\u030C", "a\u202Eb", "10½", "שלום", "ﬁ", ""}) {
    INFO(text);
    const Shaped& shaped = font->shape(text, {});
    const auto texts = glyph_texts(shaped);
    REQUIRE(texts.size() == shaped.glyphs.size());
    std::string all = joined(texts);
    if (text == std::string("שלום")) all = joined({texts.rbegin(), texts.rend()});
    CHECK(all == text);
  }
}

TEST_CASE("one character drawn by two glyphs is shared out") {
  Shaped shaped;
  shaped.text = "xǹy";
  shaped.glyphs = {{1, 0, 0, 0, 0}, {2, 1, 0, 0, 0}, {3, 1, 0, 0, 0}, {4, 3, 0, 0, 0}};
  CHECK(glyph_texts(shaped) == std::vector<std::string>{"x", "n", "\u0300", "y"});
}

TEST_CASE("a subset is a small font of the glyphs that were asked for") {
  const auto font = sans();
  const Shaped& shaped = font->shape("council", {});
  std::vector<std::uint32_t> glyphs;
  for (const Glyph& glyph : shaped.glyphs) glyphs.push_back(glyph.id);
  const auto subset = font->subset(glyphs);
  REQUIRE(subset);
  CHECK(subset->file.size() < 6000);
  REQUIRE(subset->new_glyph.size() == glyphs.size());
  CHECK(subset->new_glyph[0] == subset->new_glyph[4]);  // the two letters c
  CHECK(subset->new_glyph[0] != subset->new_glyph[1]);
  CHECK(subset->new_glyph[0] != 0);
  const auto again = font->subset(glyphs);
  REQUIRE(again);
  CHECK(again->file == subset->file);
}

TEST_CASE("what is no font is refused") {
  const std::string text = "<html>";
  const auto font = Font::open(std::as_bytes(std::span(text)), "page.html");
  REQUIRE_FALSE(font);
  CHECK(font.error() == "'page.html' is no font");
}

TEST_CASE("a font that may not be embedded is refused") {
  const auto bytes = builtin_sans(false, false);
  std::string copy(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t entry = copy.find("OS/2");
  std::size_t table = 0;
  for (std::size_t i = 8; i < 12; ++i) table = table << 8U | static_cast<unsigned char>(copy[entry + i]);
  copy[table + 8] = 0;
  copy[table + 9] = 2;
  const auto font = Font::open(std::as_bytes(std::span(copy)), "locked.ttf");
  REQUIRE_FALSE(font);
  CHECK(font.error() == "the licence of font 'locked.ttf' forbids embedding");
}
