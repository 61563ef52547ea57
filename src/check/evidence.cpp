#include "check/evidence.hpp"

#include <array>
#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

#include "base/escape.hpp"
#include "base/json.hpp"

namespace townclerk::checks {
namespace {

/// What no machine can decide.
struct HumanCheck {
  std::string_view what;
  std::string_view how;
};
constexpr std::array human_checks{
    HumanCheck{"Reading order", "Listen to the PDF and the HTML with a screen reader: does each part follow from the one before?"},
    HumanCheck{"Alternative words", "Read those below without the pictures: do they tell what the pictures tell?"},
    HumanCheck{"Charts", "Read the list below each chart: does it say what the drawing says?"},
    HumanCheck{"Headings", "Read the list of contents alone: does each heading say what its part is about?"},
    HumanCheck{"Links", "Read the words of the links alone: does each say where it leads?"},
    HumanCheck{"Tables", "Is each table needed, and are its header cells the names of what stands below and beside them?"},
    HumanCheck{"Plain language", "Read the summary and the recommendations aloud: would a resident understand them? Are abbreviations explained?"},
    HumanCheck{"Languages", "Are words in another language marked as such, and do the English and the Welsh paper say the same?"},
    HumanCheck{"Meaning by colour or place", "Does any sentence point at things by colour, shape or place alone (“the red boxes”, “on the right”)?"},
    HumanCheck{"Attached files", "They are published as they are: check each with the program that made it."},
    HumanCheck{"Use by keyboard, enlarged and small", "Go through the HTML with the keyboard alone, at 400 % and at a width of 320 pixels."},
};

std::string_view word(Fate fate) {
  switch (fate) {
    case Fate::accepted:
      return "accepted";
    case Fate::recorded:
      return "recorded, for the paper is historic";
    case Fate::stops:
      return "stops the paper";
    case Fate::told:
      break;
  }
  return "open";
}

std::string place(const Shown& finding) {
  return finding.file.empty() ? std::string("the whole paper") : fmt::format("{}:{}:{}", finding.file, finding.line, finding.column);
}

constexpr std::string_view style =
    "html{font:100%/1.5 'Liberation Sans',Arial,sans-serif;color:#16191d;background:#fff}body{max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:700;padding:.5rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #767c82;overflow-wrap:anywhere}thead th{border-bottom:2px "
    "solid "
    "#16191d}.hash{font-family:monospace;font-size:.8rem}";

class Sheet {
 public:
  explicit Sheet(const Evidence& evidence) : evidence_(evidence) {}

