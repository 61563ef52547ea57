// A style sheet of a test: its text, its diagnostics, and trees to style.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "style/stylesheet.hpp"

namespace townclerk::style {

struct Sheet {
  Sources sources;
  Diagnostics diagnostics;
  StyleSheet style;

  explicit Sheet(std::initializer_list<std::string> texts) : style(parse(texts)) {}
  explicit Sheet(const std::string& text) : Sheet({text}) {}

  /// "Y104 3:5 message (hint)" of each fault.
  [[nodiscard]] std::vector<std::string> faults() const {
    std::vector<std::string> result;
    for (const Diagnostic& d : diagnostics.all()) {
      const townclerk::Place place = sources.place(d.at.file, d.at.begin);
      std::string line = std::string(d.code.id) + ' ' + std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' + d.message;
      for (const std::string& hint : d.hints) line += " (" + hint + ')';
      result.push_back(std::move(line));
    }
    return result;
  }
  [[nodiscard]] std::string fault() const { return faults().size() == 1 ? faults().front() : std::to_string(faults().size()) + " faults"; }

 private:
  StyleSheet parse(std::initializer_list<std::string> texts) {
    std::vector<FileId> ids;
    for (const std::string& text : texts) ids.push_back(sources.add("test.css", text));
    return StyleSheet::parse(sources, ids, diagnostics);
  }
};

/// body > main > one element for each path step: "div.front", "p" …, each inside the one before.
struct Path {
  ElementTree tree;
  NodeId last = 0;

  explicit Path(std::initializer_list<std::pair<Name, std::vector<std::string>>> steps) {
    add(Name::body, {});
    add(Name::main, {});
    for (const auto& [name, classes] : steps) add(name, classes);
    for (Node& node : tree.nodes) node.end = static_cast<NodeId>(tree.nodes.size());
  }
  void add(Name name, std::vector<std::string> classes) {
    Node node;
    node.name = name;
    node.parent = tree.nodes.empty() ? no_node : last;
    node.classes = std::move(classes);
    last = static_cast<NodeId>(tree.nodes.size());
    tree.nodes.push_back(std::move(node));
  }
};

/// What the last element of a path computes to.
inline Computed computed(const std::string& css, const Path& path) {
  const Sheet sheet(css);
  const Styles styles = sheet.style.cascade(path.tree);
  return styles[path.last];
}
inline Computed computed(const std::string& css) {
  return computed(css, Path({{Name::p, {}}}));
}

}  // namespace townclerk::style
