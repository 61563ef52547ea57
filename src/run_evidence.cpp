#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "model/kinds.hpp"
#include "run.hpp"
#include "view/forms.hpp"

namespace townclerk {
namespace {

std::string_view words(document::Claims claims) {
  switch (claims) {
    case document::Claims::archive_and_access:
      return "PDF/A-3a and PDF/UA-1";
    case document::Claims::archive:
      return "PDF/A-3a, not PDF/UA-1, because of the findings";
    case document::Claims::none:
      break;
  }
  return "none: it is a draft";
}

std::string word(model::Status status) {
  std::string out(model::name_of(status));
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

}  // namespace

void Run::use(std::string_view kind, std::string name, std::string_view bytes) {
  if (like_ != nullptr || (!settings_.evidence && !hashes_inputs_)) return;
  checks::Hashed input{std::string(kind), std::move(name), sha256(bytes)};
  const auto known = std::find_if(inputs_.begin(), inputs_.end(),
                                  [&input](const checks::Hashed& other) { return other.name == input.name && other.sha256 == input.sha256; });
  if (known == inputs_.end()) inputs_.push_back(std::move(input));
}

checks::Shown Run::shown(const checks::Judged& judged) const {
  const Diagnostic& what = judged.finding.what;
  checks::Shown out{std::string(what.code.id), what.message, {}, 0, 0, judged.fate};
  const auto name = input_names_.find(what.at.file);
  if (!what.at.known() || name == input_names_.end()) return out;
  const Place place = out_.sources.place(what.at.file, what.at.begin);
  out.file = name->second;
  out.line = place.line;
  out.column = place.column;
  return out;
}

std::vector<checks::Accepted> Run::accepted() const {
  std::vector<checks::Accepted> out;
  for (const model::Acknowledgement& each : acknowledgements_) {
    const auto findings =
        std::count_if(findings_.begin(), findings_.end(), [&each](const checks::Judged& judged) { return judged.accepted_by == &each; });
    if (findings == 0) continue;
    out.push_back({each.rule, each.of, each.by.text, each.reason.text, each.date ? view::iso_date(*each.date) : std::string(),
                   static_cast<std::size_t>(findings)});
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> Run::alternatives() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (style::NodeId id = 0; id < tree_.nodes.size(); ++id) {
    const style::Node& node = tree_.nodes[id];
    if (node.particulars->drawing != nullptr) {
      const std::string& figure = tree_.nodes[node.parent].particulars->id;
      out.emplace_back(figure.empty() ? "chart" : fmt::format("chart '{}'", figure), node.particulars->drawing->alternative);
    } else if (node.name == style::Name::img) {
      const std::string* source = tree_.attribute(id, "src");
      const std::string* alternative = tree_.attribute(id, "alt");
      out.emplace_back(source == nullptr ? "picture" : *source, alternative == nullptr ? "" : *alternative);
    }
  }
  return out;
}

void Run::write_evidence() {
  checks::Evidence sheet;
  const document::Metadata& about = tree_.metadata;
  sheet.tool = program_name();
  sheet.title = about.title;
  sheet.language = about.language;
  sheet.paper = {{"id", about.id},
                 {"status", word(report_->status)},
                 {"edition", settings_.exempt ? "exempt" : "public"},
                 {"house", house_->code},
                 {"language", about.language}};
  if (!about.subject.empty()) sheet.paper.emplace_back("meeting", about.subject);
  if (!about.date.empty()) sheet.paper.emplace_back("date", about.date);
  sheet.claims = words(about.claims);
  const auto stopping = std::count_if(findings_.begin(), findings_.end(), [](const auto& each) { return each.fate == checks::Fate::stops; });
  if (stopping > 0) {
    sheet.claims = "none: no paper was made";
    sheet.refusal = fmt::format("the paper is published, and {} open {} it: mend {}, or let an officer accept {} in the report", stopping,
                                stopping == 1 ? "finding stops" : "findings stop", stopping == 1 ? "it" : "them", stopping == 1 ? "it" : "them");
  }
  sheet.checked = checked_;
  for (const checks::Judged& each : findings_) sheet.findings.push_back(shown(each));
  sheet.accepted = accepted();
  sheet.idle_acknowledgements = acknowledgements_.size() - sheet.accepted.size();
  sheet.alternatives = alternatives();
  use_fonts();
  sheet.inputs = inputs_;
  for (const OutputFile& file : out_.files) sheet.outputs.push_back({"output", file.name, sha256(file.bytes)});
  out_.evidence = {checks::evidence_html(sheet), checks::evidence_json(sheet)};
}

}  // namespace townclerk
