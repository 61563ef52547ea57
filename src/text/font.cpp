#include "text/font.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <unordered_map>
#include <utility>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

namespace townclerk::text {
namespace {

template <auto Destroy>
struct Destroyer {
  template <class T>
  void operator()(T* object) const {
    Destroy(object);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroyer<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroyer<hb_buffer_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;

constexpr hb_tag_t tag(const char (&name)[5]) {
  return HB_TAG(name[0], name[1], name[2], name[3]);
}

constexpr hb_feature_t feature(hb_tag_t name, std::uint32_t value) {
  return {name, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

Blob table(hb_face_t* face, hb_tag_t name) {
  return Blob(hb_face_reference_table(face, name));
}

/// A big-endian 16-bit field of a table, 0 where the table is too short.
int field(const Blob& blob, unsigned offset) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  if (offset + 2 > length) return 0;
  const auto high = static_cast<unsigned char>(data[offset]);
  const auto low = static_cast<unsigned char>(data[offset + 1]);
  return high << 8 | low;
}

int signed_field(const Blob& blob, unsigned offset) {
  return static_cast<std::int16_t>(field(blob, offset));
}

int metric(hb_font_t* font, hb_ot_metrics_tag_t name) {
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font, name, &value);
  return value;
}

Metrics read_metrics(hb_face_t* face, hb_font_t* font) {
  Metrics m;
  m.units_per_em = static_cast<int>(hb_face_get_upem(face));
  m.ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  m.descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  m.line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP);
  m.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
  m.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
  m.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
  m.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
  const Blob post = table(face, tag("post"));
  m.italic_angle = static_cast<int>(std::lround(signed_field(post, 4) + field(post, 6) / 65536.0));
  m.fixed_pitch = field(post, 12) != 0 || field(post, 14) != 0;
  if (const int weight = field(table(face, tag("OS/2")), 4); weight > 0) m.weight = weight;
  const Blob head = table(face, tag("head"));
  for (unsigned i = 0; i < 4; ++i) m.bbox[i] = signed_field(head, 36 + 2 * i);
  return m;
}

/// Characters that a PDF name can hold without escapes; fonts may break the rule that their name has no others.
std::string read_postscript_name(hb_face_t* face) {
  std::array<char, 128> buffer{};
  unsigned size = buffer.size();
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, buffer.data());
  std::string name(buffer.data(), std::min<std::size_t>(size, buffer.size() - 1));
  std::erase_if(name, [](char c) { return !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && c != '-'; });
  return name.empty() ? "Font" : name;
}

}  // namespace

struct Font::Face {
  std::span<const std::byte> bytes;
  std::string name;
  std::string postscript_name;
  Blob blob;
  HbFace face;
  HbFont font;
  Buffer buffer;
  Metrics metrics;
  std::deque<Shaped> shaped;  // a deque: the keys below and the callers point into it
  struct Cache {
    std::array<const Shaped*, 128> letters{};  // of one byte, a space above all
    std::unordered_map<std::string_view, const Shaped*> words;
  };
  std::array<Cache, 4> caches;  // by features
  const Shaped* hyphen = nullptr;

