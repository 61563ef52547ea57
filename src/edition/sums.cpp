#include "edition/sums.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "edition/vocabulary.hpp"
#include "edition/words.hpp"
#include "model/values.hpp"

namespace townclerk::edition {
namespace {

constexpr std::int64_t pence_in_pound = 100;
constexpr std::int64_t pence_in_thousand = 100'000;
constexpr std::array<std::string_view, 2> amounts{"amount", "to"};

/// The numbers that a text holds, without commas: "12500", "12500.50".
std::set<std::string, std::less<>> numbers_in(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::set<std::string, std::less<>> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::string number;
    const auto goes_on = [&] { return is_digit(text[i]) || ((text[i] == ',' || text[i] == '.') && i + 1 < text.size() && is_digit(text[i + 1])); };
    for (; i < text.size() && goes_on(); ++i)
      if (text[i] != ',') number += text[i];
    out.insert(std::move(number));
  }
  return out;
}

std::string in_pounds(std::int64_t pence) {
  const std::int64_t size = pence < 0 ? -pence : pence;
  std::string out = fmt::format("{}{}", pence < 0 ? "-" : "", size / pence_in_pound);
  return size % pence_in_pound == 0 ? out : fmt::format("{}.{:02}", out, size % pence_in_pound);
}

std::int64_t nearest_thousand(std::int64_t pence) {
  const std::int64_t half = pence < 0 ? -pence_in_thousand / 2 : pence_in_thousand / 2;
  return (pence + half) / pence_in_thousand * pence_in_thousand;
}

std::optional<std::int64_t> pence_of(const Node& line, std::string_view attribute) {
  const std::string* given = line.find(attribute);
  return given == nullptr ? std::nullopt : model::parse_pence(*given);
}

class Amounts {
 public:
  explicit Amounts(std::string_view words) : printed_(numbers_in(words)) {}

  void thousands(Node& node) {
    if (of_money(node) && node.is_written())
      for (Attribute& each : node.attributes) thousand(each);
    for (Node& child : node.children) thousands(child);
  }
  void sums(Node& node, Alike alike) {
    alike_ = alike;
    if (node.name == "finance") finance(node);
    for (Node& child : node.children) sums(child, alike);
  }
  std::vector<Spare> found;

 private:
  /// A small number may be another one: a year, or how many there are.
  [[nodiscard]] bool is_printed(std::int64_t pence) const {
    constexpr std::int64_t small = 10'000 * pence_in_pound;
    const std::int64_t size = pence < 0 ? -pence : pence;
    return size >= small && printed_.contains(in_pounds(size));
  }

  void thousand(Attribute& each) {
    if (each.left_out || std::find(amounts.begin(), amounts.end(), each.name) == amounts.end()) return;
    const auto pence = model::parse_pence(each.value);
    if (!pence || *pence % pence_in_thousand == 0 || is_printed(*pence)) return;
    Spare spare;
    spare.group = "thousand";
    spare.swaps = {{&each.value, in_pounds(nearest_thousand(*pence))}};
    found.push_back(std::move(spare));
  }

  void finance(Node& node) {
    std::map<std::string, Node*, std::less<>> lines;
    std::string all;
    for (Node& each : node.children) {
      if (!of_money(each) || !each.is_written()) continue;
      lines.emplace(each.value("id"), &each);
      all.append(each.value("id")) += ' ';
    }
    if (alike_ == Alike::all) return row(all, lines);
    for (const Node& table : node.children)
      for (const Node& row : table.children)
        if (row.name == "row" && row.is_written() && table.is_written()) this->row(row.value("lines"), lines);
  }
  void row(std::string_view ids, const std::map<std::string, Node*, std::less<>>& lines) {
    std::map<std::string, std::vector<Node*>> alike;
    for (const std::string& id : words_of(ids)) {
      const auto line = lines.find(id);
      if (line == lines.end() || !summed_.insert(line->second).second) continue;
      const auto pence = pence_of(*line->second, amounts.front());
      if (pence && !is_printed(*pence)) alike[likeness(*line->second)].push_back(line->second);
    }
    for (const auto& [key, nodes] : alike)
      if (nodes.size() > 1) sum(nodes);
  }
  /// Of all that a line says but for its amount.
  [[nodiscard]] std::string likeness(const Node& line) const {
    if (alike_ == Alike::in_certainty) return line.value("certainty");
    if (alike_ == Alike::all) return fmt::format("{} {} {}", line.value("kind"), line.value("certainty"), line.value("year"));
    std::map<std::string_view, std::string_view> said;
    for (const Attribute& each : line.attributes)
      if (!each.left_out && each.name != "id" && std::find(amounts.begin(), amounts.end(), each.name) == amounts.end())
        said.emplace(each.name, each.value);
    std::string out;
    for (const auto& [name, value] : said) out.append(name).append("=").append(value) += '\n';
    return out;
  }
  void sum(const std::vector<Node*>& lines) {
    constexpr std::int64_t most = 99'999'999'999'999;  // pence, which the vocabulary has digits for
    Spare spare;
    spare.group = "sum";
    for (const std::string_view name : amounts) {
      std::int64_t all = 0;
      bool first = true;
      for (const Node* line : lines) all += pence_of(*line, name).value_or(0);
      if (all > most || all < -most) return;
      for (Node* line : lines)
        for (Attribute& each : line->attributes)
          if (each.name == name && !each.left_out) spare.swaps.push_back({&each.value, std::exchange(first, false) ? in_pounds(all) : "0"});
    }
    const auto changes = [](const Spare::Swap& each) { return *each.value != each.other; };
    if (std::any_of(spare.swaps.begin(), spare.swaps.end(), changes)) found.push_back(std::move(spare));
  }

  std::set<std::string, std::less<>> printed_;
  std::set<const Node*> summed_;
  Alike alike_ = Alike::in_everything;
};

}  // namespace

bool has_amounts(const Node& root) {
  return root.is_written() && (of_money(root) || std::any_of(root.children.begin(), root.children.end(), has_amounts));
}

std::vector<Spare> sum_spares(Node& root, std::string_view words, Alike alike) {
  Amounts all(words);
  all.sums(root, alike);
  return std::move(all.found);
}

std::vector<Spare> thousand_spares(Node& root, std::string_view words) {
  Amounts all(words);
  all.thousands(root);
  return std::move(all.found);
}

}  // namespace townclerk::edition
