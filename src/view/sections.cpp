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
  /// A section holds the closing recommendations.
  [[nodiscard]] bool places_recommendations() const { return places_recommendations_; }

 private:
  Value section(const model::Section& s, int depth);
  Value part(const model::SectionPart& p, bool continued = false);
  /// What a generated part shows of a set of changes.
  struct Shown {
    Value posts;
    Value changes;
    Value statutory;
    bool has_deputies = false;
    bool is_empty = false;
    const Generated* kind = nullptr;
    std::string set;
  };
  Value part(const model::SectionPart& p, Shown shown, std::string_view kind, Value prose, bool continued = false);
  Shown generated(const model::SectionPart& p, const Generated& kind);
  [[nodiscard]] const Generated* generated_part(const model::SectionPart& p) const;
  [[nodiscard]] bool nothing_to_show(std::string_view kind) const;
  [[nodiscard]] bool only_repeats(const model::Section& s) const;
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
    if (only_repeats(s)) {
      check_role(s);
      continue;
    }
    out.push_back(section(s, depth));
  }
  return out;
}

/// A section for recommendations at the end, in a house that prints them all in front.
bool Sections::only_repeats(const model::Section& s) const {
  const auto is_recommendations = [](const model::SectionPart& p) { return p.generated == "recommendations"; };
  return !s.parts.empty() && s.sections.empty() && std::all_of(s.parts.begin(), s.parts.end(), is_recommendations) &&
         !has_closing_recommendations(context_) && has_front_recommendations(context_);
}

Value Sections::section(const model::Section& s, int depth) {
  check_role(s);
  const house::Role* role = context_.house.role(s.role);
  const bool gap = context_.withheld(s.exemption);
  const std::string_view role_title = title_of_role(s.role);
  const bool own_title = !s.title.empty();
  const bool headless = !s.headed || (!own_title && role_title.empty() && role != nullptr && !role->title.empty());
  if (!headless && !own_title && role_title.empty() && (s.role.empty() || role != nullptr)) {
    context_.diagnostics.add(Diagnostic(codes::V205, s.at, fmt::format("the section '{}' has no title", s.id))
                                 .hint("give it a <title> or a role that the house declares"));
  }
  Value title = own_title ? context_.words(s.title) : context_.words(role_title, s.at);
  if (gap && own_title) title = role_title.empty() ? context_.words(context_.gap(), s.exemption.at) : context_.words(role_title, s.at);
  const bool in_box = s.role == recommendations_role && has_front_recommendations(context_);
  List fields = gap || s.role.empty() || in_box ? List() : fields_of_role(context_, s.role);
  List parts;
  if (gap) {
    for (const model::Section& inner : s.sections) check_roles(inner);
    for (const Context::WithheldPiece& piece : context_.withheld_pieces(s)) {
      model::SectionPart withheld = piece.generated == nullptr ? model::SectionPart() : *piece.generated;
      withheld.exemption = s.exemption;
      if (piece.generated == nullptr) withheld.at = s.at;
      parts.push_back(piece.generated == nullptr ? part(withheld, Shown{}, "prose", piece.prose) : part(withheld, !parts.empty()));
    }
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
      .add("is-numbered", s.headed && (role == nullptr || role->numbered))
      .add("paragraphs", !s.headed         ? context_.words("none")
                         : role == nullptr ? Value()
                                           : context_.words(role->paragraphs, role->at))
      .add("has-heading", !headless)
      .add("level", level(depth, !headless))
      .add("has-fields", has_fields)
      .add("fields", std::move(fields))
      .add("parts", std::move(parts))
      .add("is-exempt", gap)
      .add("sections", gap ? List() : list(s.sections, headless ? depth : depth + 1))
      .done();
}

Value Sections::part(const model::SectionPart& p, bool continued) {
  // The template puts a generated part that is withheld into the container.
  if (p.kind == model::SectionPart::Kind::generated && !(context_.gaps_only && context_.withheld(p.exemption)))
    if (const Generated* known = generated_part(p)) return part(p, generated(p, *known), known->name, Value(), continued);
  if (context_.withheld(p.exemption)) return part(p, Shown{}, "prose", context_.withheld_prose(p));
  return part(p, Shown{}, "prose", context_.numbered_prose(p.prose));
}

Value Sections::part(const model::SectionPart& p, Shown shown, std::string_view kind, Value prose, bool continued) {
  Members members(48);
  const bool something = add_generated(context_, shown.kind, p, shown.set, members);
  return members.add("is", is_kind(kind))
      .add("prose", std::move(prose))
      .add("heading", kind == "prose" ? Value() : context_.words(context_.label(kind), p.at))
      .add("is-empty", shown.is_empty && !something)
      .add("listed-posts", std::move(shown.posts))
      .add("changes", std::move(shown.changes))
      .add("statutory", std::move(shown.statutory))
      .add("has-deputies", shown.has_deputies)
      .add("is-exempt", context_.withheld(p.exemption))
      .add("is-continued", continued)
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
    places_recommendations_ = places_recommendations_ || kind.name == "recommendations";
    shown.is_empty = nothing_to_show(kind.name);
    return shown;
  }
  const Staffing& staffing = organisation(context_, set);
  if (kind.posts != PostList::none) shown.posts = staffing.posts(kind.posts, p.of);
  if (kind.name == "changes") shown.changes = staffing.changes();
  if (kind.name == "statutory-posts") shown.statutory = staffing.statutory();
  shown.has_deputies = kind.name == "statutory-posts" && staffing.has_deputies();
  shown.is_empty = !shown.posts.truthy() && !shown.changes.truthy() && !shown.statutory.truthy();
  return shown;
}

