#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/suggest.hpp"
#include "view/codes.hpp"
#include "view/context.hpp"
#include "view/generated.hpp"
#include "view/organisation.hpp"

namespace townclerk::view {
namespace {

using mustache::List;
using mustache::Value;

/// Builds sections; objects that many sections have alike (the tests of role, level and kind) are made once.
class Sections {
 public:
  explicit Sections(const Context& context);

  List list(const std::vector<model::Section>& sections, int depth);
  /// Reports required roles and implications that no section has.
  void check_required() const;
  /// A section holds the list of appendices.
  [[nodiscard]] bool lists_appendices() const { return lists_appendices_; }
  /// A section holds the closing recommendations.
  [[nodiscard]] bool places_recommendations() const { return places_recommendations_; }

 private:
  Value section(const model::Section& s, int depth);
  Value part(const model::SectionPart& p);
  /// What a generated part shows of a set of changes.
  struct Shown {
    Value posts;
    Value changes;
    Value statutory;
    bool is_empty = false;
  };
  Shown generated(const model::SectionPart& p, const Generated& kind);
  [[nodiscard]] const Generated* generated_part(const model::SectionPart& p) const;
  [[nodiscard]] bool nothing_to_show(std::string_view kind) const;
  Value is_role(std::string_view role);
  Value is_kind(std::string_view kind);
  Value level(int depth) const { return levels_.at(static_cast<std::size_t>(depth)); }
  void check_role(const model::Section& s);
  [[nodiscard]] std::string_view title_of_role(std::string_view role) const;

