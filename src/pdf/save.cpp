#include "pdf/save.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "pdf/metadata.hpp"
#include "pdf/name_tree.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

/// libharu's dictionaries of one font, and what is written beside them.
struct FontObjects {
  HPDF_Dict type0 = nullptr;
  HPDF_Dict descendant = nullptr;
  HPDF_Dict descriptor = nullptr;
  EmbeddedFont::Streams streams;
};

int stem_width(int weight) {
  return 10 + 220 * (weight - 50) / 900;
}

FontObjects font_objects(Haru& haru, const text::Font& font, EmbeddedFont::Streams streams) {
  FontObjects objects{haru.add_dictionary(), haru.add_dictionary(), haru.add_dictionary(), std::move(streams)};
  const char* name = objects.streams.name.c_str();
  haru.set_name(objects.type0, "Type", "Font");
  haru.set_name(objects.type0, "Subtype", "Type0");
  haru.set_name(objects.type0, "BaseFont", name);
  haru.set_name(objects.type0, "Encoding", "Identity-H");
  haru.push(haru.set_array(objects.type0, "DescendantFonts"), objects.descendant);

  haru.set_name(objects.descendant, "Type", "Font");
  haru.set_name(objects.descendant, "Subtype", "CIDFontType2");
  haru.set_name(objects.descendant, "BaseFont", name);
  HPDF_Dict system = haru.set_dictionary(objects.descendant, "CIDSystemInfo");
  haru.set_bytes(system, "Registry", "Adobe");
  haru.set_bytes(system, "Ordering", "Identity");
  haru.set_number(system, "Supplement", 0);
  haru.set_reference(objects.descendant, "FontDescriptor", objects.descriptor);

  const text::Metrics& m = font.metrics();
  const auto thousandths = [&m](int units) {
    return static_cast<int>((static_cast<std::int64_t>(units) * 2000 + (units < 0 ? -1 : 1) * m.units_per_em) / (2 * m.units_per_em));
  };
  constexpr int symbolic = 4;
  constexpr int fixed_pitch = 1;
  constexpr int italic = 64;
  haru.set_name(objects.descriptor, "Type", "FontDescriptor");
  haru.set_name(objects.descriptor, "FontName", name);
  haru.set_number(objects.descriptor, "Flags", symbolic | (m.fixed_pitch ? fixed_pitch : 0) | (m.italic_angle != 0 ? italic : 0));
  HPDF_Array box = haru.set_array(objects.descriptor, "FontBBox");
  for (const int edge : m.bbox) haru.push_number(box, thousandths(edge));
  haru.set_number(objects.descriptor, "ItalicAngle", m.italic_angle);
  haru.set_number(objects.descriptor, "Ascent", thousandths(m.ascender));
  haru.set_number(objects.descriptor, "Descent", thousandths(m.descender));
  haru.set_number(objects.descriptor, "CapHeight", thousandths(m.cap_height));
  haru.set_number(objects.descriptor, "StemV", stem_width(m.weight));
  return objects;
}

/// Content streams by page, made by several threads: they are half of the work, and no page depends on another.
std::vector<std::string> compressed_contents(File::State& state) {
  constexpr std::size_t pages_for_a_thread = 16;
  constexpr std::size_t most_threads = 4;
  std::vector<std::string> contents(state.pages.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    const Deflater deflate(Deflater::quick);
    for (std::size_t i = next++; i < contents.size(); i = next++) {
      File::State::Page& page = state.pages[i];
      contents[i] = deflate(content_stream(page.content, page.height, state.fonts));
      page.content = {};
    }
  };
  const std::size_t threads = std::min({most_threads, contents.size() / pages_for_a_thread, std::size_t{std::thread::hardware_concurrency()}});
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < threads; ++i) others.push_back(std::async(std::launch::async, work));
  work();
  for (std::future<void>& other : others) other.get();
  return contents;
}

void fill_catalogue(Haru& haru, const File::State& state) {
  HPDF_Dict catalogue = haru.catalogue();
  if (!state.metadata.language.empty()) haru.set_text(catalogue, "Lang", state.metadata.language);
  haru.set_boolean(haru.set_dictionary(catalogue, "ViewerPreferences"), "DisplayDocTitle", true);
  haru.set_boolean(haru.set_dictionary(catalogue, "MarkInfo"), "Marked", true);
  if (!state.bookmarks.empty()) haru.set_name(catalogue, "PageMode", "UseOutlines");
}

/// Writes what is ours: streams, structure, trees. Numbers of libharu's objects are known by now.
class Body {
 public:
  Body(File::State& state, ObjectWriter& writer, HaruObjects& haru) : state_(state), writer_(writer), haru_(haru) {}

  /// Returns the number of the information dictionary.
  std::uint32_t write(const std::vector<FontObjects>& fonts) {
    for (const FontObjects& font : fonts) write_font(font);
    const std::uint32_t resources = write_resources(fonts);
    write_pages(resources);
    std::string catalogue;
    append_reference(catalogue += "/StructTreeRoot ", write_structure());
    append_reference(catalogue += "/Metadata ", write_metadata());
    append_reference(
        catalogue += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ",
        write_profile());
    catalogue += ">>]";
    catalogue += write_names();
    haru_.add_entries(state_.haru.catalogue(), catalogue);
    haru_.write();
    const std::uint32_t info = writer_.reserve();
    writer_.object(info, information(state_.metadata));
    return info;
  }

 private:
  std::uint32_t add_stream(std::string_view entries, std::string_view bytes) {
    const std::uint32_t number = writer_.reserve();
    writer_.stream(number, entries, bytes);
    return number;
  }

