// From a File's state to its bytes.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "pdf/file_state.hpp"

namespace townclerk::pdf {

[[nodiscard]] tl::expected<std::string, std::string> save(File::State& state);

/// A URI of seven-bit characters (ISO 32000-1 §12.6.4.7): others are percent-encoded.
[[nodiscard]] std::string ascii_uri(std::string_view uri);

}  // namespace townclerk::pdf
