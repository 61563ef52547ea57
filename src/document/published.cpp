#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "document/directive.hpp"
#include "document/pipe_table.hpp"
#include "document/published_inlines.hpp"
#include "document/resolve.hpp"

namespace townclerk::document {

namespace {

Block made(BlockKind kind) {
  Block block;
  block.kind = kind;
  return block;
}

Block paragraph_of(std::vector<Inline> inlines) {
  Block block = made(BlockKind::paragraph);
  block.inlines = std::move(inlines);
  return block;
}

bool is_name(std::string_view word) {
  return !word.empty() && word.find_first_of(" \t\r\n\v\f") == std::string_view::npos;
}

bool is_key(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto further = [letter](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'; };
  return !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), further);
}

/// A word as part of a file's name.
std::string in_file_name(std::string_view word) {
  constexpr std::string_view unfit = " \"#%&'*/:;<>?\\^`{|}";
  std::string out(word);
  std::replace_if(
      out.begin(), out.end(), [unfit](char c) { return static_cast<unsigned char>(c) < 0x20 || unfit.find(c) != std::string_view::npos; }, '-');
  return out;
}

/// Walks the tree once. Ids that no tag can carry wait in `anchors_` for the next words that are written.
class Publisher {
 public:
  /// `output` begins the names of drawings' files; it must outlive this object.
  explicit Publisher(std::string_view output) : output_(output) {}

  std::vector<Block> blocks(const std::vector<Block>& from) {
    std::vector<Block> out;
    out.reserve(from.size());
    for (const Block& block : from) add(block, out);
    return out;
  }

  /// The blocks of one parent; anchors that found no words in it stand in a paragraph of their own at its end.
  std::vector<Block> closed(const std::vector<Block>& from) {
    std::vector<Block> out = blocks(from);
    flush(out);
    return out;
  }
  std::vector<DrawingFile> take_drawings() { return std::move(drawings_); }

 private:
  void add(const Block& block, std::vector<Block>& out) {
    switch (block.kind) {
      case BlockKind::heading:
      case BlockKind::paragraph:
        return add_text(block, out);
      case BlockKind::list:
        return add_list(block, out);
      case BlockKind::quote:
      case BlockKind::container:
        return add_box(block, out);
      case BlockKind::figure:
        return add_figure(block, out);
      case BlockKind::code:
      case BlockKind::directive:
        return add_code(block, out);
      case BlockKind::table:
        return add_table(block, out);
      case BlockKind::contents:
        note_ids(block);
        flush(out);
        return add_contents(block, out);
      case BlockKind::note:
        return add_note(block, out);
      case BlockKind::rule:
        note_ids(block);
        flush(out);
        out.push_back(made(BlockKind::rule));
        return;
      default:
        // A part of a list or table that stands alone: its words are kept.
        note_ids(block);
        if (!block.inlines.empty()) add_words(block.inlines, {}, out);
        for (const Block& child : block.blocks) add(child, out);
    }
  }

  void note_ids(const Block& block) {
    for (const std::string* id : {&block.attributes->id, &block.particulars->alias})
      if (is_name(*id)) anchors_.push_back({InlineKind::anchor, *id, {}, {}});
  }
  void flush(std::vector<Block>& out) {
    if (!anchors_.empty()) out.push_back(paragraph_of(std::exchange(anchors_, {})));
  }
  /// Waiting anchors, the printed number, the words.
  std::vector<Inline> worded(const std::vector<Inline>& inlines, std::string_view label, bool one_line) {
    std::vector<Inline> words;
    if (!label.empty()) {
      words.push_back({InlineKind::text, std::string(label) + ' ', {}, {}});
      words.insert(words.end(), inlines.begin(), inlines.end());
    }
    std::vector<Inline> out = std::exchange(anchors_, {});
    std::vector<Inline> body = published_inlines(label.empty() ? inlines : words, one_line, decorative_);
    std::move(body.begin(), body.end(), std::back_inserter(out));
    return out;
  }
  void add_words(const std::vector<Inline>& inlines, std::string_view label, std::vector<Block>& out) {
    Block block = paragraph_of(worded(inlines, label, false));
    if (!block.inlines.empty()) out.push_back(std::move(block));
  }

