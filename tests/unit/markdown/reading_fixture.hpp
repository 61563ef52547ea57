// Markdown read for a test: its blocks, its faults as "K101@line:column ", the words at a place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/read.hpp"

namespace townclerk::markdown {

struct Read {
  /// `{{0}}`, `{{1}}` … in the text are tokens of the values; of `prose` the whole text is the report's own.
  explicit Read(std::string_view text, const std::vector<std::string>& values = {}, const Limits& limits = Limits{}, bool prose = false) {
    const FileId file = sources.add("text.md", std::string(text));
    PlacedText placed;
    mustache::Tokens tokens;
    std::size_t from = 0;
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", from)) {
      const std::size_t end = text.find("}}", at) + 2;
      placed.append(text.substr(from, at - from), span(file, from, at));
      const auto index = static_cast<std::size_t>(text[at + 2] - '0');
      tokens.value(placed, {values.at(index), {}}, span(file, at, end), false);
      from = end;
    }
    placed.append(text.substr(from), span(file, from, text.size()));
    Diagnostics diagnostics;
    blocks = read(placed, &tokens, limits, diagnostics, prose ? std::optional(file) : std::nullopt).blocks;
    for (const Diagnostic& d : diagnostics.all()) {
      const Place place = sources.place(d.at.file, d.at.begin);
      faults += std::string(d.code.id) + "@" + std::to_string(place.line) + ":" + std::to_string(place.column) + " ";
      hints_given = hints_given && !d.hints.empty();
    }
  }
  [[nodiscard]] std::string slice(Span at) const { return std::string(sources.slice(at)); }

  Sources sources;
  std::vector<document::Block> blocks;
  std::string faults;
  bool hints_given = true;

 private:
  static Span span(FileId file, std::size_t begin, std::size_t end) {
    return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
};

}  // namespace townclerk::markdown
