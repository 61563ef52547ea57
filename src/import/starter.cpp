#include "import/starter.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/escape.hpp"
#include "house/lineage.hpp"
#include "import/example.hpp"
#include "import/identifiers.hpp"

namespace townclerk::intake {
namespace {

using model::Kind;

constexpr unsigned decision = 1U << static_cast<unsigned>(Kind::decision);
constexpr unsigned consultation = 1U << static_cast<unsigned>(Kind::consultation);
constexpr unsigned response = 1U << static_cast<unsigned>(Kind::response);
constexpr unsigned every = decision | consultation | response;

std::string_view word(Kind kind) {
  constexpr std::array<std::string_view, 3> words{"decision", "consultation", "response"};
  return words.at(static_cast<std::size_t>(kind));
}

/// What a section of a role says to begin with, and the part that is made from the model.
struct Draft {
  std::string_view role;
  unsigned kinds;
  std::string_view comment;
  std::string_view words;
  std::string_view generated;
};

constexpr std::array drafts{
    Draft{"purpose", every, "Prose is Markdown. A blank line begins a new paragraph; numbers are made when the report is rendered.",
          "This report sets out a change of the council's senior management structure. Say in two or three sentences what it asks for and why.", ""},
    Draft{"background", every, "A reference such as [](#proposal) prints the number of what it names.",
          "Say how the structure is today, and what has led to the change. What is proposed follows in [](#proposal).", ""},
    Draft{"proposal", every, "This list is made from the changes below: alter them there, never here.",
          "It is proposed to change posts as follows:", "changes"},
    Draft{"options", decision, "", "Say which alternatives were weighed, one of them to change nothing, and why they are not proposed.", ""},
    Draft{"consultation", decision | consultation, "The dates and numbers come from the consultation below.",
          "Say who is asked, how an answer can be given, and to whom it is sent.", "consultation"},
    Draft{"feedback", response, "The themes come from the consultation below: what was said, and the answer.",
          "The responses fall into the themes that follow.", "themes"},
    Draft{"response", response, "", "Say in short what has changed in the proposals because of the responses, and what has not.", ""},
    Draft{"risks", decision | response, "The table is made from the risks below.", "These risks have been identified:", "risks"},
    Draft{"implications", every, "", "", ""},
    Draft{"next-steps", every, "The table is made from the timetable below.", "These are the steps and their dates:", "timetable"},
    Draft{"background-papers", every, "Documents below that have background=\"yes\" (Local Government Act 1972, section 100D).", "",
          "background-papers"},
};

std::string escaped(std::string_view text) {
  std::string out;
  append_xml_text(out, text);
  return out;
}

/// A label as a phrase: "Contact Officer(s):" is "Contact Officer(s)".
std::string phrase(std::string_view label) {
  while (!label.empty() && (label.back() == ':' || label.back() == ' ' || label.back() == '?')) label.remove_suffix(1);
  return escaped(label);
}

class Starter {
 public:
  Starter(const house::House& house, Kind kind, std::string_view id) : house_(house), kind_(kind), id_(id) {}
  std::string write();

 private:
  void head();
  void front();
  void field(const house::Field& field);
  void recommendations();
  void sections();
  void section(std::string_view role, const Draft* draft);
  void implications();
  void structure();
  void evidence();
  [[nodiscard]] bool is(unsigned kinds) const { return (kinds & (1U << static_cast<unsigned>(kind_))) != 0; }
  [[nodiscard]] std::set<std::string, std::less<>> required_roles() const;
  void put(std::string_view text) { out_ += text; }

  const house::House& house_;
  Kind kind_;
  std::string_view id_;
  std::string out_;
};

void Starter::head() {
  const std::string language = house_.language.substr(0, house_.language.find('-'));
  const std::string_view name = house_.base.empty() ? "Name of the Council" : house_.name.in(house_.language);
  constexpr std::array<std::string_view, 3> titles{"Changes to the senior management structure", "Consultation on the senior management structure",
                                                   "Senior management structure: response to the consultation"};
  put(fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<!--
  A report to begin with. It can be rendered as it stands:

      townclerk render report.xml -o published

  All its words are invented. Replace them from top to bottom, and run `townclerk check report.xml` now and then: every message says where
  something is wrong and what to do about it. State each fact once; numbers, lists and tables are made from it.
-->
<report xmlns="urn:townclerk:report:1" id="{}" house="{}" lang="{}" kind="{}" status="draft">
  <title>{}</title>

  <!-- Your council. Posts that two councils share need both of them here. -->
  <authority id="council" nation="{}">
    <name>{}</name>
  </authority>

  <!-- The meeting that the report goes to. Several make the decision route, in their order. -->
  <meeting id="committee" date="2027-03-16" role="{}">
    <name>Name of the Committee</name>
  </meeting>

  <!-- People who are named. public="no" keeps one out of what is published. -->
  <people>
    <person id="author" name="Name of the author" post="Post of the author" phone="01632 960000"/>
  </people>
)",
                  id_, house_.code, language, word(kind_), titles.at(static_cast<std::size_t>(kind_)),
                  house_.nation.empty() ? "england" : house_.nation, escaped(name), kind_ == Kind::decision ? "decide" : "consider"));
}

