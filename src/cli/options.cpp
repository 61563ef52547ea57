#include "cli/options.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/intake.hpp"

namespace townclerk::cli {
namespace {

constexpr std::array<std::pair<const char*, Format>, 3> format_names{{{"md", Format::markdown}, {"html", Format::html}, {"pdf", Format::pdf}}};
constexpr std::array<std::pair<const char*, Stage>, 4> stage_names{
    {{"view", Stage::view}, {"markdown", Stage::markdown}, {"document", Stage::document}, {"pages", Stage::pages}}};

template <typename Table>
std::string names(const Table& table) {
  std::string out;
  for (const auto& [name, value] : table) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

template <typename Table>
auto find(const Table& table, const std::string& name) {
  for (const auto& [known, value] : table)
    if (name == known) return value;
  throw CLI::ValidationError(name, fmt::format("is none of: {}", names(table)));
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::filesystem::path user_folder() {
  const std::string config = variable("XDG_CONFIG_HOME");
  if (!config.empty()) return std::filesystem::path(config) / "townclerk";
  const std::string home = variable("HOME");
  return home.empty() ? std::filesystem::path() : std::filesystem::path(home) / ".config" / "townclerk";
}

/// SOURCE_DATE_EPOCH (seconds since 1970, UTC) as an ISO date; empty when it is not set.
std::string source_date() {
  const std::string text = variable("SOURCE_DATE_EPOCH");
  if (text.empty()) return {};
  char* end = nullptr;
  const long long seconds = std::strtoll(text.c_str(), &end, 10);
  if (*end != '\0' || seconds < 0 || seconds > 253402300799)
    throw CLI::ValidationError("SOURCE_DATE_EPOCH", fmt::format("'{}' is not a number of seconds", text));
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}})};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

void add_common(CLI::App& command, Common& common) {
  command.add_option("--templates", common.settings.templates, "Folder of houses, searched before all others; may be repeated")
      ->check(CLI::ExistingDirectory)
      ->type_name("DIR")
      ->allow_extra_args(false);
  command.add_option("--house", common.settings.house, "Write in this house's form instead of the report's own")->type_name("NAME");
  command.add_option("--lang", common.settings.language, "Language of the output")->type_name("CODE");
  command.add_option("--edition", common.edition, "public: without what is exempt; exempt: with it, and marked on every page; default: public")
      ->type_name("EDITION")
      ->check(CLI::IsMember({"public", "exempt"}));
  command.add_option("--meeting", common.settings.meeting, "Id of the meeting to write for; default: the report's last")->type_name("ID");
  command.add_flag("--strict", common.strict, "Exit with 3 when there are warnings");
  add_printing(command, common);
  command.add_flag("-v,--verbose", common.verbose, "Print which templates, houses and styles were used");
  command.add_flag("--times", common.times, "Print the time that each step took");
}

/// Defines the command line, reads it, and runs the command that it names.
class Program {
 public:
  Program() {
    app_.set_version_flag("--version", [] { return about_program(); });
    app_.require_subcommand(1);
    app_.footer(
        "Example:\n  townclerk render report.xml -o published\n\nEach command has its own --help. `townclerk explain CODE` explains a message.");
    define_render();
    define_check();
    define_inspect();
    define_chart();
    define_freeze();
    define_extract();
    define_explain();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
      common_.settings.user_folder = user_folder();
      common_.settings.fallback_date = source_date();
      common_.settings.exempt = common_.edition == "exempt";
      if (intake_.parsed()) return intake_.run();
      if (render_->parsed()) return render();
      if (check_->parsed()) return cli::check(common_, reports_);
      if (inspect_->parsed()) return cli::inspect(common_, reports_.front(), find(stage_names, stage_));
      if (chart_->parsed()) return cli::chart(common_, report_, chart_words(), chart_file_);
      if (freeze_->parsed()) return cli::freeze(common_, report_, freezing_);
      if (extract_->parsed()) return cli::extract(common_, extraction_);
      return cli::explain(common_, code_);
    } catch (const CLI::CallForHelp& help) {
      return app_.exit(help);
    } catch (const CLI::CallForVersion& asked) {
      return app_.exit(asked);
    } catch (const CLI::ParseError& error) {
      const auto parsed = app_.get_subcommands();
      return refuse(common_, error.what(),
                    fmt::format("see townclerk{}{} --help", parsed.empty() ? "" : " ", parsed.empty() ? "" : parsed.front()->get_name()));
    }
  }

