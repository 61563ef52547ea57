// The files that a PDF of anybody's carries, read without trusting it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/diagnostic.hpp"

namespace townclerk::pdf {

struct CarriedFile {
  std::string name;          // stays inside a folder that it is written to
  std::string relationship;  // "Source", "Data", "Supplement" …
  std::string bytes;
};

/// The files associated with the whole document (/AF; ISO 19005-3 §6.8), in order. What would unpack to more than a report can need is refused
/// before it is unpacked. Errors without a place: P103 the bytes are no PDF that can be opened without a password; P105 a file in it is too
/// large, or has a name that leads out of its folder or is another's.
[[nodiscard]] tl::expected<std::vector<CarriedFile>, Diagnostic> carried_files(std::span<const std::byte> bytes);

}  // namespace townclerk::pdf
