// What a PDF tells of the run that made it: the tool, what was asked of it, and what it read. Not of the report itself, whose hash would let
// somebody who guesses at what is withheld see that the guess is right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/evidence.hpp"
#include "maker.hpp"
#include "report.hpp"

namespace townclerk {

/// The names under which a PDF carries its model and its manifest.
inline constexpr std::string_view model_file = "report.xml";
inline constexpr std::string_view manifest_file = "townclerk.json";

struct Manifest {
  Maker maker;
  std::string file;                    // name of the PDF
  Settings settings;                   // what was asked for; no folders
  std::vector<checks::Hashed> inputs;  // template, house, style, font, picture
};

[[nodiscard]] std::string to_json(const Manifest& manifest);
/// Nothing when the text is no manifest. Settings that a command line could not give are not taken.
[[nodiscard]] std::optional<Manifest> read_manifest(std::string_view json);

}  // namespace townclerk
