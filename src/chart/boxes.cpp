#include "chart/boxes.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ascii.hpp"

namespace townclerk::chart {
namespace {

using Worded = std::set<std::pair<std::size_t, std::size_t>>;
constexpr std::size_t nobody = static_cast<std::size_t>(-1);

bool is_body(const Entry& entry) {
  const BoxKind kind = kind_of(entry);
  return kind == BoxKind::company || kind == BoxKind::partner;
}

class BoxMaker {
 public:
  BoxMaker(const Chart& chart, const Words& words, Functions functions, const Worded& worded)
      : chart_(chart), words_(words), functions_(functions), worded_(worded) {}

  Boxes make() {
    find_entries();
    find_partners();
    find_head();
    for (const std::size_t top : chart_.top())
      if (!partner_.contains(top)) add_branch(top, no_box, Stand::below);
    add_ties();
    return std::move(out_);
  }

 private:
  void find_entries();
  void find_partners();
  void find_head();
  void add_branch(std::size_t root, BoxId parent, Stand stand);
  BoxId add_entry(std::size_t at, BoxId parent, Stand stand);
  void add_functions(std::size_t at, BoxId box);
  void add_ties();
  [[nodiscard]] bool is_team(std::size_t parent, std::size_t child) const;
  [[nodiscard]] Stand stand_below(std::size_t parent, std::size_t child) const;
  [[nodiscard]] bool is_tie(std::size_t at, const Link& link) const;
  [[nodiscard]] std::vector<BoxParagraph> paragraphs(std::size_t at) const;
  [[nodiscard]] std::size_t entry_of(std::string_view id) const {
    const auto found = entry_of_.find(id);
    return found == entry_of_.end() ? nobody : found->second;
  }

