#include "run.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/assets.hpp"
#include "base/builtin.hpp"
#include "base/codes.hpp"
#include "base/hash.hpp"
#include "chart/place.hpp"
#include "check/accessibility.hpp"
#include "document/resolve.hpp"
#include "house/guest.hpp"
#include "house/house.hpp"
#include "house/lineage.hpp"
#include "layout/layout.hpp"
#include "markdown/read.hpp"
#include "model/codes.hpp"
#include "model/freeze.hpp"
#include "model/read.hpp"
#include "model/values.hpp"
#include "outputs.hpp"
#include "pdf/codes.hpp"
#include "pdf/page_count.hpp"
#include "pdf/picture.hpp"
#include "pdf/picture_metadata.hpp"
#include "stages.hpp"
#include "style/element.hpp"
#include "style/stylesheet.hpp"
#include "template/template.hpp"
#include "template/tokens.hpp"
#include "text/font_book.hpp"
#include "view/addressed.hpp"
#include "view/edition.hpp"
#include "view/view.hpp"
#include "writers/svg.hpp"
#include "writers/writers.hpp"

namespace townclerk {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largest_report = 16U << 20;
constexpr std::size_t largest_attachment = 64U << 20;
constexpr std::string_view chart_id = "chart";

std::size_t count(const std::vector<document::Block>& blocks) {
  std::size_t sum = blocks.size();
  for (const document::Block& block : blocks) sum += count(block.blocks);
  return sum;
}

/// The same on every machine.
std::string asset_name(const Asset& asset, std::string_view house, std::string_view file) {
  return asset.name.starts_with("<builtin>") ? asset.name : fmt::format("{}/{}", house, file);
}

}  // namespace

/// report.xml as a source; nothing when it cannot be read, which is reported.
std::optional<FileId> load_report(const fs::path& path, Outcome& out) {
  auto text = read_file(path, largest_report);
  if (!text) {
    out.diagnostics.add(text.error());
    return std::nullopt;
  }
  out.usage.bytes_read += text->size();
  return out.sources.add(path.generic_string(), std::move(*text));
}

void Run::fail(Diagnostic diagnostic, Span at) {
  if (!diagnostic.at.known()) diagnostic.at = at;
  out_.diagnostics.add(std::move(diagnostic));
}

bool Run::done(std::string_view step) {
  const auto now = std::chrono::steady_clock::now();
  out_.times.emplace_back(step, std::chrono::duration<double, std::micro>(now - started_).count());
  started_ = now;
  return !out_.diagnostics.has_errors();
}

std::optional<FileId> Run::load(std::string_view house, std::string_view file, bool required, Span wanted_at) {
  const auto take = [this, house, file](Asset asset) {
    out_.used.push_back(asset.name);
    out_.usage.bytes_read += asset.text.size();
    const std::string name = asset_name(asset, house, file);
    use(file == "house.xml" ? "house" : file == "style.css" ? "style" : "template", name, asset.text);
    const FileId id = out_.sources.add(std::move(asset.name), std::move(asset.text));
    input_names_.emplace(id, name);
    return id;
  };
  if (required) {
    auto asset = assets_.require(house, file);
    if (asset) return take(std::move(*asset));
    fail(asset.error(), wanted_at);
    return std::nullopt;
  }
  auto asset = assets_.find(house, file);
  if (!asset) fail(asset.error(), wanted_at);
  if (!asset || !*asset) return std::nullopt;
  return take(std::move(**asset));
}

bool Run::model() {
  file_ = bundle_ == nullptr ? load_report(path_, out_) : out_.sources.add(bundle_->name, bundle_->text);
  if (!file_) return false;
  input_names_.emplace(*file_, path_.filename().generic_string());
  use("report", path_.filename().generic_string(), out_.sources.text(*file_));
  report_ = model::read(out_.sources, *file_, out_.diagnostics);
  if (report_) acknowledgements_ = report_->acknowledgements;
  return done("model") && report_.has_value();
}

