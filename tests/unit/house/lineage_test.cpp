#include "house/lineage.hpp"

#include <catch2/catch.hpp>

#include <map>

#include "base/codes.hpp"
#include "house/codes.hpp"

using namespace townclerk;

namespace {

struct Lineage {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<std::string> codes;
  std::optional<house::House> house;

  Lineage(const std::map<std::string, std::string, std::less<>>& files, std::string_view code) {
    const house::Load load = [&](std::string_view name, Span) -> std::optional<FileId> {
      const auto found = files.find(name);
      if (found == files.end()) return std::nullopt;
      return sources.add(found->first, found->second);
    };
    house = house::read_with_bases(code, {}, load, sources, codes, diagnostics);
  }
  /// What the first fault underlines.
  [[nodiscard]] std::string_view shown() const {
    const Span at = diagnostics.all().front().at;
    return sources.text(at.file).substr(at.begin, at.end - at.begin);
  }
  [[nodiscard]] std::string_view fault() const { return diagnostics.all().empty() ? "" : diagnostics.all().front().code.id; }
};

std::string named(const std::string& code, const std::string& base, const std::string& name = "") {
  return R"(<house xmlns="urn:townclerk:house:1" code=")" + code + "\"" + (base.empty() ? "" : " base=\"" + base + "\"") + ">" +
         (name.empty() ? "" : "<name>" + name + "</name>") + "</house>";
}

}  // namespace

TEST_CASE("a house is read onto those that it is based on") {
  const Lineage l({{"a", named("a", "b")}, {"b", named("b", "", "Bee")}, {"standard", named("standard", "", "Standard")}}, "a");
  REQUIRE(l.house);
  CHECK(l.codes == std::vector<std::string>{"a", "b", "standard"});
  CHECK(l.house->name.in("en-GB") == "Bee");
}

TEST_CASE("circles of houses, and houses in a folder of another name, are faults") {
  CHECK(Lineage({{"a", named("a", "b")}, {"b", named("b", "a")}}, "a").fault() == codes::A106.id);
  CHECK(Lineage({{"standard", named("other", "")}}, "standard").fault() == house::codes::H114.id);
  CHECK_FALSE(Lineage({}, "a").house);
}

TEST_CASE("a fault in what a house calls itself or its base is shown at the attribute") {
  CHECK(Lineage({{"standard", named("other", "")}}, "standard").shown() == "code=\"other\"");
  CHECK(Lineage({{"a", named("b", "")}, {"standard", named("standard", "")}}, "a").shown() == "code=\"b\"");
  CHECK(Lineage({{"a", named("a", "b")}, {"b", named("b", "a")}}, "a").shown() == "base=\"a\"");
}
