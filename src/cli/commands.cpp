#include "cli/commands.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/codes.hpp"
#include "base/suggest.hpp"
#include "cli/printer.hpp"

namespace townclerk::cli {

namespace fs = std::filesystem;
namespace {

void explain_run(const Common& common, const Outcome& outcome) {
  if (common.verbose)
    for (const std::string& name : outcome.used) print(stderr, fmt::format("used {}\n", name));
  if (common.times)
    for (const auto& [step, time] : outcome.times) print(stderr, fmt::format("{:<16}{:>10.0f} us\n", step, time));
}

/// Renders all reports, `jobs` at a time; the outcomes stand in the order of the reports.
std::vector<Outcome> render_all(const Common& common, const RenderOptions& options) {
  std::vector<Outcome> outcomes(options.reports.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < outcomes.size(); i = next++)
      outcomes[i] = townclerk::render(options.reports[i], common.settings, options.formats);
  };
  std::vector<std::jthread> threads;
  const std::size_t extra = std::min<std::size_t>(options.jobs, outcomes.size());
  for (std::size_t i = 1; i < extra; ++i) threads.emplace_back(work);
  work();
  threads.clear();
  return outcomes;
}

/// A104 for each report whose file another report makes too.
void refuse_same_names(const RenderOptions& options, std::vector<Outcome>& outcomes) {
  std::map<std::string, std::size_t> owner;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    for (const OutputFile& file : outcomes[i].files) {
      const auto [first, added] = owner.try_emplace(file.name, i);
      if (added || first->second == i) continue;
      const std::string other = options.reports[first->second].string();
      outcomes[i].diagnostics.add(
          Diagnostic(codes::A104, {}, fmt::format("'{}' and '{}' would both write '{}'", other, options.reports[i].string(), file.name))
              .hint("give one of them another id, or render them into different folders with -o"));
      break;
    }
  }
}

void print_again(const Outcome& outcome, const fs::path& folder) {
  const Again& again = outcome.again;
  if (!again.pictures.empty()) print(stdout, fmt::format("Put its pictures beside it first: {}\n", fmt::join(again.pictures, ", ")));
  if (!again.houses.empty())
    print(stdout, fmt::format("HOUSES is the folder of the houses with these files, which are not built in: {}\n", fmt::join(again.houses, ", ")));
  const std::string epoch = again.epoch.empty() ? "" : fmt::format("SOURCE_DATE_EPOCH={} ", again.epoch);
  print(stdout, fmt::format("The paper is made again with: {}townclerk render {} {} -o {}\n", epoch, quoted(folder / outcome.files.front().name),
                            again.options, quoted(folder / "again")));
}

/// The files of the evidence sheet, by the ending of the name that was asked for.
std::vector<OutputFile> evidence_files(const fs::path& wanted, const EvidenceSheet& sheet) {
  const std::string name = wanted.filename().string();
  if (name.ends_with(".html")) return {{name, sheet.html}};
  if (name.ends_with(".json")) return {{name, sheet.json}};
  return {{name + ".html", sheet.html}, {name + ".json", sheet.json}};
}

/// Writes what a report made, the evidence behind it, or the evidence alone where it tells why nothing was made; the paths of the files.
std::vector<fs::path> write(const RenderOptions& options, Outcome& outcome) {
  std::vector<fs::path> paths;
  const bool refused = outcome.diagnostics.has_errors() || outcome.files.empty();
  if (refused && outcome.evidence.html.empty()) return paths;
  for (const OutputFile& file : outcome.files) paths.push_back((options.folder / file.name).lexically_normal());
  std::vector<OutputFile> evidence;
  if (!options.evidence.empty()) evidence = evidence_files(options.evidence, outcome.evidence);
  const fs::path folder = options.evidence.has_parent_path() ? options.evidence.parent_path() : fs::path(".");
  for (const OutputFile& file : evidence) {
    const fs::path path = (folder / file.name).lexically_normal();
    if (std::find(paths.begin(), paths.end(), path) != paths.end()) {
      outcome.diagnostics.add(Diagnostic(codes::A104, {}, fmt::format("the evidence and the report would both write '{}'", path.string()))
                                  .hint("give the evidence another name"));
      return {};
    }
    paths.push_back(path);
  }
  tl::expected<void, Diagnostic> written;
  if (!refused) written = write_files(options.folder, outcome.files);
  if (written && !evidence.empty()) written = write_files(folder, evidence);
  if (written) return paths;
  outcome.diagnostics.add(written.error());
  return {};
}

/// A111 for each file that is there already.
void refuse_overwriting(const fs::path& folder, Outcome& outcome) {
  for (const OutputFile& file : outcome.files) {
    std::error_code error;
    const fs::path path = folder / file.name;
    if (fs::symlink_status(path, error).type() == fs::file_type::not_found) continue;
    outcome.diagnostics.add(Diagnostic(codes::A111, {}, fmt::format("'{}' is there already, and is left as it is", path.string()))
                                .hint("name another folder with -o, or say --replace"));
  }
}

}  // namespace

