#include "check/accessibility.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "check/codes.hpp"
#include "check/contrast.hpp"
#include "check/language_tag.hpp"
#include "check/record.hpp"
#include "check/surroundings.hpp"
#include "check/tables.hpp"
#include "check/words.hpp"

namespace townclerk::checks {

using style::Name;
using style::no_node;
using style::NodeId;

namespace {

template <std::size_t count>
bool is_one_of(std::string_view words, const std::array<std::string_view, count>& list) {
  return std::find(list.begin(), list.end(), words) != list.end();
}

bool is_address(std::string_view words) {
  const bool web = words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.");
  return web && words.find(' ') == std::string_view::npos;
}

/// Words that stand on thousands of links, in English and in Welsh.
bool says_only_click(std::string_view words) {
  static constexpr std::array<std::string_view, 22> empty{"click",
                                                          "click here",
                                                          "here",
                                                          "link",
                                                          "this link",
                                                          "this page",
                                                          "this website",
                                                          "this document",
                                                          "read more",
                                                          "more",
                                                          "more information",
                                                          "find out more",
                                                          "see here",
                                                          "details",
                                                          "cliciwch",
                                                          "cliciwch yma",
                                                          "yma",
                                                          "dolen",
                                                          "darllen mwy",
                                                          "mwy",
                                                          "rhagor",
                                                          "rhagor o wybodaeth"};
  return is_one_of(words, empty);
}

bool is_no_description(std::string_view words) {
  static constexpr std::array<std::string_view, 12> empty{"image",  "picture", "photo", "photograph", "graphic", "chart",
                                                          "figure", "diagram", "logo",  "map",        "delwedd", "llun"};
  const std::string low = bare(words);
  const std::size_t dot = low.rfind('.');
  static constexpr std::array<std::string_view, 7> endings{"png", "jpg", "jpeg", "gif", "svg", "tif", "webp"};
  const bool file = dot != std::string::npos && is_one_of(std::string_view(low).substr(dot + 1), endings) && low.find(' ') == std::string::npos;
  return file || is_one_of(low, empty);
}

class Inspection {
 public:
  explicit Inspection(const Paper& paper) : paper_(paper), tree_(paper.tree), record_(paper.tree, paper.report) {}

  Findings run() {
    check_whole();
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) check(id);
    const Look look{tree_, paper_.styles, paper_.sheet};
    check_colour_alone(look, record_);
    check_contrast(look, record_);
    return record_.finish();
  }

 private:
  void check_whole() {
    const document::Metadata& about = tree_.metadata;
    record_.saw(codes::B06);
    if (!says_something(paper_.title)) {
      record_.found(Diagnostic(codes::B06, paper_.title_at, fmt::format("the title '{}' says nothing", paper_.title))
                        .hint("say in <title> what the report is about"),
                    {});
    }
    check_language(no_node, about.language);
    record_.saw(codes::B14);
    const auto& labels = paper_.house.labels;
    const auto primary = [](std::string_view tag) { return tag.substr(0, tag.find('-')); };
    const bool own = primary(paper_.house.language) == primary(about.language);
    if (own || std::any_of(labels.begin(), labels.end(), [&about](const house::Label& l) { return l.words.has(about.language); })) return;
    record_.found(codes::B14, no_node, fmt::format("the house '{}' has no words in the language '{}'", paper_.house.code, about.language),
                  "add them to house.xml with xml:lang, or choose another house with --house");
  }

  void check(NodeId id) {
    const style::Node& node = tree_.nodes[id];
    if (const std::string* language = tree_.attribute(id, "lang")) check_language(id, *language);
    if (const int level = heading_level(node.name); level > 0) return check_heading(id, level);
    switch (node.name) {
      case Name::img:
        return check_picture(id);
      case Name::svg:
        return check_drawing(id);
      case Name::table:
        return check_table(tree_, id, record_);
      case Name::a:
        return check_link(id);
      case Name::li:
        return check_item(id);
      case Name::dt:
        return check_label(id);
      case Name::p:
        return check_paragraph(id);
      default:
        return;
    }
  }

  void check_language(NodeId id, const std::string& tag) {
    record_.saw(codes::B07);
    if (names_language(tag)) return;
    record_.found(codes::B07, id, fmt::format("'{}' names no language", tag), "write the language in two or three letters, such as en, en-GB or cy");
  }

  void check_heading(NodeId id, int level) {
    record_.saw(codes::B02);
    if (level > above_ + 1) {
      record_.found(codes::B02, id,
                    above_ == 0 ? fmt::format("the first heading is of level {}, not the title", level)
                                : fmt::format("a heading of level {} follows one of level {}", level, above_),
                    fmt::format("make it a heading of level {}: in the text of a section it begins with '{}'", above_ + 1,
                                std::string(static_cast<std::size_t>(above_) + 1, '#')));
    }
    above_ = level;
    record_.saw(codes::B10);
    if (!says_something(words_of(tree_, id))) record_.found(codes::B10, id, "a heading has no words", "give it words, or take it out");
  }

