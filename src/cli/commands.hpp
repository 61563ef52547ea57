// The commands: each takes its options, calls the library, prints, and gives the exit status of design: 0 fine, 1 usage, 2 faults, 3 warnings
// under --strict, 4 internal.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "report.hpp"

namespace townclerk::cli {

enum Exit : int { fine = 0, usage = 1, faults = 2, strict_warnings = 3, internal = 4 };

struct Common {
  Settings settings;
  bool json = false;
  bool strict = false;
  bool verbose = false;
  bool times = false;
  std::string edition = "public";  // or exempt
  std::string colour = "auto";     // auto | always | never
};

struct RenderOptions {
  std::vector<std::filesystem::path> reports;
  std::filesystem::path folder = ".";
  std::set<Format> formats;
  unsigned jobs = 1;
  std::filesystem::path evidence;  // of one report; empty: none is asked for
};

int render(const Common& common, const RenderOptions& options);
int check(const Common& common, const std::vector<std::filesystem::path>& reports);
int inspect(const Common& common, const std::filesystem::path& report, Stage stage);
/// `directive`: the words of a chart's directive.
int chart(const Common& common, const std::filesystem::path& report, const std::string& directive, const std::filesystem::path& file);
int freeze(const Common& common, const std::filesystem::path& report, const Freezing& freezing);
struct ExtractOptions {
  std::filesystem::path pdf;
  std::filesystem::path folder;  // empty: nothing is written
  std::filesystem::path beside;  // of pictures, to verify; empty: the PDF's
  bool replace = false;
  bool verify = false;
};
int extract(const Common& common, const ExtractOptions& options);
int explain(const Common& common, const std::string& code);

/// A fault of the command line, printed like every other diagnostic.
int refuse(const Common& common, const std::string& message, const std::string& hint);

}  // namespace townclerk::cli
