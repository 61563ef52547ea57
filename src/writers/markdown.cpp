#include "writers/writers.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/pipe_table.hpp"
#include "document/resolve.hpp"
#include "writers/markdown_inlines.hpp"
#include "writers/svg.hpp"

namespace townclerk::writers {

using document::Align;
using document::Attributes;
using document::Block;
using document::BlockKind;
using document::Group;
using document::Scope;

namespace {

bool has_attributes(const Block& block) {
  const Attributes& a = *block.attributes;
  return !a.id.empty() || !a.classes.empty() || !a.keys.empty() ||
         (block.kind != BlockKind::cell && std::any_of(block.blocks.begin(), block.blocks.end(), has_attributes));
}

/// A list that may stand without blank lines: items of one paragraph, and tight lists that could interrupt it.
bool is_tight(const Block& list) {
  return std::all_of(list.blocks.begin(), list.blocks.end(), [](const Block& item) {
    if (item.blocks.empty()) return true;
    if (item.blocks.front().kind != BlockKind::paragraph) return false;
    return std::all_of(item.blocks.begin() + 1, item.blocks.end(), [](const Block& inner) {
      return inner.kind == BlockKind::list && !inner.blocks.front().blocks.empty() && (!inner.ordered || inner.start == 1) && is_tight(inner);
    });
  });
}

std::string_view align_name(Align align) {
  return align == Align::left ? "left" : align == Align::center ? "center" : "right";
}
std::string_view delimiter(Align align) {
  return align == Align::none ? " --- |" : align == Align::left ? " :-- |" : align == Align::center ? " :-: |" : " --: |";
}
std::string_view scope_name(Scope scope) {
  return scope == Scope::column ? "col" : scope == Scope::row ? "row" : scope == Scope::column_group ? "colgroup" : "rowgroup";
}
std::string_view group_name(Group group) {
  return group == Group::head ? "thead" : group == Group::foot ? "tfoot" : "tbody";
}

bool is_pipe_table(const Block& block) {
  return document::fits_pipes(block) && !has_attributes(block);
}

/// Whether the block is written as a tag and what it holds.
bool is_tagged(const Block& block) {
  switch (block.kind) {
    case BlockKind::container:
    case BlockKind::caption:
    case BlockKind::row_group:
    case BlockKind::row:
    case BlockKind::cell:
      return true;
    case BlockKind::table:
      return !is_pipe_table(block);
    default:
      return false;
  }
}

class MarkdownWriter {
 public:
  std::string write(const std::vector<Block>& blocks) {
    write_blocks(blocks, 0);
    return std::move(out_);
  }

 private:
  // Lines: each begins with what the blocks around it ask for.

  void line(std::string_view words) {
    const std::string& begin = lead_.empty() ? prefix_ : lead_;
    out_ += begin;
    out_ += words;
    if (words.empty())
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += '\n';
    lead_.clear();
    after_tag_ = false;
  }
  /// Tags stand on consecutive lines; between them and text is a blank one.
  void tag_line(std::string_view tag) {
    line(tag);
    after_tag_ = true;
  }
  void lines(std::string_view words) {
    std::size_t from = 0;
    for (std::size_t end = words.find('\n'); end != std::string_view::npos; end = words.find('\n', from)) {
      line(words.substr(from, end - from));
      from = end + 1;
    }
    line(words.substr(from));
  }
  void blank() {
    if (lead_.empty()) line({});
  }

  /// Writes blocks behind a mark ("> ", "- ") whose further lines begin with `further`. `marker` is the bullet of the list that this is in.
  void write_behind(std::string_view first, std::string_view further, const std::vector<Block>& blocks, char marker, bool tight) {
    lead_ = (lead_.empty() ? prefix_ : lead_) + std::string(first);
    const std::size_t before = prefix_.size();
    prefix_ += further;
    write_blocks(blocks, marker, tight);
    if (!lead_.empty()) line({});
    prefix_.resize(before);
    after_tag_ = false;
  }

  void write_blocks(const std::vector<Block>& blocks, char marker, bool tight = false) {
    const Block* last = nullptr;
    char last_mark = 0;
    for (const Block& block : blocks) {
      const bool between_tags = after_tag_ && is_tagged(block);
      if (last != nullptr ? !tight && !between_tags : after_tag_ && !between_tags) blank();
      if (block.kind == BlockKind::list) {
        const bool neighbours = last != nullptr && last->kind == BlockKind::list && last->ordered == block.ordered;
        last_mark = write_list(block, neighbours ? last_mark : char{0}, last == nullptr ? marker : char{0});
      } else {
        write_block(block);
      }
      last = &block;
    }
  }

