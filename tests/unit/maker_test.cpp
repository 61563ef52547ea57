#include "carried.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace townclerk;

namespace {

Maker maker(std::string build, std::vector<Library> libraries) {
  return {"townclerk 1.0.0", std::move(build), std::move(libraries)};
}

/// What differs, a line each.
std::string told(const Maker& then, const Maker& now) {
  std::string out;
  for (const Difference& each : differences(then, now)) out += each.what + " | " + each.remedy + '\n';
  return out;
}

}  // namespace

TEST_CASE("nothing differs from itself") {
  CHECK(told(this_program(), this_program()).empty());
  CHECK(this_program().build.size() == 64);
}

TEST_CASE("what decides on the layout is told with a version") {
  const auto libraries = this_program().libraries;
  for (const char* name : {"HarfBuzz", "ICU", "libhyphen", "cmark-gfm", "libharu", "libdeflate"}) {
    INFO(name);
    const auto found = std::find_if(libraries.begin(), libraries.end(), [name](const Library& each) { return each.name == name; });
    REQUIRE(found != libraries.end());
    CHECK_FALSE(found->version.empty());
  }
}

TEST_CASE("each difference is named by itself, with both values and what to do") {
  CHECK(told(maker("a", {}), {"townclerk 2.0.0", "a", {}}) ==
        "the program: the paper was made by townclerk 1.0.0, this is townclerk 2.0.0 | verify with townclerk 1.0.0\n");
  CHECK(told(maker("a", {}), maker("b", {})) ==
        "the build: the paper was made by a, this is b | verify with the program of that time, or with one built from the same sources\n");
  CHECK(told(maker("a", {{"X", "1"}, {"Y", "1"}, {"Z", "1"}}), maker("a", {{"X", "2"}, {"Y", "1"}, {"W", "3"}})) ==
        "X: the paper was made with 1, this program has 2 | verify where X 1 is installed\n"
        "Z: the paper was made with 1, this program has none | verify where Z 1 is installed\n"
        "W: the paper was made without it, this program has 3 | verify with the program of that time\n");
}

TEST_CASE("a paper that does not tell its build tells no libraries") {
  CHECK(told(maker("", {}), maker("b", {{"X", "1"}})) ==
        "the build: the paper does not tell which one made it, this is b | verify with the program of that time\n");
}

TEST_CASE("another build that makes the same paper is told, and is no fault") {
  Carried carried;
  carried.pdf = "bytes";
  carried.manifest.maker = this_program();
  carried.manifest.maker.build = "a";
  Outcome out;
  out.files.push_back({"x.pdf", "bytes"});
  compare("paper.pdf", carried, {}, out);
  CHECK(out.diagnostics.errors() == 0);
  CHECK(out.text == "paper.pdf: the same bytes\n  and yet the build: the paper was made by a, this is " + this_program().build + "\n");
}

TEST_CASE("a manifest tells the maker, and one without a build stays as it was") {
  Manifest manifest;
  manifest.maker = maker("a", {{"X", "1"}, {"Y", "2"}});
  const auto read = read_manifest(to_json(manifest));
  REQUIRE(read);
  CHECK(read->maker.build == "a");
  CHECK(read->maker.libraries == manifest.maker.libraries);
  manifest.maker = maker({}, {});
  CHECK(to_json(manifest).find("build") == std::string::npos);
  CHECK(to_json(manifest).find("libraries") == std::string::npos);
}
