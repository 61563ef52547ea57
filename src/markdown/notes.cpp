#include "markdown/notes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "markdown/codes.hpp"

namespace townclerk::markdown {

using document::Block;
using document::BlockKind;
using document::Inline;
using document::InlineKind;

namespace {

bool is_escaped(std::string_view line, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && line[at - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

/// Without the spaces and breaks at both ends.
void trim(std::vector<Inline>& words) {
  const auto is_break = [](const Inline& piece) { return piece.kind == InlineKind::soft_break || piece.kind == InlineKind::line_break; };
  while (!words.empty() && is_break(words.back())) words.pop_back();
  if (words.empty() || words.front().kind != InlineKind::text) return;
  std::string& first = words.front().text;
  first.erase(0, std::min(first.find_first_not_of(" \t"), first.size()));
  if (first.empty()) words.erase(words.begin());
}

}  // namespace

std::vector<std::string_view> note_marks(std::string_view line) {
  constexpr std::string_view opening = "[^";
  std::vector<std::string_view> marks;
  for (std::size_t at = line.find(opening); at != std::string_view::npos; at = line.find(opening, at + 1)) {
    const std::size_t end = line.find_first_of("[] \t`", at + opening.size());  // no label holds the sign of code
    if (end == std::string_view::npos || line[end] != ']' || end == at + opening.size() || is_escaped(line, at)) continue;
    const bool begins = at == 0 && end + 1 < line.size() && line[end + 1] == ':';
    marks.push_back(begins ? line.substr(0, end + 2) : line.substr(at + 1, end - at - 1));
  }
  return marks;
}

bool begins_note(std::string_view mark) {
  return mark.starts_with('[');
}

std::string_view label_of(std::string_view mark) {
  return begins_note(mark) ? mark.substr(2, mark.size() - 4) : mark.substr(1);
}

std::vector<Block> divide_notes(Block&& paragraph, const std::vector<NoteBegin>& notes, const Reading& reading) {
  std::vector<Block> out;
  std::vector<Inline> words = std::exchange(paragraph.inlines, {});
  const auto take = [&](std::size_t begin, std::size_t end) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
    std::vector<Inline> part(std::make_move_iterator(first), std::make_move_iterator(words.begin() + static_cast<std::ptrdiff_t>(end)));
    trim(part);
    return part;
  };
  paragraph.inlines = take(0, notes.empty() ? words.size() : notes.front().at);
  if (!paragraph.inlines.empty() || notes.empty()) {
    out.push_back(std::move(paragraph));
  } else if (paragraph.attributes->at.known()) {
    reading.error(codes::K103, paragraph.attributes->at, "a footnote takes no attributes", "its id is made from its number");
  }
  for (std::size_t i = 0; i < notes.size(); ++i) {
    Block note;
    note.kind = BlockKind::note;
    note.at = reading.place(notes[i].mark);
    note.particulars.edit().text = label_of(notes[i].mark);
    note.inlines = take(notes[i].at, i + 1 < notes.size() ? notes[i + 1].at : words.size());
    if (note.inlines.empty()) {
      reading.error(codes::K131, note.at, fmt::format("the footnote '{}' has no words", note.particulars->text),
                    "write its words on the same line; a footnote is one paragraph");
    }
    out.push_back(std::move(note));
  }
  return out;
}

void refuse_notes(const std::vector<Inline>& inlines, const Reading& reading) {
  for (const Inline& piece : inlines) {
    if (piece.kind == InlineKind::note) {
      reading.error(codes::K130, piece.at, "a footnote is referred to in the words of a link", "put the reference behind the link");
    }
    refuse_notes(piece.children, reading);
  }
}

}  // namespace townclerk::markdown
