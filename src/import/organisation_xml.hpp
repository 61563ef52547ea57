// The current structure as XML, and its way into a report.xml.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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

struct Edit {
  std::size_t begin = 0;  // of what is replaced
  std::size_t end = 0;
  std::string text;  // what stands there instead
};

/// A report that was edited.
struct Edited {
  std::string text;
  std::vector<Edit> edits;  // in order of their places
  FileId file;              // as it was before
  /// The place in the file that a place of the text was taken from; itself when it is new.
  [[nodiscard]] Span before(Span at) const;
};

/// A report.xml into which an organisation can be put.
class Target {
 public:
  /// Finds the place: that of the organisation that stands there, or behind the last section. Nothing when the file is no report (X codes, M110)
  /// or holds an organisation that is to be kept (I117).
  static std::optional<Target> find(const Sources& sources, FileId file, Standing standing, Diagnostics& diagnostics);
  /// The ids that the rest of the report has.
  [[nodiscard]] const std::set<std::string, std::less<>>& ids() const { return ids_; }
  /// The ids of the organisation that is replaced.
  [[nodiscard]] const std::set<std::string, std::less<>>& former_ids() const { return former_; }
  /// Whether organisation and changes are those that a new report begins with: the changes, which would change nothing that is left, go too.
  [[nodiscard]] bool is_example() const { return is_example_; }
  /// The report with the organisation; every byte outside its place is as it was, but for the example's.
  [[nodiscard]] Edited with(const model::Organisation& organisation) const;

 private:
  struct Places;
  void replace_example(const Places& places);
  [[nodiscard]] std::string with_line_ends(std::string_view text) const;

  std::string_view text_;
  FileId file_{};
  std::size_t begin_ = 0;  // of what is replaced
  std::size_t end_ = 0;
  bool replaces_ = false;
  bool is_example_ = false;
  std::string indent_;
  std::string line_end_ = "\n";
  std::vector<Edit> edits_;  // besides the organisation
  std::set<std::string, std::less<>> ids_;
  std::set<std::string, std::less<>> former_;
};

}  // namespace townclerk::intake
