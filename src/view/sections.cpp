#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/suggest.hpp"
#include "view/codes.hpp"
#include "view/context.hpp"
#include "view/forms.hpp"
#include "view/frozen.hpp"
#include "view/generated.hpp"
#include "view/organisation.hpp"
#include "view/parts.hpp"

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
    const Generated* kind = nullptr;
    std::string set;
  };
  Value part(const model::SectionPart& p, Shown shown, std::string_view kind, Value prose);
  Shown generated(const model::SectionPart& p, const Generated& kind);
  [[nodiscard]] const Generated* generated_part(const model::SectionPart& p) const;
  [[nodiscard]] bool nothing_to_show(std::string_view kind) const;
  Value is_role(std::string_view role);
  Value is_kind(std::string_view kind);
  /// Of the heading that the parts of a section stand under; that of a section in the report itself is ##.
  Value level(int depth, bool has_heading) const { return levels_.at(static_cast<std::size_t>(depth) + (has_heading ? 1 : 0)); }
  void check_role(const model::Section& s);
  void check_roles(const model::Section& s);
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
  constexpr std::array<std::string_view, deepest_section + 1> names{"h1", "h2", "h3", "h4", "h5", "h6"};
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

/// Its role and those of the sections in it.
void Sections::check_roles(const model::Section& s) {
  check_role(s);
  for (const model::Section& inner : s.sections) check_roles(inner);
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
  const bool headless = !own_title && role_title.empty() && role != nullptr && !role->title.empty();
  if (!headless && !own_title && role_title.empty() && (s.role.empty() || role != nullptr)) {
    context_.diagnostics.add(Diagnostic(codes::V205, s.at, fmt::format("the section '{}' has no title", s.id))
                                 .hint("give it a <title> or a role that the house declares"));
  }
  Value title = own_title ? context_.words(s.title) : context_.words(role_title, s.at);
  if (gap && own_title) title = role_title.empty() ? context_.words(context_.gap(), s.exemption.at) : context_.words(role_title, s.at);
  List fields = gap || s.role.empty() ? List() : fields_of_role(context_, s.role);
  List parts;
  if (gap) {
    for (const model::Section& inner : s.sections) check_roles(inner);
    model::SectionPart withheld;
    withheld.exemption = s.exemption;
    withheld.at = s.at;
    parts.push_back(part(withheld, Shown{}, "prose", context_.withheld_prose(s)));
  } else {
    for (const model::SectionPart& p : s.parts) parts.push_back(part(p));
  }
  const bool has_fields = !fields.empty();
  return Members(15)
      .add("id", context_.words(s.id, s.at))
      .add("role", context_.words(s.role, s.at))
      .add("is", is_role(s.role))
      .add("title", std::move(title))
      .add("title-language", own_title && !gap ? context_.foreign(s.title) : Value())
      .add("number", context_.words(s.number, s.at))
      .add("is-numbered", role == nullptr || role->numbered)
      .add("paragraphs", role == nullptr ? Value() : context_.words(role->paragraphs, role->at))
      .add("has-heading", !headless)
      .add("level", level(depth, !headless))
      .add("has-fields", has_fields)
      .add("fields", std::move(fields))
      .add("parts", std::move(parts))
      .add("is-exempt", gap)
      .add("sections", gap ? List() : list(s.sections, headless ? depth : depth + 1))
      .done();
}

Value Sections::part(const model::SectionPart& p) {
  if (context_.withheld(p.exemption)) return part(p, Shown{}, "prose", context_.withheld_prose(p));
  if (p.kind == model::SectionPart::Kind::generated)
    if (const Generated* known = generated_part(p)) return part(p, generated(p, *known), known->name, Value());
  return part(p, Shown{}, "prose", context_.numbered_prose(p.prose));
}

Value Sections::part(const model::SectionPart& p, Shown shown, std::string_view kind, Value prose) {
  Members members(40);
  const bool something = add_generated(context_, shown.kind, p, shown.set, members);
  return members.add("is", is_kind(kind))
      .add("prose", std::move(prose))
      .add("heading", kind == "prose" ? Value() : context_.words(context_.label(kind), p.at))
      .add("is-empty", shown.is_empty && !something)
      .add("listed-posts", std::move(shown.posts))
      .add("changes", std::move(shown.changes))
      .add("statutory", std::move(shown.statutory))
      .add("is-exempt", context_.withheld(p.exemption))
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
  shown.kind = &kind;
  shown.set = set;
  const bool of_set = kind.posts != PostList::none || kind.name == "changes" || kind.name == "statutory-posts";
  if (!of_set) {
    lists_appendices_ = lists_appendices_ || kind.name == "appendices";
    places_recommendations_ = places_recommendations_ || kind.name == "recommendations";
    shown.is_empty = nothing_to_show(kind.name);
    return shown;
  }
  const Staffing& staffing = organisation(context_, set);
  if (kind.posts != PostList::none) shown.posts = staffing.posts(kind.posts, p.of);
  if (kind.name == "changes") shown.changes = staffing.changes();
  if (kind.name == "statutory-posts") shown.statutory = staffing.statutory();
  shown.is_empty = !shown.posts.truthy() && !shown.changes.truthy() && !shown.statutory.truthy();
  return shown;
}

