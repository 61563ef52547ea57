// Random documents: whatever is nested in whatever, every word is printed once, in order, on the page.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "unit/layout/paper.hpp"

namespace townclerk::layout {
namespace {

/// Markup made of numbered words ("w1", "w2", …), the same for the same seed.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : state_(seed * 2654435761U + 1) {}

  std::string document() {
    std::string all;
    for (int i = 0; i < 12; ++i) all += block(0);
    return all;
  }

 private:
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 16U) % bound;
  }

  std::string text(std::uint32_t most) {
    std::string all;
    for (std::uint32_t i = 0, count = 1 + below(most); i < count; ++i) {
      const std::string word = "w" + std::to_string(++words_);
      switch (below(12)) {
        case 0:
          all += "<strong>" + word + "</strong> ";
          break;
        case 1:
          all += "<a href=\"#x\">" + word + "</a> ";
          break;
        case 2:
          all += word + "<br/>";
          break;
        case 3:
          all += "<code>" + word + " </code>";
          break;
        default:
          all += word + " ";
      }
    }
    return all;
  }

  std::string table(int depth) {
    std::string all = "<table>";
    if (below(2) == 0) all += "<caption>" + text(4) + "</caption>";
    const std::uint32_t columns = 1 + below(4);
    if (below(2) == 0) {
      all += "<thead><tr>";
      for (std::uint32_t c = 0; c < columns; ++c) all += "<th>" + text(2) + "</th>";
      all += "</tr></thead>";
    }
    all += "<tbody>";
    for (std::uint32_t r = 0, rows = 1 + below(6); r < rows; ++r) {
      all += "<tr>";
      for (std::uint32_t c = 0; c < columns; ++c) {
        const std::uint32_t kind = below(10);
        all += kind == 0 ? "<td rowspan=\"2\">" : kind == 1 ? "<td colspan=\"2\">" : "<td>";
        if (below(4) == 0 && depth < 2) {
          all += block(depth + 1);
          all += block(depth + 1);
        } else {
          all += text(below(12) == 0 ? 300 : 8);
        }
        all += "</td>";
      }
      all += "</tr>";
    }
    return all + "</tbody></table>";
  }

  /// An element round parts, made in order.
  template <typename... Parts>
  std::string wrap(std::string_view open, std::string_view close, Parts... parts) {
    std::string all(open);
    ((all += parts()), ...);
    return all.append(close);
  }

  std::string block(int depth) {
    const auto words = [this](std::uint32_t most) { return [this, most] { return text(most); }; };
    const auto inner = [this, depth] { return block(depth + 1); };
    const auto plain = [](std::string_view markup) { return [markup] { return markup; }; };
    switch (depth > 3 ? 0 : below(9)) {
      case 0:
        return wrap("<p>", "</p>", words(30));
      case 1:
        return wrap("<p class=\"n\"><span>", "</span></p>", words(1), plain("</span> <span>"), words(30));
      case 2:
        return wrap("<h2>", "</h2>", words(6));
      case 3:
        return wrap("<ul><li>", "</li><li></li></ul>", words(10), plain("</li><li>"), inner);
      case 4:
        return table(depth);
      case 5:
        return wrap("<div class=\"k\">", "</div>", inner, inner);
      case 6:
        return wrap("<dl class=\"g\"><dt>", "</dd></dl>", words(3), plain("</dt><dd>"), inner);
      case 7:
        return wrap("<blockquote>", "</blockquote>", inner);
      default:
        return wrap("<div class=\"n\"><div>", "</div></div>", words(20), plain("</div><div>"), inner);
    }
  }

  std::uint32_t state_;
  int words_ = 0;
};

struct Printed {
  std::map<style::NodeId, std::string> words;  // by text node, without spaces
  bool ordered = true;                         // on each page
  float lowest = 0;
  float rightmost = 0;
};

void append_visible(std::string& out, std::string_view text) {
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\n'; });
}

Printed read_back(const Pages& pages) {
  Printed printed;
  for (const Page& page : pages.pages) {
    style::NodeId last = 0;
    for (const Item& item : page.items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run == nullptr || run->node == style::no_node || run->marker) continue;
      append_visible(printed.words[run->node], words_of(*run));
      printed.ordered = printed.ordered && run->node >= last;
      last = run->node;
      printed.lowest = std::max(printed.lowest, run->baseline);
      printed.rightmost = std::max(printed.rightmost, run->pieces.back().x);
    }
  }
  return printed;
}

}  // namespace

TEST_CASE("every word of a nested document is printed once, in order, within its page") {
  const std::string css =
      "@page { size: 500pt 400pt }"
      ".n { display: grid; grid-template-columns: 30pt 1fr } .g { display: grid; grid-template-columns: 1fr auto; border-bottom: 1pt solid #000000 }"
      ".k { break-inside: avoid; background: #eeeeee; padding: 3pt } h2 { break-after: avoid; margin: 8pt 0 3pt; text-wrap: balance } p { margin: 0 "
      "0 4pt }"
      "ul { padding-left: 15pt } td, th { padding: 1pt 2pt; border-bottom: 1pt solid #000000 } body { orphans: 2; widows: 2 } td { vertical-align: "
      "middle }"
      "blockquote { border-left: 1pt dotted #000000; padding-left: 4pt }";
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const Paper paper(Generator(seed).document(), css);
    const Printed printed = read_back(paper.pages);
    bool complete = true;
    for (style::NodeId node = 0; node < paper.tree.nodes.size(); ++node) {
      std::string wanted;
      append_visible(wanted, paper.tree.nodes[node].text);
      const auto found = printed.words.find(node);
      complete = complete && (found == printed.words.end() ? wanted.empty() : found->second == wanted);
    }
    CHECK(complete);
    CHECK(printed.ordered);
    CHECK(printed.lowest < 350);
    CHECK(printed.rightmost < 450);
  }
}

}  // namespace townclerk::layout