  const Chart& chart_;
  const Words& words_;
  Functions functions_;
  const Worded& worded_;
  Boxes out_;
  std::unordered_map<std::string_view, std::size_t> entry_of_;
  std::unordered_map<std::size_t, std::size_t> partner_;  // of which entry it is one
  std::unordered_map<std::size_t, std::vector<std::size_t>> partners_;
  std::unordered_map<std::size_t, BoxId> box_of_;
  std::vector<bool> named_team_;  // by entry: whether a board names some of those below
  std::size_t head_ = nobody;
};

void BoxMaker::find_entries() {
  for (std::size_t at = 0; at < chart_.entries().size(); ++at) {
    const Entry& entry = chart_.entries()[at];
    if (entry.post != nullptr) entry_of_.emplace(entry.post->id, at);
    if (entry.unit != nullptr) entry_of_.emplace(entry.unit->id, at);
    named_team_.push_back(std::any_of(entry.below.begin(), entry.below.end(), [this](std::size_t each) { return chart_.entries()[each].is_team; }));
  }
}

/// A company or partner that answers to nobody stands at the side of the first that it works with.
void BoxMaker::find_partners() {
  const auto join = [this](std::size_t body, std::size_t with) {
    if (with == nobody || with == body || is_body(chart_.entries()[with]) || !partner_.emplace(body, with).second) return;
    partners_[with].push_back(body);
  };
  const auto may_join = [this](std::size_t at) {
    return is_body(chart_.entries()[at]) && chart_.entries()[at].below.empty() &&
           std::find(chart_.top().begin(), chart_.top().end(), at) != chart_.top().end();
  };
  for (std::size_t at = 0; at < chart_.entries().size(); ++at) {
    for (const Link& link : chart_.entries()[at].links) {
      const std::size_t other = entry_of(link.other);
      if (link.kind != model::LineKind::partnership || link.incoming || other == nobody) continue;
      if (may_join(at)) {
        join(at, other);
      } else if (may_join(other)) {
        join(other, at);
      }
    }
  }
}

/// The post on top that most others answer to; nobody where two have as many.
void BoxMaker::find_head() {
  std::size_t most = 1;
  for (const std::size_t top : chart_.top()) {
    const Entry& entry = chart_.entries()[top];
    if (entry.post == nullptr || entry.below.size() < most) continue;
    head_ = entry.below.size() > most ? top : nobody;
    most = entry.below.size();
  }
}

/// Parents before their children, siblings in order; a stack, for a chart may be deep.
void BoxMaker::add_branch(std::size_t root, BoxId parent, Stand stand) {
  struct Open {
    std::size_t entry;
    std::size_t above;
    BoxId parent;
    Stand stand;
  };
  std::vector<Open> open{{root, nobody, parent, stand}};
  while (!open.empty()) {
    const Open next = open.back();
    open.pop_back();
    const BoxId box = add_entry(next.entry, next.parent, next.stand);
    if (next.entry != root) out_.diagram.boxes[box].is_team = next.stand == Stand::below && is_team(next.above, next.entry);
    if (const auto bodies = partners_.find(next.entry); bodies != partners_.end())
      for (const std::size_t body : bodies->second) add_entry(body, box, Stand::partner);
    const std::vector<std::size_t>& below = chart_.entries()[next.entry].below;
    for (auto child = below.rbegin(); child != below.rend(); ++child) open.push_back({*child, next.entry, box, stand_below(next.entry, *child)});
  }
}

/// Of the head's team: those whom a board names; where none does, all who answer to the one head, unless they are too many for a row.
bool BoxMaker::is_team(std::size_t parent, std::size_t child) const {
  constexpr std::size_t longest_row = 9;
  const std::vector<std::size_t>& siblings = chart_.entries()[parent].below;
  if (named_team_[parent]) return chart_.entries()[child].is_team;
  return parent == head_ && siblings.size() > 1 && siblings.size() <= longest_row;
}

/// Where some of those below are of the head's top team, others without anybody under them stand beside the head.
Stand BoxMaker::stand_below(std::size_t parent, std::size_t child) const {
  const Entry& entry = chart_.entries()[child];
  return named_team_[parent] && !entry.is_team && entry.below.empty() && entry.fate != Fate::deleted && entry.functions.empty() ? Stand::beside
                                                                                                                                : Stand::below;
}

BoxId BoxMaker::add_entry(std::size_t at, BoxId parent, Stand stand) {
  const Entry& entry = chart_.entries()[at];
  const auto box = static_cast<BoxId>(out_.diagram.boxes.size());
  box_of_.emplace(at, box);
  out_.diagram.boxes.push_back({parent, stand, false, entry.fate == Fate::deleted, entry.is_unlined || entry.is_of_unit});
  out_.meanings.push_back({at, kind_of(entry), entry.fate});
  out_.words.push_back(paragraphs(at));
  add_functions(at, box);
  return box;
}

void BoxMaker::add_functions(std::size_t at, BoxId box) {
  const Entry& entry = chart_.entries()[at];
  if (entry.functions.empty() || functions_ == Functions::none) return;
  const auto add = [&](Stand stand, std::vector<BoxParagraph> words) {
    out_.diagram.boxes.push_back({box, stand, false, entry.fate == Fate::deleted, true});
    out_.meanings.push_back({at, BoxKind::functions, Fate::stays});
    out_.words.push_back(std::move(words));
  };
  if (functions_ == Functions::box) {
    for (const HeldFunction& each : entry.functions) add(Stand::below, {{words_.function(each)}});
    return;
  }
  std::vector<BoxParagraph> panel;
  for (const HeldFunction& each : entry.functions) panel.push_back({words_.function(each), false, true});
  add(Stand::attached, std::move(panel));
}

/// What is drawn as a line: it leads to another box of the chart, and is not the one at a partner's side.
bool BoxMaker::is_tie(std::size_t at, const Link& link) const {
  const std::size_t other = entry_of(link.other);
  if (link.incoming || other == nobody || other == at || link.kind == model::LineKind::membership) return false;
  const auto joined = [this](std::size_t body, std::size_t with) {
    const auto found = partner_.find(body);
    return found != partner_.end() && found->second == with;
  };
  return link.kind != model::LineKind::partnership || (!joined(at, other) && !joined(other, at));
}

void BoxMaker::add_ties() {
  for (std::size_t at = 0; at < chart_.entries().size(); ++at) {
    const std::vector<Link>& links = chart_.entries()[at].links;
    for (std::size_t i = 0; i < links.size(); ++i) {
      if (!is_tie(at, links[i]) || worded_.contains({at, i})) continue;
      out_.diagram.ties.push_back({box_of_.at(at), box_of_.at(entry_of(links[i].other))});
      out_.ties.push_back({links[i].kind, at, i});
    }
  }
}

std::vector<BoxParagraph> BoxMaker::paragraphs(std::size_t at) const {
  const Entry& entry = chart_.entries()[at];
  std::vector<BoxParagraph> out;
  out.push_back({words_.title(entry), true, false, entry.fate});
  if (std::string unit = words_.led_unit(entry); !unit.empty() && words_.title(entry).find(unit) == std::string::npos)
    out.push_back({std::move(unit)});  // a title that names the unit has said it
  for (std::string& each : words_.details(entry)) {
    capitalise(each);
    out.push_back({std::move(each)});
  }
  const bool is_top = std::find(chart_.top().begin(), chart_.top().end(), at) != chart_.top().end();
  Entry said = entry;  // with the links that no line shows
  said.links.clear();
  for (std::size_t i = 0; i < entry.links.size(); ++i) {
    const Link& link = entry.links[i];
    const bool is_drawn = is_tie(at, link) && !worded_.contains({at, i});
    const bool is_plain = (link.kind == model::LineKind::membership && !worded_.contains({at, i})) || (link.kind == model::LineKind::solid && is_top);
    if (is_plain) continue;  // the list says it
    const bool at_side = link.kind == model::LineKind::partnership && !link.incoming && entry_of(link.other) != nobody && !is_tie(at, link);
    if ((!is_drawn && !at_side) || !link.line->label.empty()) said.links.push_back(link);
  }
  for (LinkWords& each : words_.links(said)) {
    capitalise(each.kind);
    out.push_back({each.kind + ' ' + each.others});
  }
  out.push_back({words_.widest_reference(), true, false, Fate::stays, true});
  return out;
}

}  // namespace

BoxKind kind_of(const Entry& entry) {
  if (entry.post != nullptr) return BoxKind::post;
  switch (entry.unit->kind) {
    case model::UnitKind::board:
      return BoxKind::board;
    case model::UnitKind::company:
      return BoxKind::company;
    case model::UnitKind::partner:
      return BoxKind::partner;
    default:
      return BoxKind::unit;
  }
}

Boxes make_boxes(const Chart& chart, const Words& words, Functions functions, const Worded& worded) {
  return BoxMaker(chart, words, functions, worded).make();
}

}  // namespace townclerk::chart
