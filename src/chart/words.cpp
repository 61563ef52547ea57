#include "chart/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/ascii.hpp"
#include "model/kinds.hpp"

namespace townclerk::chart {
namespace {

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
  return fate == Fate::stays ? std::string() : label("chart", fate_names.at(static_cast<std::size_t>(fate)));
}

std::string Words::widest_reference() const {
  const std::string chart = house::fill(house_.references.chart.in(language_), {{"n", "000"}});
  std::string out = house::fill(label("chart-see"), {{"chart", chart}});
  for (std::size_t at = out.find(' '); at != std::string::npos; at = out.find(' ', at)) out.replace(at, 1, "\u00a0");
  return out;
}

std::string Words::line(model::LineKind kind, bool incoming) const {
  return label(incoming ? "line-from" : "line", model::name_of(kind));
}

std::string Words::name_of(std::string_view id) const {
  return name_or_council(chart_.name_of(id), id);
}

std::string Words::former_name_of(std::string_view id) const {
  return name_or_council(chart_.former_name_of(id), id);
}

std::string Words::name_or_council(const model::Localised* known, std::string_view id) const {
  if (known != nullptr) return in(*known);
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
    add_past(entry, out);
    add_roles(*entry.post, out);
    add_employment(*entry.post, entry.before, out);
  } else {
    add_past(entry, out);
    add(out, label("unit", model::name_of(entry.unit->kind)));
  }
  if (entry.new_posts > 0) add(out, fmt::format("{}: {}", label("chart-new-posts"), entry.new_posts));
  if (entry.is_unlined) add(out, label("chart-unlined"));
  add_dependence(entry.dependence, out);
  return out;
}

/// "formerly Finance"; nothing where that is withheld.
std::string Words::formerly(std::string_view label_code, std::string_view id) const {
  const std::string was = former_name_of(id);
  return was.empty() ? std::string() : label(label_code) + ' ' + was;
}

void Words::add_origin(const MergeOrSplit& origin, const MergeOrSplit& end, std::vector<std::string>& out) const {
  std::string from;
  for (const std::string_view id : origin.ids) join(from, "; ", former_name_of(id));
  if (!from.empty()) add(out, fmt::format("{} {}", label(origin.merged ? "chart-merged-from" : "chart-split-from"), from));
  std::string into;
  for (const std::string_view id : end.ids) join(into, "; ", name_of(id));
  if (!into.empty()) add(out, fmt::format("{} {}", label(end.merged ? "chart-merged-into" : "chart-split-into"), into));
}

void Words::add_dependence(const Dependence& dependence, std::vector<std::string>& out) const {
  if (dependence.is_undecided) add(out, label("chart-undecided"));
  if (dependence.condition != nullptr && !dependence.condition->condition.empty())
    add(out, fmt::format("{} {}", label(dependence.otherwise ? "contingent-unless" : "contingent-if"), in(dependence.condition->condition)));
}

std::string Words::former_unit(const Entry& entry) const {
  const bool renamed = entry.unit_before != nullptr && in(entry.unit_before->name) != in(entry.unit->name);
  return renamed ? label("formerly") + ' ' + in(entry.unit_before->name) : std::string();
}

std::string Words::led_unit(const Entry& entry) const {
  if (entry.post == nullptr || entry.unit == nullptr) return {};
  const std::string former = former_unit(entry);
  return in(entry.unit->name) + (former.empty() ? former : fmt::format(" ({})", former));
}

void Words::add_past(const Entry& entry, std::vector<std::string>& out) const {
  if (entry.before != nullptr && in(entry.before->title) != title(entry)) add(out, label("formerly") + ' ' + in(entry.before->title));
  if (entry.post == nullptr) add(out, former_unit(entry));
  add_origin(entry.origin, entry.end, out);
  add(out, formerly("chart-was-in", entry.was_in));
  add(out, formerly("chart-answered-to", entry.answered_to));
}

std::string Words::function(const HeldFunction& function) const {
  std::string out;
  if (function.fate != Fate::stays) out = fmt::format("[{}] ", fate(function.fate));
  out += in(function.function->name);
  std::vector<std::string> said;
  if (function.before != nullptr) {
    if (in(function.before->name) != in(function.function->name)) add(said, label("formerly") + ' ' + in(function.before->name));
    if (function.before->held_by != function.function->held_by) add(said, formerly("chart-held-by", function.before->held_by));
  }
  add_origin(function.origin, function.end, said);
  add_dependence(function.dependence, said);
  if (!said.empty()) out += fmt::format(" ({})", fmt::join(said, "; "));
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

void Words::add_employment(const model::Post& post, const model::Post* before, std::vector<std::string>& out) const {
  if (!post.grade.empty()) {
    std::string grade = label("chart-grade") + ' ' + post.grade;
    if (before != nullptr && !before->grade.empty() && before->grade != post.grade) grade += fmt::format(", {} {}", label("formerly"), before->grade);
    add(out, std::move(grade));
  }
  if (post.fte_hundredths) add(out, fmt::format("{} {}", decimal(*post.fte_hundredths), label("chart-fte")));
  if (post.part_time) add(out, label("part-time"));
  std::string holder = label("holder", model::name_of(post.holder));
  const std::string cover = name_of(post.covered_by);
  if (post.holder == model::Holder::covered_by) holder = cover.empty() ? std::string() : holder + ' ' + cover;
  const bool was_held = before != nullptr && before->holder != post.holder;
  if (const std::string was = was_held ? label("holder", model::name_of(before->holder)) : std::string();
      !was.empty() && before->holder != model::Holder::covered_by)
    join(holder, ", ", label("formerly") + ' ' + was);
  add(out, holder);
  if (const std::string other = name_of(post.seconded_to); !other.empty())
    add(out, fmt::format("{} {}{}{}", label("seconded-to"), other, post.term.empty() ? "" : ", ", post.term));
  if (std::string employer = name_of(post.employer); !employer.empty()) {
    employer = label("chart-employer") + ' ' + employer;
    if (before != nullptr && before->employer != post.employer) join(employer, ", ", formerly("formerly", before->employer));
    add(out, std::move(employer));
  }
  std::string shares;
  for (const model::Share& share : post.shares) join(shares, ", ", fmt::format("{} {} %", name_of(share.authority), share.percent));
  if (post.shares.size() > 1) add(out, label("chart-shared") + ' ' + shares);
}

std::vector<LinkWords> Words::links(const Entry& entry) const {
  std::vector<LinkWords> out;
  for (const Link& link : entry.links) {
    std::string kind = line(link.kind, link.incoming);
    if (link.kind == model::LineKind::membership && chart_.is_post(link.line->to))
      kind = label(link.incoming ? "line-from-membership-post" : "line-membership-post");
    auto same = std::find_if(out.begin(), out.end(), [&kind](const LinkWords& each) { return each.kind == kind; });
    if (same == out.end()) same = out.insert(out.end(), {kind, {}});
    const std::string said = link.line->label.empty() ? std::string() : fmt::format(" ({})", in(link.line->label));
    join(same->others, "; ", name_of(link.other) + said);
  }
  return out;
}

}  // namespace townclerk::chart
