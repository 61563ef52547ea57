// Footnotes: `[^1]` in a text, and `[^1]: words` at the beginning of a line.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "markdown/reading.hpp"

namespace townclerk::markdown {

/// The marks of footnotes in a line: `^1` of each `[^1]`, or the whole of `[^1]:` where the line begins with it.
[[nodiscard]] std::vector<std::string_view> note_marks(std::string_view line);
/// Whether a mark begins a footnote.
[[nodiscard]] bool begins_note(std::string_view mark);
/// The label of a mark: "1".
[[nodiscard]] std::string_view label_of(std::string_view mark);

/// Where the words of a footnote begin among those of its paragraph.
struct NoteBegin {
  std::size_t at = 0;     // index of its first inline
  std::string_view mark;  // in the source
};

/// A paragraph as what stands before its footnotes, and the footnotes. Notes without words are reported.
[[nodiscard]] std::vector<document::Block> divide_notes(document::Block&& paragraph, const std::vector<NoteBegin>& notes, const Reading& reading);
/// Reports references to footnotes in the words of a link or picture.
void refuse_notes(const std::vector<document::Inline>& inlines, const Reading& reading);

}  // namespace townclerk::markdown
