#include "pdf/picture.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <libdeflate.h>

#include "pdf/jpeg.hpp"

namespace townclerk::pdf {
namespace {

constexpr int longest_side = 20'000;
constexpr std::int64_t most_pixels = 40'000'000;

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

tl::expected<PictureInfo, std::string> bounded(std::int64_t width, std::int64_t height, PictureInfo::Format format) {
  if (width < 1 || height < 1) return tl::unexpected(std::string("the picture is empty"));
  if (width > longest_side || height > longest_side || width * height > most_pixels) {
    return tl::unexpected(fmt::format("a picture of {} × {} pixels is too large: at most 20,000 a side and 40 million in all", width, height));
  }
  return PictureInfo{static_cast<int>(width), static_cast<int>(height), format};
}

/// Whether chunks with the right checksums follow each other up to IEND (PNG §5.3).
bool is_whole_png(std::string_view data) {
  constexpr std::size_t signature = 8;
  constexpr std::size_t around = 12;  // length, type and checksum of a chunk
  for (std::size_t at = signature; data.size() - at >= around;) {
    const std::size_t length = u32(data, at);
    if (length > data.size() - at - around) return false;
    if (libdeflate_crc32(0, data.data() + at + 4, length + 4) != u32(data, at + 8 + length)) return false;
    if (data.substr(at + 4, 4) == "IEND") return true;
    at += length + around;
  }
  return false;
}

}  // namespace

tl::expected<PictureInfo, std::string> picture_info(std::span<const std::byte> bytes) {
  const std::string_view data(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  constexpr std::string_view png_start("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
  if (data.starts_with(png_start.substr(0, 8))) {
    if (!data.starts_with(png_start) || data.size() < 33) return tl::unexpected(std::string("the PNG picture is damaged"));
    auto info = bounded(u32(data, 16), u32(data, 20), PictureInfo::Format::png);
    if (info && !is_whole_png(data)) return tl::unexpected(std::string("the PNG picture is damaged"));
    return info;
  }
  if (data.starts_with("\xFF\xD8")) {
    const auto frame = jpeg_frame(data);
    if (!frame) return tl::unexpected(frame.error());
    return bounded(frame->width, frame->height, PictureInfo::Format::jpeg);
  }
  return tl::unexpected(std::string("the picture is neither PNG nor JPEG"));
}

}  // namespace townclerk::pdf
