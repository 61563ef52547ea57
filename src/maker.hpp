// What made a paper: all that decides on its bytes but its inputs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/library.hpp"

namespace townclerk {

struct Maker {
  std::string tool;                // "townclerk 0.1.0"
  std::string build;               // SHA-256 over the sources of the program; empty: not told
  std::vector<Library> libraries;  // those that decide on words, layout or bytes
};

/// Over the contents of the program's sources, whatever compiler and folder it was built with and in (source_hash.cmake).
[[nodiscard]] std::string_view source_hash();

/// This program.
[[nodiscard]] Maker this_program();

/// Something that was another one when a paper was made, and what to do about it.
struct Difference {
  std::string what;
  std::string remedy;
};
/// What of the program differs. A paper of a program that did not tell its build tells no libraries either.
[[nodiscard]] std::vector<Difference> differences(const Maker& then, const Maker& now);

}  // namespace townclerk
