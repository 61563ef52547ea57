// How much a hostile report may make the program read and build, whatever the machine's speed.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include <catch2/catch.hpp>

#include "report.hpp"

using namespace townclerk;
namespace fs = std::filesystem;

namespace {

std::string report(std::string_view prose, std::string_view more = {}) {
  return std::string(R"(<report xmlns="urn:townclerk:report:1" id="small" house="standard"><title>T</title>
<authority id="council" nation="england"><name>C</name></authority>
<meeting id="meeting" date="2026-03-02" item="4"><name>Committee</name></meeting>
<section id="purpose" role="purpose"><body><![CDATA[)") +
         std::string(prose) + "]]></body></section>" + std::string(more) + "</report>";
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

Outcome check_text(const std::string& text) {
  const fs::path path = fs::temp_directory_path() / ("townclerk-bounds-" + std::to_string(::getpid()) + ".xml");
  std::ofstream(path, std::ios::binary) << text;
  Outcome outcome = check(path, Settings{});
  fs::remove(path);
  return outcome;
}

std::string first_code(const Outcome& outcome) {
  return outcome.diagnostics.all().empty() ? "" : std::string(outcome.diagnostics.all().front().code.id);
}

}  // namespace

TEST_CASE("a file over the limit is not read at all") {
  const Outcome outcome = check_text(std::string(200U << 20, 'a'));
  CHECK(first_code(outcome) == "A102");
  CHECK(outcome.usage.bytes_read == 0);
  CHECK(outcome.usage.nodes == 0);
}

TEST_CASE("deep XML is refused before a tree is built") {
  const Outcome outcome = check_text(report("x", repeated("<section>", 100'000)));
  CHECK(first_code(outcome).substr(0, 1) == "X");
  CHECK(outcome.usage.nodes == 0);
}

TEST_CASE("a wide table, many brackets and deep quotations are refused before Markdown is parsed") {
  const std::size_t few = 20'000;
  for (const std::string& prose : {"|" + repeated("a|", 10'000) + "\n|" + repeated("-|", 10'000) + "\n", repeated("![[]()", 40'000),
                                   repeated("> ", 100'000) + "x", repeated("<", 240'000)}) {
    const Outcome outcome = check_text(report(prose));
    CHECK(first_code(outcome).substr(0, 1) == "K");
    CHECK(outcome.usage.nodes < few);
    CHECK(outcome.usage.bytes_read < 1'000'000);
  }
}
