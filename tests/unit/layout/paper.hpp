// A page for tests: markup and a style sheet in, pages out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "document/drawing.hpp"
#include "layout/layout.hpp"
#include "layout/pages.hpp"
#include "style/element.hpp"
#include "text/font_book.hpp"

namespace townclerk::layout {

/// Elements from markup such as `<p class="a b" id="x">text</p>`: double-quoted attributes, `<br/>` and `<img …/>` closed, no comments. The root is
/// body.
style::ElementTree read_markup(std::string_view markup, FileId file);

struct Paper {
  /// The sheet stands behind one that gives elements their usual display and no margins; the page is 300 by 200 points with 50 all round.
  /// The drawings are those of the <svg/> elements, in their order.
  Paper(std::string markup, std::string css, std::vector<PictureSize> pictures = {}, std::vector<document::Drawing> drawings = {});

  Sources sources;
  Diagnostics diagnostics;
  text::FontBook fonts;
  style::ElementTree tree;
  style::Styles styles;
  Pages pages;

  /// Text of one page, a line of words per line of the page: runs on one baseline joined, artifacts left out.
  [[nodiscard]] std::string words(std::size_t page) const;
  /// The first run of body text that holds these words.
  struct Found {
    std::size_t page = 0;
    const TextRun* run = nullptr;
    [[nodiscard]] float x() const { return run->pieces.front().x; }
    [[nodiscard]] float y() const { return run->baseline; }
  };
  [[nodiscard]] Found find(std::string_view text) const;
  [[nodiscard]] std::vector<std::string> codes() const;
};

[[nodiscard]] std::string words_of(const TextRun& run);

/// Markup of paragraphs p1, p2 …, a line each.
[[nodiscard]] std::string paragraphs(int count);

}  // namespace townclerk::layout
