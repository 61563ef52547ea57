#include "view/frozen.hpp"

#include <utility>

#include "view/edition.hpp"

namespace townclerk::view {
namespace {

std::shared_ptr<const model::Report> as_published(const model::Report& live, const model::Appendix& appendix) {
  auto report = std::make_shared<model::Report>(live);
  const model::AsPublished& copy = *appendix.as_published;
  report->organisation = copy.organisation;
  report->changes = copy.changes;
  report->staffing = copy.staffing;
  report->consultations = copy.consultations;
  report->timetable = copy.timetable;
  report->finance = copy.finance;
  report->finance_tables = copy.finance_tables;
  report->risks = copy.risks;
  report->equality = copy.equality;
  report->options = copy.options;
  report->principles = copy.principles;
  report->cycles = copy.cycles;
  report->documents = copy.documents;
  report->document_groups = copy.document_groups;
  return report;
}

std::unique_ptr<Context> context_of(const Context& live, const model::Report& report, const model::Appendix& appendix) {
  Options options;
  options.language = live.language;
  options.meeting = live.meeting == nullptr ? std::string() : live.meeting->id;
  options.edition = live.edition;
  options.gaps_only = live.gaps_only;
  options.attached = live.attached;
  auto context = std::make_unique<Context>(report, live.house, options, live.diagnostics);
  context->anchor_prefix = copy_prefix(live.anchor_prefix, appendix);
  return context;
}

}  // namespace

Frozen::Frozen(const Context& live, const model::Appendix& appendix) : report_(as_published(live.report, appendix)) {
  auto values = std::make_shared<mustache::Value>();
  auto context = context_of(live, *report_, appendix);
  context->names = values;
  Members members;
  add_organisation(*context, members);
  add_finance(*context, members);
  add_equality(*context, members);
  add_evidence(*context, members);
  *values = members.done();
  context_ = std::move(context);
  values_ = std::move(values);
}

mustache::Value Frozen::with_values(Members members) const {
  for (const auto& [name, value] : *std::get<std::shared_ptr<const mustache::Object>>(values_->data)) members.add(name, value);
  return without_values(std::move(members));
}

mustache::Value Frozen::without_values(Members members) const {
  struct Kept {
    std::shared_ptr<const model::Report> report;
    std::shared_ptr<const mustache::Value> values;
    mustache::Value object;
  };
  const auto kept = std::make_shared<const Kept>(Kept{report_, values_, members.done()});
  const auto& object = std::get<std::shared_ptr<const mustache::Object>>(kept->object.data);
  mustache::Value out;
  out.data = std::shared_ptr<const mustache::Object>(kept, object.get());
  return out;
}

}  // namespace townclerk::view