void Starter::field(const house::Field& field) {
  constexpr std::array<std::string_view, 4> people{"contact", "author", "report-of", "from"};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words{{{"classification", "Unrestricted"},
                                                                                {"summary", "One or two sentences: what is proposed, and why."},
                                                                                {"key-decision", "No"},
                                                                                {"major-policy-item", "No"},
                                                                                {"wards", "All"},
                                                                                {"cabinet-date", "Not applicable"}}};
  put(fmt::format("    <field code=\"{}\">", field.code));
  const auto known = std::find_if(words.begin(), words.end(), [&field](const auto& w) { return w.first == field.code; });
  if (std::find(people.begin(), people.end(), field.code) != people.end()) {
    put("<person ref=\"author\"/>");
  } else if (known != words.end()) {
    put(fmt::format("<value>{}</value>", known->second));
  } else {
    put(fmt::format("<value>{}: to be filled in</value>", phrase(field.label.in(house_.language))));
  }
  put("</field>\n");
}

void Starter::front() {
  put("\n  <!-- The header, as your house words it.");
  std::string others;
  const auto wanted = [](const house::Field& f) { return f.required || f.code == "contact"; };
  for (const house::Field& f : house_.fields)
    if (!wanted(f) && f.code.find("--") == std::string::npos) others += (others.empty() ? " " : ", ") + f.code;
  if (!others.empty()) put(fmt::format(" Other fields that it knows:{}.", others));
  put(" -->\n  <front>\n");
  for (const house::Field& f : house_.fields)
    if (wanted(f)) field(f);
  put("  </front>\n");
}

void Starter::recommendations() {
  if (kind_ == Kind::consultation) return;
  const bool decides = kind_ == Kind::decision;
  put(fmt::format(R"(
  <!-- One sentence each. <actor/> and <verb/> are worded by your house: "That the Committee approve", "approves" … -->
  <recommendations>
    <recommendation id="recommend-{}">
      <text>That <actor/> <verb name="{}"/> {}.</text>
    </recommendation>
  </recommendations>
)",
                  decides ? "structure" : "responses", decides ? "approve" : "note",
                  decides ? "the changes to the senior management structure in [](#proposal)"
                          : "the responses to the consultation in [](#feedback), and what changes because of them"));
}

std::set<std::string, std::less<>> Starter::required_roles() const {
  std::set<std::string, std::less<>> roles;
  for (const house::Role& role : house_.roles)
    if (role.required) roles.insert(role.code);
  for (const house::Field& f : house_.fields)
    if (f.required && f.position.area == house::FieldPosition::Area::section && house_.role(f.position.role) != nullptr)
      roles.insert(f.position.role);
  return roles;
}

void Starter::sections() {
  put("\n  <!-- The body. The roles are your house's, which gives their titles and numbers; a section of your own has a <title> instead. -->\n");
  std::set<std::string, std::less<>> required = required_roles();
  const auto rest = [this, &required] {
    for (const house::Role& role : house_.roles)
      if (required.contains(role.code) && std::none_of(drafts.begin(), drafts.end(), [&role](const Draft& d) { return d.role == role.code; }))
        section(role.code, nullptr);
  };
  for (const Draft& draft : drafts) {
    if (draft.role == "implications") rest();
    if (house_.role(draft.role) != nullptr && (is(draft.kinds) || required.contains(draft.role))) section(draft.role, &draft);
  }
}

