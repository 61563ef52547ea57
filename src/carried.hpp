// What a PDF of townclerk's carries, read back.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "manifest.hpp"
#include "report.hpp"
#include "run.hpp"

namespace townclerk {

struct Carried {
  std::string pdf;  // its bytes
  Bundle bundle;
  Manifest manifest;
  bool has_manifest = false;
};

/// Nothing when the file cannot be read or carries no model, which is reported.
[[nodiscard]] std::optional<Carried> read_carried(const std::filesystem::path& pdf, Outcome& out);

/// SOURCE_DATE_EPOCH where it gave the date, else an empty line; the options of `render` that make the paper again; and a line for each thing
/// that they need and the PDF does not carry: pictures, and houses that are not built in (HOUSES in the options is their folder).
[[nodiscard]] std::string again(const Manifest& manifest);

/// Reports (P106) where the paper that was made again is not what the PDF is: the run's own errors stay as they are.
void compare(const std::filesystem::path& pdf, const Carried& carried, Outcome& out);

}  // namespace townclerk
