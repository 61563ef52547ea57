// Templates, a view and its schema for the tests of the engine.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "template/template.hpp"
#include "template/tokens.hpp"

namespace townclerk::mustache::test {

inline Schema text(std::string name) {
  return {std::move(name), Type::text, "", {}};
}
inline Schema group(std::string name, Type type, std::vector<Schema> members) {
  return {std::move(name), type, "", std::move(members)};
}

inline Value prose(Sources& sources, const std::string& words) {
  const FileId file = sources.add("prose", words);
  auto placed = std::make_shared<PlacedText>();
  placed->append(words, {file, 0, static_cast<std::uint32_t>(words.size())});
  return Prose{std::move(placed)};
}

/// Writes values as they are.
class Plain final : public Escaper {
 public:
  void value(PlacedText& out, const Text& value, Span tag, bool) override { out.append(value.text, value.at.known() ? value.at : tag); }
};

/// A few templates by name; "main" is the one that runs.
class Bench {
 public:
  explicit Bench(std::string main) { add("main", std::move(main)); }
  Bench& add(const std::string& name, std::string words) {
    auto parsed = Template::parse(sources, sources.add(name, std::move(words)), diagnostics);
    if (parsed) templates.emplace(name, std::move(*parsed));
    return *this;
  }
  [[nodiscard]] Loader loader() {
    return [this](std::string_view name) -> const Template* {
      const auto found = templates.find(name);
      return found == templates.end() ? nullptr : &found->second;
    };
  }
  bool check() { return mustache::check(templates.at("main"), schema, loader(), diagnostics); }
  /// The output, or "!" when it failed.
  std::string render() {
    Plain plain;
    return render(plain);
  }
  std::string render(Escaper& escaper) {
    options.schema = &schema;
    auto result = mustache::render(templates.at("main"), Value(view), loader(), escaper, options, diagnostics);
    if (!result) return "!";
    output = std::move(*result);
    return output.text();
  }
  /// Every diagnostic as "V101 main:1:3 'words under it'".
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> lines;
    for (const Diagnostic& d : diagnostics.all()) lines.push_back(std::string(d.code.id) + ' ' + where(d.at));
    return lines;
  }
  [[nodiscard]] std::string where(Span at) const {
    if (!at.known()) return "nowhere";
    const Place place = sources.place(at.file, at.begin);
    return std::string(sources.name(at.file)) + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + " '" +
           std::string(sources.slice(at)) + "'";
  }
  [[nodiscard]] std::string hint() const {
    for (const Diagnostic& d : diagnostics.all())
      if (!d.hints.empty()) return d.hints.front();
    return "";
  }

  Sources sources;
  Diagnostics diagnostics;
  std::map<std::string, Template, std::less<>> templates;
  Schema schema = group("", Type::object, {});
  Object view;
  Options options;
  PlacedText output;
};

using Told = std::vector<std::string>;

}  // namespace townclerk::mustache::test
