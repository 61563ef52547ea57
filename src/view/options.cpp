#include <fmt/format.h>

#include "view/parts.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

Value option(const Context& context, const model::Option& o) {
  const bool gap = context.withheld(o.exemption);
  const auto lines = [&](const std::vector<model::Localised>& texts) {
    List out;
    if (!gap)
      for (const model::Localised& text : texts) out.push_back(context.words(text));
    return out;
  };
  const std::string_view title = gap ? context.gap() : std::string_view(o.title.in(context.language).text);
  const std::string heading = o.number.empty() ? std::string(title) : fmt::format("{} {}: {}", context.label("option"), o.number, title);
  return Members(12)
      .add("id", context.words(context.anchor(o.id), o.at))
      .add("number", context.words(o.number, o.at))
      .add("title", context.words(heading, o.at))
      .add("own-title", context.words(title, o.at))
      .add("text", gap ? context.withheld_prose(o.text, o.exemption) : context.prose(o.text))
      .add("has-advantages", !gap && !o.advantages.empty())
      .add("advantages", lines(o.advantages))
      .add("has-disadvantages", !gap && !o.disadvantages.empty())
      .add("disadvantages", lines(o.disadvantages))
      .add("reason", gap ? context.withheld_prose(o.reason, o.exemption, !o.text.empty()) : context.prose(o.reason))
      .add("is-preferred", !gap && o.preferred)
      .add("is-exempt", gap)
      .done();
}

}  // namespace

Value options(const Context& context, std::string_view of) {
  List out;
  for (const model::Option& each : context.report.options)
    if (of.empty() || each.id == of) out.push_back(option(context, each));
  return out;
}

Value principles(const Context& context) {
  List out;
  for (const model::Principle& each : context.report.principles)
    out.push_back(Members(4)
                      .add("id", context.words(context.anchor(each.id), each.at))
                      .add("number", context.words(each.number, each.at))
                      .add("title", context.words(each.title))
                      .add("text", context.prose(each.text))
                      .done());
  return out;
}

Value cycles(const Context& context, std::string_view of) {
  List out;
  for (const model::Cycle& cycle : context.report.cycles) {
    if (!of.empty() && cycle.id != of) continue;
    List phases;
    for (const model::Phase& phase : cycle.phases)
      phases.push_back(Members(3)
                           .add("id", context.words(context.anchor(phase.id), phase.at))
                           .add("title", context.words(phase.title))
                           .add("text", context.prose(phase.text))
                           .done());
    out.push_back(Members(4)
                      .add("id", context.words(context.anchor(cycle.id), cycle.at))
                      .add("title", context.words(cycle.title))
                      .add("is-both-ways", cycle.both_ways)
                      .add("phases", std::move(phases))
                      .done());
  }
  return out;
}

}  // namespace townclerk::view