const model::Meeting* Run::meeting() const {
  const std::vector<model::Meeting>& list = report_->meetings;
  if (settings_.meeting.empty()) return list.empty() ? nullptr : &list.back();
  const auto found = std::find_if(list.begin(), list.end(), [this](const model::Meeting& m) { return m.id == settings_.meeting; });
  return found == list.end() ? nullptr : &*found;
}

std::vector<Settings> Run::other_papers() const {
  std::vector<Settings> papers;
  if (!report_) return papers;
  for (const model::Meeting& each : report_->meetings) {
    if (!settings_.meeting.empty() || &each == meeting()) continue;
    papers.push_back(settings_);
    papers.back().meeting = each.id;
  }
  if (settings_.language.empty()) {
    for (const auto& [language, title] : report_->title.by_language) {
      if (language == report_->language) continue;
      papers.push_back(settings_);
      papers.back().language = language;
    }
  }
  if (settings_.exempt || !view::withholds(*report_)) return papers;
  papers.push_back(settings_);
  papers.back().exempt = true;
  return papers;
}

bool Run::house() {
  const bool given = !settings_.house.empty();
  const model::Meeting* body = meeting();
  const bool own = body != nullptr && !body->house.empty();
  const std::string& wanted = given ? settings_.house : own ? body->house : report_->house;
  const Span wanted_at = given ? Span{} : own ? body->at : report_->house_at;
  wanted_house_ = wanted;
  if (like_ != nullptr) {
    if (wanted != like_->wanted_house_ || report_->house != like_->own_house_) return false;
    house_ = like_->house_;
    lineage_ = like_->lineage_;
    return done("house");
  }
  own_house_ = report_->house;
  const house::Load load_house = [this](std::string_view code, Span at) { return load(code, "house.xml", true, at); };
  house_ = house::read_with_bases(wanted, wanted_at, load_house, out_.sources, lineage_, out_.diagnostics);
  if (house_ && wanted != report_->house) {
    std::vector<std::string> lineage;
    const auto written_for = house::read_with_bases(report_->house, report_->house_at, load_house, out_.sources, lineage, out_.diagnostics);
    if (written_for) house::take_in(*house_, *written_for);
  }
  return done("house") && house_.has_value();
}

bool Run::edition() {
  if (const model::Meeting* body = meeting()) elsewhere_ = view::address_to(*report_, *body);
  view::check_exemptions(*report_, out_.diagnostics);
  if (settings_.exempt) {
    marking_ = view::marking(*report_, *house_, settings_.language);
    whole_ = std::exchange(report_, std::nullopt);
    report_ = view::exempt_edition(*whole_, *house_, settings_.language);
  } else if (view::withholds(*report_)) {
    withheld_ids_ = view::ids_in_print(*report_);
    whole_ = std::exchange(report_, std::nullopt);
    report_ = view::public_edition(*whole_, *house_, settings_.language);
  }
  attach(report_->appendices);
  return done("edition");
}

tl::expected<std::string, Diagnostic> Run::attached_file(const std::string& file) const {
  if (bundle_ != nullptr) {
    const auto found = bundle_->attached.find(file);
    if (found != bundle_->attached.end()) return found->second;
    return tl::make_unexpected(Diagnostic(codes::A101, {}, fmt::format("the file '{}' is not carried with the report", file)));
  }
  const auto path = inside(path_.parent_path(), file);
  if (!path) return tl::make_unexpected(path.error());
  return read_file(*path, largest_attachment);
}

