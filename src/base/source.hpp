// The texts of one run and places in them.
//
// Sources owns every text that the run reads; a Span names a byte range of one of them and is cheap to copy. Lines and columns
// are worked out only when a diagnostic is printed. Spans stay valid for as long as the Sources object lives.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace townclerk {

enum class FileId : std::uint32_t { none = 0xFFFFFFFF };

/// Bytes [begin, end) of a file; begin == end marks a point. Default: no place known.
struct Span {
  FileId file = FileId::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool known() const { return file != FileId::none; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// 1-based line; 1-based column counted in code points.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class Sources {
 public:
  /// Takes a text under the name that diagnostics print (a path as the user gave it, or "<builtin>/standard/report.mustache"). One
  /// that is there already keeps its id.
  FileId add(std::string name, std::string text);

  [[nodiscard]] std::string_view name(FileId file) const;
  [[nodiscard]] std::string_view text(FileId file) const;
  /// The bytes that a span covers; empty when the place is not known.
  [[nodiscard]] std::string_view slice(Span span) const;
  [[nodiscard]] Place place(FileId file, std::uint32_t offset) const;
  /// The line that holds the offset, without its line end.
  [[nodiscard]] std::string_view line(FileId file, std::uint32_t offset) const;

 private:
  struct File {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> line_starts;
  };
  [[nodiscard]] const File& file(FileId id) const;
  std::deque<File> files_;
};

}  // namespace townclerk
