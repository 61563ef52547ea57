#include "pdf/jpeg.hpp"

#include <cstddef>

namespace townclerk::pdf {
namespace {

enum Marker : int { sof0 = 0xC0, sof2 = 0xC2, dht = 0xC4, jpg = 0xC8, dac = 0xCC, sof15 = 0xCF, rst0 = 0xD0, eoi = 0xD9, sos = 0xDA, tem = 0x01 };

bool is_frame(int marker) {
  return marker >= sof0 && marker <= sof15 && marker != dht && marker != jpg && marker != dac;
}
bool stands_alone(int marker) {
  return (marker >= rst0 && marker < eoi) || marker == tem;
}

}  // namespace

tl::expected<JpegFrame, std::string> jpeg_frame(std::string_view bytes) {
  const auto damaged = [] { return tl::unexpected(std::string("the JPEG picture is damaged")); };
  const auto byte = [bytes](std::size_t at) { return static_cast<int>(static_cast<unsigned char>(bytes[at])); };
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (byte(at) != 0xFF) return damaged();
    const int marker = byte(at + 1);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    if (stands_alone(marker)) {
      at += 2;
      continue;
    }
    if (marker == sos || marker == eoi) return damaged();
    const auto length = static_cast<std::size_t>(byte(at + 2) << 8 | byte(at + 3));
    if (length < 2 || at + 2 + length > bytes.size()) return damaged();
    if (!is_frame(marker)) {
      at += 2 + length;
      continue;
    }
    if (length < 8) return damaged();
    if (marker > sof2) return tl::unexpected(std::string("the JPEG picture is coded in a way that PDF readers do not know"));
    if (byte(at + 4) != 8) return tl::unexpected(std::string("the JPEG picture has samples of other than 8 bits"));
    const JpegFrame frame{byte(at + 7) << 8 | byte(at + 8), byte(at + 5) << 8 | byte(at + 6), byte(at + 9)};
    if (frame.components == 4) return tl::unexpected(std::string("the JPEG picture is CMYK: save it as RGB"));
    if (frame.components != 1 && frame.components != 3) return damaged();
    if (bytes.find("\xFF\xD9", at) == std::string_view::npos) return damaged();  // cut off
    return frame;
  }
  return damaged();
}

}  // namespace townclerk::pdf
