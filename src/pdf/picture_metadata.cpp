#include "pdf/picture_metadata.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace townclerk::pdf {
namespace {

/// A number of `size` bytes, the highest first.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (const char each : bytes.substr(at, size)) value = value << 8 | static_cast<unsigned char>(each);
  return value;
}

/// ISO/IEC 15948 §11: critical chunks have a capital first; of the others, those that say how the pixels look.
bool shows(std::string_view chunk) {
  constexpr std::array<std::string_view, 8> looks{"tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"};
  return (chunk.front() & 0x20) == 0 || std::find(looks.begin(), looks.end(), chunk) != looks.end();
}

constexpr std::size_t signature = 8;

std::string bare_png(std::string_view bytes) {
  constexpr std::size_t around = 12;  // length, name and checksum
  std::string out(bytes.substr(0, signature));
  for (std::size_t at = signature; at + around <= bytes.size();) {
    const std::size_t length = around + number_at(bytes, at, 4);
    const std::string_view name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at) break;
    if (shows(name)) out += bytes.substr(at, length);
    if (name == "IEND") break;
    at += length;
  }
  return out;
}

/// ITU-T T.81 §B.1.1.3: of application segments, JFIF's density (APP0), the colour profile (APP2) and Adobe's colour transform (APP14).
bool shows(int marker, std::string_view segment) {
  constexpr std::string_view profile("ICC_PROFILE\0", 12);
  constexpr int app0 = 0xE0;
  constexpr int app2 = 0xE2;
  constexpr int app14 = 0xEE;
  constexpr int app15 = 0xEF;
  constexpr int comment = 0xFE;
  if (marker == app2) return segment.substr(4).starts_with(profile);
  return marker != comment && (marker < app0 || marker > app15 || marker == app0 || marker == app14);
}

std::string bare_jpeg(std::string_view bytes) {
  constexpr int eoi = 0xD9;
  constexpr int sos = 0xDA;
  std::string out(bytes.substr(0, 2));
  for (std::size_t at = 2; at + 2 <= bytes.size() && bytes[at] == '\xFF';) {
    const int marker = static_cast<int>(static_cast<unsigned char>(bytes[at + 1]));
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    if (marker == eoi) {
      out += bytes.substr(at, 2);
      break;
    }
    const std::size_t length = at + 4 <= bytes.size() ? 2 + number_at(bytes, at + 2, 2) : bytes.size();
    if (length > bytes.size() - at) break;
    std::size_t end = at + length;
    if (marker == sos) {  // what it codes, up to the next marker that is neither a stuffed byte nor a restart
      const auto goes_on = [&](std::size_t i) { return bytes[i + 1] == '\0' || (bytes[i + 1] >= '\xD0' && bytes[i + 1] <= '\xD7'); };
      while (end + 1 < bytes.size() && (bytes[end] != '\xFF' || goes_on(end))) ++end;
    }
    if (shows(marker, bytes.substr(at, length))) out += bytes.substr(at, end - at);
    at = end;
  }
  return out;
}

}  // namespace

std::string without_metadata(std::string_view bytes) {
  return bytes.starts_with("\x89PNG") ? bare_png(bytes) : bare_jpeg(bytes);
}

}  // namespace townclerk::pdf