void Starter::section(std::string_view role, const Draft* draft) {
  put(fmt::format("  <section id=\"{}\" role=\"{}\">\n", slug(role, "section"), role));
  const bool titled = !house_.role(role)->title.in(house_.language).empty();
  if (!titled) put("    <title>Title of this section</title>\n");
  if (role == "implications") {
    implications();
  } else if (draft == nullptr) {
    put("    <body>To be written: what your house wants to be said here.</body>\n");
  } else {
    if (!draft->comment.empty()) put(fmt::format("    <!-- {} -->\n", draft->comment));
    const std::string_view generated = is(draft->kinds) ? draft->generated : "";
    if (!draft->words.empty()) put(fmt::format("    <body>{}</body>\n", draft->words));
    if (!generated.empty()) put(fmt::format("    <generated part=\"{}\"/>\n", generated));
  }
  put("  </section>\n\n");
}

void Starter::implications() {
  constexpr std::array<std::string_view, 4> usual{"legal", "financial", "human-resources", "equalities"};
  bool any = false;
  for (const house::Implication& head : house_.implications) {
    if (!head.required && std::find(usual.begin(), usual.end(), head.code) == usual.end()) continue;
    put(fmt::format("    <section id=\"{}-implications\" role=\"{}\">\n", slug(head.code, "on"), head.code));
    put("      <body>To be written: the effects of the proposals, or why there are none.</body>\n    </section>\n");
    any = true;
  }
  if (!any) put("    <body>To be written: what follows for law, money, staff and equality.</body>\n");
}

void Starter::structure() {
  put(R"(  <!--
    The structure as it is now: units, posts, and a line from each post to the post that it reports to. The command `townclerk import` makes
    it from the establishment list in a spreadsheet, and replaces the example that stands here to begin with.
  -->
  )");
  put(example_organisation);
  put(R"(

  <!-- What is to change. The proposed structure is worked out from it: never write it down a second time. -->
  )");
  put(example_changes);
  put("\n");
}

void Starter::evidence() {
  put(R"(
  <!-- The consultation with staff and others. -->
  <consultation start="2027-01-11" end="2027-02-12">
    <consultee>Staff whose posts are affected</consultee>
    <consultee>Recognised trade unions</consultee>
)");
  if (kind_ == Kind::response) {
    put(R"(    <!-- One theme for what several people said; "changes" names the changes that follow from it. -->
    )");
    put(example_theme);
    put("\n");
  }
  put("  </consultation>\n");
  put(R"(
  <!-- Dates; precision="week-commencing", "by" or "from" says how exact one is. -->
  <timetable>
    <event id="consultation-opens" date="2027-01-11"><title>Consultation begins</title></event>
    <event id="consultation-closes" date="2027-02-12"><title>Consultation ends</title></event>
    <event id="meeting" date="2027-03-16"><title>The Committee meets</title></event>
    <event id="in-force" date="2027-06-01" precision="from"><title>The new structure is in force</title></event>
  </timetable>
)");
  if (kind_ != Kind::consultation) {
    put(R"(
  <risks>
    <risk id="risk-recruitment">
      <risk-text>The new post cannot be filled in time.</risk-text>
      <response>It is advertised as soon as the decision is made.</response>
    </risk>
  </risks>
)");
  }
  put(R"(
  <!-- Documents that the report relies on. background="yes" lists one as a background paper. -->
  <documents>
    <document id="structure-chart" date="2026-12-01" background="yes"><title>Structure chart of the senior management</title></document>
  </documents>
</report>
)");
}

std::string Starter::write() {
  head();
  front();
  recommendations();
  sections();
  structure();
  evidence();
  return std::move(out_);
}

}  // namespace

std::string starter(const house::House& house, Kind kind, std::string_view id) {
  return Starter(house, kind, id).write();
}

std::optional<std::string> starter(std::string_view house, model::Kind kind, std::string_view id, const Assets& assets, Sources& sources,
                                   Diagnostics& diagnostics) {
  const house::Load load = [&](std::string_view code, Span at) -> std::optional<FileId> {
    auto asset = assets.require(code, "house.xml");
    if (asset) return sources.add(std::move(asset->name), std::move(asset->text));
    Diagnostic missing = std::move(asset.error());
    missing.at = at;
    diagnostics.add(std::move(missing));
    return std::nullopt;
  };
  std::vector<std::string> lineage;
  const auto read = house::read_with_bases(house, {}, load, sources, lineage, diagnostics);
  if (!read) return std::nullopt;
  return starter(*read, kind, id);
}

std::string report_id(std::string_view folder_name) {
  return slug(folder_name, "report");
}

}  // namespace townclerk::intake
