#include <algorithm>
#include <array>

#include "base/suggest.hpp"
#include "style/codes.hpp"
#include "style/compute.hpp"
#include "style/rules.hpp"

namespace townclerk::style {

namespace {

constexpr std::array<std::string_view, 6> box_names{"top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right"};

struct PaperSize {
  std::string_view name;
  float width;  // mm
  float height;
};
constexpr std::array<PaperSize, 4> paper_sizes{{{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}, {"letter", 215.9F, 279.4F}}};
constexpr float points_per_mm = 72 / 25.4F;

/// "A4", "A4 landscape" or two lengths; false: `bad` is the token at fault.
bool read_size(std::span<const Token> value, std::pair<float, float>& size, std::size_t& bad) {
  bad = 0;
  if (value.empty()) return false;
  if (value[0].kind == TokenKind::ident) {
    const auto paper = std::find_if(paper_sizes.begin(), paper_sizes.end(), [&](const PaperSize& p) { return p.name == value[0].text; });
    if (paper == paper_sizes.end()) return false;
    size = {paper->width * points_per_mm, paper->height * points_per_mm};
    bad = 1;
    if (value.size() == 1) return true;
    if (value[1].is(TokenKind::ident, "landscape")) std::swap(size.first, size.second);
    if (!value[1].is(TokenKind::ident, "landscape") && !value[1].is(TokenKind::ident, "portrait")) return false;
    bad = 2;
    return value.size() == 2;
  }
  constexpr float least = 72;
  constexpr float most = 14400;  // of a PDF page
  std::array<Dimension, 2> sides;
  for (bad = 0; bad < 2; ++bad) {
    if (bad >= value.size() || !read_dimension(value[bad], sides[bad]) || sides[bad].unit != Dimension::Unit::points) return false;
    if (sides[bad].value < least || sides[bad].value > most) return false;
  }
  size = {sides[0].value, sides[1].value};
  return value.size() == 2;
}

constexpr std::array<std::pair<std::string_view, ContentPiece::Kind>, 3> counters{
    {{"page", ContentPiece::Kind::page}, {"pages", ContentPiece::Kind::pages}, {"agenda-page", ContentPiece::Kind::agenda_page}}};

/// Strings, string(name), counters, or none.
bool read_content(std::span<const Token> value, std::vector<ContentPiece>& content, std::size_t& bad) {
  bad = 0;
  if (value.size() == 1 && (value[0].is(TokenKind::ident, "none") || value[0].is(TokenKind::ident, "normal"))) return true;
  while (bad < value.size()) {
    const Token& token = value[bad];
    if (token.kind == TokenKind::string) {
      content.push_back({ContentPiece::Kind::text, token.text});
      ++bad;
      continue;
    }
    const bool counter = token.is(TokenKind::function, "counter");
    if (!counter && !token.is(TokenKind::function, "string")) return false;
    ++bad;
    if (bad + 1 >= value.size() || value[bad].kind != TokenKind::ident) return false;
    const std::string& name = value[bad].text;
    const auto kind = std::find_if(counters.begin(), counters.end(), [&name](const auto& each) { return each.first == name; });
    if (!counter) {
      content.push_back({ContentPiece::Kind::string, name});
    } else if (kind != counters.end()) {
      content.push_back({kind->second, {}});
    } else {
      return false;
    }
    ++bad;
    if (value[bad].kind != TokenKind::close_paren) return false;
    ++bad;
  }
  return true;
}

void read_box(const ParsedMarginBox& parsed, PageRule& page, DeclarationReader& reader, Diagnostics& diagnostics) {
  const auto found = std::find(box_names.begin(), box_names.end(), parsed.place);
  if (found == box_names.end()) {
    Diagnostic diagnostic(codes::Y112, parsed.at, "'@" + parsed.place + "' is no margin box of the subset");
    if (const auto near = nearest(parsed.place, box_names)) diagnostic.hints.push_back("did you mean '@" + std::string(*near) + "'?");
    diagnostics.add(std::move(diagnostic));
    return;
  }
  MarginBoxRule box;
  box.place = static_cast<MarginBoxPlace>(found - box_names.begin());
  for (const Declaration& declaration : parsed.declarations) {
    if (declaration.name != "content") {
      reader.read(declaration, Where::margin_box, box.settings);
      continue;
    }
    std::vector<Token> value;
    if (!reader.substitute(declaration, value)) continue;
    std::size_t bad = 0;
    box.content.clear();
    box.has_content = true;
    if (!read_content(value, box.content, bad)) reader.bad_value(declaration, value, bad);
  }
  page.boxes.push_back(std::move(box));
}

/// Rules in cascade order for one kind of page.
std::vector<const PageRule*> matching(const std::vector<PageRule>& rules, bool first, std::string_view name) {
  std::vector<const PageRule*> result;
  for (const PageRule& rule : rules) {
    if (!rule.first && rule.name.empty()) result.push_back(&rule);
  }
  for (const PageRule& rule : rules) {
    if ((first && rule.first) || (!name.empty() && rule.name == name)) result.push_back(&rule);
  }
  return result;
}

void collect(const std::vector<Setting>& settings, Winners& winners) {
  for (const Setting& setting : settings) winners.at(static_cast<std::size_t>(setting.property)) = &setting;
}

std::optional<MarginBox> margin_box(const std::vector<const PageRule*>& rules, MarginBoxPlace place, const Computed& root) {
  MarginBox box;
  Winners winners{};
  for (const PageRule* rule : rules) {
    for (const MarginBoxRule& part : rule->boxes) {
      if (part.place != place) continue;
      if (part.has_content) box.content = part.content;
      collect(part.settings, winners);
    }
  }
  if (box.content.empty()) return std::nullopt;
  const auto column = static_cast<int>(place) % 3;
  const Setting align{Property::text_align, static_cast<int>(column == 0 ? TextAlign::left : column == 1 ? TextAlign::center : TextAlign::right)};
  const Setting vertical{Property::vertical_align, static_cast<int>(VerticalAlign::middle)};
  const auto fallback = [&winners](const Setting& setting) {
    const Setting*& winner = winners.at(static_cast<std::size_t>(setting.property));
    if (winner == nullptr) winner = &setting;
  };
  fallback(align);
  fallback(vertical);
  box.style = compute(root, Display::block, winners, root.font_size);
  if (const Setting* colour = winners.at(static_cast<std::size_t>(Property::color))) box.color_at = colour->at;
  return box;
}

PageStyle page_style(const std::vector<const PageRule*>& rules, const Computed& root) {
  PageStyle page;
  Winners winners{};
  for (const PageRule* rule : rules) {
    if (rule->size) {
      page.width = rule->size->first;
      page.height = rule->size->second;
    }
    collect(rule->settings, winners);
  }
  const Computed box = compute(root, Display::block, winners, root.font_size);
  for (std::size_t side = 0; side < 4; ++side) {
    const Length& margin = box.margin.at(side);
    const float whole = side == Side::top || side == Side::bottom ? page.height : page.width;
    if (margin.unit == Length::Unit::points) page.margin.at(side) = margin.value;
    if (margin.unit == Length::Unit::percent) page.margin.at(side) = margin.value / 100 * whole;
  }
  for (std::size_t place = 0; place < page.boxes.size(); ++place) {
    page.boxes.at(place) = margin_box(rules, static_cast<MarginBoxPlace>(place), root);
  }
  return page;
}

}  // namespace

PageRule page_rule(const ParsedPage& page, DeclarationReader& reader, Diagnostics& diagnostics) {
  PageRule rule;
  rule.name = page.name;
  rule.first = page.first;
  for (const Declaration& declaration : page.declarations) {
    if (declaration.name != "size") {
      reader.read(declaration, Where::page, rule.settings);
      continue;
    }
    std::vector<Token> value;
    if (!reader.substitute(declaration, value)) continue;
    std::size_t bad = 0;
    std::pair<float, float> size;
    if (read_size(value, size, bad)) {
      rule.size = size;
    } else {
      reader.bad_value(declaration, value, bad);
    }
  }
  for (const ParsedMarginBox& box : page.boxes) read_box(box, rule, reader, diagnostics);
  return rule;
}

void cascade_pages(const std::vector<PageRule>& rules, const Computed& root, Styles& styles) {
  styles.page = page_style(matching(rules, false, {}), root);
  styles.first_page = page_style(matching(rules, true, {}), root);
  for (const PageRule& rule : rules) {
    if (!rule.name.empty() && !styles.named_pages.contains(rule.name)) {
      styles.named_pages.emplace(rule.name, page_style(matching(rules, false, rule.name), root));
    }
  }
}

}  // namespace townclerk::style