  void add_text(const Block& block, std::vector<Block>& out) {
    note_ids(block);
    if (block.kind == BlockKind::heading) {
      Block heading = made(BlockKind::heading);
      heading.level = std::clamp(block.level, 1, 6);
      heading.inlines = worded(block.inlines, block.label, true);
      out.push_back(std::move(heading));
    } else if (block.attributes->has("decorative") && !decorative_) {
      flush(out);
      Block box = made(BlockKind::container);
      box.attributes.edit().classes.emplace_back("decorative");
      decorative_ = true;
      add_words(block.inlines, block.label, box.blocks);
      decorative_ = false;
      if (!box.blocks.empty()) out.push_back(std::move(box));
    } else {
      add_words(block.inlines, block.label, out);
    }
  }

  /// Its id follows from its number.
  void add_note(const Block& block, std::vector<Block>& out) {
    flush(out);
    Block note = made(BlockKind::note);
    note.particulars.edit().text = block.particulars->text;
    note.inlines = published_inlines(block.inlines, false, decorative_);
    if (!note.inlines.empty()) out.push_back(std::move(note));
  }

  // Lists ---------------------------------------------------------------------------------------------------------------------------

  /// The number that an ordered list begins with, where its labels are what Markdown prints: 4. 5. 6.
  static std::optional<int> plain_start(const Block& list) {
    if (!list.ordered || list.blocks.empty()) return std::nullopt;
    const bool unlabelled = std::all_of(list.blocks.begin(), list.blocks.end(), [](const Block& item) { return item.label.empty(); });
    constexpr int most = 999'999'999;
    if (unlabelled) return std::clamp(list.start, 0, most);
    const std::string& first = list.blocks.front().label;
    int start = 0;
    const auto [end, failed] = std::from_chars(first.data(), first.data() + first.size(), start);
    if (failed != std::errc() || std::string_view(end) != "." || start < 0 || start > most - static_cast<int>(list.blocks.size()))
      return std::nullopt;
    int number = start;
    for (const Block& item : list.blocks)
      if (item.label != std::to_string(number++) + '.') return std::nullopt;
    return start;
  }

  void add_list(const Block& block, std::vector<Block>& out) {
    note_ids(block);
    if (block.blocks.empty()) return;
    Block list = made(BlockKind::list);
    const auto start = plain_start(block);
    list.ordered = start.has_value();
    list.start = start.value_or(1);
    list.blocks.reserve(block.blocks.size());
    for (const Block& item : block.blocks) {
      Block copy = made(BlockKind::item);
      note_ids(item);
      copy.blocks = item_blocks(item, start ? std::string_view() : std::string_view(item.label));
      list.blocks.push_back(std::move(copy));
    }
    out.push_back(std::move(list));
  }

  std::vector<Block> item_blocks(const Block& item, std::string_view label) {
    const bool text_first =
        !item.blocks.empty() && item.blocks.front().kind == BlockKind::paragraph && !item.blocks.front().attributes->has("decorative");
    if (label.empty() || !text_first) {
      std::vector<Block> out;
      if (!label.empty()) add_words({}, label, out);
      for (const Block& block : item.blocks) add(block, out);
      flush(out);
      return out;
    }
    std::vector<Block> out;
    const Block& first = item.blocks.front();
    note_ids(first);
    const std::string both = first.label.empty() ? std::string(label) : std::string(label) + ' ' + first.label;
    add_words(first.inlines, both, out);
    for (auto block = item.blocks.begin() + 1; block != item.blocks.end(); ++block) add(*block, out);
    flush(out);
    return out;
  }

