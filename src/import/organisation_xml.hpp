// The current structure as XML, and its way into a report.xml.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model/organisation.hpp"

namespace townclerk::intake {

/// An <organisation> element of units, posts and lines, an element a line. `indent` stands before each line but the first; there is no line end
/// behind the last.
[[nodiscard]] std::string organisation_xml(const model::Organisation& organisation, std::string_view indent, std::string_view line_end = "\n");

/// Hundredths as a report writes them, 0.6: no trailing zeros.
[[nodiscard]] std::string decimal(std::int64_t hundredths);

enum class Standing : std::uint8_t { keep, replace };

/// A report.xml into which an organisation can be put.
class Target {
 public:
  /// Finds the place: that of the organisation that stands there, or behind the last section. Nothing when the file is no report (X codes, M110)
  /// or holds an organisation that is to be kept (I117).
  static std::optional<Target> find(const Sources& sources, FileId file, Standing standing, Diagnostics& diagnostics);
  /// The ids that the rest of the report has.
  [[nodiscard]] const std::set<std::string, std::less<>>& ids() const { return ids_; }
  /// The report with the organisation; every byte outside its place is as it was.
  [[nodiscard]] std::string with(const model::Organisation& organisation) const;

 private:
  std::string_view text_;
  std::size_t begin_ = 0;  // of what is replaced
  std::size_t end_ = 0;
  bool replaces_ = false;
  std::string indent_;
  std::string line_end_ = "\n";
  std::set<std::string, std::less<>> ids_;
};

}  // namespace townclerk::intake
