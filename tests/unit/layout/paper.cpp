#include "unit/layout/paper.hpp"

#include <array>
#include <stdexcept>

#include "style/stylesheet.hpp"

namespace townclerk::layout {
namespace {

constexpr std::string_view usual = R"(
body { font-family: "Liberation Sans"; font-size: 10pt; line-height: 12pt; color: #000000; orphans: 1; widows: 1 }
body, header, main, section, aside, nav, div, p, h1, h2, h3, ul, ol, dl, dt, dd, blockquote, pre, figure, figcaption, svg, hr { display: block }
li { display: list-item }
strong, th { font-weight: 700 }
table { display: table; border-collapse: collapse; width: 100% } caption { display: table-caption } thead { display: table-header-group }
tbody { display: table-row-group } tfoot { display: table-footer-group } tr { display: table-row } td, th { display: table-cell }
@page { size: 300pt 200pt; margin: 50pt }
)";

using style::Name;

Name name_of(std::string_view tag) {
  for (int i = 0; i <= static_cast<int>(Name::sub); ++i) {
    if (style::to_string(static_cast<Name>(i)) == tag) return static_cast<Name>(i);
  }
  throw std::logic_error("no element " + std::string(tag));
}

void set_attribute(style::Node& node, std::string_view key, std::string_view value) {
  constexpr std::array<std::string_view, 8> names{"href", "src", "alt", "scope", "colspan", "rowspan", "lang", "role"};
  if (key == "id") node.particulars.edit().id = value;
  if (key == "alias") node.particulars.edit().alias = value;
  for (std::size_t at = 0; key == "class" && at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    node.classes.emplace_back(value.substr(at, end - at));
    at = end + 1;
  }
  for (const std::string_view name : names) {
    if (name == key) node.attributes.emplace_back(name, std::string(value));
  }
}

void read_attributes(style::Node& node, std::string_view rest) {
  while (true) {
    const std::size_t begin = rest.find_first_not_of(' ');
    const std::size_t equals = rest.find("=\"");
    if (begin == std::string_view::npos || equals == std::string_view::npos) return;
    const std::size_t end = rest.find('"', equals + 2);
    set_attribute(node, rest.substr(begin, equals - begin), rest.substr(equals + 2, end - equals - 2));
    rest = rest.substr(end + 1);
  }
}

}  // namespace

style::ElementTree read_markup(std::string_view markup, FileId file) {
  style::ElementTree tree;
  std::vector<style::NodeId> open;
  const auto add = [&](Name name, std::size_t begin, std::size_t end) -> style::Node& {
    style::Node node;
    node.name = name;
    node.parent = open.empty() ? style::no_node : open.back();
    node.at = {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    tree.nodes.push_back(std::move(node));
    tree.nodes.back().end = static_cast<style::NodeId>(tree.nodes.size());
    return tree.nodes.back();
  };
  add(Name::body, 0, 0);
  open.push_back(0);
  for (std::size_t at = 0; at < markup.size();) {
    if (markup[at] != '<') {
      const std::size_t end = std::min(markup.find('<', at), markup.size());
      add(Name::text_node, at, end).text = markup.substr(at, end - at);
      at = end;
      continue;
    }
    const std::size_t end = markup.find('>', at);
    std::string_view tag = markup.substr(at + 1, end - at - 1);
    if (tag.front() == '/') {
      tree.nodes[open.back()].end = static_cast<style::NodeId>(tree.nodes.size());
      open.pop_back();
    } else {
      const bool closed = tag.back() == '/';
      if (closed) tag.remove_suffix(1);
      const std::size_t space = std::min(tag.find(' '), tag.size());
      style::Node& node = add(name_of(tag.substr(0, space)), at, end + 1);
      read_attributes(node, tag.substr(space));
      if (!closed) open.push_back(static_cast<style::NodeId>(tree.nodes.size()) - 1);
    }
    at = end + 1;
  }
  tree.nodes[0].end = static_cast<style::NodeId>(tree.nodes.size());
  tree.metadata.language = "en-GB";
  return tree;
}

Paper::Paper(std::string markup, std::string css, std::vector<PictureSize> pictures, std::vector<document::Drawing> drawings) : fonts({}, false) {
  const FileId text = sources.add("report", std::move(markup));
  tree = read_markup(sources.text(text), text);
  tree.metadata.strings = {{"title", "A title"}, {"continued", "(continued)"}, {"continued-short", "(cont.)"}};
  auto next = drawings.begin();
  for (style::Node& node : tree.nodes) {
    if (node.name == Name::svg && next != drawings.end()) node.particulars.edit().drawing = std::make_shared<document::Drawing>(std::move(*next++));
  }
  const std::array<FileId, 2> sheets{sources.add("usual.css", std::string(usual)), sources.add("test.css", std::move(css))};
  const style::StyleSheet sheet = style::StyleSheet::parse(sources, sheets, diagnostics);
  if (diagnostics.has_errors()) throw std::logic_error("style sheet: " + diagnostics.all().front().message);
  styles = sheet.cascade(tree);
  pages = place(tree, styles, fonts, pictures, diagnostics);
}

std::string words_of(const TextRun& run) {
  std::string words;
  for (const TextRun::Piece& piece : run.pieces) words += piece.shaped->text;
  return words;
}

std::string Paper::words(std::size_t page) const {
  std::string all;
  float baseline = -1;
  for (const Item& item : pages.pages.at(page).items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr || run->node == style::no_node) continue;
    if (baseline >= 0 && run->baseline != baseline) {
      while (!all.empty() && all.back() == ' ') all.pop_back();
      all += '\n';
    }
    baseline = run->baseline;
    all += words_of(*run);
  }
  return all;
}

Paper::Found Paper::find(std::string_view text) const {
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const Item& item : pages.pages[page].items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run != nullptr && run->node != style::no_node && words_of(*run).find(text) != std::string::npos) return {page, run};
    }
  }
  throw std::logic_error("not printed: " + std::string(text));
}

std::vector<std::string> Paper::codes() const {
  std::vector<std::string> ids;
  for (const Diagnostic& diagnostic : diagnostics.all()) ids.emplace_back(diagnostic.code.id);
  return ids;
}

std::string paragraphs(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) all += "<p>p" + std::to_string(i) + "</p>";
  return all;
}

}  // namespace townclerk::layout
