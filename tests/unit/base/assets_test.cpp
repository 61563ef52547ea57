#include "base/assets.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "base/builtin.hpp"

using namespace townclerk;
namespace fs = std::filesystem;

TEST_CASE("a house is looked for in the folders given, then in the built-in set") {
  const fs::path root = fs::temp_directory_path() / ("townclerk-assets-" + std::to_string(::getpid()));
  fs::create_directories(root / "mine");
  std::ofstream(root / "mine" / "house.xml") << "<house/>";
  const Assets assets({root});
  const auto mine = assets.find("mine", "house.xml");
  REQUIRE(mine.has_value());
  REQUIRE(mine->has_value());
  CHECK((*mine)->text == "<house/>");
  const auto standard = assets.find("standard", "house.xml");
  REQUIRE(standard.has_value());
  REQUIRE(standard->has_value());
  CHECK((*standard)->name == "<builtin>/templates/standard/house.xml");
  CHECK((*standard)->text == *builtin("templates/standard/house.xml"));
  CHECK_FALSE(assets.find("mine", "none.mustache")->has_value());
  CHECK(assets.find("../mine", "house.xml").error().code.id == "A105");
  CHECK(assets.find("mine", "../x").error().code.id == "A105");
  const auto houses = assets.houses();
  CHECK(std::find(houses.begin(), houses.end(), "mine") != houses.end());
  CHECK(std::find(houses.begin(), houses.end(), "standard") != houses.end());
  fs::remove_all(root);
}

TEST_CASE("house names are plain") {
  for (const char* good : {"standard", "bath-nes", "kent2"}) CHECK(plain_name(good));
  for (const char* bad : {"", "-a", "A", "a/b", "..", "a.b"}) CHECK_FALSE(plain_name(bad));
}
