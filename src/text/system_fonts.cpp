#include "text/system_fonts.hpp"

#include <cmath>
#include <cstdlib>
#include <tuple>

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace townclerk::text {
namespace {

struct Destroyer {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* objects) const { FcObjectSetDestroy(objects); }
  void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
};
template <class T>
using Owned = std::unique_ptr<T, Destroyer>;

const FcChar8* fc(const char* text) {
  return reinterpret_cast<const FcChar8*>(text);
}

int integer(const FcPattern* pattern, const char* object, int fallback) {
  int value = fallback;
  return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : fallback;
}

double weight_of(const FcPattern* pattern) {
  double value = FC_WEIGHT_REGULAR;
  FcPatternGetDouble(pattern, FC_WEIGHT, 0, &value);
  return FcWeightToOpenTypeDouble(value);
}

std::string text(const FcPattern* pattern, const char* object) {
  FcChar8* value = nullptr;
  return FcPatternGetString(pattern, object, 0, &value) == FcResultMatch ? reinterpret_cast<const char*>(value) : std::string();
}

}  // namespace

struct SystemFonts::Config {
  Owned<FcConfig> config;
};

SystemFonts::SystemFonts() = default;
SystemFonts::~SystemFonts() = default;

std::optional<SystemFonts::Match> SystemFonts::find(const std::string& family, int weight, bool italic) {
  if (!config_) config_ = std::make_unique<Config>(Config{Owned<FcConfig>(FcInitLoadConfigAndFonts())});
  const Owned<FcPattern> pattern(FcPatternCreate());
  const Owned<FcObjectSet> objects(FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_VARIABLE, FC_FONTFORMAT, nullptr));
  if (!config_->config || !pattern || !objects) return std::nullopt;
  FcPatternAddString(pattern.get(), FC_FAMILY, fc(family.c_str()));
  const Owned<FcFontSet> fonts(FcFontList(config_->config.get(), pattern.get(), objects.get()));
  if (!fonts) return std::nullopt;

  // Nearest first by slope, width, weight; the path decides between equals, since fontconfig's order is the directory's.
  using Rank = std::tuple<bool, int, double, std::string, int>;
  std::optional<Rank> best;
  for (int i = 0; i < fonts->nfont; ++i) {
    const FcPattern* font = fonts->fonts[i];
    FcBool variable = FcFalse;
    FcPatternGetBool(font, FC_VARIABLE, 0, &variable);
    if (variable == FcTrue || text(font, FC_FONTFORMAT) != "TrueType") continue;
    const bool slanted = integer(font, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    Rank rank{slanted != italic, std::abs(integer(font, FC_WIDTH, FC_WIDTH_NORMAL) - FC_WIDTH_NORMAL), std::abs(weight_of(font) - weight),
              text(font, FC_FILE), integer(font, FC_INDEX, 0)};
    if (!best || rank < *best) best = std::move(rank);
  }
  if (!best) return std::nullopt;
  return Match{std::get<3>(*best), static_cast<unsigned>(std::get<4>(*best)) & 0xFFFFU};
}

MappedFile::MappedFile(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  struct stat status {};
  if (::fstat(file, &status) == 0 && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (data != MAP_FAILED) bytes_ = {static_cast<std::byte*>(data), size};
  }
  ::close(file);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(bytes_.data(), bytes_.size());
}

}  // namespace townclerk::text
