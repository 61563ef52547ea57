#include "pdf/image.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <png.h>

#include "pdf/jpeg.hpp"
#include "pdf/object_writer.hpp"
#include "pdf/picture.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

/// libpng's simple reader, freed on every way out.
struct PngReader {
  png_image image{};
  PngReader() { image.version = PNG_IMAGE_VERSION; }
  ~PngReader() { png_image_free(&image); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;
};

/// One row, filtered by the better of PNG's filters "sub" and "up" (PNG §9), its type first.
void append_filtered(std::string& out, const std::uint8_t* row, const std::uint8_t* above, std::size_t size, std::size_t step) {
  const auto cost = [](std::uint8_t difference) { return std::abs(static_cast<int>(static_cast<std::int8_t>(difference))); };
  std::int64_t sub_cost = 0;
  std::int64_t up_cost = 0;
  const auto sub = [&](std::size_t i) { return static_cast<std::uint8_t>(row[i] - (i < step ? 0 : row[i - step])); };
  const auto up = [&](std::size_t i) { return static_cast<std::uint8_t>(row[i] - (above == nullptr ? 0 : above[i])); };
  for (std::size_t i = 0; i < size; ++i) {
    sub_cost += cost(sub(i));
    up_cost += cost(up(i));
  }
  out += sub_cost <= up_cost ? '\1' : '\2';
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(sub_cost <= up_cost ? sub(i) : up(i));
}

std::string filtered(const std::vector<std::uint8_t>& samples, std::size_t width, std::size_t components) {
  const std::size_t row = width * components;
  std::string out;
  out.reserve(samples.size() + samples.size() / row);
  for (std::size_t at = 0; at < samples.size(); at += row) {
    append_filtered(out, samples.data() + at, at == 0 ? nullptr : samples.data() + at - row, row, components);
  }
  return out;
}

tl::expected<Image, std::string> read_png(std::span<const std::byte> bytes, const Deflater& deflate) {
  PngReader reader;
  png_image& png = reader.image;
  const auto failed = [&png] { return tl::unexpected("the PNG picture is damaged: " + std::string(png.message)); };
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) return failed();
  const bool transparent = (png.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  const bool coloured = (png.format & PNG_FORMAT_FLAG_COLOR) != 0;
  png.format = (coloured ? PNG_FORMAT_FLAG_COLOR : 0U) | (transparent ? PNG_FORMAT_FLAG_ALPHA : 0U);
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr) == 0) return failed();

  Image image;
  image.width = static_cast<int>(png.width);
  image.height = static_cast<int>(png.height);
  image.components = coloured ? 3 : 1;
  const auto components = static_cast<std::size_t>(image.components);
  if (!transparent) {
    image.samples = deflate(filtered(pixels, png.width, components));
    return image;
  }
  std::vector<std::uint8_t> alpha;
  alpha.reserve(pixels.size() / (components + 1));
  std::size_t kept = 0;
  for (std::size_t at = 0; at < pixels.size(); at += components + 1) {
    for (std::size_t i = 0; i < components; ++i) pixels[kept++] = pixels[at + i];
    alpha.push_back(pixels[at + components]);
  }
  pixels.resize(kept);
  image.samples = deflate(filtered(pixels, png.width, components));
  image.alpha = deflate(filtered(alpha, png.width, 1));
  return image;
}

std::string image_entries(const Image& image, int components) {
  std::string out = "/Type/XObject/Subtype/Image/Width ";
  append_integer(out, image.width);
  append_integer(out += "/Height ", image.height);
  out += components == 1 ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB";
  return out + "/BitsPerComponent 8";
}

std::string prediction(const Image& image, int components) {
  std::string out = "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ";
  append_integer(out, components);
  append_integer(out += "/Columns ", image.width);
  return out + ">>";
}

}  // namespace

tl::expected<Image, std::string> read_image(std::span<const std::byte> bytes, const Deflater& deflate) {
  const auto info = picture_info(bytes);
  if (!info) return tl::unexpected(info.error());
  if (info->format == PictureInfo::Format::png) return read_png(bytes, deflate);
  const std::string_view data(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  Image image;
  image.width = info->width;
  image.height = info->height;
  image.components = jpeg_frame(data)->components;
  image.jpeg = true;
  image.samples = data;
  return image;
}

std::uint32_t write_image(ObjectWriter& writer, const Image& image) {
  const std::uint32_t number = writer.reserve();
  std::string entries = image_entries(image, image.components);
  entries += image.jpeg ? "/Filter/DCTDecode" : prediction(image, image.components);
  if (!image.alpha.empty()) {
    const std::uint32_t mask = writer.reserve();
    writer.raw_stream(mask, image_entries(image, 1) + prediction(image, 1), image.alpha);
    append_reference(entries += "/SMask ", mask);
  }
  writer.raw_stream(number, entries, image.samples);
  return number;
}

}  // namespace townclerk::pdf
