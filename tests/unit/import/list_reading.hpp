// A list read for a test, with what was said about it.
#pragma once

#include <optional>
#include <string>

#include "import/establishment.hpp"

namespace townclerk::intake {

struct ListReading {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<model::Organisation> organisation;

  explicit ListReading(std::string text, const std::set<std::string, std::less<>>& taken = {}) {
    const FileId file = sources.add("posts.csv", std::move(text));
    organisation = read_establishment(sources, file, taken, diagnostics);
  }
  /// "I108 I111": the codes in order.
  [[nodiscard]] std::string codes() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) out += (out.empty() ? "" : " ") + std::string(d.code.id);
    return out;
  }
  [[nodiscard]] const Diagnostic& fault(std::size_t index = 0) const { return diagnostics.all().at(index); }
  [[nodiscard]] std::string at(std::size_t index = 0) const { return std::string(sources.slice(fault(index).at)); }
  /// "head-of-it>director": the lines in order.
  [[nodiscard]] std::string lines() const {
    std::string out;
    for (const model::Line& line : organisation->lines) out += (out.empty() ? "" : " ") + line.from + ">" + line.to;
    return out;
  }
};

}  // namespace townclerk::intake
