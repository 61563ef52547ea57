#include "chart/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/suggest.hpp"
#include "chart/chart.hpp"
#include "chart/codes.hpp"
#include "chart/figures.hpp"
#include "chart/form_figures.hpp"
#include "chart/look.hpp"
#include "chart/mark.hpp"
#include "chart/request.hpp"
#include "chart/words.hpp"
#include "document/directive.hpp"

namespace townclerk::chart {
namespace {

using document::Block;
using document::BlockKind;

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
  Placer(const model::Report& report, const house::House& house, const Options& options, const Means& means, Diagnostics& diagnostics)
      : report_(report), house_(house), options_(options), means_(means), diagnostics_(diagnostics) {}

  void walk(std::vector<Block>& blocks, const Source& source) {
    int heading_level = 0;  // of the block before
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const int heading_before = std::exchange(heading_level, blocks[i].kind == BlockKind::heading ? blocks[i].level : 0);
      if (document::is_chart(blocks[i])) {
        std::vector<Block> drawn = draw(blocks[i], source, heading_before);
        if (!options_.marking.empty()) mark(drawn);
        if (stands_in_another_language())
          for (Block& each : drawn) each.attributes.edit().keys.emplace_back("lang", options_.language);
        blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i));
        blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(i), std::make_move_iterator(drawn.begin()), std::make_move_iterator(drawn.end()));
        i += drawn.size() - 1;
      } else {
        walk_into(blocks[i], source);
      }
    }
  }

 private:
  void walk_into(Block& block, const Source& source) {
    const bool container = block.kind == BlockKind::container;
    if (container && block.attributes->has("withheld")) return;
    around_.emplace_back();
    around_.back().kind = block.kind;
    around_.back().attributes = block.attributes;
    around_.back().ordered = block.ordered;
    const model::AsPublished* copy =
        container && block.attributes->has("appendix") ? published_copy(report_.appendices, block.attributes->id) : nullptr;
    walk(block.blocks, copy == nullptr ? source : Source{copy->organisation, copy->changes, copy->cycles});
    around_.pop_back();
  }

  /// What is drawn is in the paper's language also where the prose around it is not translated.
  [[nodiscard]] bool stands_in_another_language() const {
    for (auto outer = around_.rbegin(); outer != around_.rend(); ++outer)
      if (const std::string* language = outer->attributes->key("lang")) return *language != options_.language;
    return false;
  }

  /// What stands for a directive: itself where it is at fault.
  std::vector<Block> draw(Block& directive, const Source& source, int heading_level) {
    const auto request = read_request(directive.particulars->info, directive.at, diagnostics_);
    if (!request) return {std::move(directive)};
    Standing standing{*directive.attributes, heading_level, column_within(around_, means_.sheet), {}, directive.at};
    if (standing.attributes.id.empty()) standing.attributes.id = id_of(*request);
    if (request->form == Form::cycle) return draw_cycle(directive, *request, source, standing);
    standing.set = title_of_set(*request, source);
    const Withheld withheld = options_.exempt_edition ? is_nothing : is_exempt;
    if (options_.gaps && !request->root.empty() && is_withheld(*request, source, withheld)) return {gap(directive)};
    const auto chart = make_chart(*request, source, withheld, diagnostics_);
    if (!chart) return {std::move(directive)};
    if (chart->entries().empty()) return {gap(directive)};
    const Words words(*chart, report_, house_, options_.language);
    if (request->form == Form::blocks) return block_figures(*chart, *request, words, look(), means_.fonts, standing, diagnostics_);
    return figures(*chart, *request, words, look(), means_.fonts, standing, diagnostics_);
  }

  std::vector<Block> draw_cycle(Block& directive, const Request& request, const Source& source, const Standing& standing) {
    const auto found = std::find_if(source.cycles.begin(), source.cycles.end(), [&](const model::Cycle& each) { return each.id == request.root; });
    if (found == source.cycles.end() || found->phases.empty()) {
      std::vector<std::string_view> known;
      for (const model::Cycle& each : source.cycles) known.push_back(each.id);
      Diagnostic fault(
          codes::C102, directive.at,
          request.root.empty() ? std::string("a chart of a cycle says which") : fmt::format("the report has no cycle '{}'", request.root));
      if (const auto near = nearest(request.root, known)) {
        fault.hints.push_back(fmt::format("did you mean '{}'?", *near));
      } else if (!known.empty()) {
        fault.hints.push_back(fmt::format("name one with root=: {}", fmt::join(known, ", ")));
      } else {
        fault.hints.emplace_back("give the report a <cycle> with its phases, and name it with root=");
      }
      diagnostics_.add(std::move(fault));
      return {std::move(directive)};
    }
    const Chart none;
    return cycle_figures(*found, Words(none, report_, house_, options_.language), look(), means_.fonts, standing, diagnostics_);
  }

  /// Where the report has several; the current structure is that of no set.
  [[nodiscard]] std::string title_of_set(const Request& request, const Source& source) const {
    if (request.state == State::current || source.changes.empty() || std::max(source.changes.size(), report_.changes.size()) < 2) return {};
    const auto found = std::find_if(source.changes.begin(), source.changes.end(), [&](const auto& each) { return each.id == request.set; });
    return (found == source.changes.end() ? source.changes.back() : *found).title.in(options_.language).text;
  }

  void mark(std::vector<Block>& blocks) {
    const Chart none;
    const Words words(none, report_, house_, options_.language);
    for (Block& block : blocks) {
      if (block.particulars->drawing == nullptr) continue;
      auto marked = std::make_shared<document::Drawing>(*block.particulars->drawing);
      add_mark(*marked, options_.marking, words, look(), means_.fonts);
      block.particulars.edit().drawing = std::move(marked);
    }
  }

  /// "chart-proposed-place", with a number where the report shows it again.
  std::string id_of(const Request& request) {
    std::string id = fmt::format("chart-{}", request.form == Form::cycle ? "cycle" : name_of(request.state));
    if (!request.root.empty()) id += '-' + request.root;
    const int times = ++ids_[id];
    return times == 1 ? id : fmt::format("{}-{}", id, times);
  }

  /// Made when a chart asks for it: most reports have none.
  const Look& look() {
    if (!look_) look_.emplace(means_.sheet);
    return *look_;
  }

  /// Withheld as a chart in an exempt part is, so that it keeps its number.
  static Block gap(Block& directive) {
    Block gap;
    gap.kind = BlockKind::container;
    gap.at = directive.at;
    gap.attributes.edit().classes = {"withheld"};
    gap.blocks.push_back(std::move(directive));
    return gap;
  }

  const model::Report& report_;
  const house::House& house_;
  const Options& options_;
  const Means& means_;
  Diagnostics& diagnostics_;
  std::vector<Block> around_;  // shells of the blocks that the walk is in
  std::optional<Look> look_;
  std::map<std::string, int> ids_;  // how many charts have asked for it
};

}  // namespace

bool asks_for_charts(const std::vector<document::Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& each) { return is_chart(each) || asks_for_charts(each.blocks); });
}

void place(document::Document& document, const model::Report& report, const house::House& house, const Options& options, const Means& means,
           Diagnostics& diagnostics) {
  Placer(report, house, options, means, diagnostics).walk(document.blocks, {report.organisation, report.changes, report.cycles});
}

}  // namespace townclerk::chart