  void check_picture(NodeId id) {
    const std::string* source = tree_.attribute(id, "src");
    const std::string* words = tree_.attribute(id, "alt");
    const std::string name = source == nullptr ? std::string() : *source;
    record_.saw(codes::B01);
    if (words == nullptr) {
      return record_.found(codes::B01, id, fmt::format("the picture '{}' has no alternative words", name),
                           "say between the brackets what it shows, or give its paragraph {.decorative}");
    }
    record_.saw(codes::B15);
    if (!words->empty() && is_no_description(*words)) {
      record_.found(codes::B15, id, fmt::format("the alternative words '{}' of the picture '{}' do not describe it", *words, name),
                    "say what the picture shows");
    }
  }

  void check_drawing(NodeId id) {
    record_.saw(codes::B01);
    const auto& drawing = tree_.nodes[id].particulars->drawing;
    if (drawing != nullptr && says_something(drawing->alternative)) return;
    record_.found(codes::B01, id, "a drawing has no alternative words", "give the chart a caption that says what it shows");
  }

  void check_link(NodeId id) {
    record_.saw(codes::B08);
    const std::string words = words_of(tree_, id);
    const std::string* target = tree_.attribute(id, "href");
    const std::string to = target == nullptr ? std::string() : *target;
    if (!says_something(words) && !holds_described_picture(id))
      return record_.found(codes::B08, id, fmt::format("the link to '{}' has no words", to),
                           "put words between the brackets that say where it leads");
    record_.saw(codes::B09);
    const std::string low = bare(words);
    if (is_address(low)) {
      record_.found(codes::B09, id, fmt::format("the words of a link are the address '{}'", words), "name what the address leads to");
    } else if (says_only_click(low)) {
      record_.found(codes::B09, id, fmt::format("the words '{}' do not say that the link leads to '{}'", words, to), "name what the link leads to");
    }
  }

  [[nodiscard]] bool holds_described_picture(NodeId id) const {
    for (NodeId inner = id + 1; inner < tree_.nodes[id].end; ++inner) {
      const std::string* words = tree_.attribute(inner, "alt");
      if (words != nullptr && says_something(*words)) return true;
    }
    return false;
  }

  void check_item(NodeId item) {
    record_.saw(codes::B11);
    bool nested = false;
    for (NodeId id = item + 1; id < tree_.nodes[item].end;) {
      const style::Node& node = tree_.nodes[id];
      const bool list = node.name == Name::ul || node.name == Name::ol;
      nested = nested || list;
      if (list || (node.name == Name::span && node.parent == item && tree_.has_class(id, "num"))) {
        id = node.end;
        continue;
      }
      if (node.name == Name::img || node.name == Name::svg || !is_bare(node.text)) return;
      ++id;
    }
    record_.found(codes::B11, item, nested ? "an item of a list holds nothing but another list" : "an item of a list is empty",
                  nested ? "give it words of its own, or move the inner list one level up" : "give it words, or take it out");
  }

  void check_label(NodeId label) {
    record_.saw(codes::B16);
    if (says_something(words_of(tree_, label))) return;
    const NodeId value = tree_.next_sibling(label);
    if (value == no_node || is_bare(words_of(tree_, value))) return;
    record_.found(codes::B16, label, fmt::format("the value '{}' has no label", words_of(tree_, value)),
                  "give the field a label, in house.xml or in the report");
  }

  /// Behind its number, if it has one.
  [[nodiscard]] NodeId first_of_words(NodeId paragraph) const {
    NodeId first = tree_.first_child(paragraph);
    if (!tree_.has_class(paragraph, "numbered")) return first;
    while (first != no_node && !tree_.has_class(first, "text")) first = tree_.next_sibling(first);
    return first == no_node ? first : tree_.first_child(first);
  }
  void check_paragraph(NodeId id) {
    record_.saw(codes::B17);
    const NodeId strong = first_of_words(id);
    if (strong == no_node || tree_.nodes[strong].name != Name::strong || tree_.next_sibling(strong) != no_node) return;
    const NodeId parent = tree_.nodes[id].parent;
    if (tree_.has_class(parent, "body")) return;  // the term of an item, which its number announces
    constexpr std::array<Name, 4> texts{Name::main, Name::section, Name::div, Name::blockquote};
    if (std::find(texts.begin(), texts.end(), tree_.nodes[parent].name) == texts.end()) return;
    const NodeId below = tree_.next_sibling(id);
    constexpr std::array<Name, 5> bodies{Name::p, Name::ul, Name::ol, Name::table, Name::figure};
    if (below == no_node || std::find(bodies.begin(), bodies.end(), tree_.nodes[below].name) == bodies.end()) return;
    const std::string words = words_of(tree_, strong);
    if (!says_something(words) || std::string_view(".:;!?,").find(words.back()) != std::string_view::npos) return;
    record_.found(
        codes::B17, id, fmt::format("the paragraph '{}' in bold looks like a heading and is none", words),
        fmt::format("write '{}' before its words instead of the bold type", std::string(static_cast<std::size_t>(std::max(above_, 2)) + 1, '#')));
  }

  const Paper& paper_;
  const style::ElementTree& tree_;
  Record record_;
  int above_ = 0;  // level of the last heading
};

}  // namespace

Findings accessibility(const Paper& paper) {
  return Inspection(paper).run();
}

}  // namespace townclerk::checks
