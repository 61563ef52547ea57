#include "chart/place.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "chart/chart.hpp"
#include "chart/list.hpp"
#include "chart/request.hpp"

namespace townclerk::chart {
namespace {

using document::Block;
using document::BlockKind;

bool is_chart(const Block& block) {
  const std::string_view info = block.info;
  return block.kind == BlockKind::directive && info.substr(0, info.find_first_of(" \t")) == "chart";
}

const model::AsPublished* published_copy(const std::vector<model::Appendix>& appendices, std::string_view id) {
  for (const model::Appendix& a : appendices) {
    if (a.id == id) return a.as_published.get();
    if (const model::AsPublished* inner = published_copy(a.appendices, id)) return inner;
  }
  return nullptr;
}

bool is_exempt(const model::Exemption& exemption) {
  return exemption.exempt();
}
bool is_nothing(const model::Exemption& /*exemption*/) {
  return false;
}

class Placer {
 public:
  Placer(const model::Report& report, const house::House& house, const Options& options, Diagnostics& diagnostics)
      : report_(report), house_(house), options_(options), diagnostics_(diagnostics) {}

  void walk(std::vector<Block>& blocks, const Source& source) const {
    for (Block& block : blocks) {
      const bool container = block.kind == BlockKind::container;
      if (container && block.attributes.has("withheld")) continue;
      const model::AsPublished* copy =
          container && block.attributes.has("appendix") ? published_copy(report_.appendices, block.attributes.id) : nullptr;
      if (is_chart(block)) draw(block, source);
      walk(block.blocks, copy == nullptr ? source : Source{copy->organisation, copy->changes});
    }
  }

 private:
  void draw(Block& directive, const Source& source) const {
    const auto request = read_request(directive.info, directive.at, diagnostics_);
    if (!request) return;
    const Withheld withheld = options_.exempt_edition ? is_nothing : is_exempt;
    if (!request->root.empty() && is_withheld(*request, source, withheld)) return leave_gap(directive);
    const auto chart = make_chart(*request, source, withheld, diagnostics_);
    if (!chart) return;
    Block figure;
    figure.kind = BlockKind::figure;
    figure.at = directive.at;
    figure.attributes = std::move(directive.attributes);
    figure.attributes.classes.emplace_back("chart");
    add_caption(figure);
    figure.blocks.push_back(list_of(*chart, report_, house_, options_.language, directive.at));
    directive = std::move(figure);
  }

  void leave_gap(Block& directive) const {
    Block gap;
    gap.at = directive.at;
    gap.attributes.id = directive.attributes.id;
    gap.attributes.classes = {"withheld", "unnumbered"};
    gap.inlines = {{document::InlineKind::text, std::string(house_.label("exempt", options_.language)), {}, directive.at}};
    directive = std::move(gap);
  }

  static void add_caption(Block& figure) {
    const std::string* words = figure.attributes.key("caption");
    if (words == nullptr || words->empty()) return;
    Block caption;
    caption.kind = BlockKind::caption;
    caption.at = figure.at;
    caption.inlines = {{document::InlineKind::text, *words, {}, figure.at}};
    figure.blocks.push_back(std::move(caption));
    std::erase_if(figure.attributes.keys, [](const auto& key) { return key.first == "caption"; });
  }

  const model::Report& report_;
  const house::House& house_;
  const Options& options_;
  Diagnostics& diagnostics_;
};

}  // namespace

void place(document::Document& document, const model::Report& report, const house::House& house, const Options& options, Diagnostics& diagnostics) {
  Placer(report, house, options, diagnostics).walk(document.blocks, {report.organisation, report.changes});
}

}  // namespace townclerk::chart
