// A picture as the file holds it: compressed samples and, where it has transparency, a soft mask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <tl/expected.hpp>

namespace townclerk::pdf {

class Deflater;
class ObjectWriter;

struct Image {
  int width = 0;
  int height = 0;
  int components = 3;   // 1 grey, 3 RGB
  bool jpeg = false;    // else Flate with PNG prediction
  std::string samples;  // compressed
  std::string alpha;    // compressed; empty: opaque
};

/// Decodes PNG to 8 bits a sample; a JPEG's data is kept.
[[nodiscard]] tl::expected<Image, std::string> read_image(std::span<const std::byte> bytes, const Deflater& deflate);
/// Writes image and mask; returns the image's number.
[[nodiscard]] std::uint32_t write_image(ObjectWriter& writer, const Image& image);

}  // namespace townclerk::pdf
