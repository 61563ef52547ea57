// What every part of one reading shares.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"
#include "base/placed_text.hpp"
#include "markdown/lines.hpp"
#include "markdown/read.hpp"
#include "markdown/swap.hpp"

namespace townclerk::markdown {

struct Reading {
  const PlacedText& text;
  const Lines lines;
  const Limits& limits;
  Diagnostics& diagnostics;
  Swap swap;
  std::optional<FileId> prose;  // the report's own file; nothing when the text is a published form

  [[nodiscard]] Span place(std::size_t begin, std::size_t end) const { return text.place(begin, end); }
  /// The place of a part of the text.
  [[nodiscard]] Span place(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - text.text().data());
    return text.place(begin, begin + part.size());
  }
  /// A line without the marks and spaces that it begins with.
  [[nodiscard]] Span place_of_line(std::size_t line) const {
    const std::string_view whole = lines.at(line);
    const std::string_view bare = trimmed(whole.substr(leading_marks(whole).bytes));
    return bare.empty() ? place(lines.begin(line), lines.begin(line)) : place(bare);
  }
  void error(const Code& code, Span at, std::string message, std::string hint) const {
    diagnostics.add(Diagnostic(code, at, std::move(message)).hint(std::move(hint)));
  }
};

}  // namespace townclerk::markdown
