// How the commands print what the library has to say.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "cli/commands.hpp"

namespace townclerk::cli {

/// Whether diagnostics are coloured: as asked for, else where standard error is a terminal and NO_COLOR is not set.
[[nodiscard]] Colour colour(const Common& common);

void print(std::FILE* stream, std::string_view text);

/// A path as a word of a command line: in quotation marks when it holds more than plain characters.
[[nodiscard]] std::string quoted(const std::filesystem::path& path);

/// Diagnostics of several reports, each printed with its own sources. JSON is one array, whatever the number of reports.
class Printer {
 public:
  explicit Printer(const Common& common) : common_(common) {}

  void add(const Diagnostics& diagnostics, const Sources& sources);
  /// Ends the output and gives the exit status.
  [[nodiscard]] int finish();

 private:
  const Common& common_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::string json_;
};

}  // namespace townclerk::cli