void Run::attach(const std::vector<model::Appendix>& appendices) {
  for (const model::Appendix& appendix : appendices) {
    attach(appendix.appendices);
    if (appendix.file.empty()) continue;
    if (like_ != nullptr) {
      attach_again(appendix);
      continue;
    }
    auto bytes = attached_file(appendix.file);
    if (!bytes) {
      fail(Diagnostic(bytes.error()).hint(fmt::format("put the file beside the report, or change 'file' of the appendix '{}'", appendix.id)),
           appendix.at);
      continue;
    }
    out_.used.push_back((path_.parent_path() / appendix.file).generic_string());
    use("attached", appendix.file, *bytes);
    view::AttachedFile about{bytes->size(), 0};
    if (bytes->starts_with("%PDF-")) {
      const auto pages = pdf::page_count(std::as_bytes(std::span(*bytes)));
      if (pages) {
        about.pages = *pages;
      } else {
        fail(Diagnostic(pdf::codes::P102, appendix.at,
                        fmt::format("the attached file '{}' cannot be opened as a PDF: {}", appendix.file, pages.error()))
                 .hint("save it anew from the program that made it, without a password, and try again"));
      }
    }
    attached_about_.emplace(appendix.file, about);
    attached_.emplace(appendix.file, std::move(*bytes));
  }
}

void Run::attach_again(const model::Appendix& appendix) {
  const auto about = like_->attached_about_.find(appendix.file);
  if (about == like_->attached_about_.end())
    return fail(Diagnostic(codes::A101, appendix.at, fmt::format("the paper has no file '{}'", appendix.file)));
  attached_about_.insert(*about);
}

bool Run::view() {
  schema_ = view::schema(*house_, *report_);
  view_ = view::build(*report_, *house_, view_options(), out_.diagnostics);
  return done("view");
}

const mustache::Template* Run::template_named(std::string_view name) {
  if (like_ != nullptr) {
    if (templates_.try_emplace(std::string(name)).second) asked_.emplace_back(name);
    const auto known = like_->templates_.find(name);
    return known != like_->templates_.end() && known->second ? &*known->second : nullptr;
  }
  if (const auto known = templates_.find(name); known != templates_.end()) return known->second ? &*known->second : nullptr;
  asked_.emplace_back(name);
  auto& slot = templates_[std::string(name)];
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos || !plain_name(name.substr(0, slash)) || !plain_name(name.substr(slash + 1))) return nullptr;
  const auto file = load(name.substr(0, slash), fmt::format("{}.mustache", name.substr(slash + 1)), false, {});
  if (!file) return nullptr;
  if (auto parsed = mustache::Template::parse(out_.sources, *file, out_.diagnostics)) slot.emplace(std::move(*parsed));
  return slot ? &*slot : nullptr;
}

bool Run::expand() {
  const mustache::Loader loader = [this](std::string_view name) { return template_named(name); };
  const mustache::Template* root = nullptr;
  for (const std::string& house : lineage_) {
    root = template_named(house + "/report");
    if (root != nullptr || out_.diagnostics.has_errors()) break;
  }
  if (root == nullptr) {
    if (!out_.diagnostics.has_errors())
      fail(Diagnostic(codes::A106, report_->house_at, fmt::format("no house of '{}' has a report.mustache", house_->code)));
    return false;
  }
  if (!mustache::check(*root, schema_, loader, out_.diagnostics)) return false;
  mustache::Options options;
  options.schema = &schema_;
  if (auto text = mustache::render(*root, view_, loader, tokens_, options, out_.diagnostics)) expanded_ = std::move(*text);
  return done("template");
}

bool Run::markdown() {
  document_ = markdown::read(expanded_, &tokens_, {}, out_.diagnostics, file_);
  out_.usage.nodes += count(document_.blocks);
  return done("markdown");
}

bool Run::only_chart(std::string_view directive) {
  document::Block block;
  block.kind = document::BlockKind::directive;
  block.particulars.edit().info = fmt::format("chart {}", directive);
  block.attributes.edit().id = chart_id;
  document_.blocks = {std::move(block)};
  chart_only_ = true;
  attached_.clear();  // the chart alone is written
  return true;
}