int render(const Common& common, const RenderOptions& options) {
  if (!options.evidence.empty() && options.reports.size() > 1)
    return refuse(common, "the evidence sheet is of one report", "render the reports one after the other");
  std::vector<Outcome> outcomes = render_all(common, options);
  refuse_same_names(options, outcomes);
  Printer printer(common);
  for (Outcome& outcome : outcomes) {
    const std::vector<fs::path> paths = write(options, outcome);
    explain_run(common, outcome);
    printer.add(outcome.diagnostics, outcome.sources);
    if (common.json) continue;
    for (const fs::path& path : paths) print(stdout, path.string() + "\n");
  }
  return printer.finish();
}

int check(const Common& common, const std::vector<std::filesystem::path>& reports) {
  Printer printer(common);
  for (const std::filesystem::path& report : reports) {
    const Outcome outcome = townclerk::check(report, common.settings);
    explain_run(common, outcome);
    printer.add(outcome.diagnostics, outcome.sources);
    if (!common.json && outcome.diagnostics.all().empty()) print(stdout, report.string() + ": no faults\n");
  }
  return printer.finish();
}

int inspect(const Common& common, const std::filesystem::path& report, Stage stage) {
  const Outcome outcome = townclerk::inspect(report, common.settings, stage, common.json);
  explain_run(common, outcome);
  if (!outcome.diagnostics.has_errors()) print(stdout, outcome.text);
  Printer printer(common);
  if (common.json && !outcome.diagnostics.has_errors()) return Exit::fine;
  printer.add(outcome.diagnostics, outcome.sources);
  return printer.finish();
}

int chart(const Common& common, const fs::path& report, const std::string& directive, const fs::path& file) {
  const std::string ending = file.extension().string();
  if (ending != ".svg" && ending != ".pdf")
    return refuse(common, fmt::format("'{}' is neither a drawing nor a PDF", file.string()), "give the file a name that ends in .svg or .pdf");
  Outcome outcome = draw_chart(report, common.settings, {directive, file.filename().string()});
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!outcome.files.empty())
    if (auto written = write_files(folder, outcome.files); !written) outcome.diagnostics.add(written.error());
  Printer printer(common);
  printer.add(outcome.diagnostics, outcome.sources);
  if (!outcome.diagnostics.has_errors() && !common.json)
    for (const OutputFile& each : outcome.files) print(stdout, fmt::format("{}\n", (folder / each.name).string()));
  return printer.finish();
}

int freeze(const Common& common, const std::filesystem::path& report, const Freezing& freezing) {
  Outcome outcome = townclerk::freeze(report, freezing);
  for (OutputFile& file : outcome.files)
    if (auto written = write_file(report, std::move(file.bytes)); !written) outcome.diagnostics.add(written.error());
  Printer printer(common);
  printer.add(outcome.diagnostics, outcome.sources);
  if (!outcome.diagnostics.has_errors() && !common.json)
    print(stdout, fmt::format("{}: '{}' is frozen as published on {}\n", report.string(), freezing.appendix, freezing.date));
  return printer.finish();
}

int extract(const Common& common, const ExtractOptions& options) {
  if (options.verify == !options.folder.empty())
    return refuse(common, "a PDF is either extracted or verified", "give -o with the folder to write into, or --verify");
  const fs::path beside = options.beside.empty() ? options.pdf.parent_path() : options.beside;
  Outcome outcome = options.verify ? townclerk::verify(options.pdf, common.settings, beside) : townclerk::extract(options.pdf);
  explain_run(common, outcome);
  if (!options.replace) refuse_overwriting(options.folder, outcome);
  if (!outcome.files.empty() && !outcome.diagnostics.has_errors())
    if (auto written = write_files(options.folder, outcome.files); !written) outcome.diagnostics.add(written.error());
  Printer printer(common);
  printer.add(outcome.diagnostics, outcome.sources);
  if (outcome.diagnostics.has_errors() || common.json) {
    const int status = printer.finish();
    return outcome.is_bug ? static_cast<int>(Exit::internal) : status;
  }
  for (const OutputFile& file : outcome.files) print(stdout, fmt::format("{}\n", (options.folder / file.name).string()));
  if (options.verify) {
    print(stdout, outcome.text);
  } else {
    print_again(outcome, options.folder);
  }
  return printer.finish();
}

int explain(const Common& common, const std::string& code) {
  const std::string text = townclerk::explain(code);
  if (text.empty()) {
    std::vector<std::string_view> known;
    for (const Code& c : all_codes()) known.push_back(c.id);
    const auto near = nearest(code, known);
    Diagnostics diagnostics;
    Diagnostic unknown(codes::U102, {}, fmt::format("there is no diagnostic '{}'", code));
    diagnostics.add(std::move(unknown).hint(near ? fmt::format("did you mean '{}'?", *near)
                                                 : "give the letters and digits that stand in a message's square brackets"));
    print(stderr, to_text(diagnostics, Sources{}, colour(common)));
    return Exit::usage;
  }
  print(stdout, text);
  return Exit::fine;
}

int refuse(const Common& common, const std::string& message, const std::string& hint) {
  Diagnostics diagnostics;
  diagnostics.add(Diagnostic(codes::U101, {}, message).hint(hint));
  if (common.json) {
    print(stdout, to_json(diagnostics, Sources{}));
  } else {
    print(stderr, to_text(diagnostics, Sources{}, colour(common)));
  }
  return Exit::usage;
}

}  // namespace townclerk::cli
