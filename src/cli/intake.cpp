#include "cli/intake.hpp"

#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/assets.hpp"
#include "base/files.hpp"
#include "cli/options.hpp"
#include "cli/printer.hpp"
#include "import/codes.hpp"
#include "import/import.hpp"
#include "import/starter.hpp"

namespace townclerk::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largest_file = 16U << 20;
constexpr std::string_view report_name = "report.xml";

model::Kind kind_of(std::string_view word) {
  if (word == "consultation") return model::Kind::consultation;
  return word == "response" ? model::Kind::response : model::Kind::decision;
}

/// The last part of a folder's path, also of "." and "reports/".
std::string folder_name(const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(folder, error).lexically_normal();
  return whole.has_filename() ? whole.filename().string() : whole.parent_path().filename().string();
}

/// A file as a source; nothing when it cannot be read, which is reported.
std::optional<FileId> load(const fs::path& path, tl::expected<std::string, Diagnostic> (*read)(const fs::path&, std::size_t), Sources& sources,
                           Diagnostics& diagnostics) {
  auto text = read(path, largest_file);
  if (text) return sources.add(path.generic_string(), std::move(*text));
  diagnostics.add(text.error());
  return std::nullopt;
}

int finish(const Common& common, const Diagnostics& diagnostics, const Sources& sources) {
  Printer printer(common);
  printer.add(diagnostics, sources);
  return printer.finish();
}

}  // namespace

IntakeCommands::IntakeCommands(CLI::App& app, Common& common) : common_(common) {
  new_ = app.add_subcommand("new", "Write a small report.xml to begin with");
  new_->add_option("folder", folder_, "Folder to write report.xml into; made when missing")->required()->type_name("DIR");
  new_->add_option("--house", common.settings.house, "How your council writes; default: standard")->type_name("NAME");
  new_->add_option("--kind", kind_, "decision, consultation or response; default: decision")
      ->type_name("KIND")
      ->check(CLI::IsMember({"decision", "consultation", "response"}));
  new_->add_option("--templates", common.settings.templates, "Folder of houses, searched before all others; may be repeated")
      ->type_name("DIR")
      ->allow_extra_args(false);
  add_printing(*new_, common);
  new_->footer("Example:\n  townclerk new management-review --house peterborough --kind consultation");

  import_ = app.add_subcommand("import", "Make the structure of a report from an establishment list (CSV)");
  import_->add_option("list", list_, "The list: a row for each post under the headings 'Post title', 'Unit', 'Reports to', 'Grade', 'FTE', 'Holder'")
      ->required()
      ->type_name("FILE");
  CLI::Option* into = import_->add_option("--into", report_, "report.xml to put the posts into; without it they are printed")->type_name("FILE");
  import_->add_flag("--replace", replace_, "Put them in the place of the organisation that the report has")->needs(into);
  add_printing(*import_, common);
  import_->footer("Example:\n  townclerk import posts.csv --into report.xml");
}

int IntakeCommands::start() const {
  Sources sources;
  Diagnostics diagnostics;
  const fs::path file = folder_ / report_name;
  std::error_code error;
  if (fs::symlink_status(file, error).type() != fs::file_type::not_found) {
    diagnostics.add(Diagnostic(intake::codes::I119, {}, fmt::format("'{}' is there already, and is left as it is", file.string()))
                        .hint("name another folder, or move the report away first"));
    return finish(common_, diagnostics, sources);
  }
  const Assets assets(house_roots(common_.settings.templates, folder_, common_.settings.user_folder));
  const std::string house = common_.settings.house.empty() ? "standard" : common_.settings.house;
  auto text = intake::starter(house, kind_of(kind_), intake::report_id(folder_name(folder_)), assets, sources, diagnostics);
  if (text) {
    if (auto written = write_files(folder_, {{std::string(report_name), std::move(*text)}}); !written) diagnostics.add(written.error());
  }
  if (!diagnostics.has_errors() && !common_.json)
    print(stdout,
          fmt::format("{}\nNext: edit it, then run: townclerk render {} -o {}\n", file.string(), quoted(file), quoted(folder_ / "published")));
  return finish(common_, diagnostics, sources);
}

int IntakeCommands::import_posts() const {
  Sources sources;
  Diagnostics diagnostics;
  const auto list = load(list_, read_file, sources, diagnostics);
  if (report_.empty()) {
    const auto xml = list ? intake::posts_as_xml(sources, *list, diagnostics) : std::nullopt;
    if (xml) print(stdout, *xml);
    if (xml && common_.json) return Exit::fine;
    return finish(common_, diagnostics, sources);
  }
  const auto report = load(report_, read_text, sources, diagnostics);
  if (list && report) {
    const auto standing = replace_ ? intake::Standing::replace : intake::Standing::keep;
    auto text = intake::posts_into_report(sources, *list, *report, standing, diagnostics);
    if (text) {
      if (auto written = write_file(report_, std::move(*text)); !written) diagnostics.add(written.error());
    }
  }
  if (!diagnostics.has_errors() && !common_.json) print(stdout, report_.string() + "\n");
  return finish(common_, diagnostics, sources);
}

}  // namespace townclerk::cli
