// Size and format of a picture's bytes, before anything is decoded.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <tl/expected.hpp>

namespace townclerk::pdf {

struct PictureInfo {
  int width = 0;
  int height = 0;
  enum class Format { png, jpeg } format = Format::png;
};

/// Reads the header, and of a PNG every chunk's checksum, so that a file damaged on its way is found here. Pictures over 20,000 pixels a side or 40
/// megapixels are an error.
[[nodiscard]] tl::expected<PictureInfo, std::string> picture_info(std::span<const std::byte> bytes);

}  // namespace townclerk::pdf
