#include "view/declare.hpp"
#include "view/generated.hpp"

namespace townclerk::view::declare {
namespace {

Schema function_tables() {
  return list("function-tables", "functions by unit or post, at most four columns to a table",
              of(list("columns", "those who hold functions", of(text("holder", "name of the unit or post"), list("functions", "what it does")))));
}

Schema function_moves() {
  return list("function-moves", "where functions come from and go to",
              of(text("function", "the function"), text("from", "who has it now"), text("to", "who gets it; who keeps it, where it stays"),
                 flag("is-staying", "it stays"), flag("is-undecided", "its place is not decided yet"), flag("is-ceasing", "it ceases"),
                 text("owner", "who decides"), date("due", "by when"), exempt()));
}

Schema statutory_rows() {
  return list("statutory-rows", "posts with statutory roles",
              of(text("title", "title of the post"), text("role-line", "its roles on one line"), list("roles", "its roles"), exempt()));
}

Schema numbers() {
  return object("numbers", "number of posts by tier",
                of(list("rows", "a row for each tier, and their sum",
                        of(text("tier", "the tier"), text("current", "posts of today"), text("proposed", "posts of the proposed structure"),
                           text("deleted", "posts deleted"), text("created", "posts created"), flag("is-total", "the sum")))));
}

Schema unit_numbers() {
  return object("unit-numbers", "number of posts by unit",
                of(list("columns", "the tiers"), list("rows", "a row for each unit, and their sum",
                                                      of(text("unit", "the unit"), list("cells", "posts of each tier; empty where there are none"),
                                                         text("total", "posts of all tiers"), flag("is-total", "the sum")))));
}

template <class... More>
Members with_history(More&&... more) {
  return of(text("name", "name of the unit"), text("former-line", "its former names on one line"),
            text("period", "from when and until when it exists"), std::forward<More>(more)...);
}

Schema unit_tables() {
  return list("unit-tables", "units and what they are responsible for, at most four columns to a table",
              of(list("columns", "units that are part of no other",
                      with_history(prose("description", "what it is responsible for"), flag("has-units", "there are units in it"),
                                   list("units", "units in it", with_history(prose("description", "what it is responsible for")))))));
}

Schema reporting_lines() {
  return object("reporting-lines", "who answers to whom",
                of(list("rows", "a row for each line",
                        of(text("from", "title of the post, or name of the unit"), text("to", "to which it answers"),
                           text("kind", "solid, dotted, statutory …"), text("kind-label", "the house's word for the kind"),
                           text("caption", "what stands on the line"), date("since", "from when it holds"), date("until", "until when it holds"),
                           text("period", "from when and until when"), exempt())),
                   flag("has-periods", "some say when they hold")));
}

Schema impacts() {
  return list(
      "impacts", "what the changes mean for each post",
      of(text("id", "its id"), text("title", "title of the post"), prose("text", "what happens to it"), flag("has-outcomes", "there are some"),
         list("outcomes", "how its holder compares with other posts",
              of(text("result", "slot, ring-fence, no-match …"), text("result-label", "the house's word for it"),
                 text("post-line", "titles of the posts that it is about, on one line"), list("posts", "titles of the posts"),
                 prose("reason", "why"))),
         prose("withheld-reasons", "in place of the outcomes' reasons, where the house prints them as paragraphs and they are withheld"),
         prose("summary", "in short"), exempt()));
}

Schema finance_tables() {
  return list("finance-tables", "tables of amounts, with their totals",
              of(text("id", "its id"), text("number", "auto, or stated; empty where it takes none"), text("title", "its title"),
                 prose("note", "what the exempt edition says before it, where it is exempt"), flag("is-by-year", "it has a column for each year"),
                 list("columns", "the years"),
                 list("rows", "rows and totals",
                      of(text("id", "its id"), text("title", "its title"), list("cells", "amounts by year"), text("total", "the amount of all years"),
                         flag("is-total", "a sum of rows"), flag("is-minus", "taken away in totals, and printed below nothing"))),
                 exempt()));
}

Schema equality_tables() {
  return list("equality-tables", "tables of people by protected characteristic",
              of(text("id", "its id"), text("title", "its title"), prose("note", "what the exempt edition says before it, where it is exempt"),
                 text("population", "how many people it is about"), text("comparator", "what the other population is"),
                 list("milestones", "columns that are filled in later"),
                 list("groups", "characteristics",
                      of(text("title", "the characteristic"), text("size", "how many rows it has"),
                         list("rows", "values and their sum",
                              of(text("category", "the characteristic"), text("title", "the value"), text("count", "how many people"),
                                 text("share", "part of the population in per cent"), text("comparator", "part of the other population in per cent"),
                                 text("variance", "the difference of both"), list("cells", "how many at each milestone"),
                                 flag("is-first", "the first row of its group"), flag("is-total", "the sum of the group"))))),
                 exempt()));
}

Schema options() {
  return list(
      "options", "alternatives that were weighed",
      of(text("id", "its id"), text("number", "stated number, else empty"), text("title", "its heading: Option 1: Two directorates"),
         text("own-title", "its title without number"), prose("text", "what it is"), flag("has-advantages", "there are some"),
         list("advantages", "what speaks for it"), flag("has-disadvantages", "there are some"), list("disadvantages", "what speaks against it"),
         prose("reason", "why it is proposed or not"), flag("is-preferred", "the one that the report proposes"), exempt()));
}

Schema cycles() {
  return list("cycles", "phases that come round again",
              of(text("id", "its id"), text("title", "its title"), flag("is-both-ways", "each phase also leads back to the one before"),
                 list("phases", "its phases in order", of(text("id", "its id"), text("title", "its title"), prose("text", "what is done in it")))));
}

}  // namespace

Schema changes(std::string_view summary) {
  return list(
      "changes", summary,
      of(text("id", "its id"), text("kind", "delete, create, rename …"), text("kind-label", "the house's word for the kind"),
         text("subject-line", "titles of what it changes, on one line"), list("subjects", "titles of what it changes"),
         text("result-line", "what it makes and where it goes, on one line"), list("results", "titles of what it makes, a new title or grade"),
         text("to", "name of where it goes"), text("condition", "on what it depends"), text("phase", "its phase"),
         date("effective", "when it is made"), text("employer", "who employs its subjects from then on"), text("reason", "why"),
         text("owner", "who decides what is undecided"), date("due", "when it is decided"), text("term", "for how long"),
         alike("then", "changes if it is met"), alike("else", "changes if it is not"), exempt()));
}

Schema themes() {
  return list("themes", "what was said",
              of(text("id", "its id"), text("title", "its title"), prose("said", "what consultees said"), prose("response", "the answer"),
                 flag("has-changes", "changes follow from it"), changes("changes that follow")));
}

Members part_names() {
  return of(function_tables(), function_moves(),
            list("described-posts", "what units and posts are for",
                 of(text("title", "name of the unit or title of the post"), prose("description", "what it is for"))),
            list("schemes", "what posts are mapped to"),
            list("mapped-posts", "posts that are mapped",
                 of(text("title", "title of the post"), list("cells", "a cell for each scheme", of(prose("prose", "what it answers for"))))),
            statutory_rows(), numbers(), unit_numbers(), unit_tables(), reporting_lines(), impacts(), finance_tables(), equality_tables(), options(),
            list("principles", "principles in order",
                 of(text("id", "its id"), text("number", "stated number, else empty"), text("title", "its title"), prose("text", "what it says"))),
            cycles(), themes(),
            list("timetable-groups", "dates, those of one phase together",
                 of(text("phase", "the phase; empty for dates of none"), list("events", "its dates", event()))));
}

Members event() {
  return of(text("id", "its id"), date("date", "when"), text("title", "what happens"), text("phase", "its phase"), prose("note", "more about it"),
            text("actor", "who does it"), text("state", "the house's word for done or planned, where it is said"), flag("is-done", "it is done"),
            flag("is-planned", "it is planned"));
}

Members post_counts() {
  Members members;
  for (const auto& [name, list] : post_lists) members.push_back(number(name, "how many posts the list has"));
  return members;
}

}  // namespace townclerk::view::declare