bool Sections::nothing_to_show(std::string_view kind) const {
  const model::Report& report = context_.report;
  const auto is_background = [this](const model::CitedDocument& d) { return d.background && !context_.withheld(d.exemption); };
  if (kind == "appendices") return report.appendices.empty();
  if (kind == "background-papers") return std::none_of(report.documents.begin(), report.documents.end(), is_background);
  if (kind == "clearances") return report.front.clearances.empty() && (context_.meeting == nullptr || context_.meeting->front.clearances.empty());
  if (kind == "consultation") return report.consultations.empty();
  if (kind == "decision-route") return report.meetings.empty();
  if (kind == "delegations") return report.delegations.empty();
  if (kind == "finance") return report.finance.empty();
  if (kind == "recommendations") return !has_closing_recommendations(context_);
  if (kind == "revisions") return report.revisions.empty();
  if (kind == "risks") return report.risks.empty();
  const auto is_silent = [](const model::Consultation& c) { return c.themes.empty(); };
  if (kind == "themes") return std::all_of(report.consultations.begin(), report.consultations.end(), is_silent);
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
    const std::vector<AppendixName> names = appendix_names(context_, appendices);
    List out;
    for (std::size_t i = 0; i < appendices.size(); ++i) out.push_back(appendix(appendices[i], names[i]));
    return out;
  }

 private:
  Value appendix(const model::Appendix& a, const AppendixName& name) {
    using Kind = model::AppendixKind;
    const bool gap = context_.withheld(a.exemption);
    const bool in_report = a.kind == Kind::written || a.kind == Kind::generated;
    const auto is = [&a, gap](Kind kind) { return !gap && a.kind == kind; };
    if (in_report && !gap && a.appendices.empty() && holds_nothing(a.sections)) {
      context_.diagnostics.add(Diagnostic(codes::V220, a.at, fmt::format("there is nothing in the appendix '{}'", a.id))
                                   .hint("give it a <body> or <section>s, or say where it is: kind=\"attached\", \"separate\", "
                                         "\"to-follow\" or \"not-held\""));
    }
    Members members(40);
    members.add("id", context_.words(a.id, a.at))
        .add("number", context_.words(name.number, a.at))
        .add("label-form", context_.words(a.label, a.at))
        .add("number-form", context_.words(a.numbers, a.at))
        .add("name", context_.words(name.label(), a.at))
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
        .add("file-pages", gap ? Value() : file_pages(a))
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
    return context_.words(fmt::format("{} kB", (known->second.bytes + kilobyte - 1) / kilobyte), a.at);
  }

  [[nodiscard]] Value file_pages(const model::Appendix& a) const {
    const auto known = context_.attached.find(a.file);
    return known == context_.attached.end() || known->second.pages == 0 ? Value() : number(context_, known->second.pages);
  }

  const Context& context_;
  Sections& sections_;
};

}  // namespace

std::vector<AppendixName> appendix_names(const Context& context, const std::vector<model::Appendix>& appendices) {
  std::map<std::string, int, std::less<>> counted;
  std::vector<AppendixName> out;
  for (const model::Appendix& a : appendices) {
    AppendixName name;
    name.pattern = a.label.empty() ? std::string(context.house.appendices.label.in(context.language)) : a.label;
    const int position = ++counted[name.pattern];
    const house::NumberForm form = house::parse_number_form(a.numbers).value_or(context.house.appendices.figures);
    name.number = a.number.empty() ? house::format(form, position) : a.number;
    out.push_back(std::move(name));
  }
  return out;
}

std::vector<std::string> appendix_lines(const Context& context) {
  const std::vector<model::Appendix>& appendices = context.report.appendices;
  const std::vector<AppendixName> names = appendix_names(context, appendices);
  const auto listed = [&context](const model::Appendix& a) -> std::string_view {
    if (context.withheld(a.exemption)) return context.gap();
    return (a.listed_as.empty() ? a.title : a.listed_as).in(context.language).text;
  };
  std::vector<std::string> out;
  for (std::size_t i = 0; i < appendices.size();) {
    AppendixName name = names[i];
    const std::string_view title = listed(appendices[i]);
    std::size_t next = i + 1;
    const bool shared = !appendices[i].listed_as.empty() && !context.withheld(appendices[i].exemption);
    for (; shared && next < appendices.size() && names[next].pattern == name.pattern && listed(appendices[next]) == title; ++next)
      name.number += fmt::format(" {} {}", context.label("appendix-and"), names[next].number);
    out.push_back(house::fill(context.house.appendices.entry.in(context.language), {{"label", name.label()}, {"title", title}}));
    i = next;
  }
  return out;
}

void add_sections(const Context& context, Members& root) {
  Sections sections(context);
  root.add("sections", sections.list(context.report.sections, 0));
  sections.check_required();
  root.add("appendices", Appendices(context, sections).list(context.report.appendices));
  root.add("recommendations-are-placed", sections.places_recommendations());
}

}  // namespace townclerk::view
