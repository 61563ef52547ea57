#include "pdf/picture_metadata.hpp"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

using townclerk::pdf::without_metadata;
using namespace std::string_view_literals;

namespace {

std::string operator+(std::string_view a, const std::string& b) {
  return std::string(a) + b;
}

constexpr std::string_view soi = "\xFF\xD8"sv;
constexpr std::string_view density = "\xFF\xE0\0\x07JFIF\0"sv;
constexpr std::string_view place =
    "\xFF\xE1\0\x08"
    "secret"sv;
constexpr std::string_view comment =
    "\xFF\xFE\0\x08"
    "secret"sv;
constexpr std::string_view profile = "\xFF\xE2\0\x10ICC_PROFILE\0ab"sv;
constexpr std::string_view other_pictures =
    "\xFF\xE2\0\x08"
    "secret"sv;
constexpr std::string_view frame = "\xFF\xC0\0\x04xy"sv;
constexpr std::string_view scan = "\xFF\xDA\0\x03s\x12\xFF\0\x34\xFF\xD0\x56"sv;
constexpr std::string_view tables = "\xFF\xC4\0\x04zz"sv;
constexpr std::string_view eoi = "\xFF\xD9"sv;

std::string chunk(std::string_view name, std::string_view data) {
  std::string out("\0\0\0"sv);
  out += static_cast<char>(data.size());
  out += name;
  out += data;
  return out + "sums";
}

constexpr std::string_view png = "\x89PNG\r\n\x1A\n"sv;

}  // namespace

TEST_CASE("a JPEG keeps what shows it, and nothing that a camera notes") {
  std::string all;
  std::string bare;
  for (const std::string_view each : {soi, density, place, profile, other_pictures, frame, comment, scan, tables, comment, scan, eoi}) all += each;
  for (const std::string_view each : {soi, density, profile, frame, scan, tables, scan, eoi}) bare += each;
  CHECK(without_metadata(all + "secret") == bare);
  CHECK(without_metadata(bare) == bare);
}

TEST_CASE("a JPEG that ends early gives what stood before") {
  CHECK(without_metadata(soi + std::string("\xFF\xE1\xFF\xFFx")) == soi);
  CHECK(without_metadata(soi + std::string("\xFF\xC0")) == soi);
  CHECK(without_metadata(std::string(soi)) == soi);
}

TEST_CASE("a PNG keeps its pixels and how they look") {
  const std::string bare = png + chunk("IHDR", "head") + chunk("tRNS", "t") + chunk("IDAT", "data") + chunk("IEND", "");
  const std::string all = png + chunk("IHDR", "head") + chunk("tEXt", "secret") + chunk("tRNS", "t") + chunk("eXIf", "secret") +
                          chunk("IDAT", "data") + chunk("tIME", "secret") + chunk("IEND", "") + "secret";
  CHECK(without_metadata(all) == bare);
  CHECK(without_metadata(png + std::string("\0\0\1", 3)) == png);
}
