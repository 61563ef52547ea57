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

/// What the command that makes the paper again needs.
[[nodiscard]] Again again(const Manifest& manifest);

/// Reports (P106, P108) where the paper that was made again is not what the PDF is, and what may be why: the run's own errors stay as they are.
/// `inputs`: what the run read, as a manifest names it; where the run failed, what it read until then.
void compare(const std::filesystem::path& pdf, const Carried& carried, const std::vector<checks::Hashed>& inputs, Outcome& out);

}  // namespace townclerk