  void write_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::heading: {
        const std::string words = markdown_inlines(block.inlines, Place::heading);
        return line(std::string(static_cast<std::size_t>(block.level), '#') + (words.empty() ? "" : " ") + words);
      }
      case BlockKind::paragraph:
        return lines(markdown_inlines(block.inlines, Place::paragraph));
      case BlockKind::note:
        return lines("[^" + block.particulars->text + "]: " + markdown_inlines(block.inlines, Place::paragraph));
      case BlockKind::quote:
        return write_behind("> ", "> ", block.blocks, 0, false);
      case BlockKind::code:
      case BlockKind::directive:
        return write_code(block);
      case BlockKind::rule:
        return line("___");
      case BlockKind::table:
        if (is_pipe_table(block)) return write_pipes(block);
        return write_tagged("table", block, {});
      case BlockKind::container:
        return write_tagged("div", block, {});
      case BlockKind::caption:
        return write_tagged("caption", block, {});
      case BlockKind::row_group:
        return write_tagged(group_name(block.group), block, {});
      case BlockKind::row:
        return write_tagged("tr", block, {});
      case BlockKind::cell:
        return write_tagged(block.header ? "th" : "td", block, cell_keys(block));
      default:
        return;  // published() leaves no other
    }
  }

  /// The list's marks differ from those of a neighbour list, which they would go on, and from the item that they begin, with which they could
  /// make a rule ("- - -"). Returns the mark.
  char write_list(const Block& list, char neighbour, char around) {
    char mark = list.ordered ? '.' : '-';
    const std::string_view marks = list.ordered ? ".)" : "-*+";
    for (const char candidate : marks) {
      mark = candidate;
      if (mark != neighbour && mark != around) break;
    }
    const bool tight = is_tight(list);
    int number = list.start;
    bool first = true;
    for (const Block& item : list.blocks) {
      if (!first && !tight) blank();
      first = false;
      std::string begin = list.ordered ? std::to_string(number++) : std::string();
      begin += mark;
      begin += ' ';
      write_behind(begin, std::string(begin.size(), ' '), item.blocks, list.ordered ? char{0} : mark, tight);
    }
    return mark;
  }

  void write_code(const Block& block) {
    const char mark = block.particulars->info.find('`') == std::string::npos ? '`' : '~';
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : block.particulars->text) {
      run = c == mark ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, mark);
    line(fence + (mark == '~' ? " " : "") + escaped_info(block.particulars->info));
    if (!block.particulars->text.empty()) lines(std::string_view(block.particulars->text).substr(0, block.particulars->text.size() - 1));
    line(fence);
  }

  void write_pipes(const Block& table) {
    bool head = true;
    std::string row_text;
    for (const Block& group : table.blocks)
      for (const Block& row : group.blocks) {
        row_text.assign(1, '|');
        for (const Block& cell : row.blocks) {
          row_text += ' ';
          if (!cell.blocks.empty()) row_text += markdown_inlines(cell.blocks.front().inlines, Place::pipe_cell);
          row_text += " |";
        }
        line(row_text);
        if (!std::exchange(head, false)) continue;
        row_text.assign(1, '|');
        for (const Block& cell : row.blocks) row_text += delimiter(cell.align);
        line(row_text);
      }
  }

  static std::string cell_keys(const Block& cell) {
    std::string out;
    if (cell.scope != Scope::none) out += " scope=\"" + std::string(scope_name(cell.scope)) + '"';
    if (cell.colspan > 1) out += " colspan=\"" + std::to_string(cell.colspan) + '"';
    if (cell.rowspan > 1) out += " rowspan=\"" + std::to_string(cell.rowspan) + '"';
    if (cell.align != Align::none) out += " align=\"" + std::string(align_name(cell.align)) + '"';
    return out;
  }

  void write_tagged(std::string_view name, const Block& block, std::string_view further) {
    std::string tag = '<' + std::string(name);
    if (!block.attributes->id.empty()) tag += " id=" + quoted(block.attributes->id, false);
    if (!block.attributes->classes.empty()) {
      std::string classes;
      for (const std::string& word : block.attributes->classes) classes += (classes.empty() ? "" : " ") + word;
      tag += " class=" + quoted(classes, false);
    }
    tag += further;
    for (const auto& [key, value] : block.attributes->keys) tag += ' ' + key + '=' + quoted(value, false);
    tag_line(tag + '>');
    if (block.kind == BlockKind::caption) {
      blank();
      lines(markdown_inlines(block.inlines, Place::paragraph));
    }
    write_blocks(block.blocks, 0);
    if (!after_tag_) blank();
    tag_line("</" + std::string(name) + '>');
  }

  std::string out_;
  std::string prefix_;
  bool after_tag_ = false;
  std::string lead_;  // instead of the prefix, for the first line behind a mark
};

}  // namespace

std::string markdown(const document::Document& document) {
  return MarkdownWriter().write(document::published(document).blocks);
}

std::vector<OutputFile> markdown_files(const document::Document& document, const std::string& output) {
  const document::Published published = document::publish(document, output);
  std::vector<OutputFile> files{{output + ".md", MarkdownWriter().write(published.document.blocks)}};
  for (const document::DrawingFile& file : published.drawings) files.push_back({file.name, svg_file(file, document.metadata)});
  return files;
}

}  // namespace townclerk::writers
