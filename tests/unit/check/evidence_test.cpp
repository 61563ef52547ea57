#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "check/codes.hpp"
#include "check/evidence.hpp"

using namespace townclerk;

namespace {

checks::Evidence evidence() {
  checks::Evidence out;
  out.tool = "townclerk 1";
  out.title = "Posts & <lines>";
  out.language = "en-GB";
  out.paper = {{"id", "small"}};
  out.claims = "PDF/A-3a";
  out.checked = {{checks::codes::B02, 3, 1}};
  out.findings = {{"B02", "a heading", "report.xml", 4, 2, checks::Fate::accepted}};
  out.accepted = {{"B02", "", "Ada Clerk", "As printed", "2026-03-01", 1}};
  out.inputs = {{"report", "report.xml", "00ff"}};
  out.outputs = {{"output", "small.html", "11ff"}};
  return out;
}

bool holds(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the sheet as HTML is a page with a title, a language and tables with header cells") {
  const std::string html = checks::evidence_html(evidence());
  CHECK(holds(html, "<html lang=\"en-GB\">"));
  CHECK(holds(html, "<title>Accessibility evidence: Posts &amp; &lt;lines&gt;</title>"));
  CHECK(holds(html, "<th scope=\"col\">Rule</th>"));
  CHECK(holds(html, "<th scope=\"row\">report.xml:4:2</th>"));
  CHECK(holds(html, "Ada Clerk"));
  CHECK_FALSE(holds(html, "<lines>"));
}

TEST_CASE("the sheet as JSON says the same") {
  const Json json = Json::parse(checks::evidence_json(evidence()));
  CHECK(json["claims"] == "PDF/A-3a");
  CHECK(json["checked"][0]["places"] == 3);
  CHECK(json["findings"][0]["line"] == 4);
  CHECK(json["accepted"][0]["reason"] == "As printed");
  CHECK(json["inputs"][0]["sha256"] == "00ff");
  CHECK(json["to_check_by_a_person"].size() > 5);
}

TEST_CASE("a finding without a place is of the whole paper") {
  checks::Evidence sheet = evidence();
  sheet.findings = {{"B06", "the title says nothing", {}, 0, 0, checks::Fate::told}};
  CHECK(holds(checks::evidence_html(sheet), "the whole paper"));
  CHECK_FALSE(Json::parse(checks::evidence_json(sheet))["findings"][0].contains("line"));
}