bool Run::document() {
  const view::Facts facts = view::facts(*report_, *house_, view_options());
  has_charts_ = chart::asks_for_charts(document_.blocks);
  chart::place(document_, *report_, *house_, {facts.language, settings_.exempt, marking_, !chart_only_},
               like_ == nullptr ? chart::Means{*sheet_, *fonts_} : chart::Means{*like_->sheet_, *like_->trial_fonts_}, out_.diagnostics);
  if (!done("chart")) return false;
  document::Metadata& about = document_.metadata;
  about = {facts.id,     facts.title, facts.language, facts.author, facts.subject, facts.date.empty() ? settings_.fallback_date : facts.date,
           facts.strings};
  if (!marking_.empty()) about.title = fmt::format("{}: {}", house_->label("not-for-publication", facts.language), about.title);
  const std::string draft = draft_mark(facts.language);
  if (!draft.empty()) about.title = fmt::format("{}: {}", draft, about.title);
  about.strings.emplace_back("draft", draft);
  const Citations citations = cited(facts.language);
  mark();
  const document::Unprinted unprinted = [this](std::string_view id) {
    if (std::find(elsewhere_.begin(), elsewhere_.end(), id) != elsewhere_.end()) return std::string("a part of the papers for other meetings only");
    const std::string_view kind = model::kind_of(*report_, id);
    return kind.empty() ? std::string() : fmt::format("the id of a {} that this paper does not print", kind);
  };
  document::resolve(document_, *house_, facts.language, out_.diagnostics, citations.documents, unprinted, withheld_ids_, citations.copies);
  return done("document");
}

Run::Citations Run::cited(const std::string& language) const {
  Citations out;
  cite(report_->documents, language, {}, out.documents);
  cite_appendices(report_->appendices, language, {}, out.documents, out.copies);
  return out;
}

void Run::cite(const std::vector<model::CitedDocument>& documents, std::string_view language, const std::string& within,
               std::vector<document::ExternalDocument>& cited) {
  for (const model::CitedDocument& d : documents)
    cited.push_back({d.id, d.short_name.in(language).text, d.title.in(language).text, d.address, within});
}

void Run::cite_appendices(const std::vector<model::Appendix>& appendices, std::string_view language, const std::string& around,
                          std::vector<document::ExternalDocument>& cited, std::vector<document::PublishedCopy>& copies) {
  for (const model::Appendix& a : appendices) {
    const std::string prefix = a.as_published ? view::copy_prefix(around, a) : around;
    if (a.as_published) {
      copies.push_back({a.id, prefix});
      cite(a.as_published->documents, language, prefix, cited);
    }
    // The file of a withheld appendix has no name.
    if (a.kind == model::AppendixKind::attached) cited.push_back({a.id, {}, a.title.in(language).text, a.file.empty() ? "" : "./" + a.file, {}});
    cite_appendices(a.appendices, language, prefix, cited, copies);
  }
}

std::string Run::draft_mark(std::string_view language) const {
  return settings_.draft ? std::string(house_->label("draft-copy", language)) : std::string();
}

void Run::mark() {
  const bool header = !document_.blocks.empty() && document_.blocks.front().attributes->has("front");
  std::vector<document::Block>& top = header ? document_.blocks.front().blocks : document_.blocks;
  for (const std::string& words : {marking_, draft_mark(document_.metadata.language)}) {
    if (words.empty()) continue;
    document::Block line;
    line.attributes.edit().classes = {"marking", "unnumbered"};
    line.inlines = {{document::InlineKind::text, words, {}, {}}};
    top.insert(top.begin(), std::move(line));
  }
}

bool Run::elements() {
  if (hashes_inputs_) {
    note_printed();
    for (const By by : {By::document, By::what_makes_it}) identities_[by] = sha256(identity(by));
  }
  tree_ = spend_document_ ? style::elements(std::move(document_.blocks), document_.metadata) : style::elements(document_);
  out_.usage.nodes += tree_.nodes.size();
  return done("elements");
}