  void add_contents(const Block& block, std::vector<Block>& out) {
    std::size_t next = 0;
    if (!block.particulars->entries.empty()) out.push_back(contents_list(block.particulars->entries, next));
  }
  static Block contents_list(const std::vector<ContentsEntry>& entries, std::size_t& next) {
    Block list = made(BlockKind::list);
    const int depth = entries[next].depth;
    while (next < entries.size() && entries[next].depth >= depth) {
      if (entries[next].depth > depth) {
        list.blocks.back().blocks.push_back(contents_list(entries, next));
        continue;
      }
      const ContentsEntry& entry = entries[next++];
      Inline link{InlineKind::link, '#' + entry.anchor, {}, {}};
      link.children.push_back({InlineKind::text, entry.label.empty() ? entry.title : entry.label + ' ' + entry.title, {}, {}});
      Block item = made(BlockKind::item);
      item.blocks.push_back(paragraph_of(published_inlines({link}, false, false)));
      if (item.blocks.back().inlines.empty()) item.blocks.clear();
      list.blocks.push_back(std::move(item));
    }
    return list;
  }

  // Boxes ---------------------------------------------------------------------------------------------------------------------------

  static Attributes tag_attributes(const Attributes& from) {
    Attributes out;
    if (is_name(from.id)) out.id = from.id;
    for (const std::string& word : from.classes)
      if (is_name(word) && !out.has(word)) out.classes.push_back(word);
    for (const auto& key : from.keys)
      if (is_key(key.first) && key.first != "id" && key.first != "class" && out.key(key.first) == nullptr) out.keys.push_back(key);
    return out;
  }
  static void remove_keys(Attributes& attributes, std::initializer_list<std::string_view> names) {
    const auto named = [names](const auto& key) { return std::find(names.begin(), names.end(), key.first) != names.end(); };
    attributes.keys.erase(std::remove_if(attributes.keys.begin(), attributes.keys.end(), named), attributes.keys.end());
  }
  void note_alias(const Block& block) {
    if (is_name(block.particulars->alias)) anchors_.push_back({InlineKind::anchor, block.particulars->alias, {}, {}});
  }

  void add_box(const Block& block, std::vector<Block>& out) {
    if (block.kind == BlockKind::container) {
      if (block.attributes->has("chart-list")) describe_drawing(block);
      flush(out);
      Block box = made(BlockKind::container);
      box.attributes = tag_attributes(*block.attributes);
      const bool outer = std::exchange(decorative_, decorative_ || block.attributes->has("decorative"));
      note_alias(block);
      box.blocks = closed(block.blocks);
      decorative_ = outer;
      out.push_back(std::move(box));
      return;
    }
    note_ids(block);
    Block quote = made(BlockKind::quote);
    quote.blocks = closed(block.blocks);
    out.push_back(std::move(quote));
  }

  /// Its drawing as a picture, what it holds, and its number before the words of its caption.
  void add_figure(const Block& block, std::vector<Block>& out) {
    note_ids(block);
    if (block.particulars->drawing != nullptr) add_words({picture_of(block)}, {}, out);
    if (!block.inlines.empty()) add_words(block.inlines, {}, out);
    std::string_view label = block.label;
    for (const Block& child : block.blocks) {
      if (child.kind != BlockKind::caption) {
        add(child, out);
        continue;
      }
      note_ids(child);
      add_words(child.inlines, std::exchange(label, {}), out);
    }
    if (!label.empty()) add_words({}, label, out);
  }

  Inline picture_of(const Block& figure) {
    const std::string& id = figure.attributes->id;
    const std::string word = id.empty() ? fmt::format("drawing-{}", drawings_.size() + 1) : in_file_name(id);
    const std::string name = fmt::format("{}{}{}.svg", output_, output_.empty() ? "" : "-", word);
    drawings_.push_back({name, figure.particulars->drawing, title_of(figure), figure.particulars->drawing->description});
    is_described_ = false;
    return {InlineKind::image, name, {{InlineKind::text, figure.particulars->drawing->alternative, {}, {}}}, {}};
  }

  static std::string title_of(const Block& figure) {
    std::string title = figure.label;
    for (const Block& child : figure.blocks)
      if (child.kind == BlockKind::caption) title += (title.empty() ? "" : " ") + plain_text(child.inlines);
    return title.empty() ? figure.particulars->drawing->name : title;
  }

  /// The list behind a drawing says what it shows.
  void describe_drawing(const Block& list) {
    if (!std::exchange(is_described_, true)) describe(list, {}, drawings_.back().description);
  }
  static void describe(const Block& block, const std::string& number, std::string& words) {
    int item = 0;
    for (const Block& child : block.blocks) {
      if (child.kind == BlockKind::paragraph) {
        words += fmt::format("\n{} {}", number, plain_text(child.inlines));
      } else {
        describe(child, child.kind != BlockKind::item ? number : fmt::format("{}{}{}", number, number.empty() ? "" : ".", ++item), words);
      }
    }
  }