  void write_font(const FontObjects& font) {
    std::string entries;
    append_reference(entries += "/FontFile2 ", add_stream(fmt::format("/Length1 {}", font.streams.file.size()), font.streams.file));
    haru_.add_entries(font.descriptor, entries);
    entries.clear();
    append_reference(entries += "/CIDToGIDMap ", add_stream("", font.streams.glyphs));
    haru_.add_entries(font.descendant, entries + "/DW 0/W" + font.streams.widths);
    entries.clear();
    append_reference(entries += "/ToUnicode ", add_stream("", font.streams.to_unicode));
    haru_.add_entries(font.type0, entries);
  }

  /// One dictionary that all pages share.
  std::uint32_t write_resources(const std::vector<FontObjects>& fonts) {
    const std::uint32_t number = writer_.reserve();
    std::string body = "<<";
    if (!fonts.empty()) {
      body += "/Font<<";
      for (std::size_t i = 0; i < fonts.size(); ++i) append_reference(body += fmt::format("/F{} ", i), haru_.number(fonts[i].type0));
      body += ">>";
    }
    if (!state_.images.empty()) {
      body += "/XObject<<";
      for (std::size_t i = 0; i < state_.images.size(); ++i) {
        append_reference(body += fmt::format("/I{} ", i), write_image(writer_, state_.images[i]));
      }
      body += ">>";
    }
    writer_.object(number, body + ">>");
    return number;
  }

  void write_pages(std::uint32_t resources) {
    const std::vector<std::string> contents = compressed_contents(state_);
    for (std::size_t i = 0; i < state_.pages.size(); ++i) {
      const File::State::Page& page = state_.pages[i];
      std::string entries;
      append_reference(entries += "/Resources ", resources);
      const std::uint32_t content = writer_.reserve();
      writer_.raw_stream(content, "/Filter/FlateDecode", contents[i]);
      append_reference(entries += "/Contents ", content);
      append_integer(entries += "/StructParents ", static_cast<std::int64_t>(i));
      haru_.add_entries(page.object, entries + "/Tabs/S");
    }
  }

  std::uint32_t write_structure() {
    std::vector<std::uint32_t> pages;
    for (const File::State::Page& page : state_.pages) pages.push_back(haru_.number(page.object));
    std::vector<std::uint32_t> annotations;
    for (HPDF_Dict annotation : state_.annotations) annotations.push_back(haru_.number(annotation));
    return state_.structure.write(writer_, {pages, annotations, state_.page_heights});
  }

  std::uint32_t write_metadata() {
    const std::uint32_t number = writer_.reserve();
    writer_.raw_stream(number, "/Type/Metadata/Subtype/XML", xmp_packet(state_.metadata));  // readable without a PDF library
    return number;
  }

  std::uint32_t write_profile() { return add_stream("/N 3", srgb_profile()); }

  /// Named destinations and files, as entries of the catalogue.
  std::string write_names() {
    std::string names;
    std::string entries;
    if (!state_.destinations.empty()) append_reference(names += "/Dests ", write_destinations());
    if (!state_.attachments.empty()) {
      const AttachmentObjects files = write_attachments(writer_, state_.attachments, state_.metadata.date);
      append_reference(names += "/EmbeddedFiles ", files.names);
      entries = files.catalogue_entries;
    }
    return names.empty() ? entries : entries + "/Names<<" + names + ">>";
  }

  std::uint32_t write_destinations() {
    std::vector<std::pair<std::string, std::string>> entries;
    for (auto& [name, destination] : state_.destinations) {
      if (destination.page >= state_.pages.size()) continue;
      const File::State::Page& page = state_.pages[destination.page];
      std::string value;
      append_reference(value += '[', haru_.number(page.object));
      append_number(value += "/XYZ 0 ", static_cast<double>(page.height - destination.y));
      entries.emplace_back(std::move(name), value + " null]");
    }
    return write_name_tree(writer_, std::move(entries));
  }

  File::State& state_;
  ObjectWriter& writer_;
  HaruObjects& haru_;
};

}  // namespace

tl::expected<std::string, std::string> save(File::State& state) {
  if (!state.failure.empty()) return tl::unexpected(state.failure);
  if (state.pages.empty()) return tl::unexpected(std::string("the document has no page"));
  Haru& haru = state.haru;
  std::vector<HPDF_Dict> roots{haru.catalogue()};
  std::vector<FontObjects> fonts;
  for (EmbeddedFont& font : state.fonts) {
    if (auto assigned = font.assign_codes(); !assigned) return tl::unexpected(std::move(assigned.error()));
    auto streams = font.streams();
    if (!streams) return tl::unexpected(std::move(streams.error()));
    fonts.push_back(font_objects(haru, font.font(), std::move(*streams)));
    roots.push_back(fonts.back().type0);
  }
  fill_catalogue(haru, state);
  for (std::size_t i = 0; i < state.annotations.size(); ++i) {
    haru.set_number(state.annotations[i], "StructParent", static_cast<int>(state.pages.size() + i));
  }
  if (auto failure = haru.failure(); !failure.empty()) return tl::unexpected(std::move(failure));

  ObjectWriter writer(state.deflate);
  HaruObjects objects(writer, roots);
  const std::uint32_t info = Body(state, writer, objects).write(fonts);
  if (auto failure = haru.failure(); !failure.empty()) return tl::unexpected(std::move(failure));
  return writer.finish(objects.number(haru.catalogue()), info);
}

std::string ascii_uri(std::string_view uri) {
  std::string out;
  for (const char c : uri) {
    if (c > ' ' && c <= '~') {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace townclerk::pdf
