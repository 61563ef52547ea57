#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "chart/box_text.hpp"
#include "chart/boxes.hpp"
#include "unit/chart/paper.hpp"
#include "unit/chart/properties.hpp"

namespace townclerk::chart::test {
namespace {

bool is_exempt(const model::Exemption& exemption) {
  return exemption.exempt();
}

std::vector<Request> requests(const model::Report& report) {
  std::vector<std::string> roots{""};
  for (const model::Unit& unit : report.organisation.units) roots.push_back(unit.id);
  std::vector<Request> out;
  for (const std::string& root : roots) {
    out.emplace_back().root = root;
    for (const model::ChangeSet& set : report.changes) {
      for (const State state : {State::proposed, State::changes}) {
        Request& request = out.emplace_back();
        request.state = state;
        request.set = set.id;
        request.root = root;
      }
    }
  }
  return out;
}

/// Arranges every chart that can be asked of a sample, in its column's width and across a page.
void check_sample(const std::string& name) {
  Sources sources;
  Diagnostics diagnostics;
  const auto report = model::read(sources, load(sources, "samples/" + name + "/report.xml"), diagnostics);
  REQUIRE(report);
  const house::House house = standard(sources);
  const std::array<FileId, 1> sheets{load(sources, "styles/base.css")};
  const style::StyleSheet sheet = style::StyleSheet::parse(sources, sheets, diagnostics);
  const Look look(sheet);
  text::FontBook fonts({}, false);
  const Source source{report->organisation, report->changes, report->cycles};
  std::size_t arranged = 0;
  for (const Request& request : requests(*report)) {
    Diagnostics silent;  // a unit may be in one structure and not in the other
    const auto chart = make_chart(request, source, is_exempt, silent);
    if (!chart) continue;
    INFO(name << ", state " << static_cast<int>(request.state) << ", set " << request.set << ", root " << request.root);
    const Words words(*chart, *report, house, "en");
    const Boxes boxes = make_boxes(*chart, words, Functions::panel, {});
    BoxText text(look, fonts, words);
    for (const std::vector<BoxParagraph>& each : boxes.words) text.add(each);
    constexpr float key = 40;
    const Room page = look.page(0, 1);
    const Limits limits{page.width, page.height - key, Look::least_size, look.body_size()};
    const std::vector<Sheet> placed = arrange(boxes.diagram, text, limits);
    for (const std::string& fault : violations(boxes.diagram, limits, placed)) FAIL_CHECK(fault);
    ++arranged;
  }
  constexpr std::size_t at_least = 8;
  CHECK(arranged >= at_least);
}

TEST_CASE("what holds of every chart holds of those of the samples", "[chart]") {
  for (const char* name : {"barnet-2012", "bath-nes-2012", "kent-2017", "northmoor", "peterborough-2013"}) check_sample(name);
}

}  // namespace
}  // namespace townclerk::chart::test