 private:
  void define_render() {
    render_ = app_.add_subcommand("render", "Write reports as Markdown, HTML and PDF");
    render_->add_option("report", reports_, "report.xml of each report")->required()->type_name("FILE");
    render_->add_option("-o,--output", folder_, "Folder to write into; made when missing")->type_name("DIR");
    render_->add_option("-f,--format", formats_, "md, html, pdf or several with commas; default: all three")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("FORMATS");
    render_->add_option("-j,--jobs", jobs_, "How many reports are rendered side by side")->check(CLI::Range(1, 256))->type_name("N");
    render_->add_flag("--draft", common_.settings.draft, "Go on past findings of accessibility; every page says that it is a draft");
    render_->add_option("--evidence", evidence_, "Write the accessibility evidence sheet: FILE.html and FILE.json, or one of them by its ending")
        ->type_name("FILE");
    render_->add_flag("--source,!--no-source", common_.settings.source,
                      "Put the report, reduced to what the paper prints, into the PDF (the default)");
    add_common(*render_, common_);
    render_->footer("Example:\n  townclerk render samples/peterborough-2017/report.xml -f pdf,html -o published");
  }

  void define_check() {
    check_ = app_.add_subcommand("check", "Find the faults of reports without writing anything");
    check_->add_option("report", reports_, "report.xml of each report")->required()->type_name("FILE");
    add_common(*check_, common_);
    check_->footer("Example:\n  townclerk check --json report.xml");
  }

  void define_inspect() {
    inspect_ = app_.add_subcommand("inspect", "Show what one step of the way makes of a report");
    inspect_->add_option("report", reports_, "report.xml")->required()->type_name("FILE")->expected(1);
    inspect_->add_option("--stage", stage_, fmt::format("One of: {}", names(stage_names)))->required()->type_name("STAGE");
    add_common(*inspect_, common_);
    inspect_->footer("Example, every name that a template may use, with its value:\n  townclerk inspect --stage view report.xml");
  }

  void define_chart() {
    chart_ = app_.add_subcommand("chart", "Draw a structure chart of a report as SVG or PDF");
    chart_->add_option("report", report_, "report.xml")->required()->type_name("FILE");
    chart_->add_option("--state", chart_state_, "current, proposed, changes, or cycle with --root ID")
        ->required()
        ->type_name("STATE")
        ->check(CLI::IsMember({"current", "proposed", "changes", "cycle"}));
    const auto key = [this](const char* name, const char* type, const char* about) {
      chart_->add_option(fmt::format("--{}", name), chart_keys_[name], about)->type_name(type);
    };
    key("set", "ID", "Set of changes; default: the last");
    key("phase", "NAME", "Only changes up to and with this phase: stage-2");
    key("otherwise", "ID", "Contingent change whose condition is taken as not met");
    key("root", "ID", "Post, unit or cycle that the chart is about");
    key("depth", "N", "How many levels");
    key("functions", "FORM", "panel, box or none");
    key("posts", "new", "Only posts that changes make, by unit, with their number");
    key("form", "FORM", "tree, or blocks for a structure that is no hierarchy");
    chart_->add_option("-o,--output", chart_file_, "File to write: chart.svg or chart.pdf")->required()->type_name("FILE");
    add_common(*chart_, common_);
    chart_->footer(
        "A chart that fits no page is drawn on several: as SVG each is a file, named like the first and its branch.\n\n"
        "Example:\n  townclerk chart report.xml --state proposed --root place -o place.svg");
  }

  /// As a directive says it.
  [[nodiscard]] std::string chart_words() const {
    std::string words = chart_state_;
    for (const auto& [key, value] : chart_keys_)
      if (!value.empty()) words += fmt::format(" {}={}", key, value);
    return words;
  }

  void define_freeze() {
    freeze_ = app_.add_subcommand("freeze", "Keep an appendix as it was published, whatever changes in the report");
    freeze_->add_option("report", report_, "report.xml, which is changed")->required()->type_name("FILE");
    freeze_->add_option("appendix", freezing_.appendix, "Id of the appendix")->required()->type_name("ID");
    freeze_->add_option("--date", freezing_.date, "Day of its publication: 2013-04-19")->required()->type_name("DATE");
    freeze_->add_flag("--replace", freezing_.replace, "Freeze it anew, if it is frozen: it was published again");
    add_printing(*freeze_, common_);
    freeze_->footer(
        "The report is written anew with a copy of what the appendix is printed from inside it; nothing else in the file changes.\n\n"
        "Example:\n  townclerk freeze report.xml annex-1 --date 2013-04-19");
  }