void Run::load_font(const style::FontFace& face) {
  for (const std::string& house : lineage_) {
    auto asset = assets_.find_bytes(house, face.file);
    if (!asset) return fail(asset.error(), face.at);
    if (!*asset) continue;
    use("font", asset_name(**asset, house, face.file), (*asset)->text);
    const auto [slot, added] = font_files_.try_emplace(face.file, std::move((*asset)->text));
    faces_.push_back({face.family, face.weight, face.italic, std::as_bytes(std::span(slot->second)), (*asset)->name});
    return;
  }
  fail(Diagnostic(codes::A107, face.at, fmt::format("the font file '{}' is not beside the style sheet", face.file)));
}

bool Run::style() {
  std::vector<FileId> sheets;
  if (const auto base = load("base", "style.css", true, {})) sheets.push_back(*base);
  for (auto house = lineage_.rbegin(); house != lineage_.rend(); ++house)
    if (const auto sheet = load(*house, "style.css", false, {})) sheets.push_back(*sheet);
  if (const auto screen = load("screen", "style.css", true, {})) sheets.push_back(*screen);
  sheet_ = style::StyleSheet::parse(out_.sources, sheets, out_.diagnostics);
  for (const style::FontFace& face : sheet_->font_faces()) load_font(face);
  fonts_.emplace(faces_);
  return done("style");
}

std::optional<Asset> Run::picture(std::string_view name, Span at) {
  constexpr std::size_t largest_picture = 32U << 20;
  const auto path = inside(path_.parent_path(), name);
  if (!path) {
    fail(path.error(), at);
    return std::nullopt;
  }
  std::error_code error;
  if (fs::exists(*path, error)) {
    auto bytes = read_file(*path, largest_picture);
    if (bytes) return Asset{path->generic_string(), std::move(*bytes), std::nullopt};
    fail(bytes.error(), at);
    return std::nullopt;
  }
  for (const std::string& house : lineage_) {
    auto asset = assets_.find_bytes(house, name);
    if (!asset) {
      fail(asset.error(), at);
      return std::nullopt;
    }
    if (*asset) return std::move(**asset);
  }
  fail(Diagnostic(codes::A108, at, fmt::format("the picture '{}' is neither beside the report nor in its house's folder", name)));
  return std::nullopt;
}

bool Run::pictures() {
  for (style::NodeId id = 0; id < tree_.nodes.size(); ++id) {
    if (tree_.nodes[id].name != style::Name::img) continue;
    const std::string* source = tree_.attribute(id, "src");
    if (source == nullptr || pictures_.contains(*source)) continue;
    auto asset = picture(*source, tree_.nodes[id].at);
    if (!asset) continue;
    use("picture", *source, asset->text);
    const auto info = pdf::picture_info(std::as_bytes(std::span(asset->text)));
    if (!info) {
      fail(Diagnostic(codes::A108, tree_.nodes[id].at, fmt::format("the picture '{}' cannot be used: {}", *source, info.error())));
      continue;
    }
    out_.used.push_back(asset->name);
    sizes_.push_back({*source, info->width, info->height});
    pictures_.emplace(*source, pdf::without_metadata(asset->text));
  }
  return done("pictures");
}

bool Run::cascade() {
  styles_ = sheet_->cascade(tree_);
  return done("cascade");
}

bool Run::gate(Purpose purpose) {
  const model::Text& title = report_->title.in(language());
  checks::Findings findings = checks::accessibility({tree_, styles_, *sheet_, *house_, title.text, title.at, report_->at});
  checked_ = std::move(findings.checked);
  const bool clear = findings.all.empty();
  findings_ = checks::judge(std::move(findings), acknowledgements_, report_->status, settings_.draft);
  for (const checks::Judged& each : findings_) {
    if (each.fate == checks::Fate::accepted || each.fate == checks::Fate::recorded) continue;
    Diagnostic told = each.finding.what;
    if (purpose == Purpose::publish && each.fate != checks::Fate::stops) told.code.severity = Severity::warning;
    out_.diagnostics.add(std::move(told));
  }
  if (settings_.evidence && out_.diagnostics.has_errors()) write_evidence();  // it is wanted just where nothing else is made
  tree_.metadata.claims = settings_.draft ? document::Claims::none : clear ? document::Claims::archive_and_access : document::Claims::archive;
  return done("gate");
}

