// How numbers and ids are given out in one walk over the tree. What stands in it is the state of that walk; `number()` is the way in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/anchors.hpp"
#include "document/document.hpp"
#include "document/numbering.hpp"
#include "document/sequence.hpp"
#include "house/house.hpp"

namespace townclerk::document {

/// How the paragraphs that follow a heading are numbered.
struct Frame {
  enum class Paragraphs : std::uint8_t { none, by_number, continuous, form };
  int level = 0;
  std::string number;  // of the heading, without punctuation
  Paragraphs kind = Paragraphs::none;
  Sequence paragraphs;
  Sequence headings;  // of sub-headings that do not share the paragraphs' counter
  Sequence subs;      // of paragraphs below the last one
};

/// The counters of the report or of one appendix.
struct Counters {
  Sequence sections;
  Sequence paragraphs;  // continuous
  Sequence tables;
  Sequence figures;
  Sequence charts;
  std::map<std::string, Sequence> appendices;  // one for each pattern of labels
  int section_level = 2;
  int depth = 0;         // of the heading above its sections in the list of contents
  int listed_depth = 0;  // of the last heading there
};

/// What the place of a block rules.
struct Context {
  bool body = true;     // paragraphs take numbers
  bool outline = true;  // headings take numbers and are listed
  bool recommendations = false;
  bool appendix_title = false;                   // the first heading is the title of the appendix
  const house::NumberForm* list_form = nullptr;  // of the list around
  TargetKind item_kind = TargetKind::item;       // of items within items
  std::string owner;                             // number that items outside the body stand under
};

/// The numbers that headings and paragraphs state, those of appendices aside, which count on their own.
void collect_stated(const std::vector<Block>& blocks, std::set<std::string, std::less<>>& stated);

class Numberer {
 public:
  Numberer(const house::House& house, std::string_view language, Anchors& anchors, Diagnostics& diagnostics)
      : house_(house), language_(language), anchors_(anchors), diagnostics_(diagnostics) {
    counters_ = fresh_counters();
  }

  /// Numbers a whole report.
  void begin(std::vector<Block>& blocks);
  void visit(std::vector<Block>& blocks, const Context& context);
  Outline take_outline() { return std::move(outline_); }

 private:
  void visit(Block& block, const Context& context, bool listed);

  void heading(Block& heading, const Context& context, bool listed);
  void appendix_title(Block& heading);
  Target section(Block& heading);
  Target sub_heading(Block& heading);
  void finish_heading(Block& heading, const Target& target);
  void set_paragraphs(Frame& frame, const Block& heading);

  void paragraph(Block& paragraph, const Context& context);
  void label(Block& paragraph, Frame* frame);
  void list(Block& list, const Context& context);
  void item(Block& item, const Block& list, Sequence& sequence, const Context& context, const Context& inner);
  house::NumberForm list_form(const Block& list, const Context& context, TargetKind kind);
  int list_start(const Block& list);
  const Block* captioned(Block& block, Sequence& sequence, TargetKind kind, const house::Words& words);
  void figure(Block& figure, const Context& context);
  void container(Block& container, const Context& context);
  void appendix(Block& container, const Context& context);
  std::size_t open_scope(const Block& block);
  void bind(Block& block, const Target& target);

  /// The next number of a run of headings or paragraphs.
  std::string next(Sequence& numbers) const {
    return numbers.next([this](std::string_view number) { return stated_.find(number) != stated_.end(); });
  }
  [[nodiscard]] const NumberScope& scope() const { return anchors_.scopes[scope_]; }
  [[nodiscard]] Counters fresh_counters() const;
  [[nodiscard]] bool numbers_sections() const {
    const bool own = scope_ != 0 && house_.appendices.sections.has_value();
    return (own || house_.numbering.sections_numbered) && counters_.sections.numbers();
  }

  const house::House& house_;
  std::string_view language_;
  Anchors& anchors_;
  Diagnostics& diagnostics_;
  Outline outline_;
  std::size_t scope_ = 0;
  std::set<std::string, std::less<>> stated_;  // numbers that headings and paragraphs of the scope state
  Counters counters_;
  std::vector<Frame> frames_;
  std::string last_number_;  // that a list in the body stands under
};

}  // namespace townclerk::document
