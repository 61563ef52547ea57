#include "edition/vocabulary.hpp"

#include <set>

#include <fmt/format.h>

namespace townclerk::edition {
namespace {

using Names = std::set<std::string_view>;

constexpr std::string_view digits = "0123456789";

}  // namespace

bool of_money(const Node& node) {
  return node.find("amount") != nullptr;
}

bool is_required(const Node& node, std::string_view attribute) {
  // "@subject" is of all elements.
  static const Names names{"@subject",
                           "@ref",
                           "@public-interest",
                           "revision@version",
                           "revision@date",
                           "revision@supersedes",
                           "meeting@date",
                           "person@name",
                           "signature@name",
                           "clearance@area",
                           "delegation@citation",
                           "regrade@grade",
                           "mapping@to",
                           "share@percent",
                           "share@authority",
                           "move@to",
                           "transfer@to",
                           "second@to",
                           "impact@post",
                           "event@date",
                           "meeting-held@date",
                           "row@lines",
                           "row@count",
                           "equality@population",
                           "at@milestone",
                           "at@count",
                           "appendix@file",
                           "appendix@address",
                           "appendix@due",
                           "as-published@date",
                           "line@from",
                           "event@phase",
                           "line@amount",
                           "@code",
                           "generated@part",
                           "outcome@result",
                           "unit@kind"};
  static const Names of_withheld{"impact@post", "row@lines"};  // which does without
  const std::string name = fmt::format("{}@{}", node.name, attribute);
  if (node.stub && of_withheld.contains(name)) return false;
  if (node.name == "line" && attribute == "to" && !of_money(node)) return true;
  return names.contains(fmt::format("@{}", attribute)) || names.contains(name);
}

bool is_required(const Node& node, const Node& child) {
  static const Names anywhere{"authority", "title", "risk-text", "condition", "then", "value", "row", "phase"};
  static const Names named{"authority", "meeting", "unit", "function", "meeting-held"};
  if (child.name == "group") return node.name == "equality";
  if (child.name == "name") return named.contains(node.name);
  if (child.name == "text") return node.name == "recommendation" || node.name == "item";
  return anywhere.contains(child.name);
}

bool names_others(const Node& node, std::string_view attribute) {
  static const Names names{
      "authority",  "parent", "unit", "employer", "covered-by", "seconded-to", "job-description", "deputy", "from",  "held-by",  "subject", "owner",
      "delegation", "ref",    "set",  "of",       "meetings",   "post",        "changes",         "actor",  "lines", "milestone"};
  if (attribute == "to") return !of_money(node) && node.name != "event" && node.name != "document" && node.name != "meeting-held";
  return names.contains(attribute) && !(node.name == "person" && attribute == "post") && !(node.name == "table" && attribute == "unit");
}

bool is_closed(std::string_view element, std::string_view attribute) {
  static const Names anywhere{
      "id",         "xml:lang",  "exempt",    "code",    "rule",           "withheld",   "lang",      "house",      "status",
      "part",       "kind",      "type",      "nation",  "form",           "in",         "by",        "sign",       "ways",
      "total",      "full-year", "one-off",   "done",    "unit",           "public",     "part-time", "tupe",       "area",
      "result",     "certainty", "precision", "blank",   "function-of",    "confidence", "preferred", "background", "chief-officer",
      "advertised", "number",    "label",     "numbers", "suppress-below", "shown",      "sum",       "file"};
  if (attribute == "role") return element != "signature";
  if (attribute == "holder") return element != "delegation";
  if (attribute == "name") return element == "verb";
  return anywhere.contains(attribute);
}

std::string_view neutral_word(const Node& node, std::string_view attribute) {
  if (attribute != "kind") return {};
  if (node.name == "unit") return "team";
  return of_money(node) ? "cost" : "";
}

bool is_figure(std::string_view attribute) {
  static const Names names{"date",         "to",         "start",  "end",        "since",      "until",  "effective", "due",
                           "fte",          "count",      "cost",   "percent",    "year",       "amount", "invited",   "responses",
                           "minimum-days", "likelihood", "impact", "population", "comparator", "sum"};
  return names.contains(attribute);
}

Form form_of(std::string_view value) {
  const auto only = [&value](std::string_view signs) { return value.find_first_not_of(signs) == std::string_view::npos; };
  if (value.starts_with("http")) return Form::address;
  if (value.find_first_of(digits) == std::string_view::npos) return Form::words;
  if (only("0123456789-") && value.size() == 10 && value[4] == '-' && value[7] == '-') return Form::day;
  if (only("0123456789-") && value.size() == 7 && value[4] == '-') return Form::month;
  if (only("0123456789/") && value.size() == 7 && value[4] == '/') return Form::financial_year;
  if (only(digits)) return Form::count;
  return only("0123456789.-") ? Form::number : Form::words;
}

}  // namespace townclerk::edition
