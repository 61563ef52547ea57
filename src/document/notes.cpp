#include "document/notes.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "document/codes.hpp"

namespace townclerk::document {
namespace {

struct Found {
  Block block;
  std::size_t references_before = 0;
  std::string number;  // empty: nothing has referred to it yet
};

class Notes {
 public:
  explicit Notes(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void place(std::vector<Block>& blocks) {
    collect(blocks);
    if (found_.empty() && references_ == 0) return;
    for (std::size_t i = 0; i < found_.size(); ++i) by_label_[found_[i].block.particulars->text].push_back(i);
    references_ = 0;
    distribute(blocks);
    for (const Found& note : found_) {
      if (!note.number.empty() || note.block.particulars->text.empty()) continue;  // of what the edition withholds, the label is gone
      diagnostics_.add(Diagnostic(codes::N109, note.block.at,
                                  fmt::format("nothing refers to the footnote '{}', so it is not printed", note.block.particulars->text))
                           .hint(fmt::format("write [^{}] where the note belongs, or take it out", note.block.particulars->text)));
    }
  }

 private:
  /// Takes the notes out of the tree.
  void collect(std::vector<Block>& blocks) {
    for (Block& block : blocks) {
      count(block.inlines);
      if (block.kind != BlockKind::note) {
        collect(block.blocks);
        continue;
      }
      refuse_inner(block.inlines);
      found_.push_back({std::exchange(block, Block{}), references_, {}});
      block.kind = BlockKind::note;  // to be erased below
    }
    std::erase_if(blocks, [](const Block& block) { return block.kind == BlockKind::note; });
  }

  void count(const std::vector<Inline>& inlines) {
    for (const Inline& piece : inlines) {
      if (piece.kind == InlineKind::note) ++references_;
      count(piece.children);
    }
  }

  void refuse_inner(const std::vector<Inline>& inlines) {
    for (const Inline& piece : inlines) {
      if (piece.kind == InlineKind::note)
        diagnostics_.add(Diagnostic(codes::N108, piece.at, "a footnote refers to a footnote").hint("say it in one note, or in the text"));
      refuse_inner(piece.children);
    }
  }

  /// The blocks of a container, each followed by its notes; notes stand behind the lists that belong to a paragraph.
  void distribute(std::vector<Block>& blocks) {
    std::vector<Block> out;
    out.reserve(blocks.size());
    std::vector<Block> waiting;
    for (Block& block : blocks) {
      const bool belongs = !out.empty() && (block.kind == BlockKind::list || announces(out.back()));
      if (!belongs) std::move(waiting.begin(), waiting.end(), std::back_inserter(out)), waiting.clear();
      if (block.kind == BlockKind::container) {
        distribute(block.blocks);
      } else {
        refer(block, waiting);
      }
      out.push_back(std::move(block));
    }
    std::move(waiting.begin(), waiting.end(), std::back_inserter(out));
    blocks = std::move(out);
  }

  /// A heading, or a paragraph that ends with a colon: what follows belongs to it.
  static bool announces(const Block& block) {
    if (block.kind == BlockKind::heading) return true;
    if (block.kind != BlockKind::paragraph) return false;
    const std::string words = plain_text(block.inlines);
    const std::size_t end = words.find_last_not_of(" \n");
    return end != std::string::npos && words[end] == ':';
  }

  void refer(Block& block, std::vector<Block>& waiting) {
    refer(block.inlines, waiting);
    for (Block& child : block.blocks) refer(child, waiting);
  }

  void refer(std::vector<Inline>& inlines, std::vector<Block>& waiting) {
    for (Inline& piece : inlines) {
      if (piece.kind == InlineKind::note) number(piece, waiting);
      refer(piece.children, waiting);
    }
  }

  void number(Inline& reference, std::vector<Block>& waiting) {
    const std::size_t at = references_++;
    const auto labelled = by_label_.find(reference.text);
    if (labelled == by_label_.end()) {
      diagnostics_.add(Diagnostic(codes::N108, reference.at, fmt::format("there is no footnote '{}'", reference.text))
                           .hint(fmt::format("write its words in a paragraph of their own, [^{0}]: words; a bracket that is text is written \\[^{0}]",
                                             reference.text)));
      return;
    }
    const std::vector<std::size_t>& notes = labelled->second;
    const auto next = std::find_if(notes.begin(), notes.end(), [&](std::size_t i) { return found_[i].references_before > at; });
    Found& note = found_[next == notes.end() ? notes.back() : *next];
    if (note.number.empty()) {
      note.number = std::to_string(++numbered_);
      Block& block = waiting.emplace_back(std::move(note.block));
      block.attributes.edit().id = note_id(note.number);
      block.particulars.edit().text = note.number;
    }
    reference.text = note.number;
  }

  Diagnostics& diagnostics_;
  std::vector<Found> found_;  // in document order
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_label_;
  std::size_t references_ = 0;
  int numbered_ = 0;
};

}  // namespace

void place_notes(std::vector<Block>& blocks, Diagnostics& diagnostics) {
  Notes(diagnostics).place(blocks);
}

std::string note_reference_id(std::string_view number) {
  return fmt::format("fnref-{}", number);
}

std::string note_id(std::string_view number) {
  return fmt::format("fn-{}", number);
}

}  // namespace townclerk::document
