// Attributes as the dialect writes them: `{#id .class key="value"}` on a line, and inside the tags of containers and rich tables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "markdown/reading.hpp"

namespace townclerk::markdown {

/// The attribute lines of a text. They are hidden from cmark, which would read quotes and stars in them. So are the marks of footnotes: cmark
/// would move the notes to the end of the text, and drop those that it finds no use for.
class AttributeLines {
 public:
  /// Finds them in `text`, which has the reading's lines; `text()` is then what cmark is to read.
  AttributeLines(Reading& reading, std::string text);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Whether what is hidden is an attribute line, not the mark of a footnote.
  [[nodiscard]] bool is_attributes(std::size_t hidden) const { return sources_[hidden].front() == '{'; }
  /// The attributes of a hidden line; what is wrong with it is reported, and nothing returned.
  [[nodiscard]] std::optional<document::Attributes> read(std::size_t hidden);
  [[nodiscard]] Span place(std::size_t hidden) const { return reading_.place(sources_[hidden]); }
  /// Reports the lines that cmark took for a part of something else.
  void report_lost() const;

 private:
  void hide(std::string_view part, const std::string& text);

  Reading& reading_;
  std::vector<std::string_view> sources_;
  std::size_t copied_ = 0;
  std::string text_;
};

/// Reports an attribute line that turned up inside a text.
void report_hidden(std::string_view line, const Reading& reading);

/// `<name id="…" …>` or `</name>`.
struct Tag {
  std::string name;  // in lower case
  bool closing = false;
  document::Attributes attributes;
};
/// Reads one tag that is the whole of `source`; nothing when it is none. Faults of its attributes are reported at `at`.
[[nodiscard]] std::optional<Tag> read_tag(std::string_view source, Span at, Reading& reading);

/// Adds attributes to those that a block has; a second id or key is reported.
void merge(document::Attributes& into, document::Attributes&& more, const Reading& reading);

}  // namespace townclerk::markdown
