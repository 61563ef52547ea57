#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "base/hash.hpp"
#include "document/same_paper.hpp"
#include "manifest.hpp"
#include "model/tag.hpp"
#include "pdf/codes.hpp"
#include "run.hpp"
#include "text/font.hpp"
#include "view/edition.hpp"

namespace townclerk {
namespace {

/// By the ending of a file's name; what readers of no standing would guess at is told as bytes.
std::string media_type(std::string_view file) {
  constexpr std::string_view office = "application/vnd.openxmlformats-officedocument.";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> types{{{"csv", "text/csv"},
                                                                                 {"docx", "wordprocessingml.document"},
                                                                                 {"htm", "text/html"},
                                                                                 {"html", "text/html"},
                                                                                 {"jpg", "image/jpeg"},
                                                                                 {"json", "application/json"},
                                                                                 {"pdf", "application/pdf"},
                                                                                 {"png", "image/png"},
                                                                                 {"txt", "text/plain"},
                                                                                 {"xlsx", "spreadsheetml.sheet"},
                                                                                 {"xml", "application/xml"}}};
  const std::size_t dot = file.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? std::string_view() : file.substr(dot + 1);
  const auto known = std::find_if(types.begin(), types.end(), [ending](const auto& each) { return each.first == ending; });
  if (known == types.end()) return "application/octet-stream";
  return known->second.find('/') == std::string_view::npos ? fmt::format("{}{}", office, known->second) : std::string(known->second);
}

/// What a house's folder holds has the same name when it is built in.
std::string house_name(std::string_view name) {
  constexpr std::string_view templates = "<builtin>/templates/";
  constexpr std::string_view styles = "<builtin>/styles/";
  constexpr std::string_view sheet = ".css";
  if (name.starts_with(templates)) return std::string(name.substr(templates.size()));
  if (!name.starts_with(styles) || !name.ends_with(sheet)) return std::string(name);
  name.remove_prefix(styles.size());
  return fmt::format("{}/style.css", name.substr(0, name.size() - sheet.size()));
}

void note_places(const std::vector<document::Inline>& inlines, FileId file, std::vector<Span>& places) {
  for (const document::Inline& each : inlines) {
    if (each.kind != document::InlineKind::anchor && each.at.file == file) places.push_back(each.at);
    note_places(each.children, file, places);
  }
}

void note_places(const std::vector<document::Block>& blocks, FileId file, std::vector<Span>& places) {
  for (const document::Block& block : blocks) {
    note_places(block.inlines, file, places);
    note_places(block.blocks, file, places);
  }
}

void add_names(const std::vector<model::Appendix>& appendices, const std::string& language, std::string& out) {
  for (const model::Appendix& each : appendices) {
    if (!each.file.empty()) out.append(each.file).append("\n").append(each.title.in(language).text).append("\n");
    add_names(each.appendices, language, out);
  }
}

constexpr std::string_view citation = "doc:";

/// The id of a citation may be a value.
bool cites_values(std::string_view text) {
  return text.find("doc:\xEE\x80\x80") != std::string_view::npos;
}
/// Attached files may be linked to by their names, too.
bool may_cite(std::string_view text, const document::ExternalDocument& each) {
  return each.address.starts_with("./") || text.find(fmt::format("{}{}", citation, each.name)) != std::string_view::npos || cites_values(text);
}

}  // namespace

Run::Run(Run& paper, const Bundle& bundle, Outcome& out)
    : path_(paper.path_), bundle_(&bundle), settings_(paper.settings_), out_(out), assets_(paper.assets_), like_(&paper) {}

void Run::note_printed() {
  note_places(document_.blocks, *file_, printed_);
}

std::string Run::identity(By by) const {
  std::string out;
  add_names(report_->appendices, language(), out);
  for (const std::string& name : asked_) out.append(name) += '\n';
  out.append(report_->title.in(language()).text);
  const bool is_dated = report_->date.has_value() || meeting() != nullptr;
  out += is_dated ? "\ndated\n" : "\n";
  return out + (by == By::document ? document::contents_of(document_) : what_makes_it());
}

std::string Run::what_makes_it() const {
  std::string out;
  const auto add = [&out](std::string_view words) { out.append(words) += '\0'; };
  add(expanded_.text());
  for (std::size_t i = 0; i < tokens_.size(); ++i) add(tokens_.at(i).value.text);
  const view::Facts facts = view::facts(*report_, *house_, view_options());
  for (const std::string* each : {&facts.id, &facts.title, &facts.language, &facts.author, &facts.subject, &facts.date, &marking_}) add(*each);
  for (const auto& [name, words] : facts.strings) {
    add(name);
    add(words);
  }
  const Citations citations = cited(facts.language);
  for (const document::ExternalDocument& each : citations.documents)
    if (may_cite(expanded_.text(), each))
      for (const std::string* word : {&each.name, each.short_name.empty() ? &each.title : &each.short_name, &each.address, &each.within}) add(*word);
  for (const document::PublishedCopy& each : citations.copies) {
    add(each.appendix);
    add(each.prefix);
  }
  for (const std::string& each : withheld_ids_) add(each);
  return out;
}

edition::Outcome Run::trial(const std::string& text) {
  using edition::Outcome;
  if (!trial_fonts_) trial_fonts_.emplace(faces_);
  const Bundle bundle{text, {}, {}};
  townclerk::Outcome out;
  Run trial(*this, bundle, out);
  bool made = trial.model() && trial.house() && trial.edition() && trial.view() && trial.expand();
  const auto is_same = [&](By by) { return sha256(trial.identity(by)) == identities_.at(by); };
  if (made && !has_charts_ && is_same(By::what_makes_it)) return Outcome::same;
  made = made && trial.markdown() && trial.document();
  return !made ? Outcome::at_fault : is_same(By::document) ? Outcome::same : Outcome::another;
}

std::optional<std::string> Run::words_of(const std::string& text) {
  if (!trial_fonts_) trial_fonts_.emplace(faces_);
  const Bundle bundle{text, {}, {}};
  Outcome out;
  Run trial(*this, bundle, out);
  if (!(trial.model() && trial.house() && trial.edition() && trial.view() && trial.expand())) return std::nullopt;
  // What is withheld is emptied in the document, and not all that Markdown says is printed.
  const bool withholds = whole_ && !settings_.exempt;
  const std::string& text_said = trial.expanded_.text();
  if (!has_charts_ && !withholds && text_said.find("]:") == std::string::npos && !cites_values(text_said)) return trial.identity(By::what_makes_it);
  if (!(trial.markdown() && trial.document())) return std::nullopt;
  return trial.identity(By::document);
}

edition::Minimised Run::minimised(const Run& made) {
  const model::Meeting* body = meeting();
  const edition::Paper paper{settings_.exempt, body == nullptr ? std::string() : body->id, language()};
  auto tree = edition::reduce(made.out_.sources, *made.file_, made.whole_ ? *made.whole_ : *made.report_, *house_, paper);
  if (!tree) throw InternalError("what was read as a report is no XML");
  return edition::minimise(
      *tree, model::report_space,
      {[this](const std::string& text) { return trial(text); }, [this](const std::string& text) { return words_of(text); }, made.printed_});
}

std::optional<edition::Minimised> Run::minimised_again(const std::string& text) {
  const Bundle bundle{text, {}, {}};
  Outcome out;
  Run made(*this, bundle, out);
  if (!(made.model() && made.house() && made.edition() && made.view() && made.expand() && made.markdown() && made.document())) return std::nullopt;
  made.note_printed();
  return minimised(made);
}

bool Run::reduce() {
  if (!hashes_inputs_) return true;
  // What made the document is not read again.
  view_ = {};
  expanded_ = {};
  tokens_ = {};
  carried_ = minimised(*this);
  // Who makes the paper from its model again has to get the model too.
  constexpr int most_rounds = 4;
  for (int round = 1; carried_->fate == edition::Fate::proved && !carried_->is_least; ++round) {
    std::optional<edition::Minimised> again = minimised_again(carried_->text);
    if (!again || round == most_rounds) carried_->fate = edition::Fate::differs;
    if (!again || again->text == carried_->text) break;
    carried_ = std::move(again);
  }
  if (carried_->fate != edition::Fate::proved) {
    const bool gave_up = carried_->fate == edition::Fate::given_up;
    fail(Diagnostic(pdf::codes::P107, report_->at,
                    gave_up ? fmt::format("the PDF does not carry its model: {} trials did not show what the paper needs of it", carried_->trials)
                            : "the PDF does not carry its model: reduced to what the paper prints it makes another paper")
             .hint("the PDF is whole; keep the report itself, or say --no-source"));
  }
  trial_fonts_.reset();
  return done("reduce");
}

void Run::use_fonts() {
  for (const text::Font* font : fonts_->opened()) {
    const auto bytes = font->bytes();
    use("font", font->postscript_name(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});  // NOLINT(*-reinterpret-cast)
  }
}

void Run::add_supplements(const std::vector<model::Appendix>& appendices, std::vector<pdf::Attachment>& files) const {
  for (const model::Appendix& each : appendices) {
    const auto bytes = attached_.find(each.file);
    const auto is_it = [&each](const pdf::Attachment& file) { return file.name == each.file; };
    if (bytes != attached_.end() && std::none_of(files.begin(), files.end(), is_it)) {
      files.push_back({each.file, media_type(each.file), pdf::Relationship::supplement, each.title.in(language()).text, bytes->second});
    }
    add_supplements(each.appendices, files);
  }
}

std::vector<checks::Hashed> Run::inputs() const {
  std::vector<checks::Hashed> out;
  for (const checks::Hashed& input : inputs_)
    if (input.kind != "report" && input.kind != "attached") out.push_back({input.kind, house_name(input.name), input.sha256});
  return out;
}

std::string Run::manifest(const std::string& file) {
  use_fonts();
  Manifest manifest{bundle_ != nullptr && bundle_->maker ? *bundle_->maker : this_program(), file, settings_, inputs()};
  const auto& own = *report_;
  const bool is_dated = own.date.has_value() || meeting() != nullptr;
  if (is_dated) manifest.settings.fallback_date.clear();
  return to_json(manifest);
}

std::vector<pdf::Attachment> Run::attachments(const std::string& file) {
  std::vector<pdf::Attachment> files;
  if (chart_only_) return files;
  add_supplements(report_->appendices, files);
  if (!carried_ || carried_->fate != edition::Fate::proved) return files;
  for (const std::string_view own : {model_file, manifest_file}) {
    if (attached_.find(std::string(own)) == attached_.end()) continue;
    fail(Diagnostic(codes::A104, report_->at, fmt::format("the PDF carries its model as '{}' and a file attached to the report has that name", own))
             .hint("give the attached file another name, or render with --no-source"));
  }
  files.insert(files.begin(),
               {std::string(model_file), "application/xml", pdf::Relationship::source, "What this paper was made from", carried_->text});
  files.insert(files.begin() + 1, {std::string(manifest_file), "application/json", pdf::Relationship::data,
                                   "How this paper was made: the program, its settings, and hashes of what it read", manifest(file)});
  return files;
}

}  // namespace townclerk
