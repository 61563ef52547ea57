#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "manifest.hpp"
#include "run.hpp"
#include "text/font.hpp"

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

void note_places(const std::vector<document::Block>& blocks, FileId file, edition::Printed& printed) {
  for (const document::Block& block : blocks) {
    printed.charts = printed.charts || block.particulars->drawing != nullptr;
    note_places(block.inlines, file, printed.places);
    note_places(block.blocks, file, printed);
  }
}

}  // namespace

void Run::note_printed() {
  note_places(document_.blocks, *file_, printed_);
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

std::string Run::manifest(const std::string& file) {
  use_fonts();
  Manifest manifest{fmt::format("townclerk {}", version()), file, settings_, {}};
  const auto& own = *report_;
  const bool is_dated = own.date.has_value() || meeting() != nullptr;
  if (is_dated) manifest.settings.fallback_date.clear();
  for (const checks::Hashed& input : inputs_)
    if (input.kind != "report" && input.kind != "attached") manifest.inputs.push_back({input.kind, house_name(input.name), input.sha256});
  return to_json(manifest);
}

std::vector<pdf::Attachment> Run::attachments(const std::string& file) {
  std::vector<pdf::Attachment> files;
  if (chart_only_) return files;
  add_supplements(report_->appendices, files);
  if (!settings_.source) return files;
  for (const std::string_view own : {model_file, manifest_file}) {
    if (attached_.find(std::string(own)) == attached_.end()) continue;
    fail(Diagnostic(codes::A104, report_->at, fmt::format("the PDF carries its model as '{}' and a file attached to the report has that name", own))
             .hint("give the attached file another name, or render without --source"));
  }
  const model::Meeting* body = meeting();
  edition::Paper paper{settings_.exempt, body == nullptr ? std::string() : body->id, language(), printed_};
  auto source = edition::reduce(out_.sources, *file_, whole_ ? *whole_ : *report_, *house_, paper);
  if (!source) throw InternalError("what was read as a report is no XML");
  files.insert(files.begin(),
               {std::string(model_file), "application/xml", pdf::Relationship::source, "What this paper was made from", std::move(*source)});
  files.insert(files.begin() + 1, {std::string(manifest_file), "application/json", pdf::Relationship::data,
                                   "How this paper was made: the program, its settings, and hashes of what it read", manifest(file)});
  return files;
}

}  // namespace townclerk
