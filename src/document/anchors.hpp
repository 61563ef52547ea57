// What references can point at: every id of a report, what it names, and the numbering scope that it stands in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/document.hpp"

namespace townclerk::document {

/// Numbers begin again in each appendix. The first scope is the report itself, without prefix and label.
struct NumberScope {
  std::size_t parent = 0;  // its own index for the report
  std::string prefix;      // of generated ids: "annex-1-"
  std::string number;      // "1"
  std::string label;       // "Annex 1"
  bool own_label = false;  // the appendix brings its pattern, so the house's words for appendices do not fit it
};

enum class TargetKind : std::uint8_t { plain, section, paragraph, item, recommendation, appendix, table, figure, chart };

struct Target {
  TargetKind kind = TargetKind::plain;
  std::string number;            // without punctuation: "5.2", "12 a)"; empty when there is none
  const Block* title = nullptr;  // heading or caption whose words name a target without number
  std::size_t scope = 0;         // of an appendix: the scope that it makes
};

class Anchors {
 public:
  /// Collects all ids that the tree states; a second bearer of one is an error, unless one part is printed twice: then the second loses its id.
  void declare(std::vector<Block>& blocks, Diagnostics& diagnostics);

  /// Takes a generated id if nothing has it yet.
  [[nodiscard]] bool claim(const std::string& id);
  /// Takes the id, or the first free one of "id-2", "id-3" ….
  [[nodiscard]] std::string claim_unique(const std::string& id);

  void bind(const std::string& id, Target target) { targets_.insert_or_assign(id, std::move(target)); }
  /// Binds the ids that stand within a block's words.
  void bind_inline(const std::vector<Inline>& inlines, const Target& target);

  [[nodiscard]] const Target* find(std::string_view id) const;
  /// An id near to the one that was not found. After a few questions it gives none: a report with hundreds of dead references has another fault.
  [[nodiscard]] std::optional<std::string_view> suggest(std::string_view id);

  std::vector<NumberScope> scopes{NumberScope{}};

 private:
  void declare(const std::string& id, Span at, Diagnostics& diagnostics);
  [[nodiscard]] bool is_repeated(const std::string& id, Span at) const;
  void declare_inline(const std::vector<Inline>& inlines, Diagnostics& diagnostics);

  std::map<std::string, Span, std::less<>> stated_;
  std::map<std::string, Target, std::less<>> targets_;
  std::map<std::string, int> repeats_;
  int questions_ = 0;
};

/// A title as an id: "Purpose & reason" is "purpose-reason".
[[nodiscard]] std::string slug(std::string_view title);
/// A number as part of an id: letters, figures and dots stay.
[[nodiscard]] std::string number_slug(std::string_view number);

}  // namespace townclerk::document
