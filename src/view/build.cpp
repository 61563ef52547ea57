#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/kinds.hpp"
#include "view/codes.hpp"
#include "view/context.hpp"
#include "view/edition.hpp"
#include "view/forms.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

constexpr std::array<std::string_view, 6> status_tests{"is-draft",    "is-for-clearance", "is-published",
                                                       "is-historic", "is-withdrawn",     "is-superseded"};
constexpr std::array<std::string_view, 3> kind_tests{"is-decision", "is-consultation", "is-response"};

Value house_facts(const Context& context) {
  const house::House& house = context.house;
  return Members()
      .add("code", context.words(house.code, house.at))
      .add("name", context.words(house.name.in(context.language), house.at))
      .add("nation", context.words(house.nation, house.at))
      .add("crest", context.words(house.crest, house.at))
      .add("crest-alt", context.words(house.crest_alt.in(context.language), house.at))
      .add("contents", house.contents)
      .done();
}

Value labels(const Context& context) {
  Members members(context.house.labels.size());
  for (const house::Label& label : context.house.labels) members.add(label.code, context.words(label.words.in(context.language), context.house.at));
  return members.done();
}

/// The house's tag of the language where it has one ("en-GB" for "en"), else the language itself.
std::string language_tag(const house::House& house, const std::string& language) {
  const std::string& own = house.language;
  return own.compare(0, language.size(), language) == 0 && (own.size() == language.size() || own[language.size()] == '-') ? own : language;
}

/// The language asked for must be one that the report is written in, and recommendations to somebody need somebody.
void check_address(const Context& context, const Options& options) {
  const auto& titles = context.report.title.by_language;
  const bool written = std::any_of(titles.begin(), titles.end(), [&](const auto& title) { return title.first == context.language; });
  if (!options.language.empty() && !written) {
    context.diagnostics.add(Diagnostic(codes::V213, context.report.at, fmt::format("the report has no title in the language '{}'", options.language))
                                .hint("leave --lang out, or give the report's words in that language"));
  }
  const auto& recommendations = context.report.recommendations;
  const auto addressed = std::find_if(recommendations.begin(), recommendations.end(), [](const auto& r) { return !r.as_written; });
  const bool names_body = context.house.recommendations.actor.in(context.language).find("{body}") != std::string_view::npos;
  if (context.report.meetings.empty() && names_body && addressed != recommendations.end()) {
    context.diagnostics.add(Diagnostic(codes::V212, addressed->at, "this recommendation is to a meeting, and the report has none")
                                .hint("add a <meeting> with its <name>, or write the sentence with form=\"as-written\""));
  }
}

}  // namespace

Value report_facts(const Context& context) {
  const model::Report& report = context.report;
  const std::string& title = report.title.in(context.language).text;
  Members members(20);
  members.add("id", context.words(report.id, report.at))
      .add("title", context.words(report.title))
      .add("title-caps", context.words(capitals(title), report.title.in(context.language).at))
      .add("reference", context.words(report.reference))
      .add("version", context.words(report.version, report.at))
      .add("language", context.words(context.language, report.at))
      .add("date", context.date(report.date))
      .add("status", context.words(context.label("status-" + std::string(model::name_of(report.status))), report.at));
  for (std::size_t i = 0; i < status_tests.size(); ++i) members.add(status_tests.at(i), i == static_cast<std::size_t>(report.status));
  for (std::size_t i = 0; i < kind_tests.size(); ++i) members.add(kind_tests.at(i), i == static_cast<std::size_t>(report.kind));
  return members.done();
}

Value authority(const Context& context, const model::Authority& a) {
  return Members(5)
      .add("id", context.words(a.id, a.at))
      .add("name", context.words(a.name))
      .add("short-name", context.words(a.short_name.empty() ? a.name : a.short_name))
      .add("nation", context.words(a.nation, a.at))
      .add("type", context.words(a.type, a.at))
      .done();
}

