// The blocks of one parent while they are read: tags among them open and close containers and tables, attribute lines find their block.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "markdown/attributes.hpp"
#include "markdown/reading.hpp"

namespace townclerk::markdown {

class Level {
 public:
  explicit Level(Reading& reading) : reading_(reading) {}

  void add(document::Block&& block);
  /// A line that holds a tag.
  void tag(Tag&& tag, Span at);
  /// Attributes that stand in a paragraph of their own.
  void attribute(document::Attributes&& attributes, document::Attributes* item);

  /// Nothing has been read yet.
  [[nodiscard]] bool at_start() const { return open_.empty() && blocks_.empty(); }
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  /// Reports what is still open; the blocks of the level.
  [[nodiscard]] std::vector<document::Block> finish();

 private:
  struct Open {
    std::string name;
    document::Block block;
  };
  void open(Tag&& tag, Span at);
  void close(std::string_view name, Span at);
  /// K141 for a table of too many columns, spans counted; it is emptied.
  void bound_columns(document::Block& table);
  void close_last();
  [[nodiscard]] bool fits(std::string_view name, Span at);
  [[nodiscard]] bool fits_order(std::string_view name, const document::Block& table, Span at);
  void read_cell_keys(document::Block& cell, Span at);
  [[nodiscard]] int read_span(document::Attributes& attributes, std::string_view key, int most, Span at);
  void wrong_place(Span at, std::string message, std::string hint);

  Reading& reading_;
  std::vector<Open> open_;
  std::vector<document::Block> blocks_;
  bool tagged_last_ = false;  // the last block of the list being filled was closed by a tag
};

}  // namespace townclerk::markdown
