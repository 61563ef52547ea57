#include "carried.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/builtin.hpp"
#include "base/codes.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "document/destination.hpp"
#include "model/values.hpp"
#include "pdf/carried_files.hpp"
#include "pdf/codes.hpp"
#include "pdf/object_writer.hpp"
#include "template/codes.hpp"

namespace townclerk {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largest_pdf = 256U << 20;

/// The beginning of a day as seconds since 1970.
long long seconds(const model::Date& date) {
  const std::chrono::year_month_day day{std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return std::chrono::sys_seconds{std::chrono::sys_days{day}}.time_since_epoch().count();
}

/// A paper that is made a second time. Where that failed, `pdf` is null and `inputs` are those that were read until then.
struct MadeAgain {
  const std::string* pdf;
  const std::vector<checks::Hashed>& inputs;
  const std::vector<std::string>& used;  // names of files
};

/// Sorts what a PDF carries. False: there is no model in it.
bool take(std::vector<pdf::CarriedFile> files, Carried& into) {
  bool has_model = false;
  for (pdf::CarriedFile& file : files) {
    if (file.name == model_file && file.relationship == "Source") {
      has_model = true;
      into.bundle.text = std::move(file.bytes);
      into.bundle.name = fmt::format("{} in the PDF", model_file);
    } else if (file.name == manifest_file && file.relationship == "Data") {
      if (auto manifest = read_manifest(file.bytes)) {
        into.manifest = std::move(*manifest);
        into.has_manifest = true;
      }
    } else if (file.relationship == "Supplement") {
      into.bundle.attached.emplace(std::move(file.name), std::move(file.bytes));
    }
  }
  return has_model;
}

const checks::Hashed* find(const std::vector<checks::Hashed>& list, const checks::Hashed& wanted) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&wanted](const auto& each) { return each.kind == wanted.kind && each.name == wanted.name; });
  return found == list.end() ? nullptr : &*found;
}

/// Which file of that name was read, in words; empty for one of the machine. `used`: the files of this run.
std::string origin(std::string_view name, const std::vector<std::string>& used) {
  const auto is_it = [name](std::string_view file) {
    return file.size() > name.size() && file.ends_with(name) && file[file.size() - name.size() - 1] == '/';
  };
  const auto file = std::find_if(used.begin(), used.end(), is_it);
  if (name.find('/') == std::string_view::npos) return {};
  const bool is_builtin = file == used.end() || file->starts_with("<builtin>");
  return is_builtin ? ", and the one of this program was read" : fmt::format(", and '{}' was read", *file);
}

/// What to do about an input that is another one.
std::string remedy(const checks::Hashed& input) {
  if (input.kind == "picture") return "give the folder of the picture of that time with --beside";
  if (input.name.find('/') != std::string::npos) return "give the folder of the houses of that time with --templates";
  return input.kind == "font" ? "install the font of that time" : "verify with the program of that time";
}

/// What is not the same of what the paper was made from.
std::vector<Difference> differences(const std::vector<checks::Hashed>& then, const MadeAgain& now) {
  std::vector<Difference> out;
  for (const checks::Hashed& input : then) {
    const checks::Hashed* own = find(now.inputs, input);
    if (own == nullptr && now.pdf != nullptr)
      out.push_back({fmt::format("the {} '{}' was used, and is not any more", input.kind, input.name), remedy(input)});
    if (own != nullptr && own->sha256 != input.sha256)
      out.push_back({fmt::format("the {} '{}' is another one: its SHA-256 was {} and is {}{}", input.kind, input.name, input.sha256, own->sha256,
                                 origin(input.name, now.used)),
                     remedy(input)});
  }
  for (const checks::Hashed& input : now.inputs)
    if (find(then, input) == nullptr) out.push_back({fmt::format("the {} '{}' is used, and was not then", input.kind, input.name), remedy(input)});
  return out;
}

/// The built-in file of this name in a house's folder, where there is one.
std::optional<std::string_view> builtin_of(std::string_view name) {
  constexpr std::string_view sheet = "/style.css";
  if (name.ends_with(sheet)) return builtin(fmt::format("styles/{}.css", name.substr(0, name.size() - sheet.size())));
  return builtin(fmt::format("templates/{}", name));
}

/// Pictures have the names that the report gives them, whatever house they are of.
bool is_builtin_picture(const checks::Hashed& picture) {
  const std::span<const std::pair<std::string_view, std::string_view>> all = builtins();
  return std::any_of(all.begin(), all.end(),
                     [&](const auto& each) { return each.first.ends_with("/" + picture.name) && sha256(each.second) == picture.sha256; });
}

/// The pictures, or else the files of houses, that somebody has to find to make the paper again.
std::vector<std::string> not_built_in(const Manifest& manifest, bool pictures) {
  std::vector<std::string> out;
  const bool same_program = manifest.maker.tool == program_name();
  for (const checks::Hashed& input : manifest.inputs) {
    if ((input.kind == "picture") != pictures || !document::is_plain_path(input.name)) continue;
    if (pictures && !is_builtin_picture(input)) out.push_back(input.name);
    if (pictures || input.name.find('/') == std::string::npos) continue;  // a font of the machine
    const auto own = builtin_of(input.name);
    if (!own || (same_program && sha256(*own) != input.sha256)) out.push_back(input.name);
  }
  return out;
}