bool Run::pages() {
  pages_ = layout::place(tree_, styles_, *fonts_, sizes_, out_.diagnostics);
  return done("layout");
}

writers::PageWords Run::page_words() const {
  writers::PageWords words;
  const auto take = [this](std::string& word, std::string_view code) {
    if (const std::string_view label = house_->label(code, document_.metadata.language); !label.empty()) word = label;
  };
  take(words.skip, "skip");
  take(words.contents, "contents");
  take(words.table, "table");
  take(words.scrolls, "scrolls");
  return words;
}

std::string Run::output_name() const {
  std::string name = report_->id;
  for (const std::string* part : {&settings_.meeting, &settings_.language})
    if (!part->empty()) name += '.' + *part;
  return settings_.exempt ? name + ".exempt" : name;
}

void Run::write(const std::set<Format>& formats) {
  std::vector<OutputFile> files;
  const std::string name = output_name();
  if (formats.contains(Format::markdown)) {
    files = writers::markdown_files(document_, name);
    for (const auto& [picture, bytes] : pictures_) files.push_back({picture, bytes});
    done("write markdown");
  }
  // Nothing that follows reads the tree, which of a large report is the greater part of the memory.
  document_.blocks = {};
  expanded_ = {};
  view_ = {};
  tokens_ = {};
  if (formats.contains(Format::html)) {
    const writers::PageWords words = page_words();
    files.push_back({name + ".html", writers::html(tree_, sheet_->for_browser(out_.sources, document_.metadata), pictures_, words)});
    done("write html");
  }
  if (formats.contains(Format::pdf) && pages()) {
    auto bytes = writers::pdf(tree_, std::move(pages_), pictures_, program_name(), attachments(name + ".pdf"));
    if (bytes) {
      files.push_back({name + ".pdf", std::move(*bytes)});
    } else {
      fail(Diagnostic(pdf::codes::P101, Span{}, bytes.error()));
    }
    done("write pdf");
  }
  add_attached(files, attached_, pictures_, report_->at, out_.diagnostics);
  if (out_.diagnostics.has_errors()) return;
  out_.files = std::move(files);
  if (settings_.evidence) write_evidence();
}

void Run::write_chart(const std::string& file) {
  constexpr std::string_view drawing_end = ".svg";
  if (!file.ends_with(drawing_end)) {
    write({Format::pdf});
    for (OutputFile& each : out_.files) each.name = file;
    return;
  }
  const std::string stem = file.substr(0, file.size() - drawing_end.size());
  std::vector<OutputFile> files;
  for (const document::DrawingFile& each : document::publish(document_, {}).drawings) {
    const std::string_view branch = std::string_view(each.name).substr(chart_id.size());
    files.push_back({stem + std::string(branch), writers::svg_file(each, document_.metadata)});
  }
  if (files.empty()) {
    fail(Diagnostic(codes::A110, {}, "there is nothing to draw: this chart fits no page, and can be given in words only")
             .hint("write it as .pdf, or show less of it with --root or --depth"));
  }
  if (!out_.diagnostics.has_errors()) out_.files = std::move(files);
  done("write svg");
}

void Run::inspect(Stage stage, bool json) {
  switch (stage) {
    case Stage::view:
      out_.text = json ? stages::view_json(view_) : view::inspect(schema_, view_);
      break;
    case Stage::markdown:
      out_.text = json ? stages::text_json(expanded_, tokens_) : stages::text(expanded_, tokens_);
      break;
    case Stage::document:
      out_.text = json ? stages::document_json(document_, out_.sources) : stages::document_text(document_);
      break;
    case Stage::pages:
      if (pages()) out_.text = json ? stages::pages_json(pages_) : stages::pages_text(pages_, tree_);
      break;
  }
}

void Run::compare_published() {
  if (out_.sources.text(*file_).find("as-published") != std::string_view::npos) model::report_differences(out_.sources, *file_, out_.diagnostics);
}

}  // namespace townclerk