  void define_extract() {
    extract_ = app_.add_subcommand("extract", "Take the model and the attached files out of a PDF, or check that they make it again");
    extract_->add_option("pdf", extraction_.pdf, "A PDF that townclerk made")->required()->type_name("FILE");
    extract_->add_option("-o,--output", extraction_.folder, "Folder to write report.xml and the attached files into; made when missing")
        ->type_name("DIR");
    extract_->add_flag("--replace", extraction_.replace, "Write over files that are there");
    CLI::Option* verify = extract_->add_flag("--verify", extraction_.verify, "Write nothing: make the paper again and compare it byte by byte");
    extract_->add_option("--beside", extraction_.beside, "Folder of the report's pictures, to verify; default: the PDF's")
        ->type_name("DIR")
        ->needs(verify);
    extract_->add_option("--templates", common_.settings.templates, "Folder of houses, searched before all others; may be repeated")
        ->check(CLI::ExistingDirectory)
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->needs(verify);
    add_printing(*extract_, common_);
    extract_->footer("Example:\n  townclerk extract published/report.pdf -o taken-out\n  townclerk extract published/report.pdf --verify");
  }

  void define_explain() {
    explain_ = app_.add_subcommand("explain", "Explain a message by its code");
    explain_->add_option("code", code_, "The code in the message's square brackets")->required()->type_name("CODE");
    explain_->footer("Example:\n  townclerk explain M104");
  }

  int render() {
    RenderOptions options;
    options.reports = reports_;
    options.folder = folder_;
    options.jobs = static_cast<unsigned>(jobs_);
    options.evidence = evidence_;
    common_.settings.evidence = !evidence_.empty();
    for (const std::string& name : formats_) options.formats.insert(find(format_names, name));
    if (options.formats.empty()) options.formats = {Format::markdown, Format::html, Format::pdf};
    return cli::render(common_, options);
  }

  CLI::App app_{"Committee reports of council restructures from one XML model, as Markdown, HTML and PDF.", "townclerk"};
  CLI::App* render_ = nullptr;
  CLI::App* check_ = nullptr;
  CLI::App* inspect_ = nullptr;
  CLI::App* chart_ = nullptr;
  CLI::App* freeze_ = nullptr;
  CLI::App* extract_ = nullptr;
  CLI::App* explain_ = nullptr;
  Common common_;
  IntakeCommands intake_{app_, common_};
  std::vector<std::filesystem::path> reports_;
  std::filesystem::path folder_ = ".";
  std::vector<std::string> formats_;
  std::filesystem::path evidence_;
  std::string stage_;
  std::filesystem::path report_;  // to be changed
  std::string chart_state_;
  std::map<std::string, std::string> chart_keys_;
  std::filesystem::path chart_file_;
  Freezing freezing_;
  ExtractOptions extraction_;
  std::string code_;
  int jobs_ = 1;
};

int internal_error(const char* what) {
  std::fputs(fmt::format("townclerk: internal error: {}\nThis is a bug of townclerk, not of your report. No file was written. Please report it with "
                         "the command and the report.\n",
                         what)
                 .c_str(),
             stderr);
  return Exit::internal;
}

}  // namespace

void add_printing(CLI::App& command, Common& common) {
  command.add_flag("--json", common.json, "Print diagnostics (and inspected stages) as JSON on standard output");
  command.add_option("--colour", common.colour, "auto, always or never")->type_name("WHEN")->check(CLI::IsMember({"auto", "always", "never"}));
}

int run(int argc, char** argv) noexcept {
  try {
    const int status = Program().run(argc, argv);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
    std::fputs("townclerk: standard output could not be written; what was printed is not whole\n", stderr);
    return status == Exit::fine ? Exit::faults : status;
  } catch (const std::exception& error) {
    return internal_error(error.what());
  } catch (...) {
    return internal_error("an unknown exception");
  }
}

}  // namespace townclerk::cli
