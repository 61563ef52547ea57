#include "base/files.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "base/hash.hpp"

using namespace townclerk;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes with the test.
class Folder {
 public:
  explicit Folder(const char* name) : path_(fs::temp_directory_path() / (std::string("townclerk-") + name + "-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string code_of(const tl::expected<std::string, Diagnostic>& result) {
  return result ? "" : std::string(result.error().code.id);
}

}  // namespace

TEST_CASE("reading is bounded and names what is wrong") {
  const Folder folder("read");
  write(folder.path() / "a", "12345");
  write(folder.path() / "b", "\xFF");
  CHECK(read_file(folder.path() / "a", 5) == "12345");
  CHECK(code_of(read_file(folder.path() / "a", 4)) == "A102");
  CHECK(code_of(read_file(folder.path() / "none", 4)) == "A101");
  CHECK(code_of(read_file(folder.path(), 4)) == "A101");
  CHECK(code_of(read_file("/dev/zero", 4)) == "A101");
  CHECK(code_of(read_text(folder.path() / "b", 4)) == "A109");
}

TEST_CASE("a relative path stays where it is put") {
  for (const char* good : {"a", "a/b.png", "..a", "a..b"}) CHECK(stays_inside(good));
  for (const char* bad : {"", "/a", "..", "../a", "a/../b", "a//b", "a/", "./a", "C:a", "a\\b", "a\nb"}) CHECK_FALSE(stays_inside(bad));
}

TEST_CASE("a symbolic link may not lead out of its folder") {
  const Folder folder("link");
  fs::create_directory(folder.path() / "in");
  write(folder.path() / "secret", "x");
  fs::create_symlink(folder.path() / "secret", folder.path() / "in" / "link");
  write(folder.path() / "in" / "plain", "y");
  CHECK(inside(folder.path() / "in", "plain").has_value());
  const auto out = inside(folder.path() / "in", "link");
  REQUIRE_FALSE(out.has_value());
  CHECK(out.error().code.id == "A105");
}

TEST_CASE("all files of a set are put in place, or none") {
  const Folder folder("write");
  write(folder.path() / "a.md", "old");
  fs::create_directory(folder.path() / "b.html");
  const auto failed = write_files(folder.path(), {{"a.md", "new"}, {"b.html", "new"}});
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().code.id == "A103");
  CHECK(read_file(folder.path() / "a.md", 10) == "old");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
  CHECK(write_files(folder.path() / "new" / "deep", {{"a.md", "new"}}).has_value());
  CHECK(read_file(folder.path() / "new" / "deep" / "a.md", 10) == "new");
  CHECK_FALSE(write_files(folder.path(), {{"../a.md", "new"}}).has_value());
}

TEST_CASE("SHA-256 is the standard's") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
