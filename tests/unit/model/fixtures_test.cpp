// The fixtures that reader and schema are held against: tests/data/model. A line that is at fault ends in a comment with the code.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "model/read.hpp"

using namespace townclerk;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> fixtures(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(TOWNCLERK_SOURCE_DIR) / "tests/data/model" / folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  REQUIRE_FALSE(files.empty());
  return files;
}

/// "M101 at line 4", for each line that says `<!-- M101 -->`.
std::vector<std::string> expected(const std::string& text) {
  std::vector<std::string> list;
  std::istringstream in(text);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::size_t mark = line.rfind("<!-- M");
    if (mark != std::string::npos) list.push_back(line.substr(mark + 5, 4) + " at line " + std::to_string(number));
  }
  return list;
}

std::vector<std::string> found(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("report.xml", text);
  static_cast<void>(model::read(sources, file, diagnostics));
  std::vector<std::string> list;
  for (const Diagnostic& fault : diagnostics.all()) {
    REQUIRE(fault.at.known());
    list.push_back(std::string(fault.code.id) + " at line " + std::to_string(sources.place(fault.at.file, fault.at.begin).line));
  }
  return list;
}

}  // namespace

TEST_CASE("valid reports are read without faults") {
  for (const fs::path& path : fixtures("valid")) {
    INFO(path.filename());
    CHECK(found(content(path)).empty());
  }
}

TEST_CASE("faults of structure are found where they are") {
  for (const fs::path& path : fixtures("invalid/structure")) {
    INFO(path.filename());
    const std::string text = content(path);
    REQUIRE(expected(text).size() == 1);
    CHECK(found(text) == expected(text));
  }
}

TEST_CASE("faults of meaning are found where they are") {
  for (const fs::path& path : fixtures("invalid/meaning")) {
    INFO(path.filename());
    const std::string text = content(path);
    REQUIRE_FALSE(expected(text).empty());
    CHECK(found(text) == expected(text));
  }
}
