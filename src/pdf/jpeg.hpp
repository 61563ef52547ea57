// The frame header of a JPEG picture (ITU-T T.81), whose data a PDF file holds unchanged.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace townclerk::pdf {

struct JpegFrame {
  int width = 0;
  int height = 0;
  int components = 0;  // 1 grey, 3 colour
};

/// Refused: damaged files, samples of other than 8 bits, CMYK, lossless and arithmetic coding.
[[nodiscard]] tl::expected<JpegFrame, std::string> jpeg_frame(std::string_view bytes);

}  // namespace townclerk::pdf
