#include "pdf/picture.hpp"

#include <string>

#include <png.h>
#include <catch2/catch.hpp>

#include "pdf/image.hpp"
#include "pdf/object_writer.hpp"

using namespace townclerk::pdf;

namespace {

std::span<const std::byte> bytes(const std::string& text) {
  return std::as_bytes(std::span(text));
}

std::string png(unsigned width, unsigned height, unsigned format) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = format;
  const std::string pixels(PNG_IMAGE_SIZE(image), '\x40');
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
  std::string out(size, '\0');
  png_image_write_to_memory(&image, out.data(), &size, 0, pixels.data(), 0, nullptr);
  return out;
}

/// Start, one frame header and end: as much of a JPEG as the file format needs to know.
std::string jpeg(char marker, char bits, char components) {
  std::string out = "\xFF\xD8\xFF\xE0";
  out += std::string("\0\4ab", 4);
  out += '\xFF';
  out += marker;
  out += std::string("\0\x11", 2) + bits + std::string("\0\x20\0\x30", 4) + components + std::string(9, '\1');
  return out + "\xFF\xDA\xFF\xD9";
}

std::string fault(const std::string& picture) {
  const auto info = picture_info(bytes(picture));
  return info ? "" : info.error();
}

}  // namespace

TEST_CASE("size and format of pictures") {
  const auto a = picture_info(bytes(png(3, 5, PNG_FORMAT_RGB)));
  REQUIRE(a);
  CHECK(a->width == 3);
  CHECK(a->height == 5);
  CHECK(a->format == PictureInfo::Format::png);
  const auto b = picture_info(bytes(jpeg('\xC0', '\x08', '\3')));
  REQUIRE(b);
  CHECK(b->width == 0x30);
  CHECK(b->height == 0x20);
  CHECK(b->format == PictureInfo::Format::jpeg);
}

TEST_CASE("pictures that cannot be used") {
  CHECK(fault("<svg/>") == "the picture is neither PNG nor JPEG");
  CHECK(fault("") == "the picture is neither PNG nor JPEG");
  CHECK(fault("\x89PNG\r\n\x1A\n") == "the PNG picture is damaged");
  const std::string sound = png(3, 5, PNG_FORMAT_RGB);
  CHECK(fault(sound.substr(0, sound.size() - 1)) == "the PNG picture is damaged");
  for (const std::size_t at : {std::size_t{40}, sound.size() - 20}) {
    std::string bent = sound;
    bent[at] = static_cast<char>(bent[at] ^ 1);
    CHECK(fault(bent) == "the PNG picture is damaged");
  }
  std::string large = sound;
  large[17] = '\1';
  CHECK(fault(large) == "a picture of 65539 × 5 pixels is too large: at most 20,000 a side and 40 million in all");
  CHECK(fault(jpeg('\xC0', '\x08', '\4')) == "the JPEG picture is CMYK: save it as RGB");
  CHECK(fault(jpeg('\xC0', '\x0C', '\3')) == "the JPEG picture has samples of other than 8 bits");
  CHECK(fault(jpeg('\xC3', '\x08', '\3')) == "the JPEG picture is coded in a way that PDF readers do not know");
  CHECK(fault("\xFF\xD8\xFF\xE0\xFF\xFF") == "the JPEG picture is damaged");
  const std::string whole = jpeg('\xC0', '\x08', '\3');
  CHECK(fault(whole.substr(0, whole.size() - 2)) == "the JPEG picture is damaged");
}

TEST_CASE("pixels and transparency") {
  const Deflater deflate;
  const auto opaque = read_image(bytes(png(4, 4, PNG_FORMAT_RGB)), deflate);
  REQUIRE(opaque);
  CHECK(opaque->components == 3);
  CHECK(opaque->alpha.empty());
  const auto clear = read_image(bytes(png(4, 4, PNG_FORMAT_RGBA)), deflate);
  REQUIRE(clear);
  CHECK_FALSE(clear->alpha.empty());
  const auto grey = read_image(bytes(png(4, 4, PNG_FORMAT_GA)), deflate);
  REQUIRE(grey);
  CHECK(grey->components == 1);
  CHECK_FALSE(grey->alpha.empty());
  const std::string whole = png(40, 40, PNG_FORMAT_RGB);
  const auto cut = read_image(bytes(whole.substr(0, 60)), deflate);
  REQUIRE_FALSE(cut);
  CHECK(cut.error() == "the PNG picture is damaged");
}
