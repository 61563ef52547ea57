#include "chart/list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"

namespace townclerk::chart {
namespace {

using document::Block;
using document::BlockKind;
using document::Inline;
using document::InlineKind;

constexpr std::array<std::string_view, 6> fate_labels{"", "chart-created", "chart-changed", "chart-moved", "chart-deleted", "chart-conditional"};
constexpr std::array<std::string_view, 6> line_names{"solid", "dotted", "statutory", "professional", "partnership", "membership"};
constexpr std::array<std::string_view, 6> unit_names{"directorate", "division", "team", "board", "company", "partner"};
constexpr std::array<std::string_view, 5> holder_names{"filled", "vacant", "interim", "acting", "covered-by"};

template <typename Enum, std::size_t size>
std::string_view name(const std::array<std::string_view, size>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

std::string capitals(std::string code) {
  for (char& c : code) c = upper(c);
  return code;
}

void join(std::string& to, std::string_view separator, std::string_view words) {
  if (words.empty()) return;
  if (!to.empty()) to += separator;
  to += words;
}

class Lister {
 public:
  Lister(const Chart& chart, const model::Report& report, const house::House& house, std::string_view language, Span at)
      : chart_(chart), report_(report), house_(house), language_(language), at_(at) {}

  [[nodiscard]] Block list(const std::vector<std::size_t>& entries) const {
    Block out = block(BlockKind::list);
    for (const std::size_t at : entries) {
      const Entry& entry = chart_.entries()[at];
      Block item = block(BlockKind::item);
      item.blocks.push_back(words(entry));
      if (!entry.below.empty()) item.blocks.push_back(list(entry.below));
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
  [[nodiscard]] std::string label(std::string_view code) const { return std::string(house_.label(code, language_)); }
  [[nodiscard]] std::string label(std::string_view family, std::string_view code) const { return label(fmt::format("{}-{}", family, code)); }
  [[nodiscard]] const std::string& in(const model::Localised& text) const { return text.in(language_).text; }
  [[nodiscard]] std::string name_of(std::string_view id) const {
    if (const model::Localised* known = chart_.name_of(id)) return in(*known);
    for (const model::Authority& each : report_.authorities)
      if (each.id == id) return in(each.name);
    return {};
  }

  /// "[New] **Director of Place** (Head of Paid Service; vacant). Unit: Place. Functions: …. Works with …"
  [[nodiscard]] Block words(const Entry& entry) const {
    Block line = block(BlockKind::paragraph);
    line.attributes.classes = {"unnumbered"};
    const auto add = [&](InlineKind kind, std::string text) {
      Inline piece{kind, {}, {}, at_};
      if (kind == InlineKind::text) {
        piece.text = std::move(text);
      } else {
        piece.children.push_back({InlineKind::text, std::move(text), {}, at_});
      }
      line.inlines.push_back(std::move(piece));
    };
    if (entry.fate != Fate::stays) {
      add(InlineKind::text, fmt::format("[{}] ", label(name(fate_labels, entry.fate))));
    }
    add(InlineKind::strong, entry.post != nullptr ? in(entry.post->title) : in(entry.unit->name));
    std::string behind;
    if (const std::string state = state_of(entry); !state.empty()) behind += fmt::format(" ({})", state);
    std::string said;
    if (entry.post != nullptr && entry.unit != nullptr) join(said, ". ", fmt::format("{}: {}", label("unit"), in(entry.unit->name)));
    join(said, ". ", functions(entry));
    join(said, ". ", links(entry));
    if (!said.empty()) behind += ". " + said;
    if (!behind.empty()) add(InlineKind::text, std::move(behind));
    return line;
  }

  [[nodiscard]] std::string state_of(const Entry& entry) const {
    std::string out;
    if (entry.post != nullptr) {
      add_post(*entry.post, entry.before, out);
    } else {
      out = label("unit", name(unit_names, entry.unit->kind));
    }
    if (entry.is_unlined) join(out, "; ", label("chart-unlined"));
    if (entry.condition != nullptr && !entry.condition->condition.empty())
      join(out, "; ", fmt::format("{} {}", label(entry.otherwise ? "contingent-unless" : "contingent-if"), in(entry.condition->condition)));
    return out;
  }

  void add_post(const model::Post& post, const model::Post* before, std::string& out) const {
    const std::string& title = in(post.title);
    if (before != nullptr && in(before->title) != title) join(out, "; ", label("formerly") + ' ' + in(before->title));
    if (post.count > 1) join(out, "; ", fmt::format("× {}", post.count));
    for (const model::StatutoryRole& role : post.statutory) {
      std::string words = label("statutory", role.code);
      if (words.empty() && !has_label("statutory-" + role.code)) words = capitals(role.code);
      if (words != title) join(out, "; ", words);
    }
    if (!post.grade.empty()) join(out, "; ", label("chart-grade") + ' ' + post.grade);
    if (post.fte_hundredths) join(out, "; ", fmt::format("{} {}", fte(*post.fte_hundredths), label("chart-fte")));
    if (post.part_time) join(out, "; ", label("part-time"));
    std::string holder = label("holder", name(holder_names, post.holder));
    const std::string cover = name_of(post.covered_by);
    if (post.holder == model::Holder::covered_by) holder = cover.empty() ? std::string() : holder + ' ' + cover;
    join(out, "; ", holder);
    if (const std::string other = name_of(post.seconded_to); !other.empty())
      join(out, "; ", fmt::format("{} {}{}{}", label("seconded-to"), other, post.term.empty() ? "" : ", ", post.term));
    if (const std::string employer = name_of(post.employer); !employer.empty()) join(out, "; ", label("chart-employer") + ' ' + employer);
    std::string shares;
    for (const model::Share& share : post.shares) join(shares, ", ", fmt::format("{} {} %", name_of(share.authority), share.percent));
    if (post.shares.size() > 1) join(out, "; ", label("chart-shared") + ' ' + shares);
  }

  [[nodiscard]] bool has_label(std::string_view code) const {
    return std::any_of(house_.labels.begin(), house_.labels.end(), [code](const house::Label& each) { return each.code == code; });
  }

  /// 0.5, 1, 0.75.
  [[nodiscard]] static std::string fte(std::int64_t hundredths) {
    constexpr std::int64_t whole = 100;
    std::string out = std::to_string(hundredths / whole);
    if (hundredths % whole != 0) out += fmt::format(".{:02}", hundredths % whole);
    if (hundredths % whole != 0 && out.back() == '0') out.pop_back();
    return out;
  }

  [[nodiscard]] std::string functions(const Entry& entry) const {
    std::string names;
    for (const model::Function* each : entry.functions) join(names, "; ", in(each->name));
    return names.empty() ? names : fmt::format("{}: {}", label("chart-functions"), names);
  }

  /// Lines of one kind and direction together: "Works with A; B. Dotted line to C".
  [[nodiscard]] std::string links(const Entry& entry) const {
    std::vector<std::pair<std::string, std::string>> by_words;
    for (const Link& link : entry.links) {
      std::string words = label(link.incoming ? "line-from" : "line", name(line_names, link.kind));
      capitalise(words);
      const auto same = std::find_if(by_words.begin(), by_words.end(), [&words](const auto& each) { return each.first == words; });
      std::string& names = same == by_words.end() ? by_words.emplace_back(words, std::string()).second : same->second;
      const std::string said = link.line->label.empty() ? std::string() : fmt::format(" ({})", in(link.line->label));
      join(names, "; ", name_of(link.other) + said);
    }
    std::string out;
    for (const auto& [words, names] : by_words) join(out, ". ", fmt::format("{} {}", words, names));
    return out;
  }

  const Chart& chart_;
  const model::Report& report_;
  const house::House& house_;
  std::string_view language_;
  Span at_;
};

}  // namespace

document::Block list_of(const Chart& chart, const model::Report& report, const house::House& house, std::string_view language, Span at) {
  return Lister(chart, report, house, language, at).list(chart.top());
}

}  // namespace townclerk::chart