  void add_code(const Block& block, std::vector<Block>& out) {
    note_ids(block);
    flush(out);
    Block code = made(block.kind);
    code.particulars.edit().info = one_line(block.particulars->info);
    const bool directive = is_directive(std::string_view(code.particulars->info).substr(0, code.particulars->info.find(' ')));
    if (directive != (block.kind == BlockKind::directive)) {
      code.kind = BlockKind::code;
      if (directive) code.particulars.edit().info.clear();
    }
    code.particulars.edit().text = code_lines(block.particulars->text);
    out.push_back(std::move(code));
  }

  // Tables --------------------------------------------------------------------------------------------------------------------------

  void add_table(const Block& block, std::vector<Block>& out) {
    Block table = made(BlockKind::table);
    const bool rich = !fits_pipes(block);
    if (!rich) {
      note_ids(block);
    } else {
      flush(out);
      table.attributes = tag_attributes(*block.attributes);
      remove_keys(table.attributes.edit(), {"caption", "headless", "header-columns", "total"});
      note_alias(block);
    }
    add_caption(block, table);
    for (const Block& group : block.blocks)
      if (group.kind == BlockKind::row_group) add_group(group, rich, table);
    out.push_back(std::move(table));
    flush(out);
  }

  void add_caption(const Block& block, Block& table) {
    const bool given = !block.blocks.empty() && block.blocks.front().kind == BlockKind::caption;
    if (!given && block.label.empty()) return;
    Block caption = made(BlockKind::caption);
    if (given) {
      caption.attributes = tag_attributes(*block.blocks.front().attributes);
      caption.inlines = worded(block.blocks.front().inlines, block.label, false);
    } else {
      caption.inlines = worded({}, block.label, false);
    }
    table.blocks.push_back(std::move(caption));
  }

  void add_group(const Block& group, bool rich, Block& table) {
    Block copy = made(BlockKind::row_group);
    copy.group = group.group;
    copy.blocks.reserve(group.blocks.size());
    if (rich) copy.attributes = tag_attributes(*group.attributes);
    if (!rich) note_ids(group);
    for (const Block& row : group.blocks) {
      Block line = made(BlockKind::row);
      if (rich) line.attributes = tag_attributes(*row.attributes);
      if (!rich) note_ids(row);
      line.blocks.reserve(row.blocks.size());
      for (const Block& cell : row.blocks) line.blocks.push_back(published_cell(cell, group.group, rich));
      copy.blocks.push_back(std::move(line));
    }
    table.blocks.push_back(std::move(copy));
  }

  Block published_cell(const Block& cell, Group group, bool rich) {
    Block copy = made(BlockKind::cell);
    copy.header = cell.header;
    if (cell.header) copy.scope = cell.scope != Scope::none ? cell.scope : group == Group::head ? Scope::column : Scope::row;
    copy.colspan = std::max<std::uint16_t>(cell.colspan, 1);
    copy.rowspan = std::max<std::uint16_t>(cell.rowspan, 1);
    copy.align = cell.align;
    if (rich) {
      copy.attributes = tag_attributes(*cell.attributes);
      remove_keys(copy.attributes.edit(), {"scope", "colspan", "rowspan", "align"});
    } else {
      note_ids(cell);
    }
    copy.blocks = closed(cell.blocks);
    return copy;
  }

  std::string_view output_;
  std::vector<DrawingFile> drawings_;
  bool is_described_ = true;  // the last of them
  std::vector<Inline> anchors_;
  bool decorative_ = false;
};

}  // namespace

Published publish(const Document& document, std::string_view output) {
  Publisher publisher(output);
  Published out;
  out.document.metadata = document.metadata;
  out.document.blocks = publisher.closed(document.blocks);
  out.drawings = publisher.take_drawings();
  return out;
}

Document published(const Document& document) {
  return publish(document, {}).document;
}

}  // namespace townclerk::document
