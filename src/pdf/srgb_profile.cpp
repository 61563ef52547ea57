#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pdf/metadata.hpp"

namespace townclerk::pdf {
namespace {

void append_u32(std::string& out, std::uint32_t value) {
  for (unsigned shift = 32; shift > 0; shift -= 8) out += static_cast<char>(value >> (shift - 8U) & 0xFFU);
}

/// s15Fixed16Number (ICC.1:2022 §4.6)
void append_fixed(std::string& out, double value) {
  append_u32(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

template <std::size_t N>
std::string tag_data(std::string_view type, const std::array<double, N>& values) {
  std::string out(type);
  append_u32(out, 0);
  for (const double value : values) append_fixed(out, value);
  return out;
}

/// multiLocalizedUnicodeType with one record, of ASCII.
std::string localised(std::string_view text) {
  std::string out = "mluc";
  for (const std::uint32_t field : {0U, 1U, 12U}) append_u32(out, field);
  out += "enUS";
  append_u32(out, static_cast<std::uint32_t>(text.size() * 2));
  append_u32(out, 28);
  for (const char c : text) {
    out += '\0';
    out += c;
  }
  while (out.size() % 4 != 0) out += '\0';
  return out;
}

/// parametricCurveType 3: the transfer function of sRGB.
std::string transfer_curve() {
  std::string out = "para";
  append_u32(out, 0);
  append_u32(out, 3U << 16U);
  for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) append_fixed(out, value);
  return out;
}

constexpr std::array white{0.9642, 1.0, 0.8249};  // D50, the profile connection space's

std::string header(std::size_t size) {
  std::string out;
  append_u32(out, static_cast<std::uint32_t>(size));
  append_u32(out, 0);
  append_u32(out, 0x04200000);
  out += "mntrRGB XYZ ";
  for (const std::uint32_t date : {2024U << 16U | 1U, 1U << 16U, 0U}) append_u32(out, date);
  out += "acsp";
  out.append(28, '\0');
  for (const double value : white) append_fixed(out, value);
  out.append(48, '\0');
  return out;
}

}  // namespace

std::string srgb_profile() {
  struct Tag {
    std::string_view name;
    std::string data;  // empty: that of the tag before
  };
  const std::vector<Tag> tags{
      {"desc", localised("sRGB")},
      {"cprt", localised("CC0")},
      {"wtpt", tag_data("XYZ ", white)},
      {"chad", tag_data("sf32", std::array{1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168})},
      {"rXYZ", tag_data("XYZ ", std::array{0.43607, 0.22249, 0.01392})},
      {"gXYZ", tag_data("XYZ ", std::array{0.38515, 0.71687, 0.09708})},
      {"bXYZ", tag_data("XYZ ", std::array{0.14307, 0.06061, 0.71410})},
      {"rTRC", transfer_curve()},
      {"gTRC", {}},
      {"bTRC", {}}};
  constexpr std::size_t header_size = 128;
  std::size_t offset = header_size + 4 + 12 * tags.size();
  std::string table;
  std::string body;
  append_u32(table, static_cast<std::uint32_t>(tags.size()));
  std::size_t start = 0;
  std::size_t size = 0;
  for (const Tag& tag : tags) {
    if (!tag.data.empty()) {
      start = offset + body.size();
      size = tag.data.size();
      body += tag.data;
    }
    table += tag.name;
    append_u32(table, static_cast<std::uint32_t>(start));
    append_u32(table, static_cast<std::uint32_t>(size));
  }
  return header(header_size + table.size() + body.size()) + table + body;
}

}  // namespace townclerk::pdf
