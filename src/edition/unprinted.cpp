#include "edition/unprinted.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "edition/filler.hpp"
#include "edition/words.hpp"

namespace townclerk::edition {
namespace {

/// The elements that a generated part is made of; a part that is not here shows the structure and its changes.
const std::vector<std::string_view>& shown_by(std::string_view part) {
  using Elements = std::vector<std::string_view>;
  static const std::map<std::string_view, Elements> known{{"themes", {"consultation", "theme"}},
                                                          {"consultation", {"consultation"}},
                                                          {"timetable", {"event"}},
                                                          {"risks", {"risk"}},
                                                          {"options", {"option"}},
                                                          {"principles", {"principle"}},
                                                          {"cycle", {"cycle"}},
                                                          {"equality", {"equality"}},
                                                          {"finance", {"finance"}},
                                                          {"finance-tables", {"finance"}},
                                                          {"impact", {"impact"}},
                                                          {"background-papers", {"document"}},
                                                          {"delegations", {"delegation"}},
                                                          {"revisions", {"revision"}},
                                                          {"appendices", {}},
                                                          {"clearances", {}},
                                                          {"contents", {}},
                                                          {"decision-route", {}},
                                                          {"recommendations", {}}};
  static const Elements structure{"unit",  "post",  "function", "delete", "create",    "rename",     "regrade", "change",        "move",
                                  "merge", "split", "transfer", "stay",   "undecided", "contingent", "second",  "make-permanent"};
  const auto found = known.find(part);
  return found == known.end() ? structure : found->second;
}

constexpr std::string_view structure_part = "post";

/// Finds what is shown in withheld places, from the report or from the copy that an appendix was published from.
class Withheld {
 public:
  using Elements = std::set<std::string_view>;

  void sections(Node& node, Node& scope, bool within) {
    for (Node& part : node.children) {
      const bool gap = within || is_exempt(part);
      if (part.name == "section") sections(part, scope, gap);
      if (part.name == "appendices") sections(part, scope, within);
      if (part.name == "appendix") {
        Node* copy = part.child("as-published");
        sections(part, copy == nullptr ? scope : *copy, gap);
      }
      if (part.name == "generated" && gap)
        for (const std::string_view element : shown_by(part.value("part"))) of(scope).insert(element);
    }
  }
  [[nodiscard]] const std::vector<std::pair<Node*, Elements>>& elements() const { return elements_; }

 private:
  Elements& of(Node& scope) {
    const auto known = std::find_if(elements_.begin(), elements_.end(), [&scope](const auto& each) { return each.first == &scope; });
    return known == elements_.end() ? elements_.emplace_back(&scope, Elements()).second : known->second;
  }
  std::vector<std::pair<Node*, Elements>> elements_;
};

class Emptier {
 public:
  /// The places are sorted.
  explicit Emptier(const std::vector<Span>& printed) : printed_(printed) {}

  /// `top`: a copy is a scope of its own.
  void entries(Node& node, const Withheld::Elements& wanted, bool top = true) {
    if (!top && (node.name == "as-published" || node.name == "section" || node.name == "appendices")) return;
    for (Node& child : node.children) {
      if (!wanted.contains(child.name)) {
        entries(child, wanted, false);
      } else if (!is_printed(child)) {
        empty(child, true);
      } else if (child.name == "finance") {
        for (Node& line : child.children)
          if (!is_printed(line)) empty(line, false);  // sums that are printed need its amount
      } else {
        entries(child, wanted, false);
      }
    }
  }

 private:
  [[nodiscard]] bool is_printed(const Node& entry) const {
    const auto at = std::lower_bound(printed_.begin(), printed_.end(), entry.at.begin,
                                     [](const Span& place, std::uint32_t begin) { return place.begin < begin; });
    return at != printed_.end() && at->begin < entry.at.end;
  }

  void empty(Node& node, bool with_figures) {
    constexpr std::array<std::string_view, 6> prose{"description", "mapping", "note", "response", "said", "text"};
    constexpr std::array<std::string_view, 4> words{"citation", "fund", "grade", "term"};
    for (const std::string_view name : words) node.replace(name, filler);
    if (node.name == "delegation") node.replace("holder", filler);
    if (with_figures) figures(node);
    if (!node.text.empty()) {
      const bool counts = std::find(prose.begin(), prose.end(), node.name) != prose.end() || node.name == "summary" || node.name == "risk-text" ||
                          node.name == "reason";
      node.text = counts ? filler_for(prose_of(node)) : std::string(filler);
    }
    for (Node& child : node.children) empty(child, with_figures);
  }

  /// What stands in one phase stays together.
  void figures(Node& node) {
    if (const std::string phase = node.value("phase"); !phase.empty()) {
      const auto [known, added] = phases_.try_emplace(phase, phases_.size() + 1);
      node.replace("phase", fmt::format("{} {}", filler, known->second));
    }
    if (node.name == "event" || node.name == "meeting-held" || node.name == "document" || node.name == "revision") {
      node.replace("date", node.name == "revision" ? "2000-01-01" : "2000-01");
      node.drop({"precision", "to"});
    }
    if (node.name == "consultation") {
      node.replace("start", "2000-01-01");
      node.replace("end", "2000-01-01");
      for (const std::string_view name : {"minimum-days", "invited", "responses"}) node.replace(name, "1");
    }
    if (node.name == "risk") {
      node.replace("likelihood", "1");
      node.replace("impact", "1");
    }
    if (node.name == "line" && node.find("amount") != nullptr) {
      node.replace("amount", "0");
      node.drop({"to", "certainty"});
    }
    if (node.name == "row" || node.name == "at") {
      node.replace("count", "0");
      node.replace("comparator", "0");
    }
    if (node.name == "outcome") {
      node.replace("result", "at-risk");
      node.drop({"to"});
    }
    if (node.name == "equality") node.replace("population", "1");
    if (node.name == "document") node.replace("address", "https://withheld.invalid");
    node.drop({"cost"});
  }

  const std::vector<Span>& printed_;
  std::map<std::string, std::size_t> phases_;
};

}  // namespace

void empty_unprinted(Node& root, Printed printed) {
  Withheld withheld;
  withheld.sections(root, root, false);
  std::sort(printed.places.begin(), printed.places.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  for (auto [scope, elements] : withheld.elements()) {
    if (printed.charts)
      for (const std::string_view element : shown_by(structure_part)) elements.erase(element);
    Emptier(printed.places).entries(*scope, elements);
  }
}

}  // namespace townclerk::edition