/// Whether there are faults of the report itself, in XML or vocabulary. `model`: its name.
bool is_unreadable(const Outcome& out, std::string_view model) {
  const auto& all = out.diagnostics.all();
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& each) {
    const bool is_of_report = each.code.id.starts_with('X') || each.code.id.starts_with('M');
    return each.code.severity == Severity::error && is_of_report && (!each.at.known() || out.sources.name(each.at.file) == model);
  });
}

/// Whether a house, template, font or picture is missing or cannot be used.
bool is_something_missing(const Diagnostics& found) {
  constexpr std::array missing{codes::A106.id, codes::A107.id, codes::A108.id, mustache::codes::V102.id};
  return std::any_of(found.all().begin(), found.all().end(),
                     [&](const Diagnostic& each) { return std::find(missing.begin(), missing.end(), each.code.id) != missing.end(); });
}

}  // namespace

std::optional<Carried> read_carried(const fs::path& pdf, Outcome& out) {
  Carried carried;
  auto bytes = read_file(pdf, largest_pdf);
  if (!bytes) {
    out.diagnostics.add(bytes.error());
    return std::nullopt;
  }
  carried.pdf = std::move(*bytes);
  auto files = pdf::carried_files(std::as_bytes(std::span(carried.pdf)));
  if (!files) {
    Diagnostic fault = files.error();
    fault.message = fmt::format("'{}': {}", pdf.string(), fault.message);
    out.diagnostics.add(std::move(fault));
    return std::nullopt;
  }
  if (!take(std::move(*files), carried)) {
    out.diagnostics.add(Diagnostic(pdf::codes::P104, {}, fmt::format("'{}' carries no model of a report", pdf.string()))
                            .hint("it was made by another program or with --no-source, or is a chart by itself"));
    return std::nullopt;
  }
  return carried;
}

Again again(const Manifest& manifest) {
  const Settings& asked = manifest.settings;
  Again out{{}, "-f pdf", not_built_in(manifest, true), not_built_in(manifest, false)};
  if (const auto date = model::parse_date(asked.fallback_date); date && date->day > 0) out.epoch = std::to_string(seconds(*date));
  if (asked.exempt) out.options += " --edition exempt";
  for (const auto& [name, value] : {std::pair("meeting", &asked.meeting), {"lang", &asked.language}, {"house", &asked.house}})
    if (!value->empty()) out.options += fmt::format(" --{} {}", name, *value);
  if (asked.draft) out.options += " --draft";
  if (!out.houses.empty()) out.options += " --templates HOUSES";
  return out;
}

namespace {

/// Everything that is not as it was, and so may be why the paper is not.
std::vector<Difference> differences(const Carried& carried, const MadeAgain& now) {
  std::vector<Difference> out = differences(carried.manifest.maker, this_program());
  for (Difference& each : differences(carried.manifest.inputs, now)) out.push_back(std::move(each));
  const std::string_view closed = pdf::identified(carried.pdf);
  if (closed.empty() || (now.pdf != nullptr && closed == pdf::identified(*now.pdf)))
    out.push_back({"the PDF itself: it was changed after it was made, for its bytes do not fit its identifier",
                   "take the PDF from where it was published, or from your records"});
  return out;
}

/// The paper was made, and is another one.
Diagnostic another(const fs::path& pdf, const std::vector<Difference>& different) {
  if (different.empty())
    return Diagnostic(
               pdf::codes::P108, {},
               fmt::format("'{}' made again from what it carries gives other bytes, though program, build, libraries and every input are the same",
                           pdf.string()))
        .hint(
            "this is a bug of townclerk, or somebody changed the PDF with care: hold it against another copy, and if they are the same, please "
            "report "
            "it with the PDF and what `townclerk --version` prints");
  return {pdf::codes::P106, {}, fmt::format("'{}' made again from what it carries gives other bytes", pdf.string())};
}

/// The paper was not made: `out` holds the errors. Where inputs are others, the notes say so, and no hint guesses.
Diagnostic not_made(const fs::path& pdf, const Carried& carried, const Outcome& out, bool inputs_are_others) {
  Diagnostic told(pdf::codes::P106, {}, fmt::format("'{}' cannot be made again from what it carries", pdf.string()));
  if (is_something_missing(out.diagnostics))
    return std::move(told).hint("the errors above say what is missing or cannot be used: give its folder with --templates or --beside");
  if (!inputs_are_others && is_unreadable(out, carried.bundle.name))
    return std::move(told).hint(program_name() + " cannot read the model: a newer program made it, or it is damaged");
  return told;
}

}  // namespace

void compare(const fs::path& pdf, const Carried& carried, const std::vector<checks::Hashed>& inputs, Outcome& out) {
  const auto file = std::find_if(out.files.begin(), out.files.end(), [](const OutputFile& each) { return each.name.ends_with(".pdf"); });
  const std::string* made = out.diagnostics.has_errors() || file == out.files.end() ? nullptr : &file->bytes;
  if (made != nullptr && *made == carried.pdf) {
    out.text = fmt::format("{}: the same bytes\n", pdf.string());
    for (const Difference& each : differences(carried.manifest.maker, this_program())) out.text += fmt::format("  and yet {}\n", each.what);
    return;
  }
  const MadeAgain now{made, inputs, out.used};
  const std::vector<Difference> different = differences(carried, now);
  Diagnostic told = made == nullptr ? not_made(pdf, carried, out, !differences(carried.manifest.inputs, now).empty()) : another(pdf, different);
  out.is_bug = told.code.id == pdf::codes::P108.id;
  for (const Difference& each : different) told.notes.push_back({fmt::format("{}: {}", each.what, each.remedy), {}});
  out.diagnostics.add(std::move(told));
}

}  // namespace townclerk