Value meeting(const Context& context, const model::Meeting* m) {
  if (m == nullptr) return {};
  const model::Text& body = m->body.in(context.language);
  const model::Authority* council = context.authority(m->authority);
  return Members(13)
      .add("id", context.words(m->id, m->at))
      .add("body", context.words(body))
      .add("body-caps", context.words(capitals(body.text), body.at))
      .add("council", council == nullptr ? Value() : context.words(council->name))
      .add("item", context.words(m->item))
      .add("pages", context.words(m->pages))
      .add("date", context.date(m->date))
      .add("function-of", context.words(m->function_of.empty() ? std::string_view() : context.label("function-of-" + m->function_of), m->at))
      .add("late-reason", context.words(m->late_reason))
      .add("is-decide", m->role == model::MeetingRole::decide)
      .add("is-recommend", m->role == model::MeetingRole::recommend)
      .add("is-consider", m->role == model::MeetingRole::consider)
      .add("is-this", m == context.meeting)
      .done();
}

Value build(const model::Report& report, const house::House& house, const Options& options, Diagnostics& diagnostics) {
  const Context context(report, house, options, diagnostics);
  check_address(context, options);
  check_translation(context);
  if (options.edition == Edition::exempt && !withholds(report))
    diagnostics.add(
        Diagnostic(codes::V224, report.at, "nothing in the report is exempt, so that its exempt edition is the public paper under another mark")
            .hint("mark what is exempt, or render it without --edition exempt"));
  Members root(32);
  root.add("report", report_facts(context));
  root.add("house", house_facts(context));
  const bool open = options.edition == Edition::open;
  root.add("edition", Members(2).add("is-open", open).add("is-exempt", !open).add("marking", context.words(options.marking)).done());
  List authorities;
  for (const model::Authority& a : report.authorities) authorities.push_back(authority(context, a));
  const model::Authority* own = context.own_authority();
  root.add("authority", own == nullptr ? Value() : authority(context, *own));
  root.add("authorities", std::move(authorities));
  root.add("meeting", meeting(context, context.meeting));
  List meetings;
  for (const model::Meeting& m : report.meetings) meetings.push_back(meeting(context, &m));
  root.add("meetings", std::move(meetings));
  root.add("label", labels(context));
  add_front(context, root);
  root.add("recommendations", recommendations(context));
  add_sections(context, root);
  add_organisation(context, root);
  add_finance(context, root);
  add_equality(context, root);
  add_evidence(context, root);
  return root.done();
}

namespace {

/// What stands before, between and after the two numbers of "Page {page} of {pages}".
void add_page_words(std::string_view pattern, std::vector<std::pair<std::string, std::string>>& strings) {
  constexpr std::string_view number = "{page}";
  constexpr std::string_view count = "{pages}";
  if (pattern.find(count) == std::string_view::npos || pattern.find(number) > pattern.find(count)) pattern = "{page}/{pages}";
  const std::size_t first = pattern.find(number);
  const std::size_t second = pattern.find(count);
  const std::size_t between = first + number.size();
  strings.emplace_back("page-before", pattern.substr(0, first));
  strings.emplace_back("page-between", pattern.substr(between, second - between));
  strings.emplace_back("page-after", pattern.substr(second + count.size()));
}

}  // namespace

Facts facts(const model::Report& report, const house::House& house, const Options& options) {
  Diagnostics ignored;
  const Context context(report, house, options, ignored);
  Facts out;
  out.id = report.id;
  out.title = report.title.in(context.language).text;
  out.language = language_tag(house, context.language);
  if (const model::Authority* own = context.own_authority()) out.author = own->name.in(context.language).text;
  if (context.meeting != nullptr) {
    out.subject =
        fmt::format("{}, {}", context.meeting->body.in(context.language).text, date(context.meeting->date, house, context.language, DateForm::full));
  }
  if (report.date) {
    out.date = iso_date(*report.date);
  } else if (context.meeting != nullptr) {
    out.date = iso_date(context.meeting->date);
  }
  // The mark of the exempt edition takes the whole head of the page.
  const bool marked = !options.marking.empty();
  out.strings.emplace_back("title", marked ? std::string() : out.title);
  out.strings.emplace_back("meeting", marked ? std::string() : out.subject);
  out.strings.emplace_back("reference", report.reference.empty() ? report.id : report.reference.text);
  out.strings.emplace_back("marking", options.marking);
  out.strings.emplace_back("agenda-pages", context.meeting == nullptr ? std::string() : context.meeting->pages.text);
  out.strings.emplace_back("classification", context.label(options.edition == Edition::open ? "public-report" : "not-for-publication"));
  add_page_words(context.label("page-of"), out.strings);
  for (const std::string_view label : {"continued", "continued-short"}) out.strings.emplace_back(label, context.label(label));
  return out;
}

}  // namespace townclerk::view
