#include "text/libraries.hpp"

#include <array>

#include <hb.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "base/hash.hpp"
#include "text/hyphenator.hpp"

namespace townclerk::text {
namespace {

std::string words(const UVersionInfo version) {
  std::array<char, U_MAX_VERSION_STRING_LENGTH> out{};
  u_versionToString(version, out.data());
  return out.data();
}

}  // namespace

std::vector<Library> libraries() {
  UVersionInfo icu{};
  UVersionInfo unicode{};
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  return {{"HarfBuzz", hb_version_string()},
          {"ICU", words(icu)},
          {"Unicode", words(unicode)},
          {"libhyphen", TOWNCLERK_LIBHYPHEN},
          {"English hyphenation", sha256(english_patterns()).substr(0, 16)}};
}

}  // namespace townclerk::text
