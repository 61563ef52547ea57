// read(write(d)) == published(d), for every resolved document d.
#include <catch2/catch.hpp>

#include "base/diagnostic.hpp"
#include "base/placed_text.hpp"
#include "document/resolve.hpp"
#include "markdown/read.hpp"
#include "roundtrip/documents.hpp"
#include "writers/writers.hpp"

using namespace townclerk;

namespace {

std::string explain(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) out += std::string(d.code.id) + " " + d.message + "\n";
  return out;
}

/// Empty where the law holds, else what differs.
std::string broken(const document::Document& document) {
  const std::string written = writers::markdown(document);
  PlacedText text;
  text.append(written, {});
  Diagnostics diagnostics;
  const document::Document back = markdown::read(text, nullptr, markdown::Limits{}, diagnostics);
  const document::Document wanted = document::published(document);
  if (back.blocks == wanted.blocks && diagnostics.all().empty()) return {};
  return "--- written\n" + written + "--- wanted\n" + dump(wanted) + "--- read\n" + dump(back) + "--- faults\n" + explain(diagnostics);
}

void hold_to_law(std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    const std::string difference = broken(random_document(seed));
    INFO("seed " << seed << "\n" << difference);
    REQUIRE(difference.empty());
  }
}

}  // namespace

TEST_CASE("what is written reads back as the published form") {
  hold_to_law(1, 4000);
}

// Minutes long: for whoever changes the reader, the writer or the published form. Run it as test_roundtrip "[long]".
TEST_CASE("what is written reads back, a hundred times as often", "[.long]") {
  hold_to_law(4001, 400'000);
}

TEST_CASE("the published form is its own published form") {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const document::Document once = document::published(random_document(seed));
    // A table may become simple enough for pipes only by what its cells lose.
    if (dump(once).find("row_group") != std::string::npos) continue;
    const document::Document twice = document::published(once);
    INFO("seed " << seed << "\n--- once\n" << dump(once) << "--- twice\n" << dump(twice));
    REQUIRE(once.blocks == twice.blocks);
  }
}