  std::string write() {
    head();
    checked();
    findings();
    accepted();
    for_people();
    files("Inputs", "What the paper was made from", evidence_.inputs);
    files("Outputs", "What was written", evidence_.outputs);
    out_ += "</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void text(std::string_view words) { append_xml_text(out_, words); }
  void element(std::string_view name, std::string_view words) {
    out_.append("<").append(name).append(">");
    text(words);
    out_.append("</").append(name.substr(0, name.find(' '))).append(">\n");
  }

  void head() {
    out_ +=
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n";
    element("title", "Accessibility evidence: " + evidence_.title);
    out_.append("<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n<h1>Accessibility evidence: <span lang=\"");
    text(evidence_.language);
    out_ += "\">";
    text(evidence_.title);
    out_ += "</span></h1>\n";
    element("p",
            "This sheet is for the council’s records. It says what a machine checked, what an officer accepted, and what a person must still check.");
    if (!evidence_.refusal.empty()) element("p", fmt::format("No paper was made: {}.", evidence_.refusal));
    begin_table("The paper", {"What", "Value"});
    for (const auto& [name, value] : evidence_.paper) row({name, value});
    row({"Standards that the PDF may claim", evidence_.claims});
    row({"Made by", evidence_.tool});
    end_table();
  }

  void begin_table(std::string_view caption, std::initializer_list<std::string_view> heads) {
    out_ += "<table>\n";
    element("caption", caption);
    out_ += "<thead><tr>";
    for (const std::string_view each : heads) element("th scope=\"col\"", each);
    out_ += "</tr></thead>\n<tbody>\n";
  }
  /// The first cell names the row.
  void row(std::initializer_list<std::string> cells) {
    out_ += "<tr>";
    bool first = true;
    for (const std::string& cell : cells) element(std::exchange(first, false) ? "th scope=\"row\"" : "td", cell);
    out_ += "</tr>\n";
  }
  void end_table() { out_ += "</tbody>\n</table>\n"; }

  void checked() {
    element("h2", "Checked by machine");
    begin_table("Each rule, on the tree that HTML and PDF are made from", {"Rule", "It finds that", "Places looked at", "Findings"});
    for (const Tally& tally : evidence_.checked)
      row({std::string(tally.rule.id), std::string(tally.rule.title), std::to_string(tally.places), std::to_string(tally.findings)});
    end_table();
  }

  void findings() {
    element("h2", "Findings");
    if (evidence_.findings.empty()) return element("p", "None.");
    begin_table("In order of discovery", {"Place", "Rule", "Finding", "What became of it"});
    for (const Shown& finding : evidence_.findings) row({place(finding), finding.rule, finding.message, std::string(word(finding.fate))});
    end_table();
  }

  void accepted() {
    element("h2", "Accepted by an officer");
    if (evidence_.accepted.empty()) {
      element("p", "Nothing.");
    } else {
      begin_table("Who accepted what, and why", {"Rule", "Of", "Accepted by", "On", "Reason", "Findings"});
      for (const Accepted& each : evidence_.accepted)
        row({each.rule, each.of.empty() ? "the whole paper" : each.of, each.by, each.date.empty() ? "no date given" : each.date, each.reason,
             std::to_string(each.findings)});
      end_table();
    }
    if (evidence_.idle_acknowledgements > 0)
      element("p", fmt::format("Acknowledgements in the report that accept nothing in this paper: {}.", evidence_.idle_acknowledgements));
  }

  void for_people() {
    element("h2", "To be checked by a person");
    begin_table("What no machine can decide", {"What", "How", "Checked by, on"});
    for (const HumanCheck& each : human_checks) row({std::string(each.what), std::string(each.how), std::string()});
    end_table();
    if (evidence_.alternatives.empty()) return element("p", "The paper has no pictures and no charts.");
    begin_table("Alternative words to be read", {"Picture or chart", "Words"});
    for (const auto& [picture, words] : evidence_.alternatives)
      row({picture, words.empty() ? "none: it only decorates, or they are missing" : words});
    end_table();
  }

  void files(std::string_view heading, std::string_view caption, const std::vector<Hashed>& list) {
    element("h2", heading);
    begin_table(caption, {"Name", "Kind", "SHA-256"});
    for (const Hashed& file : list) row({file.name, file.kind, file.sha256});
    end_table();
  }

  const Evidence& evidence_;
  std::string out_;
};

Json files_json(const std::vector<Hashed>& list) {
  Json files = Json::array();
  for (const Hashed& file : list) files.push_back(Json{{"kind", file.kind}, {"name", file.name}, {"sha256", file.sha256}});
  return files;
}

}  // namespace

std::string evidence_html(const Evidence& evidence) {
  return Sheet(evidence).write();
}

std::string evidence_json(const Evidence& evidence) {
  Json json = Json::object();
  json["tool"] = evidence.tool;
  json["title"] = evidence.title;
  for (const auto& [name, value] : evidence.paper) json["paper"][name] = value;
  json["claims"] = evidence.claims;
  if (!evidence.refusal.empty()) json["refusal"] = evidence.refusal;
  json["checked"] = Json::array();
  for (const Tally& tally : evidence.checked)
    json["checked"].push_back(
        Json{{"rule", std::string(tally.rule.id)}, {"title", std::string(tally.rule.title)}, {"places", tally.places}, {"findings", tally.findings}});
  json["findings"] = Json::array();
  for (const Shown& finding : evidence.findings) {
    Json each{{"rule", finding.rule}, {"message", finding.message}, {"fate", std::string(word(finding.fate))}};
    if (!finding.file.empty()) each.update(Json{{"file", finding.file}, {"line", finding.line}, {"column", finding.column}});
    json["findings"].push_back(std::move(each));
  }
  json["accepted"] = Json::array();
  for (const Accepted& each : evidence.accepted)
    json["accepted"].push_back(
        Json{{"rule", each.rule}, {"of", each.of}, {"by", each.by}, {"reason", each.reason}, {"date", each.date}, {"findings", each.findings}});
  json["idle_acknowledgements"] = evidence.idle_acknowledgements;
  json["to_check_by_a_person"] = Json::array();
  for (const HumanCheck& each : human_checks)
    json["to_check_by_a_person"].push_back(Json{{"what", std::string(each.what)}, {"how", std::string(each.how)}});
  json["alternatives"] = Json::array();
  for (const auto& [picture, words] : evidence.alternatives) json["alternatives"].push_back(Json{{"picture", picture}, {"words", words}});
  json["inputs"] = files_json(evidence.inputs);
  json["outputs"] = files_json(evidence.outputs);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace townclerk::checks
