#include "carried.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/builtin.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "document/destination.hpp"
#include "model/values.hpp"
#include "pdf/carried_files.hpp"
#include "pdf/codes.hpp"

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

/// What is not the same, in words.
std::vector<std::string> differences(const Manifest& then, const Manifest& now, const std::vector<std::string>& used) {
  std::vector<std::string> out;
  if (then.tool != now.tool) out.push_back(fmt::format("the program: the paper was made by {}, this is {}", then.tool, now.tool));
  for (const checks::Hashed& input : then.inputs) {
    const checks::Hashed* own = find(now.inputs, input);
    if (own == nullptr) out.push_back(fmt::format("the {} '{}' was used, and is not any more", input.kind, input.name));
    if (own != nullptr && own->sha256 != input.sha256)
      out.push_back(fmt::format("the {} '{}' is another one: its SHA-256 was {}{}", input.kind, input.name, input.sha256, origin(input.name, used)));
  }
  for (const checks::Hashed& input : now.inputs)
    if (find(then.inputs, input) == nullptr) out.push_back(fmt::format("the {} '{}' is used, and was not then", input.kind, input.name));
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
  const bool same_program = manifest.tool == fmt::format("townclerk {}", version());
  for (const checks::Hashed& input : manifest.inputs) {
    if ((input.kind == "picture") != pictures || !document::is_plain_path(input.name)) continue;
    if (pictures && !is_builtin_picture(input)) out.push_back(input.name);
    if (pictures || input.name.find('/') == std::string::npos) continue;  // a font of the machine
    const auto own = builtin_of(input.name);
    if (!own || (same_program && sha256(*own) != input.sha256)) out.push_back(input.name);
  }
  return out;
}

/// Whether there are faults of the report itself, in XML or vocabulary.
bool is_unreadable(const Diagnostics& found) {
  return std::any_of(found.all().begin(), found.all().end(), [](const Diagnostic& each) {
    return each.code.severity == Severity::error && (each.code.id.starts_with('X') || each.code.id.starts_with('M'));
  });
}

std::optional<Manifest> manifest_of(const std::string& pdf) {
  Carried made;
  auto files = pdf::carried_files(std::as_bytes(std::span(pdf)));
  if (!files || !take(std::move(*files), made) || !made.has_manifest) return std::nullopt;
  return made.manifest;
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
    out.diagnostics.add(
        Diagnostic(pdf::codes::P104, {}, fmt::format("'{}' carries no model of a report", pdf.string()))
            .hint("it was made by another program or with --no-source, or is a chart by itself"));
    return std::nullopt;
  }
  return carried;
}

std::string again(const Manifest& manifest) {
  const Settings& asked = manifest.settings;
  const std::vector<std::string> houses = not_built_in(manifest, false);
  const std::vector<std::string> pictures = not_built_in(manifest, true);
  std::string out;
  if (const auto date = model::parse_date(asked.fallback_date); date && date->day > 0) out = fmt::format("SOURCE_DATE_EPOCH={}", seconds(*date));
  out += "\n-f pdf";
  if (asked.exempt) out += " --edition exempt";
  for (const auto& [name, value] : {std::pair("meeting", &asked.meeting), {"lang", &asked.language}, {"house", &asked.house}})
    if (!value->empty()) out += fmt::format(" --{} {}", name, *value);
  if (asked.draft) out += " --draft";
  if (!houses.empty()) out += " --templates HOUSES";
  if (!pictures.empty()) out += fmt::format("\nPut its pictures beside it first: {}", fmt::join(pictures, ", "));
  if (!houses.empty())
    out += fmt::format("\nHOUSES is the folder of the houses with these files, which are not built in: {}", fmt::join(houses, ", "));
  return out;
}

void compare(const fs::path& pdf, const Carried& carried, Outcome& out) {
  const auto made = std::find_if(out.files.begin(), out.files.end(), [](const OutputFile& file) { return file.name.ends_with(".pdf"); });
  const bool is_made = !out.diagnostics.has_errors() && made != out.files.end();
  if (is_made && made->bytes == carried.pdf) {
    out.text = fmt::format("{}: the same bytes\n", pdf.string());
    return;
  }
  Diagnostic told(pdf::codes::P106, {},
                  fmt::format("'{}' {}", pdf.string(),
                              is_made ? "made again from what it carries gives other bytes" : "cannot be made again from what it carries"));
  const auto manifest = is_made ? manifest_of(made->bytes) : std::nullopt;
  std::vector<std::string> different;
  if (manifest) {
    different = differences(carried.manifest, *manifest, out.used);
  } else if (carried.manifest.tool != fmt::format("townclerk {}", version())) {
    different.push_back(fmt::format("the paper was made by {}", carried.manifest.tool));
  }
  for (std::string& each : different) told.notes.push_back({std::move(each), {}});
  const bool changed = is_made && different.empty();
  if (!is_made && is_unreadable(out.diagnostics)) {
    told.hints.emplace_back(fmt::format("townclerk {} cannot read the model: a newer program made it, or it is damaged", version()));
  } else if (!is_made) {
    told.hints.emplace_back("the errors above say what is missing: give its folder with --templates or --beside");
  }
  if (changed)
    told.hints.emplace_back(
        "every input is the same: another build of this version made it, or with other versions of its libraries, or the PDF or the model in it was "
        "changed after it was made");
  out.diagnostics.add(std::move(told));
}

}  // namespace townclerk