bool Sections::nothing_to_show(std::string_view kind) const {
  const model::Report& report = context_.report;
  const auto is_background = [this](const model::CitedDocument& d) { return d.background && !context_.withheld(d.exemption); };
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
  return kind != "contents";
}

std::string_view kind_name(model::AppendixKind kind) {
  constexpr std::array<std::string_view, 6> names{"written", "generated", "attached", "separate", "to-follow", "not-held"};
  return names.at(static_cast<std::size_t>(kind));
}

bool holds_nothing(const std::vector<model::Section>& sections) {
  return std::all_of(sections.begin(), sections.end(), [](const model::Section& s) { return s.parts.empty() && holds_nothing(s.sections); });
}

/// The kind of a file by its name: "PDF".
std::string file_type(std::string_view file) {
  const std::size_t dot = file.rfind('.');
  return dot == std::string_view::npos ? std::string() : capitals(file.substr(dot + 1));
}

class Appendices {
 public:
  Appendices(const Context& context, Sections& sections) : context_(context), sections_(sections) {}

  List list(const std::vector<model::Appendix>& appendices) {
    // Those of one scheme count on, as the document numbers them.
    std::map<std::string, int, std::less<>> counted;
    List out;
    for (const model::Appendix& a : appendices) {
      const std::string pattern = a.label.empty() ? std::string(context_.house.appendices.label.in(context_.language)) : a.label;
      out.push_back(appendix(a, pattern, ++counted[pattern]));
    }
    return out;
  }

 private:
  Value appendix(const model::Appendix& a, const std::string& pattern, int position) {
    using Kind = model::AppendixKind;
    const house::NumberForm form = house::parse_number_form(a.numbers).value_or(context_.house.appendices.figures);
    const std::string number = a.number.empty() ? house::format(form, position) : a.number;
    const bool gap = context_.withheld(a.exemption);
    const bool in_report = a.kind == Kind::written || a.kind == Kind::generated;
    const auto is = [&a, gap](Kind kind) { return !gap && a.kind == kind; };
    if (in_report && !gap && a.appendices.empty() && holds_nothing(a.sections)) {
      context_.diagnostics.add(Diagnostic(codes::V220, a.at, fmt::format("there is nothing in the appendix '{}'", a.id))
                                   .hint("give it a <section> with a <body>, or say where it is: kind=\"attached\", \"separate\", "
                                         "\"to-follow\" or \"not-held\""));
    }
    Members members(40);
    members.add("id", context_.words(a.id, a.at))
        .add("number", context_.words(number, a.at))
        .add("label-form", context_.words(a.label, a.at))
        .add("number-form", context_.words(a.numbers, a.at))
        .add("name", context_.words(house::fill(pattern, {{"n", number}}), a.at))
        .add("title", context_.words(a.title, a.exemption))
        .add("listed-title", context_.words(a.listed_as.empty() ? a.title : a.listed_as, a.exemption))
        .add("kind", gap ? Value() : context_.words(kind_name(a.kind), a.at))
        .add("is-written", is(Kind::written))
        .add("is-generated", is(Kind::generated))
        .add("is-attached", is(Kind::attached))
        .add("is-separate", is(Kind::separate))
        .add("is-to-follow", is(Kind::to_follow))
        .add("is-not-held", is(Kind::not_held))
        .add("file", gap ? Value() : context_.words(a.file, a.at))
        .add("file-type", gap ? Value() : context_.words(file_type(a.file), a.at))
        .add("file-size", gap ? Value() : file_size(a))
        .add("address", gap ? Value() : context_.words(a.address, a.at))
        .add("due", gap ? Value() : context_.date(a.due))
        .add("is-exempt", gap)
        .add("is-in-report", gap || in_report || a.kind == Kind::attached);
    if (!a.as_published) {
      add_content(a, gap, members);
      return members.done();
    }
    const Frozen frozen(context_, a);
    Sections sections(frozen.context());
    Appendices(frozen.context(), sections).add_content(a, gap, members);
    return gap ? frozen.without_values(std::move(members)) : frozen.with_values(std::move(members));
  }

  void add_content(const model::Appendix& a, bool gap, Members& members) {
    members.add("withheld", gap ? context_.withheld_prose(a) : Value())
        .add("sections", gap ? List() : sections_.list(a.sections, 1))
        .add("appendices", gap ? List() : list(a.appendices));
  }

  /// In kB, begun ones counted whole.
  [[nodiscard]] Value file_size(const model::Appendix& a) const {
    constexpr std::size_t kilobyte = 1000;
    const auto known = context_.attached.find(a.file);
    if (known == context_.attached.end()) return {};
    return context_.words(fmt::format("{} kB", (known->second + kilobyte - 1) / kilobyte), a.at);
  }

  const Context& context_;
  Sections& sections_;
};

}  // namespace

void add_sections(const Context& context, Members& root) {
  Sections sections(context);
  root.add("sections", sections.list(context.report.sections, 0));
  sections.check_required();
  root.add("appendices", Appendices(context, sections).list(context.report.appendices));
  root.add("appendices-are-listed", sections.lists_appendices());
  root.add("recommendations-are-placed", sections.places_recommendations());
}

}  // namespace townclerk::view