  const Context& context_;
  std::map<std::string, Value, std::less<>> roles_;
  std::map<std::string_view, Value> kinds_;
  std::vector<Value> levels_;
  std::set<std::string, std::less<>> used_;
  bool lists_appendices_ = false;
  bool places_recommendations_ = false;
};

Sections::Sections(const Context& context) : context_(context) {
  constexpr std::array<std::string_view, deepest_section> names{"h2", "h3", "h4", "h5", "h6"};
  for (const std::string_view own : names) {
    Members members(names.size());
    for (const std::string_view name : names) members.add(name, name == own);
    levels_.push_back(members.done());
  }
}

Value Sections::is_role(std::string_view role) {
  const auto known = roles_.find(role);
  if (known != roles_.end()) return known->second;
  Members members(context_.house.roles.size());
  for (const house::Role& r : context_.house.roles) members.add(r.code, r.code == role);
  for (const house::Implication& head : context_.house.implications)
    if (context_.house.role(head.code) == nullptr) members.add(head.code, head.code == role);
  return roles_.emplace(std::string(role), members.done()).first->second;
}

Value Sections::is_kind(std::string_view kind) {
  const auto known = kinds_.find(kind);
  if (known != kinds_.end()) return known->second;
  Members members(generated_parts.size() + 2);
  members.add("prose", kind == "prose");
  bool posts = false;
  for (const Generated& g : generated_parts) {
    members.add(g.name, g.name == kind);
    posts = posts || (g.name == kind && g.posts != PostList::none);
  }
  members.add("posts", posts);
  return kinds_.emplace(kind, members.done()).first->second;
}

void Sections::check_role(const model::Section& s) {
  if (s.role.empty()) return;
  used_.insert(s.role);
  const house::House& house = context_.house;
  if (house.role(s.role) != nullptr || house.implication(s.role) != nullptr) return;
  std::vector<std::string_view> known;
  for (const house::Role& r : house.roles) known.push_back(r.code);
  for (const house::Implication& head : house.implications) known.push_back(head.code);
  Diagnostic diagnostic(codes::V202, s.role_at, fmt::format("the house '{}' has no section role '{}'", house.code, s.role));
  if (const auto near = nearest(s.role, known)) diagnostic.hints.push_back(fmt::format("did you mean '{}'?", *near));
  context_.diagnostics.add(std::move(diagnostic));
}

void Sections::check_required() const {
  for (const house::Role& role : context_.house.roles) {
    if (!role.required || used_.count(role.code) > 0) continue;
    context_.diagnostics.add(
        Diagnostic(codes::V204, context_.report.at, fmt::format("the report lacks the section '{}', which the house requires", role.code))
            .note("the house declares it here", role.at));
  }
  for (const house::Implication& head : context_.house.implications) {
    if (!head.required || used_.count(head.code) > 0) continue;
    context_.diagnostics.add(
        Diagnostic(codes::V211, context_.report.at, fmt::format("the report lacks the implications '{}', which the house requires", head.code))
            .note("the house declares them here", head.at));
  }
}

std::string_view Sections::title_of_role(std::string_view role) const {
  if (const house::Role* known = context_.house.role(role)) return known->title.in(context_.language);
  if (const house::Implication* head = context_.house.implication(role)) return head->title.in(context_.language);
  return {};
}

List Sections::list(const std::vector<model::Section>& sections, int depth) {
  List out;
  out.reserve(sections.size());
  for (const model::Section& s : sections) {
    if (depth >= deepest_section) {
      context_.diagnostics.add(Diagnostic(codes::V206, s.at, fmt::format("the section '{}' is the {}th level of headings", s.id, depth + 1))
                                   .hint(fmt::format("a report has {} levels of sections", deepest_section)));
      continue;
    }
    out.push_back(section(s, depth));
  }
  return out;
}

Value Sections::section(const model::Section& s, int depth) {
  check_role(s);
  const house::Role* role = context_.house.role(s.role);
  const bool gap = context_.withheld(s.exemption);
  const std::string_view role_title = title_of_role(s.role);
  const bool own_title = !s.title.empty();
  if (!own_title && role_title.empty() && (s.role.empty() || role != nullptr)) {
    context_.diagnostics.add(Diagnostic(codes::V205, s.at, fmt::format("the section '{}' has no title", s.id))
                                 .hint("give it a <title> or a role that the house declares"));
  }
  Value title = own_title ? context_.words(s.title) : context_.words(role_title, s.at);
  if (gap && own_title) title = role_title.empty() ? context_.words(context_.gap(), s.exemption.at) : context_.words(role_title, s.at);
  List fields = gap || s.role.empty() ? List() : fields_of_role(context_, s.role);
  List parts;
  if (gap) {
    model::SectionPart stub;
    stub.exemption = s.exemption;
    parts.push_back(part(stub));
  } else {
    for (const model::SectionPart& p : s.parts) parts.push_back(part(p));
  }
  const bool has_fields = !fields.empty();
  return Members(12)
      .add("id", context_.words(s.id, s.at))
      .add("role", context_.words(s.role, s.at))
      .add("is", is_role(s.role))
      .add("title", std::move(title))
      .add("number", context_.words(s.number, s.at))
      .add("is-numbered", role == nullptr || role->numbered)
      .add("paragraphs", role == nullptr ? Value() : context_.words(role->paragraphs, role->at))
      .add("level", level(depth))
      .add("has-fields", has_fields)
      .add("fields", std::move(fields))
      .add("parts", std::move(parts))
      .add("is-exempt", gap)
      .add("sections", gap ? List() : list(s.sections, depth + 1))
      .done();
}

Value Sections::part(const model::SectionPart& p) {
  const bool gap = context_.withheld(p.exemption);
  Shown shown;
  std::string_view kind = "prose";
  if (!gap && p.kind == model::SectionPart::Kind::generated) {
    if (const Generated* known = generated_part(p)) {
      kind = known->name;
      shown = generated(p, *known);
    }
  }
  return Members()
      .add("is", is_kind(kind))
      .add("prose", gap ? Context::block(context_.gap(), p.exemption.at) : context_.prose(p.prose))
      .add("heading", kind == "prose" ? Value() : context_.words(context_.label(kind), p.at))
      .add("is-empty", shown.is_empty)
      .add("listed-posts", std::move(shown.posts))
      .add("changes", std::move(shown.changes))
      .add("statutory", std::move(shown.statutory))
      .add("is-exempt", gap)
      .done();
}

const Generated* Sections::generated_part(const model::SectionPart& p) const {
  const auto known = std::find_if(generated_parts.begin(), generated_parts.end(), [&p](const Generated& g) { return g.name == p.generated; });
  if (known != generated_parts.end()) return &*known;
  std::vector<std::string_view> names;
  for (const Generated& g : generated_parts) names.push_back(g.name);
  Diagnostic diagnostic(codes::V207, p.generated_at, fmt::format("there is no generated part '{}'", p.generated));
  if (const auto near = nearest(p.generated, names)) diagnostic.hints.push_back(fmt::format("did you mean '{}'?", *near));
  context_.diagnostics.add(std::move(diagnostic));
  return nullptr;
}

Sections::Shown Sections::generated(const model::SectionPart& p, const Generated& kind) {
  Shown shown;
  const std::string set = p.set.empty() ? context_.change_set : p.set;
  if (!set.empty() && !context_.has_set(set)) {
    context_.diagnostics.add({codes::V209, p.at, fmt::format("the report has no set of changes '{}'", set)});
    return shown;
  }
  const bool of_set = kind.posts != PostList::none || kind.name == "changes" || kind.name == "statutory-posts";
  if (!of_set) {
    lists_appendices_ = lists_appendices_ || kind.name == "appendices";
    places_recommendations_ = places_recommendations_ || kind.name == "recommendations";
    shown.is_empty = nothing_to_show(kind.name);
    return shown;
  }
  const Staffing staffing = organisation(context_, set);
  if (kind.posts != PostList::none) shown.posts = staffing.posts(kind.posts);
  if (kind.name == "changes") shown.changes = staffing.changes();
  if (kind.name == "statutory-posts") shown.statutory = staffing.statutory();
  shown.is_empty = !shown.posts.truthy() && !shown.changes.truthy() && !shown.statutory.truthy();
  return shown;
}

bool Sections::nothing_to_show(std::string_view kind) const {
  const model::Report& report = context_.report;
  const auto is_background = [](const model::CitedDocument& d) { return d.background; };
  if (kind == "appendices") return report.appendices.empty();
  if (kind == "background-papers") return std::none_of(report.documents.begin(), report.documents.end(), is_background);
  if (kind == "clearances") return report.front.clearances.empty() && (context_.meeting == nullptr || context_.meeting->front.clearances.empty());
  if (kind == "consultation") return !report.consultation;
  if (kind == "decision-route") return report.meetings.empty();
  if (kind == "delegations") return report.delegations.empty();
  if (kind == "finance") return report.finance.empty();
  if (kind == "recommendations") return !has_closing_recommendations(context_);
  if (kind == "revisions") return report.revisions.empty();
  if (kind == "risks") return report.risks.empty();
  if (kind == "themes") return !report.consultation || report.consultation->themes.empty();
  if (kind == "timetable") return report.timetable.empty();
  return false;
}

std::string_view kind_name(model::AppendixKind kind) {
  constexpr std::array<std::string_view, 6> names{"written", "generated", "attached", "separate", "to-follow", "not-held"};
  return names.at(static_cast<std::size_t>(kind));
}

List appendices(const Context& context, Sections& sections, const std::vector<model::Appendix>& list) {
  List out;
  int position = 0;
  for (const model::Appendix& a : list) {
    ++position;
    const house::AppendixForms& forms = context.house.appendices;
    const std::string number = a.number.empty() ? house::format(forms.figures, position) : a.number;
    const bool gap = context.withheld(a.exemption);
    const auto is = [&a, gap](model::AppendixKind kind) { return !gap && a.kind == kind; };
    using Kind = model::AppendixKind;
    out.push_back(Members(18)
                      .add("id", context.words(a.id, a.at))
                      .add("number", context.words(number, a.at))
                      .add("name", context.words(house::fill(forms.label.in(context.language), {{"n", number}}), a.at))
                      .add("title", context.words(a.title, a.exemption))
                      .add("kind", gap ? Value() : context.words(kind_name(a.kind), a.at))
                      .add("is-written", is(Kind::written))
                      .add("is-generated", is(Kind::generated))
                      .add("is-attached", is(Kind::attached))
                      .add("is-separate", is(Kind::separate))
                      .add("is-to-follow", is(Kind::to_follow))
                      .add("is-not-held", is(Kind::not_held))
                      .add("file", gap ? Value() : context.words(a.file, a.at))
                      .add("address", gap ? Value() : context.words(a.address, a.at))
                      .add("due", gap ? Value() : context.date(a.due))
                      .add("is-exempt", gap)
                      .add("is-in-report", !gap && (a.kind == Kind::written || a.kind == Kind::generated))
                      .add("sections", gap ? List() : sections.list(a.sections, 1))
                      .add("appendices", gap ? List() : appendices(context, sections, a.appendices))
                      .done());
  }
  return out;
}

}  // namespace

void add_sections(const Context& context, Members& root) {
  Sections sections(context);
  root.add("sections", sections.list(context.report.sections, 0));
  sections.check_required();
  root.add("appendices", appendices(context, sections, context.report.appendices));
  root.add("appendices-are-listed", sections.lists_appendices());
  root.add("recommendations-are-placed", sections.places_recommendations());
}

}  // namespace townclerk::view
