// Diagnostics for people (with the line and a caret) and for programs (JSON).
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace townclerk {

enum class Colour { never, always };

/// Every diagnostic as text: place, severity, code, message, the source line with a caret under the place, notes and hints. Control characters
/// and bidirectional overrides of the input are shown as U+XXXX, so no input can steer a terminal.
[[nodiscard]] std::string to_text(const Diagnostics& diagnostics, const Sources& sources, Colour colour);

/// A JSON array of objects {code, severity, message, file, line, column, end_line, end_column, notes, hints}; keys without value are left out.
[[nodiscard]] std::string to_json(const Diagnostics& diagnostics, const Sources& sources);

}  // namespace townclerk
