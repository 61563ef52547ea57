// The file's bytes: objects, object streams and the cross-reference stream (ISO 32000-1 §7.5).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace townclerk::pdf {

/// Flate; one object serves many streams, of one thread.
class Deflater {
 public:
  static constexpr int thorough = 6;
  static constexpr int quick = 4;  // 3 % larger in 6/10 of the time
  explicit Deflater(int level = thorough);
  ~Deflater();
  Deflater(Deflater&&) noexcept;
  Deflater& operator=(Deflater&&) noexcept;
  [[nodiscard]] std::string operator()(std::string_view bytes) const;

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

class ObjectWriter {
 public:
  explicit ObjectWriter(const Deflater& deflate);

  /// Reserves `count` consecutive object numbers and returns the first. Every number must be written in the end.
  [[nodiscard]] std::uint32_t reserve(std::size_t count = 1);
  /// Any object but a stream; it goes into an object stream.
  void object(std::uint32_t number, std::string_view body);
  /// `entries` are dictionary entries without brackets; Length and, if bytes are to be compressed, Filter are added.
  void stream(std::uint32_t number, std::string_view entries, std::string_view bytes);
  /// Bytes that are stored as they are; `entries` name their filter, if any.
  void raw_stream(std::uint32_t number, std::string_view entries, std::string_view bytes);
  /// Cross-reference stream and end. The file's identifier follows from its bytes.
  [[nodiscard]] std::string finish(std::uint32_t catalogue, std::uint32_t info);

 private:
  struct Entry {
    std::uint8_t type = 0;  // 1: at an offset, 2: in an object stream
    std::uint64_t place = 0;
    std::uint16_t index = 0;
  };
  void flush_objects();
  [[nodiscard]] std::string rows() const;

  const Deflater& deflate_;
  std::string out_;
  std::vector<Entry> entries_;
  std::uint32_t object_stream_ = 0;  // the one being filled
  std::uint16_t object_count_ = 0;
  std::string object_index_;
  std::string objects_;
};

/// What the identifier of a file that `finish` closed was made of: all but its table. Empty where the two do not fit, for somebody has changed the
/// file.
[[nodiscard]] std::string_view identified(std::string_view pdf);

}  // namespace townclerk::pdf
