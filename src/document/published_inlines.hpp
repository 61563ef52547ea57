// The inside of paragraphs in the published form: one way to write what looks the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace townclerk::document {

/// - soft breaks and white space become one space; none stands at the beginning or end of the whole or beside a line break
/// - spaces and line breaks at the edge of emphasis and links stand outside it
/// - emphasis in emphasis of the same kind, and links in links, are taken off; neighbours of one kind become one
/// - what says nothing (empty emphasis, links without words, pictures without alternative text) goes; `decorative` pictures need none
/// - code in a link that holds `]:` is text
/// - links and pictures that may not be (destination.hpp) leave their words
/// In one line (a heading) line breaks are spaces.
[[nodiscard]] std::vector<Inline> published_inlines(const std::vector<Inline>& inlines, bool one_line, bool decorative);

/// Whether Markdown's short table form can hold the words: no line break, and no code with a backslash before a pipe.
[[nodiscard]] bool fits_a_pipe_cell(const std::vector<Inline>& inlines);

/// White space as single spaces, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);
/// Lines of code: line feeds only, one at the end.
[[nodiscard]] std::string code_lines(std::string_view text);

}  // namespace townclerk::document
