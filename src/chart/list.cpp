#include "chart/list.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/ascii.hpp"

namespace townclerk::chart {
namespace {

using document::Block;
using document::BlockKind;
using document::Inline;
using document::InlineKind;

class Lister {
 public:
  Lister(const Chart& chart, const Words& words, const ShownIn& shown_in, Span at) : chart_(chart), words_(words), shown_in_(shown_in), at_(at) {}

  [[nodiscard]] Block list(const std::vector<std::size_t>& entries) const {
    Block out = block(BlockKind::list);
    for (const std::size_t at : entries) {
      const Entry& entry = chart_.entries()[at];
      const std::string elsewhere = shown_in_(at);
      Block item = block(BlockKind::item);
      item.blocks.push_back(elsewhere.empty() ? paragraph(entry) : pointer(entry, elsewhere));
      if (elsewhere.empty() && !entry.below.empty()) item.blocks.push_back(list(entry.below));
      out.blocks.push_back(std::move(item));
    }
    return out;
  }

 private:
  [[nodiscard]] Block block(BlockKind kind) const {
    Block made;
    made.kind = kind;
    made.at = at_;
    return made;
  }

  void add(Block& line, InlineKind kind, std::string text) const {
    Inline piece{kind, {}, {}, at_};
    if (kind == InlineKind::strong) {
      piece.children.push_back({InlineKind::text, std::move(text), {}, at_});
    } else {
      piece.text = std::move(text);
    }
    line.inlines.push_back(std::move(piece));
  }

  /// "[New] **Director of Place**"
  [[nodiscard]] Block named(const Entry& entry) const {
    Block line = block(BlockKind::paragraph);
    line.attributes.edit().classes = {"unnumbered"};
    if (entry.fate != Fate::stays) add(line, InlineKind::text, fmt::format("[{}] ", words_.fate(entry.fate)));
    add(line, InlineKind::strong, words_.title(entry));
    return line;
  }

  /// "[New] **Director of Place** (Head of Paid Service; vacant). Unit: Place. Functions: …. Works with …"
  [[nodiscard]] Block paragraph(const Entry& entry) const {
    Block line = named(entry);
    std::string state;
    for (const std::string& each : words_.details(entry)) join(state, "; ", each);
    std::string behind;
    if (!state.empty()) behind = fmt::format(" ({})", state);
    std::string said;
    if (const std::string unit = words_.led_unit(entry); !unit.empty()) join(said, ". ", fmt::format("{}: {}", words_.label("unit"), unit));
    std::string functions;
    for (const HeldFunction& each : entry.functions) join(functions, "; ", words_.function(each));
    if (!functions.empty()) join(said, ". ", fmt::format("{}: {}", words_.label("chart-functions"), functions));
    for (LinkWords& each : words_.links(entry)) {
      capitalise(each.kind);
      join(said, ". ", fmt::format("{} {}", each.kind, each.others));
    }
    if (!said.empty()) behind += ". " + said;
    if (!behind.empty()) add(line, InlineKind::text, std::move(behind));
    return line;
  }

  /// "**Director of Place**: chart 2"
  [[nodiscard]] Block pointer(const Entry& entry, const std::string& figure) const {
    Block line = named(entry);
    add(line, InlineKind::text, ": ");
    add(line, InlineKind::reference, "#" + figure);
    return line;
  }

  const Chart& chart_;
  const Words& words_;
  const ShownIn& shown_in_;
  Span at_;
};

}  // namespace

document::Block list_of(const Chart& chart, const std::vector<std::size_t>& top, const Words& words, const ShownIn& shown_in, Span at) {
  return Lister(chart, words, shown_in, at).list(top);
}

}  // namespace townclerk::chart
