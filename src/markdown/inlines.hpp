// The inside of a paragraph, heading or cell.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "markdown/notes.hpp"
#include "markdown/reading.hpp"

struct cmark_node;

namespace townclerk::markdown {

/// What of the block around them decides about its inlines.
struct Around {
  Span at;
  std::size_t line = 0;  // cmark's first line and column of the block
  std::size_t column = 0;
};

/// Spans that are open while the pieces of one text are read; what was read before one waits with it.
class OpenSpans {
 public:
  void begin(document::Inline&& span, std::vector<document::Inline>& out);
  void end(std::vector<document::Inline>& out);
  [[nodiscard]] int count() const { return static_cast<int>(open_.size()); }
  /// Where the innermost begins.
  [[nodiscard]] Span at() const { return open_.back().span.at; }

 private:
  struct Open {
    document::Inline span;
    std::vector<document::Inline> before;
  };
  std::vector<Open> open_;
};

class Inlines {
 public:
  Inlines(Reading& reading, const Around& around) : reading_(reading), around_(around) {}
  [[nodiscard]] std::vector<document::Inline> read(cmark_node* parent, int depth = 0);
  /// Footnotes that begin in what was read.
  [[nodiscard]] const std::vector<NoteBegin>& notes() const { return notes_; }

 private:
  using List = std::vector<document::Inline>;
  void read_one(cmark_node* node, List& out, int depth);
  void read_text(cmark_node* node, List& out, bool outermost);
  void read_mark(std::string_view mark, List& out, bool outermost);
  void read_html(cmark_node* node, List& out);
  [[nodiscard]] bool read_span(cmark_node* node, OpenSpans& open, List& out);
  void read_link(cmark_node* node, List& out, int depth);
  void read_image(cmark_node* node, List& out, int depth);
  void refuse_broken_link(cmark_node* node, std::string_view literal);
  void refuse_slips(cmark_node* node, std::string_view literal);
  void refuse_title(cmark_node* node, Span at);
  [[nodiscard]] std::optional<std::size_t> offset(cmark_node* node, std::string_view literal) const;
  /// The place of a link, image or tag: its line, within the block.
  [[nodiscard]] Span line_of(cmark_node* node) const;
  [[nodiscard]] Span link_place(cmark_node* node) const;
  void add_text(List& out, std::string_view words, Span at, bool value);

  Reading& reading_;
  Around around_;
  std::vector<NoteBegin> notes_;
  bool value_last_ = false;  // the last text of the list being read is a value, which keeps its own place
};

}  // namespace townclerk::markdown