  const Shaped& add(std::string_view text, Features features);
};

Font::Font(std::unique_ptr<Face> face) : face_(std::move(face)) {}
Font::~Font() = default;

tl::expected<std::unique_ptr<Font>, std::string> Font::open(std::span<const std::byte> bytes, std::string name, unsigned index) {
  auto face = std::make_unique<Face>();
  face->bytes = bytes;
  const auto* data = reinterpret_cast<const char*>(bytes.data());
  face->blob.reset(hb_blob_create(data, static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  face->face.reset(hb_face_create(face->blob.get(), index));
  if (hb_face_get_glyph_count(face->face.get()) == 0) return tl::unexpected("'" + name + "' is no font");
  if (hb_blob_get_length(table(face->face.get(), tag("glyf")).get()) == 0) {
    return tl::unexpected("font '" + name + "' has no TrueType outlines");
  }
  constexpr int restricted = 0x0002;  // OS/2 fsType: no embedding without the owner's leave
  if ((field(table(face->face.get(), tag("OS/2")), 8) & 0x000F) == restricted) {
    return tl::unexpected("the licence of font '" + name + "' forbids embedding");
  }
  face->font.reset(hb_font_create(face->face.get()));
  hb_ot_font_set_funcs(face->font.get());
  face->buffer.reset(hb_buffer_create());
  face->metrics = read_metrics(face->face.get(), face->font.get());
  face->postscript_name = read_postscript_name(face->face.get());
  face->name = std::move(name);
  return std::unique_ptr<Font>(new Font(std::move(face)));
}

const Shaped& Font::shape(std::string_view text, Features features) const {
  Face::Cache& cache = face_->caches.at((features.tabular_figures ? 1U : 0U) + (features.spaced ? 2U : 0U));
  if (text.size() == 1 && static_cast<unsigned char>(text[0]) < cache.letters.size()) {
    const Shaped*& letter = cache.letters[static_cast<unsigned char>(text[0])];
    if (letter == nullptr) letter = &face_->add(text, features);
    return *letter;
  }
  if (const auto found = cache.words.find(text); found != cache.words.end()) return *found->second;
  const Shaped& fresh = face_->add(text, features);
  cache.words.emplace(fresh.text, &fresh);
  return fresh;
}

const Shaped& Font::line_end_hyphen() const {
  if (face_->hyphen == nullptr) {
    Shaped hyphen = shape(has(U'\u2010') ? "\u2010" : "-", {});
    hyphen.text = "\u00AD";
    hyphen.index = static_cast<std::uint32_t>(face_->shaped.size());
    face_->hyphen = &face_->shaped.emplace_back(std::move(hyphen));
  }
  return *face_->hyphen;
}

const Shaped& Font::Face::add(std::string_view text, Features features) {
  hb_buffer_t* text_buffer = buffer.get();
  hb_buffer_reset(text_buffer);
  // Marks keep clusters of their own, so that each glyph can be given the text it stands for.
  hb_buffer_set_cluster_level(text_buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  const int length = static_cast<int>(text.size());
  hb_buffer_add_utf8(text_buffer, text.data(), length, 0, length);
  hb_buffer_set_language(text_buffer, hb_language_from_string("en", 2));  // else HarfBuzz asks the locale
  hb_buffer_guess_segment_properties(text_buffer);
  if (hb_buffer_get_script(text_buffer) == HB_SCRIPT_INVALID) hb_buffer_set_script(text_buffer, HB_SCRIPT_LATIN);
  // Kerning is off with them: it would set "11" closer than "12".
  std::array<hb_feature_t, 4> asked{};
  unsigned count = 0;
  if (features.tabular_figures && text.find_first_of("0123456789") != std::string_view::npos) {
    asked.at(count++) = feature(tag("tnum"), 1);
    asked.at(count++) = feature(tag("kern"), 0);
  }
  if (features.spaced) {
    asked.at(count++) = feature(tag("liga"), 0);
    asked.at(count++) = feature(tag("clig"), 0);
  }
  hb_shape(font.get(), text_buffer, asked.data(), count);

  Shaped& result = shaped.emplace_back();
  result.text = text;
  result.index = static_cast<std::uint32_t>(shaped.size() - 1);
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(text_buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(text_buffer, nullptr);
  result.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    const hb_glyph_position_t& at = positions[i];
    result.glyphs.push_back({infos[i].codepoint, infos[i].cluster, at.x_advance, at.x_offset, at.y_offset});
    result.width += at.x_advance;
    if (infos[i].codepoint == 0) result.missing = std::min<std::size_t>(result.missing, infos[i].cluster);
  }
  return result;
}

const Metrics& Font::metrics() const {
  return face_->metrics;
}

bool Font::has(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(face_->font.get(), code_point, &glyph) != 0;
}

int Font::advance(std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(face_->font.get(), glyph);
}
const std::string& Font::postscript_name() const {
  return face_->postscript_name;
}
const std::string& Font::name() const {
  return face_->name;
}
std::span<const std::byte> Font::bytes() const {
  return face_->bytes;
}

tl::expected<Font::Subset, std::string> Font::subset(std::span<const std::uint32_t> glyphs) const {
  const auto failed = [this] { return tl::unexpected("font '" + face_->name + "' cannot be subset"); };
  const SubsetInput input(hb_subset_input_create_or_fail());
  if (!input) return failed();
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  // A PDF font needs outlines and advances; everything else is in the PDF's own dictionaries.
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t name :
       {tag("GSUB"), tag("GPOS"), tag("GDEF"), tag("BASE"), tag("JSTF"), tag("MATH"), tag("kern"), tag("OS/2"), tag("name"), tag("post"),
        tag("cmap"), tag("DSIG"), tag("gasp"), tag("hdmx"), tag("VDMX"), tag("LTSH"), tag("FFTM"), tag("PCLT"), tag("meta"), tag("STAT"),
        tag("vhea"), tag("vmtx"), tag("VORG"), tag("fvar"), tag("gvar"), tag("avar"), tag("cvar"), tag("HVAR"), tag("MVAR"), tag("VVAR")}) {
    hb_set_add(dropped, name);
  }
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
  const SubsetPlan plan(hb_subset_plan_create_or_fail(face_->face.get(), input.get()));
  if (!plan) return failed();
  const HbFace small(hb_subset_plan_execute_or_fail(plan.get()));
  if (!small) return failed();
  const Blob blob(hb_face_reference_blob(small.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  if (length == 0) return failed();

  Subset result{std::string(data, length), {}};
  result.new_glyph.reserve(glyphs.size());
  const hb_map_t* new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint32_t glyph : glyphs) {
    const hb_codepoint_t moved = hb_map_get(new_glyphs, glyph);
    result.new_glyph.push_back(moved == HB_MAP_VALUE_INVALID ? std::uint16_t{0} : static_cast<std::uint16_t>(moved));
  }
  return result;
}

}  // namespace townclerk::text
