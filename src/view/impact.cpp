#include <algorithm>

#include "view/organisation.hpp"
#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

std::string_view result_name(model::Result result) {
  switch (result) {
    case model::Result::ring_fence:
      return "ring-fence";
    case model::Result::no_match:
      return "no-match";
    case model::Result::at_risk:
      return "at-risk";
    case model::Result::lift_and_shift:
      return "lift-and-shift";
    case model::Result::redeployment:
      return "redeployment";
    case model::Result::transfer:
      return "transfer";
    case model::Result::expression_of_interest:
      return "expression-of-interest";
    case model::Result::slot:
      break;
  }
  return "slot";
}

Value outcome(const Context& context, const Staffing& staffing, const model::Outcome& o) {
  List posts;
  std::string line;
  for (const std::string& id : o.to) {
    const std::string_view title = staffing.name_after(id);
    line += (line.empty() ? "" : ", ") + std::string(title);
    posts.push_back(context.words(title, o.at));
  }
  const std::string_view result = result_name(o.result);
  return Members(5)
      .add("result", context.words(result, o.at))
      .add("result-label", context.words(context.label("result-" + std::string(result)), o.at))
      .add("post-line", context.words(line, o.at))
      .add("posts", std::move(posts))
      .add("reason", context.prose(o.reason))
      .done();
}

Value impact(const Context& context, const Staffing& staffing, const model::Impact& i) {
  const bool gap = context.withheld(i.exemption);
  List outcomes;
  if (!gap)
    for (const model::Outcome& each : i.outcomes) outcomes.push_back(outcome(context, staffing, each));
  const bool has_outcomes = !outcomes.empty();
  return Members(9)
      .add("id", context.words(i.id, i.at))
      .add("title", context.words(gap ? context.gap() : staffing.name_of(i.post), i.at))
      .add("text", gap ? context.withheld_prose(i.text, i.exemption) : context.prose(i.text))
      .add("has-outcomes", has_outcomes)
      .add("outcomes", std::move(outcomes))
      .add("withheld-reasons", gap ? context.withheld_reasons(i) : Value())
      .add("summary", gap ? context.withheld_prose(i.summary, i.exemption, !i.text.empty()) : context.prose(i.summary))
      .add("is-exempt", gap)
      .done();
}

/// The set that staffing is about.
std::string_view set_of(const Context& context, const model::Staffing& staffing) {
  return staffing.set.empty() && !context.report.changes.empty() ? std::string_view(context.report.changes.back().id)
                                                                 : std::string_view(staffing.set);
}

bool holds(const model::Staffing& staffing, std::string_view impact) {
  return std::any_of(staffing.impacts.begin(), staffing.impacts.end(), [impact](const model::Impact& each) { return each.id == impact; });
}

/// The staffing that a part shows: of its set; of none named that which holds the impact, the only one, or the last set's.
const model::Staffing* shown(const Context& context, std::string_view change_set, std::string_view of) {
  const auto& all = context.report.staffing;
  const auto fits = [&](const model::Staffing& staffing) {
    if (!change_set.empty()) return set_of(context, staffing) == change_set;
    if (!of.empty()) return holds(staffing, of);
    return all.size() == 1 || set_of(context, staffing) == context.change_set;
  };
  const auto found = std::find_if(all.begin(), all.end(), fits);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Value impacts(const Context& context, std::string_view change_set, std::string_view of) {
  const model::Staffing* said = shown(context, change_set, of);
  List out;
  if (said == nullptr) return out;
  const Staffing& staffing = organisation(context, set_of(context, *said));
  for (const model::Impact& each : said->impacts)
    if (of.empty() || each.id == of) out.push_back(impact(context, staffing, each));
  return out;
}

}  // namespace townclerk::view
