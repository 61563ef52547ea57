#include <algorithm>
#include <utility>

#include "model/changes.hpp"
#include "model/kinds.hpp"
#include "view/declare.hpp"
#include "view/generated.hpp"
#include "view/tiers.hpp"
#include "view/view.hpp"

namespace townclerk::view {
namespace {

using namespace declare;

Members authority() {
  return of(text("id", "its id"), text("name", "its name"), text("short-name", "its short name, else its name"), text("nation", "england, wales …"),
            text("type", "unitary, county …"));
}

Members person() {
  return of(text("name", "the name"), text("post", "the post"), text("line", "name and post in the house's form"), text("phone", "the number"),
            text("phone-line", "the number in the house's form"), text("email", "the address"),
            text("email-line", "the address in the house's form"));
}

Members field() {
  return of(text("code", "its code"), text("id", "its anchor: front-<code>"), text("term", "its label, punctuation included"),
            flag("is-blank", "printed with an empty cell"), flag("is-present", "the report has it"),
            text("value", "its values or people on one line"), list("values", "its values, one below the other"),
            list("people", "its people", person()), exempt());
}

Members meeting() {
  return of(text("id", "its id"), text("body", "Employment Committee"), text("body-caps", "EMPLOYMENT COMMITTEE"),
            text("council", "the council whose body it is, where the meeting names it"), text("item", "number on the agenda"),
            text("pages", "pages of the agenda pack"), date("date", "its date"), text("function-of", "the house's word for council or executive"),
            text("late-reason", "why the report is late"), flag("is-decide", "it decides"), flag("is-recommend", "it recommends"),
            flag("is-consider", "it considers"), flag("is-this", "the meeting that this paper is for"));
}

Members delegation() {
  return of(text("id", "its id"), text("citation", "3.13.2(g)"), text("holder", "who holds the power"), text("power", "to do what"));
}

Schema recommendation(std::string_view name, std::string_view summary) {
  return list(name, summary,
              of(text("id", "its id"), text("anchor", "its anchor in this place"), text("number", "stated number, else empty"),
                 flag("is-unnumbered", "it has no number"), prose("text", "its sentence in the house's words"),
                 text("language", "its language where it is another"), prose("reason", "why"), text("reason-label", "Reason:"),
                 object("delegation", "the power that it is taken under", delegation()), exempt(), alike("items", "its lettered parts")));
}

Members post() {
  return of(text("id", "its id"), text("title", "its title"), text("title-before", "its title now, where the change renames it"),
            list("former-titles", "earlier titles"), text("former-title-line", "the same on one line"), text("unit", "name of its unit"),
            text("unit-before", "name of its unit now, where the change moves it"), text("tier", "its tier"),
            text("count", "how many posts alike; empty for one"), text("grade", "its grade"),
            text("grade-before", "its grade now, where the change regrades it"), text("fte", "full-time equivalent: 0.5"),
            text("holder", "the house's word for how it is filled; empty when it is"), text("covered-by", "title of the post that covers it"),
            text("employer", "who employs the holder, where it is not the council"),
            text("employer-before", "who does now, where the change gives it another employer"), amount("cost", "its cost a year"),
            text("tupe", "the house's yes or no, where it is said whether it transfers under TUPE"), flag("is-tupe", "it transfers under TUPE"),
            text("advertised", "the house's word for where it is advertised"),
            text("job-description-appendix", "id of the appendix that describes it"),
            text("job-description-document", "id of the document that describes it"), flag("is-vacant", "nobody holds it"),
            flag("is-part-time", "part-time"), text("seconded-to", "the unit that its holder works in for now"), text("term", "for how long"),
            text("condition", "on what it depends, in a list of posts that depend"), flag("is-otherwise", "it comes where the condition is not met"),
            date("due", "when the condition is decided"), flag("is-shared", "several councils share it"),
            list("shares", "councils that share it", of(text("council", "the council"), text("percent", "its part of the cost"))),
            list("statutory", "statutory roles of the post",
                 of(text("code", "hops, s151 …"), text("title", "the house's word for the role"), text("note", "said of it"),
                    text("designation", "who designated the holder, and when"), date("date", "when"), text("deputy", "title of the deputy's post"))),
            exempt());
}

Schema posts(std::string_view name, std::string_view summary) {
  return list(name, summary, post());
}

Schema establishment() {
  return object(
      "establishment", "posts with all that is said of them",
      of(flag("has-units", "some are in a unit"), flag("has-grades", "some have a grade"), flag("has-ftes", "some have a full-time equivalent"),
         flag("has-states", "some are not simply filled"), flag("has-employers", "some name an employer"),
         flag("has-former-titles", "some have former titles"), posts("rows", "a row for each post"), flag("has-employment", "of some more is said:"),
         flag("has-costs", "what they cost"), flag("has-tupe", "whether they transfer under TUPE"), flag("has-adverts", "where they are advertised"),
         flag("has-job-descriptions", "what describes them"), posts("employment-rows", "a row for each of these")));
}

Schema statutory(std::string_view name) {
  return list(name, "statutory roles and the posts that hold them",
              of(text("code", "hops, s151 …"), text("title", "the house's word for the role"), text("current", "title of the post that holds it now"),
                 text("current-designation", "who designated its holder, and when"), text("proposed", "title of the post that is to hold it"),
                 text("proposed-designation", "the same of that post, where it differs"), text("deputy", "title of the deputy's post"),
                 text("deputy-before", "title of the deputy's post now, where it differs")));
}

Members appendix_words() {
  return of(text("id", "its id"), text("number", "its number"), text("name", "its label: Appendix 1"),
            flag("is-in-report", "its sections are printed"), text("title", "its title"),
            text("kind", "written, generated, attached, separate, to-follow, not-held"), flag("is-written", "its text is in the report"),
            flag("is-generated", "it is made from the model"), flag("is-attached", "it is a file"), flag("is-separate", "it is at an address"),
            flag("is-to-follow", "it is not ready"), flag("is-not-held", "the archive does not have it"), text("file", "name of the file"),
            text("file-type", "PDF"), text("file-size", "12 kB"), number("file-pages", "pages of a PDF"),
            text("label-form", "its own form of labels, else empty"), text("number-form", "its own form of numbers, else empty"),
            text("listed-title", "its title in lists"), text("address", "the address"), date("due", "when it is due"),
            prose("withheld", "what stands in its place when it is withheld"), exempt());
}

Members consultation() {
  return of(flag("is-held", "the report has a consultation"), text("id", "its id"), text("title", "its scope, else its kind"),
            flag("is-headed", "one of several, so that a heading stands over it"), text("kind", "staff, public, trade-union or statutory"),
            text("kind-label", "the house's word for the kind"), text("scope", "what it was about"),
            text("minimum-days", "how many days it had to last"), flag("has-meetings", "people met"),
            list("meetings", "where people were consulted", of(text("name", "the meeting"), date("date", "when"))), date("start", "first day"),
            date("end", "last day"), text("days", "days from the first to the last, both counted"), text("invited", "how many were asked"),
            text("responses", "how many answered"), flag("has-consultees", "it says who was asked"), list("consultees", "who was asked"), themes());
}

Schema part() {
  Members kinds = of(flag("prose", "Markdown of the report"));
  for (const Generated& g : generated_parts) kinds.push_back(flag(g.name, g.summary));
  kinds.push_back(flag("posts", "one of the lists of posts"));
  Members members =
      of(object("is", "its kind", std::move(kinds)), prose("prose", "Markdown"), text("heading", "the house's words for a generated part"),
         flag("is-empty", "there is nothing to show"), posts("listed-posts", "the posts of a list of posts"), changes("changes of the set"),
         statutory("statutory"), flag("has-deputies", "a statutory role has a deputy"), exempt(),
         flag("is-continued", "withheld, and in the gap of the part before it"));
  for (Schema& each : part_names()) members.push_back(std::move(each));
  members.push_back(list("held-consultations", "consultations that it shows", consultation()));
  members.push_back(establishment());
  return list("parts", "what stands in it, in order", std::move(members));
}

Schema sections(const house::House& house) {
  Members roles;
  for (const house::Role& role : house.roles) roles.push_back(flag(role.code, role.title.in(house.language)));
  for (const house::Implication& head : house.implications)
    if (house.role(head.code) == nullptr) roles.push_back(flag(head.code, head.title.in(house.language)));
  return list("sections", "sections in order",
              of(text("id", "its id"), text("role", "its role"), object("is", "its role, to test", std::move(roles)),
                 text("title", "its own title, else the role's"), text("title-language", "language of the title where it is another"),
                 text("number", "stated number, else empty"), flag("is-numbered", "it takes a number"), flag("has-heading", "its title is printed"),
                 text("paragraphs", "its own form of paragraph numbers, else empty"),
                 object("level", "level of its heading, else of the one around it, to test",
                        of(flag("h1", "#"), flag("h2", "##"), flag("h3", "###"), flag("h4", "####"), flag("h5", "#####"), flag("h6", "######"))),
                 flag("has-fields", "header fields stand in it"), list("fields", "header fields that stand in it", field()), part(),
                 alike("sections", "sections in it"), exempt()));
}

Schema appendices(const house::House& house) {
  Members members = appendix_words();
  members.push_back(sections(house));
  members.push_back(alike("appendices", "appendices in it"));
  return list("appendices", "appendices in order", std::move(members));
}

Members cited() {
  return of(text("id", "its id"), text("short-name", "its short name, else its title"), text("title", "its title"), date("date", "its date"),
            text("body", "who issued it"), text("location", "where it can be read"), text("address", "its address"),
            text("group", "title of the group that it is listed in"), flag("is-background", "a background paper"), exempt());
}

Schema labels(const house::House& house) {
  Members members;
  for (const house::Label& label : house.labels) members.push_back(text(label.code, label.words.in(house.language)));
  return object("label", "the house's fixed words", std::move(members));
}

Schema fields(const house::House& house) {
  Members members;
  for (const house::Field& f : house.fields) members.push_back(object(f.code, f.label.in(house.language), field()));
  return object("field", "header fields by code", std::move(members));
}

Schema report() {
  Members members = of(text("id", "its id"), text("title", "its title"), text("title-caps", "its title in capitals"), text("reference", "reference"),
                       text("version", "version"), text("language", "language of this edition"), date("date", "its own date"),
                       text("status", "the house's word for its status"));
  for (const std::string_view status : model::statuses) members.push_back(flag("is-" + std::string(status), "its status"));
  for (const std::string_view kind : {"decision", "consultation", "response"}) members.push_back(flag("is-" + std::string(kind), "its kind"));
  return object("report", "the report as a whole", std::move(members));
}

Schema front() {
  return object("front", "the header",
                of(text("form", "rows, pairs, lines or list"), flag("has-banner", "there are some"), list("banner", "fields of the banner", field()),
                   list("grids", "grids of fields", of(text("number", "1, 2 …"), list("fields", "fields of the grid", field()))),
                   flag("has-after-grid", "there are fields after the grids"), list("after-grid", "fields after the grids", field()),
                   flag("has-end", "there are fields at the end"), list("end", "fields at the report's end", field())));
}

Members finance_line() {
  return of(text("id", "its id"), text("title", "its title"), text("kind", "saving, cost or budget"),
            text("kind-label", "the house's word for the kind"), amount("amount", "how much"), text("basis", "how it was worked out"),
            text("source", "where the figure comes from"), text("confidence", "high, medium or low"),
            text("confidence-label", "the house's word for it"), text("year", "2017/18"), flag("is-full-year", "of a full year"),
            flag("is-one-off", "once"), text("council", "whose"), text("fund", "from which fund"), exempt());
}

Schema general(const house::House& house) {
  return object(
      "", "",
      of(report(),
         object("house", "the house",
                of(text("code", "its code"), text("name", "its name"), text("nation", "its nation"), text("crest", "file of the crest"),
                   text("crest-alt", "what the crest shows"), flag("contents", "it lists contents"))),
         object("edition", "what is printed",
                of(flag("is-open", "for everybody"), flag("is-exempt", "for members only"),
                   text("marking", "NOT FOR PUBLICATION, and why; of the exempt edition"))),
         list("authorities", "the councils", authority()),
         object("authority", "the council whose meeting this paper is for; without a meeting the first", authority()),
         object("meeting", "the meeting that this paper is for", meeting()), list("meetings", "all meetings, in the order of decision", meeting()),
         labels(house), front(), fields(house), flag("has-signatures", "somebody signs"),
         list("signatures", "who signs", of(text("name", "the name"), text("role", "the office"))), flag("has-clearances", "somebody has cleared it"),
         list("clearances", "who has cleared the report",
              of(text("area", "code of the area"), text("area-label", "the house's word for the area"), text("initials", "initials"),
                 text("name", "name"), date("date", "when"))),
         list("delegations", "powers that the report cites", delegation()),
         object("recommendations", "what the meeting is asked to do",
                of(text("heading", "the house's heading"), list("fields", "header fields that stand in their box", field()),
                   prose("lead-in", "words before the list"), text("form", "form of the numbers: 1."), flag("has-front", "there are some"),
                   recommendation("front", "those printed first"), flag("has-closing", "there are some"),
                   recommendation("closing", "those printed at the end"))),
         sections(house),
         object("posts", "posts, before and after the last set of changes",
                of(posts("current", "of today"), posts("proposed", "of the proposed structure"), posts("deleted", "proposed for deletion"),
                   posts("created", "new"), posts("changed", "that change"), posts("renamed", "with another title"),
                   posts("regraded", "with another grade"), posts("moved", "in another unit"), posts("shared", "shared between councils"),
                   posts("contingent", "that depend on something not known yet"), posts("seconded", "whose holders work elsewhere for now"),
                   posts("vacant", "of today that nobody holds"), posts("undecided", "whose place is not decided yet"),
                   posts("tupe", "that transfer under TUPE"), object("count", "how many posts each list has", post_counts()))),
         list("units", "units of today",
              of(text("id", "its id"), text("name", "its name"), text("parent", "name of the unit that it is part of"),
                 list("former-names", "former names"), date("since", "from when it exists"), date("until", "until when it exists"),
                 text("period", "from when and until when"))),
         statutory("statutory"), changes("changes of the set"), object("consultation", "the consultation", consultation()),
         list("timetable", "dates", event()), flag("finance-has-basis", "a line says how it was worked out or where it comes from"),
         flag("finance-has-funds", "a line names a fund"), flag("finance-has-confidence", "a line says how sure it is"),
         list("finance-lines", "savings, costs and budgets", finance_line()),
         object("finance-totals", "sums; approximate where a line is",
                of(amount("saving", "all savings"), amount("cost", "all costs"), amount("budget", "all budgets"))),
         flag("has-risk-owners", "a risk names who answers for it"), flag("has-risk-scores", "a risk has a likelihood and an impact"),
         list("risks", "the risk register",
              of(text("id", "its id"), text("letter", "A, B …"), prose("risk", "what may happen"), prose("response", "what is done about it"),
                 text("owner", "who answers for it"), text("likelihood", "1 to 5"), text("impact", "1 to 5"), text("score", "their product"),
                 exempt())),
         appendices(house), flag("recommendations-are-placed", "a section prints the closing ones"),
         list("documents", "documents that the report cites", cited()),
         object("background", "background papers",
                of(list("papers", "all papers", cited()), list("ungrouped", "those that stand in no group", cited()),
                   list("groups", "groups of papers", of(text("id", "its id"), text("title", "its title"), list("papers", "its papers", cited()))),
                   flag("is-none", "there are none"))),
         list("revisions", "earlier versions",
              of(text("version", "version"), date("date", "when"), text("reason", "what was changed"), text("supersedes", "the version before")))));
}

/// Adds how many posts each list has by tier.
void add_tiers(Schema& root, Members tiers) {
  const auto posts = std::find_if(root.members.begin(), root.members.end(), [](const Schema& s) { return s.name == "posts"; });
  posts->members.push_back(object("tier", "how many posts each list has, by tier: posts.tier.level-7.created.words", std::move(tiers)));
}

/// What sentences may name of equality tables: rows with an id.
Schema equality(const model::Report& report) {
  Members tables;
  for (const model::Equality& table : report.equality) {
    Members rows;
    for (const model::EqualityGroup& group : table.groups)
      for (const model::EqualityRow& row : group.rows)
        if (!row.id.empty())
          rows.push_back(object(row.id, row.title.in(report.language).text,
                                of(text("count", "how many people"), text("share", "part of the population in per cent"),
                                   text("comparator", "part of the other population in per cent"), text("variance", "the difference of both"))));
    tables.push_back(object(table.id, table.title.in(report.language).text, std::move(rows)));
  }
  return object("equality", "people by protected characteristic: TABLE.ROW", std::move(tables));
}

}  // namespace

mustache::Schema schema(const house::House& house) {
  Schema root = general(house);
  add_tiers(root, {});
  root.members.push_back(object("equality", "people by protected characteristic", {}));
  root.members.push_back(object("finance", "amounts by id", {}));
  root.members.push_back(object("consultations", "consultations by id", {}));
  root.members.push_back(object("event", "dates by id", {}));
  root.members.push_back(object("post", "titles of posts by id", {}));
  root.members.push_back(object("sets", "sets of changes by id", {}));
  return root;
}

mustache::Schema schema(const house::House& house, const model::Report& report) {
  Schema root = general(house);
  Members amounts;
  for (const model::FinanceLine& line : report.finance) amounts.push_back(amount(line.id, line.title.in(report.language).text));
  for (const model::FinanceTable& table : report.finance_tables) {
    Members rows;
    for (const model::FinanceRow& row : table.rows)
      if (!row.id.empty()) rows.push_back(amount(row.id, row.title.in(report.language).text));
    amounts.push_back(object(table.id, table.title.in(report.language).text, std::move(rows)));
  }
  root.members.push_back(object("finance", "amounts by id: of a line, and of a table's row as TABLE.ROW", std::move(amounts)));
  Members consultations;
  for (const model::Consultation& c : report.consultations)
    if (!c.id.empty()) consultations.push_back(object(c.id, c.scope.in(report.language).text, consultation()));
  root.members.push_back(object("consultations", "consultations by id", std::move(consultations)));
  Members events;
  for (const model::Event& event : report.timetable) events.push_back(date(event.id, event.title.in(report.language).text));
  root.members.push_back(object("event", "dates by id", std::move(events)));
  Members titles;
  for (const model::Post* p : model::all_posts(report)) titles.push_back(text(p->id, p->title.in(report.language).text));
  root.members.push_back(object("post", "titles of posts by id: of today, or as a change makes them", std::move(titles)));
  Members sets;
  for (const model::ChangeSet& set : report.changes) sets.push_back(object(set.id, set.title.in(report.language).text, post_counts()));
  root.members.push_back(object("sets", "how many posts each list has, by set of changes", std::move(sets)));
  root.members.push_back(equality(report));
  Members tiers;
  for (const auto& [name, tier] : tier_names(report)) tiers.push_back(object(name, tier, post_counts()));
  add_tiers(root, std::move(tiers));
  return root;
}

}  // namespace townclerk::view
