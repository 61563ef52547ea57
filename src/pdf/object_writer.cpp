#include "pdf/object_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <new>

#include <libdeflate.h>

#include "base/diagnostic.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

constexpr std::uint16_t objects_in_a_stream = 200;
constexpr std::size_t row_size = 8;  // of the cross-reference stream: type, 5 bytes of place, 2 of index

std::array<unsigned char, row_size> row(std::uint8_t type, std::uint64_t place, std::uint16_t index) {
  std::array<unsigned char, row_size> bytes{};
  bytes[0] = type;
  for (unsigned i = 0; i < 5; ++i) bytes[1 + i] = static_cast<unsigned char>(place >> (32U - 8U * i) & 0xFFU);
  bytes[6] = static_cast<unsigned char>(index >> 8U);
  bytes[7] = static_cast<unsigned char>(index & 0xFFU);
  return bytes;
}

/// 128 bits of a file's content as hexadecimal digits: tells files apart, proves nothing (a hash of cryptography takes longer to load than a
/// short report to write). Words are read byte by byte so that every machine gives the same.
std::string content_identifier(std::string_view bytes) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
  constexpr std::uint64_t other = 0xC2B2AE3D27D4EB4FULL;
  std::uint64_t first = bytes.size();
  std::uint64_t second = ~first;
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    std::uint64_t word = 0;
    const std::size_t end = std::min(bytes.size(), at + 8);
    for (std::size_t i = at; i < end; ++i) word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * (i - at));
    first = std::rotl((first ^ word) * odd, 29);
    second = std::rotl(second + word * other, 31) * odd;
  }
  std::string digits;
  for (const std::uint64_t half : {(first ^ first >> 32U) * other, (second ^ second >> 29U) * odd}) {
    for (unsigned shift = 64; shift > 0; shift -= 4) digits += "0123456789ABCDEF"[half >> (shift - 4U) & 15U];
  }
  return digits;
}

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater(int level) : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw std::bad_alloc();
}
Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;

std::string Deflater::operator()(std::string_view bytes) const {
  std::string result(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), result.data(), result.size());
  if (size == 0) throw InternalError("libdeflate's bound was too small");
  result.resize(size);
  return result;
}

ObjectWriter::ObjectWriter(const Deflater& deflate) : deflate_(deflate), out_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), entries_(1) {}

std::uint32_t ObjectWriter::reserve(std::size_t count) {
  const auto first = static_cast<std::uint32_t>(entries_.size());
  entries_.resize(entries_.size() + count);
  return first;
}

void ObjectWriter::object(std::uint32_t number, std::string_view body) {
  if (object_count_ == 0) object_stream_ = reserve();
  entries_[number] = {2, object_stream_, object_count_++};
  append_integer(object_index_, number);
  object_index_ += ' ';
  append_integer(object_index_, static_cast<std::int64_t>(objects_.size()));
  object_index_ += ' ';
  objects_ += body;
  objects_ += '\n';
  if (object_count_ == objects_in_a_stream) flush_objects();
}

void ObjectWriter::flush_objects() {
  if (object_count_ == 0) return;
  std::string entries = "/Type/ObjStm/N ";
  append_integer(entries, object_count_);
  entries += "/First ";
  append_integer(entries, static_cast<std::int64_t>(object_index_.size()));
  object_index_ += objects_;
  stream(object_stream_, entries, object_index_);
  object_index_.clear();
  objects_.clear();
  object_count_ = 0;
}

void ObjectWriter::stream(std::uint32_t number, std::string_view entries, std::string_view bytes) {
  raw_stream(number, std::string(entries) + "/Filter/FlateDecode", deflate_(bytes));
}

void ObjectWriter::raw_stream(std::uint32_t number, std::string_view entries, std::string_view bytes) {
  entries_[number] = {1, out_.size(), 0};
  append_integer(out_, number);
  out_ += " 0 obj\n<<";
  out_ += entries;
  out_ += "/Length ";
  append_integer(out_, static_cast<std::int64_t>(bytes.size()));
  out_ += ">>\nstream\n";
  out_ += bytes;
  out_ += "\nendstream\nendobj\n";
}

std::string ObjectWriter::rows() const {
  // PNG's "up" predictor: neighbouring rows are nearly alike, so the differences compress to little.
  std::string bytes;
  bytes.reserve(entries_.size() * (row_size + 1));
  std::array<unsigned char, row_size> above{};
  for (const Entry& entry : entries_) {
    const auto current = row(entry.type, entry.place, entry.type == 0 ? std::uint16_t{0xFFFF} : entry.index);
    bytes += '\2';
    for (std::size_t i = 0; i < row_size; ++i) bytes += static_cast<char>(static_cast<unsigned char>(current[i] - above[i]));
    above = current;
  }
  return bytes;
}

std::string ObjectWriter::finish(std::uint32_t catalogue, std::uint32_t info) {
  flush_objects();
  const std::string hash = content_identifier(out_);
  const std::uint32_t number = reserve();
  const std::size_t start = out_.size();
  entries_[number] = {1, start, 0};
  std::string entries = "/Type/XRef/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>/Size ";
  append_integer(entries, static_cast<std::int64_t>(entries_.size()));
  entries += "/Root ";
  append_reference(entries, catalogue);
  entries += "/Info ";
  append_reference(entries, info);
  entries += "/ID[<" + hash + "><" + hash + ">]";
  stream(number, entries, rows());
  out_ += "startxref\n";
  append_integer(out_, static_cast<std::int64_t>(start));
  out_ += "\n%%EOF\n";
  return std::move(out_);
}

std::string_view identified(std::string_view pdf) {
  constexpr std::string_view begin = "startxref\n";
  constexpr std::string_view end = "\n%%EOF\n";
  constexpr std::string_view key = "/ID[<";
  const std::size_t last = pdf.rfind(begin);
  if (last == std::string_view::npos || !pdf.ends_with(end)) return {};
  const std::size_t first = last + begin.size();
  std::size_t start = 0;
  const char* const digits_end = pdf.data() + pdf.size() - end.size();
  const auto [stop, fault] = std::from_chars(pdf.data() + first, digits_end, start);
  if (fault != std::errc() || stop != digits_end || start > last) return {};
  const std::string_view body = pdf.substr(0, start);
  const std::string_view table = pdf.substr(start, last - start);
  const std::size_t id = table.find(key);
  const bool fits = id != std::string_view::npos && table.substr(id + key.size()).starts_with(content_identifier(body) + ">");
  return fits ? body : std::string_view();
}

}  // namespace townclerk::pdf
