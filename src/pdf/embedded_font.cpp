#include "pdf/embedded_font.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

void append_code(std::string& out, std::uint16_t code) {
  append_escaped(out, static_cast<char>(code >> 8U));
  append_escaped(out, static_cast<char>(code & 0xFFU));
}

/// Six letters that tell subsets of one font apart (ISO 32000-1 §9.6.4).
std::string subset_tag(std::uint64_t hash) {
  std::string tag(6, 'A');
  for (char& letter : tag) {
    letter = static_cast<char>('A' + hash % 26);
    hash /= 26;
  }
  return tag;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x100000001B3ULL;
}

constexpr const char* cmap_head =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
constexpr const char* cmap_tail = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
constexpr std::size_t cmap_block = 100;  // the most entries that a block may have

}  // namespace

double EmbeddedFont::thousandths(std::int32_t units) const {
  return units * 1000.0 / font_->metrics().units_per_em;
}

std::uint32_t EmbeddedFont::intern(std::uint32_t glyph, std::string&& text) {
  std::vector<std::uint32_t>& known = keys_of_glyph_[glyph];
  const auto found = std::find_if(known.begin(), known.end(), [&](std::uint32_t key) { return keys_[key].text == text; });
  if (found != known.end()) return *found;
  const auto key = static_cast<std::uint32_t>(keys_.size());
  keys_.push_back({glyph, std::move(text), 0, std::round(thousandths(font_->advance(glyph)) * 100) / 100});
  known.push_back(key);
  return key;
}

std::uint32_t EmbeddedFont::use(const text::Shaped& shaped) {
  if (shaped.index >= use_of_.size()) use_of_.resize(std::max<std::size_t>(shaped.index + 1, use_of_.size() * 2), unused);
  std::uint32_t& use = use_of_[shaped.index];
  if (use != unused) return use;
  use = static_cast<std::uint32_t>(uses_.size());
  uses_.push_back({&shaped, use_keys_.size()});
  std::vector<std::string> texts = text::glyph_texts(shaped);
  for (std::size_t i = 0; i < texts.size(); ++i) use_keys_.push_back(intern(shaped.glyphs[i].id, std::move(texts[i])));
  return use;
}

tl::expected<void, std::string> EmbeddedFont::assign_codes() {
  if (keys_.size() >= 0xFFFF) return tl::unexpected("font '" + font_->name() + "' is used with more than 65,534 different glyphs");
  sorted_.resize(keys_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0U);
  std::sort(sorted_.begin(), sorted_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return std::tie(keys_[a].glyph, keys_[a].text) < std::tie(keys_[b].glyph, keys_[b].text); });
  for (std::size_t i = 0; i < sorted_.size(); ++i) keys_[sorted_[i]].code = static_cast<std::uint16_t>(i + 1);  // 0 is .notdef
  codes_.reserve(uses_.size());
  for (const Use& use : uses_) codes_.push_back(encode(use, 0));
  return {};
}

EmbeddedFont::Codes EmbeddedFont::raised_codes(std::uint32_t index, float size) const {
  return encode(uses_[index], size);
}

EmbeddedFont::Codes EmbeddedFont::encode(const Use& use, float size) const {
  Codes codes;
  codes.count = static_cast<std::uint32_t>(use.shaped->glyphs.size());
  double wanted = 0;  // where the next glyph should begin, and where it would
  double actual = 0;
  std::int32_t rise = 0;
  const auto set_rise = [&](std::int32_t units) {
    if (units == rise) return;
    rise = units;
    append_number(codes.bytes += ")]TJ ", thousandths(units) * static_cast<double>(size) / 1000);
    codes.bytes += " Ts[(";
  };
  for (std::size_t i = 0; i < use.shaped->glyphs.size(); ++i) {
    const text::Glyph& glyph = use.shaped->glyphs[i];
    codes.raised = codes.raised || glyph.y_offset != 0;
    const auto move = static_cast<std::int64_t>(std::llround(wanted + thousandths(glyph.x_offset) - actual));
    if (move != 0) {
      append_integer(codes.bytes += ')', -move);
      codes.bytes += '(';
      actual += static_cast<double>(move);
    }
    set_rise(glyph.y_offset);
    const Key& key = keys_[use_keys_[use.first_key + i]];
    append_code(codes.bytes, key.code);
    actual += key.width;
    wanted += thousandths(glyph.advance);
  }
  set_rise(0);
  codes.width = actual;
  return codes;
}

tl::expected<EmbeddedFont::Streams, std::string> EmbeddedFont::streams() const {
  std::vector<std::uint32_t> glyphs{0};
  for (const std::uint32_t key : sorted_) glyphs.push_back(keys_[key].glyph);
  auto subset = font_->subset(glyphs);
  if (!subset) return tl::unexpected(std::move(subset.error()));

  Streams streams;
  streams.file = std::move(subset->file);
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  streams.widths = "[1[";
  for (std::size_t code = 0; code < glyphs.size(); ++code) {
    const std::uint16_t glyph = subset->new_glyph[code];
    streams.glyphs += static_cast<char>(glyph >> 8U);
    streams.glyphs += static_cast<char>(glyph & 0xFFU);
    hash = mix(hash, glyphs[code]);
    if (code > 1) streams.widths += ' ';
    if (code > 0) append_number(streams.widths, keys_[sorted_[code - 1]].width);
  }
  streams.widths += "]]";
  streams.name = subset_tag(hash) + "+" + font_->postscript_name();

  streams.to_unicode = cmap_head;
  for (std::size_t begin = 0; begin < sorted_.size(); begin += cmap_block) {
    const std::size_t end = std::min(sorted_.size(), begin + cmap_block);
    append_integer(streams.to_unicode, static_cast<std::int64_t>(end - begin));
    streams.to_unicode += " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      const Key& key = keys_[sorted_[i]];
      const std::array<char, 2> code{static_cast<char>(key.code >> 8U), static_cast<char>(key.code & 0xFFU)};
      append_hexadecimal(streams.to_unicode += '<', {code.data(), code.size()});
      // A glyph beside the one that has its character's text: every code needs some text, and this one prints nothing.
      append_hexadecimal(streams.to_unicode += "><", utf16(key.text.empty() ? "\u200B" : key.text));
      streams.to_unicode += ">\n";
    }
    streams.to_unicode += "endbfchar\n";
  }
  streams.to_unicode += cmap_tail;
  return streams;
}

}  // namespace townclerk::pdf
