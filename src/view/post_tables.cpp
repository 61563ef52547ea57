#include <algorithm>

#include "view/forms.hpp"
#include "view/organisation.hpp"

namespace townclerk::view {

using mustache::List;
using mustache::Text;
using mustache::Value;

Value Staffing::described(std::string_view of) const {
  List rows;
  for (const model::Unit& unit : proposed_.organisation->units) {
    if (unit.description.empty() || !within(proposed_, unit.id, of)) continue;
    rows.push_back(Members(2)
                       .add("title", context_.words(unit_name(proposed_, unit.id), unit.at))
                       .add("description", context_.prose(unit.description, unit.exemption))
                       .done());
  }
  for (const model::Post& post : proposed_.organisation->posts) {
    if (post.description.empty() || !within(proposed_, post.unit, of)) continue;
    rows.push_back(
        Members(2).add("title", context_.words(title_of(post), post.at)).add("description", context_.prose(post.description, post.exemption)).done());
  }
  return rows;
}

Value Staffing::schemes(std::string_view of) const {
  List out;
  for (const model::Scheme& scheme : current_.organisation->schemes)
    if (of.empty() || scheme.id == of) out.push_back(context_.words(scheme.title));
  return out;
}

Value Staffing::mapped(std::string_view of) const {
  List rows;
  for (const model::Post& post : proposed_.organisation->posts) {
    List cells;
    bool any = false;
    for (const model::Scheme& scheme : current_.organisation->schemes) {
      if (!of.empty() && scheme.id != of) continue;
      const auto mapping =
          std::find_if(post.mappings.begin(), post.mappings.end(), [&scheme](const model::Mapping& each) { return each.to == scheme.id; });
      const bool given = mapping != post.mappings.end();
      any = any || given;
      cells.push_back(Members(1).add("prose", given ? context_.prose(mapping->prose, post.exemption) : Value()).done());
    }
    if (any) rows.push_back(Members(2).add("title", context_.words(title_of(post), post.at)).add("cells", std::move(cells)).done());
  }
  return rows;
}

/// In the order in which posts name them, those of the proposed structure first; "" of posts without one comes last.
std::vector<std::string_view> Staffing::tiers(std::string_view of) const {
  std::vector<std::string_view> out;
  std::set<std::string_view> seen;
  bool without = false;
  for (const Side* side : {&proposed_, &current_}) {
    for (const model::Post& post : side->organisation->posts) {
      if (!within(*side, post.unit, of)) continue;
      without = without || post.tier.empty();
      if (!post.tier.empty() && seen.insert(post.tier).second) out.push_back(post.tier);
    }
  }
  if (without) out.emplace_back();
  return out;
}

Value Staffing::printed(const PostCount& count) const {
  return count.withheld ? context_.words(context_.gap()) : context_.words(grouped(count.posts));
}

Value Staffing::numbers(std::string_view of) const {
  struct Row {
    PostCount current;
    PostCount proposed;
    PostCount deleted;
    PostCount created;
  };
  std::map<std::string_view, Row> by_tier;
  Row all;
  const auto count = [&](PostList list, PostCount Row::*column) {
    for (const model::Post* post : listed(list, of)) {
      by_tier[post->tier].*column += alike(*post);
      all.*column += alike(*post);
    }
  };
  count(PostList::current, &Row::current);
  count(PostList::proposed, &Row::proposed);
  count(PostList::deleted, &Row::deleted);
  count(PostList::created, &Row::created);
  const auto row = [this](std::string_view title, const Row& r, bool total) {
    return Members(6)
        .add("tier", context_.words(title))
        .add("current", printed(r.current))
        .add("proposed", printed(r.proposed))
        .add("deleted", printed(r.deleted))
        .add("created", printed(r.created))
        .add("is-total", total)
        .done();
  };
  List rows;
  for (const std::string_view tier : tiers(of)) rows.push_back(row(tier.empty() ? context_.label("other") : tier, by_tier[tier], false));
  if (!rows.empty()) rows.push_back(row(context_.label("total"), all, true));
  return Members(1).add("rows", std::move(rows)).done();
}

Value Staffing::numbers_by_unit(PostList list, std::string_view of) const {
  std::vector<std::string_view> columns;
  std::map<std::string_view, std::map<std::string_view, PostCount>> counts;
  std::map<std::string_view, PostCount> totals;
  for (const model::Post* post : listed(list, of)) {
    counts[post->unit][post->tier] += alike(*post);
    totals[post->tier] += alike(*post);
  }
  for (const std::string_view tier : tiers(of))
    if (totals.contains(tier)) columns.push_back(tier);
  List heads;
  for (const std::string_view tier : columns) heads.push_back(Text{std::string(tier.empty() ? context_.label("other") : tier), {}});
  const auto row = [&](std::string_view title, const std::map<std::string_view, PostCount>& of_unit, bool total) {
    List cells;
    PostCount sum;
    for (const std::string_view tier : columns) {
      const auto found = of_unit.find(tier);
      const PostCount value = found == of_unit.end() ? PostCount() : found->second;
      sum += value;
      cells.push_back(value.withheld || value.posts != 0 ? printed(value) : Value(Text{}));
    }
    return Members(4).add("unit", context_.words(title)).add("cells", std::move(cells)).add("total", printed(sum)).add("is-total", total).done();
  };
  List rows;
  std::set<std::string_view> added;
  for (const Side* side : {&current_, &proposed_}) {
    for (const model::Unit& unit : side->organisation->units) {
      const auto found = counts.find(unit.id);
      if (found != counts.end() && added.insert(unit.id).second) rows.push_back(row(unit_name(proposed_, unit.id), found->second, false));
    }
  }
  if (const auto found = counts.find(""); found != counts.end()) rows.push_back(row(context_.label("other"), found->second, false));
  if (!rows.empty()) rows.push_back(row(context_.label("total"), totals, true));
  return Members(2).add("columns", std::move(heads)).add("rows", std::move(rows)).done();
}

}  // namespace townclerk::view
