#include "chart/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/ascii.hpp"

namespace townclerk::chart {
namespace {

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

/// 0.5, 1, 0.75.
std::string decimal(std::int64_t hundredths) {
  constexpr std::int64_t whole = 100;
  std::string out = std::to_string(hundredths / whole);
  if (hundredths % whole != 0) out += fmt::format(".{:02}", hundredths % whole);
  if (hundredths % whole != 0 && out.back() == '0') out.pop_back();
  return out;
}

void add(std::vector<std::string>& to, std::string words) {
  if (!words.empty()) to.push_back(std::move(words));
}

}  // namespace

void join(std::string& to, std::string_view separator, std::string_view words) {
  if (words.empty()) return;
  if (!to.empty()) to += separator;
  to += words;
}

std::string Words::label(std::string_view family, std::string_view code) const {
  return label(fmt::format("{}-{}", family, code));
}

std::string Words::fate(Fate fate) const {
  return fate == Fate::stays ? std::string() : label(name(fate_labels, fate));
}

std::string Words::widest_reference() const {
  const std::string chart = house::fill(house_.references.chart.in(language_), {{"n", "000"}});
  std::string out = house::fill(label("chart-see"), {{"chart", chart}});
  for (std::size_t at = out.find(' '); at != std::string::npos; at = out.find(' ', at)) out.replace(at, 1, "\u00a0");
  return out;
}

std::string Words::line(model::LineKind kind, bool incoming) const {
  return label(incoming ? "line-from" : "line", name(line_names, kind));
}

std::string Words::name_of(std::string_view id) const {
  if (const model::Localised* known = chart_.name_of(id)) return in(*known);
  for (const model::Authority& each : report_.authorities)
    if (each.id == id) return in(each.name);
  return {};
}

bool Words::has_label(std::string_view code) const {
  return std::any_of(house_.labels.begin(), house_.labels.end(), [code](const house::Label& each) { return each.code == code; });
}

std::vector<std::string> Words::details(const Entry& entry) const {
  std::vector<std::string> out;
  if (entry.post != nullptr) {
    const std::string& now = in(entry.post->title);
    if (entry.before != nullptr && in(entry.before->title) != now) add(out, label("formerly") + ' ' + in(entry.before->title));
    add_roles(*entry.post, out);
    add_employment(*entry.post, out);
  } else {
    add(out, label("unit", name(unit_names, entry.unit->kind)));
  }
  if (entry.new_posts > 0) add(out, fmt::format("{}: {}", label("chart-new-posts"), entry.new_posts));
  if (entry.is_unlined) add(out, label("chart-unlined"));
  if (entry.condition != nullptr && !entry.condition->condition.empty())
    add(out, fmt::format("{} {}", label(entry.otherwise ? "contingent-unless" : "contingent-if"), in(entry.condition->condition)));
  return out;
}

void Words::add_roles(const model::Post& post, std::vector<std::string>& out) const {
  if (post.count > 1) add(out, fmt::format("× {}", post.count));
  for (const model::StatutoryRole& role : post.statutory) {
    std::string words = label("statutory", role.code);
    if (words.empty() && !has_label("statutory-" + role.code)) words = capitals(role.code);
    if (words != in(post.title)) add(out, words);
  }
}

void Words::add_employment(const model::Post& post, std::vector<std::string>& out) const {
  if (!post.grade.empty()) add(out, label("chart-grade") + ' ' + post.grade);
  if (post.fte_hundredths) add(out, fmt::format("{} {}", decimal(*post.fte_hundredths), label("chart-fte")));
  if (post.part_time) add(out, label("part-time"));
  std::string holder = label("holder", name(holder_names, post.holder));
  const std::string cover = name_of(post.covered_by);
  if (post.holder == model::Holder::covered_by) holder = cover.empty() ? std::string() : holder + ' ' + cover;
  add(out, holder);
  if (const std::string other = name_of(post.seconded_to); !other.empty())
    add(out, fmt::format("{} {}{}{}", label("seconded-to"), other, post.term.empty() ? "" : ", ", post.term));
  if (const std::string employer = name_of(post.employer); !employer.empty()) add(out, label("chart-employer") + ' ' + employer);
  std::string shares;
  for (const model::Share& share : post.shares) join(shares, ", ", fmt::format("{} {} %", name_of(share.authority), share.percent));
  if (post.shares.size() > 1) add(out, label("chart-shared") + ' ' + shares);
}

std::vector<LinkWords> Words::links(const Entry& entry) const {
  std::vector<LinkWords> out;
  for (const Link& link : entry.links) {
    const std::string kind = line(link.kind, link.incoming);
    auto same = std::find_if(out.begin(), out.end(), [&kind](const LinkWords& each) { return each.kind == kind; });
    if (same == out.end()) same = out.insert(out.end(), {kind, {}});
    const std::string said = link.line->label.empty() ? std::string() : fmt::format(" ({})", in(link.line->label));
    join(same->others, "; ", name_of(link.other) + said);
  }
  return out;
}

}  // namespace townclerk::chart
