#include "base/print.hpp"

#include <catch2/catch.hpp>

using namespace townclerk;

namespace {
constexpr Code some_error{"M104", Severity::error, "a line names an unknown post"};
constexpr Code some_warning{"L101", Severity::warning, "a row is taller than a page"};
}  // namespace

TEST_CASE("a diagnostic shows its place, its line and what to do") {
  Sources sources;
  const FileId file = sources.add("report.xml", "<a>\n  <line to=\"hops\"/>\n");
  Diagnostics diagnostics;
  diagnostics.add(
      Diagnostic(some_error, {file, 16, 20}, "unknown post 'hops'").note("posts are declared here", {file, 0, 3}).hint("did you mean 'hop'?"));
  CHECK(to_text(diagnostics, sources, Colour::never) ==
        "report.xml:2:13: error[M104]: unknown post 'hops'\n"
        "    2 |   <line to=\"hops\"/>\n"
        "      |             ^~~~\n"
        "  note: posts are declared here: report.xml:1:1\n"
        "  hint: did you mean 'hop'?\n");
  CHECK(to_text(diagnostics, sources, Colour::always).find("\x1b[1;31merror[M104]:\x1b[0m") != std::string::npos);
}

TEST_CASE("the caret stands under wide and combining characters, and input cannot steer the terminal") {
  Sources sources;
  const FileId file = sources.add("r\x1b.xml", "\xE6\xBC\xA2x\xE2\x80\xAEy");
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic(some_error, {file, 3, 4}, "here \x1b[2J"));
  CHECK(to_text(diagnostics, sources, Colour::never) ==
        "r<U+001B>.xml:1:2: error[M104]: here <U+001B>[2J\n"
        "    1 | \xE6\xBC\xA2x<U+202E>y\n"
        "      |   ^\n");
}

TEST_CASE("bytes that are no UTF-8 are shown by their numbers") {
  Sources sources;
  const FileId file = sources.add("r.xml", "caf\xE9 \xE2\x80");
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic(some_error, {file, 3, 4}, "here"));
  CHECK(to_text(diagnostics, sources, Colour::never) ==
        "r.xml:1:4: error[M104]: here\n"
        "    1 | caf<E9> <E2><80>\n"
        "      |    ^~~~\n");
}

TEST_CASE("of a line of a megabyte only the part round the place is shown") {
  Sources sources;
  const FileId file = sources.add("r.xml", std::string(1'000'000, 'a') + "b" + std::string(1'000'000, 'c'));
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic(some_error, {file, 1'000'000, 1'000'001}, "here"));
  const std::string text = to_text(diagnostics, sources, Colour::never);
  CHECK(text.size() < 1000);
  CHECK(text.find("ab") != std::string::npos);
}

TEST_CASE("repeated diagnostics are dropped, many are counted") {
  Diagnostics diagnostics(2);
  for (int i = 0; i < 3; ++i) diagnostics.add(Diagnostic(some_warning, {}, "the same"));
  CHECK(diagnostics.all().size() == 1);
  for (int i = 0; i < 3; ++i) diagnostics.add(Diagnostic(some_error, {}, std::to_string(i)));
  CHECK(diagnostics.all().size() == 2);
  CHECK(diagnostics.left_out() == 2);
  CHECK(diagnostics.errors() == 3);
  CHECK(diagnostics.warnings() == 1);
}

TEST_CASE("JSON has the place in lines and columns") {
  Sources sources;
  const FileId file = sources.add("r.xml", "ab\ncd");
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic(some_error, {file, 3, 5}, "wrong \"thing\""));
  const std::string json = to_json(diagnostics, sources);
  CHECK(json.find("\"code\": \"M104\"") != std::string::npos);
  CHECK(json.find("\"line\": 2") != std::string::npos);
  CHECK(json.find("\"end_column\": 3") != std::string::npos);
  CHECK(json.find("wrong \\\"thing\\\"") != std::string::npos);
  CHECK(to_json(Diagnostics{}, sources) == "[]\n");
}
