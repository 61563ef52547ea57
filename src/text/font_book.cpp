#include "text/font_book.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <optional>

#include "base/ascii.hpp"
#include "text/builtin_fonts.hpp"
#include "text/system_fonts.hpp"

namespace townclerk::text {
namespace {

bool is_bold(int weight) {
  return weight >= 600;
}

}  // namespace

struct FontBook::Store {
  struct Entry {
    std::string family;  // lower case
    Face face;
    std::optional<std::unique_ptr<Font>> font;  // opened when first asked for; null: could not be
  };
  using Key = std::tuple<std::string, int, bool>;

  std::deque<MappedFile> files;  // before the fonts, which read them to the last
  std::vector<Entry> entries;
  std::array<std::unique_ptr<Font>, 4> builtin;
  std::map<std::string, std::unique_ptr<Font>> system;  // by path and index
  std::map<Key, const Font*, std::less<>> found;
  std::vector<std::string> faults;
  SystemFonts system_fonts;
  bool allow_system = true;

  std::unique_ptr<Font> open(std::span<const std::byte> bytes, const std::string& name, unsigned index = 0) {
    auto font = Font::open(bytes, name, index);
    if (font) return std::move(*font);
    faults.push_back(std::move(font.error()));
    return nullptr;
  }

  /// The style's face of the family that is nearest; nullopt when the style has no such family.
  std::optional<const Font*> from_style(const std::string& family, int weight, bool italic) {
    const auto distance = [&](const Entry& entry) {
      return std::tuple(entry.face.italic != italic, is_bold(entry.face.weight) != is_bold(weight), std::abs(entry.face.weight - weight));
    };
    Entry* best = nullptr;
    for (Entry& entry : entries) {
      if (entry.family == family && (best == nullptr || distance(entry) < distance(*best))) best = &entry;
    }
    if (best == nullptr) return std::nullopt;
    if (!best->font) best->font = open(best->face.bytes, best->face.name);
    return best->font->get();
  }

  const Font* from_builtin(int weight, bool italic) {
    std::unique_ptr<Font>& font = builtin[(is_bold(weight) ? 1 : 0) + (italic ? 2 : 0)];
    if (!font) font = open(builtin_sans(is_bold(weight), italic), builtin_family);
    return font.get();
  }

  const Font* from_system(const std::string& family, int weight, bool italic) {
    const auto match = system_fonts.find(family, is_bold(weight) ? 700 : 400, italic);
    if (!match) return nullptr;
    const auto [at, fresh] = system.try_emplace(match->path + "#" + std::to_string(match->index));
    if (fresh) at->second = open(files.emplace_back(match->path).bytes(), match->path, match->index);
    return at->second.get();
  }

  const Font* look_up(const Key& key) {
    const auto& [family, weight, italic] = key;
    if (const auto font = from_style(family, weight, italic)) return *font;
    if (family == "sans-serif" || family == lower(builtin_family)) return from_builtin(weight, italic);
    return allow_system ? from_system(family, weight, italic) : nullptr;
  }
};

FontBook::FontBook(std::vector<Face> faces, bool allow_system) : store_(std::make_unique<Store>()) {
  store_->allow_system = allow_system;
  for (Face& face : faces) store_->entries.push_back({lower(face.family), std::move(face), std::nullopt});
}
FontBook::~FontBook() = default;
FontBook::FontBook(FontBook&&) noexcept = default;
FontBook& FontBook::operator=(FontBook&&) noexcept = default;

const Font* FontBook::find(std::string_view family, int weight, bool italic) {
  Store::Key key{lower(family), weight, italic};
  const auto [at, fresh] = store_->found.try_emplace(std::move(key), nullptr);
  if (fresh) at->second = store_->look_up(at->first);
  return at->second;
}

std::vector<const Font*> FontBook::opened() const {
  std::vector<const Font*> fonts;
  const auto take = [&fonts](const std::unique_ptr<Font>& font) {
    if (font) fonts.push_back(font.get());
  };
  for (const Store::Entry& entry : store_->entries)
    if (entry.font) take(*entry.font);
  for (const auto& font : store_->builtin) take(font);
  for (const auto& [path, font] : store_->system) take(font);
  std::stable_sort(fonts.begin(), fonts.end(), [](const Font* a, const Font* b) { return a->postscript_name() < b->postscript_name(); });
  return fonts;
}

const std::vector<std::string>& FontBook::faults() const {
  return store_->faults;
}

}  // namespace townclerk::text
