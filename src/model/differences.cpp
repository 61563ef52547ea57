#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/codes.hpp"
#include "model/freeze.hpp"
#include "model/values.hpp"
#include "xml/xml.hpp"

namespace townclerk::model {
namespace {

/// Compares the elements of a frozen copy with the live ones of the same ids, whatever they hold, so that no value is forgotten.
class Comparison {
 public:
  Comparison(const xml::Element& copy, Diagnostics& diagnostics) : copy_(copy), diagnostics_(diagnostics) {}
  /// The organisation, the changes … of copy and report. What a copy does not hold, its appendix does not print.
  void part(const xml::Element& published, const std::optional<xml::Element>& live, const xml::Element& root);
  /// A live one of a name of which the copy holds others.
  void added(const xml::Element& live);
  /// Elements of a name that stand in copy and report by themselves.
  void tables(std::string_view name, const xml::Element& root);

 private:
  using Keyed = std::vector<std::pair<std::string, xml::Element>>;
  void lists(const Keyed& published, const Keyed& live, Span published_at, Span live_at, const std::string& owner);
  [[nodiscard]] static Keyed keyed(const xml::Element& parent);
  /// What `published` and `live` hold; `owner` is the nearest thing with an id.
  void children(const xml::Element& published, const xml::Element& live, const std::string& owner);
  void element(const xml::Element& published, const xml::Element& live, const std::string& owner);
  void attributes(const xml::Element& published, const xml::Element& live, const std::string& owner);
  void words(const xml::Element& published, const xml::Element& live, const std::string& owner);
  void warn(Span at, std::string message, Span published);

  xml::Element copy_;
  Diagnostics& diagnostics_;
};

const xml::Attribute* find(const std::vector<xml::Attribute>& attributes, std::string_view name) {
  for (const xml::Attribute& attribute : attributes)
    if (attribute.name == name) return &attribute;
  return nullptr;
}

std::string value_of(const xml::Element& element, std::string_view name) {
  const auto attributes = element.read_attributes();
  const xml::Attribute* attribute = find(attributes, name);
  return attribute == nullptr ? std::string() : collapse(attribute->value);
}

/// "post 'head-of-growth'"; what has no id is part of its owner.
std::string described(const xml::Element& element, const std::string& owner) {
  const std::string id = value_of(element, "id");
  if (!id.empty()) return fmt::format("{} '{}'", element.name(), id);
  return owner.empty() ? fmt::format("'{}'", element.name()) : fmt::format("'{}' of {}", element.name(), owner);
}

/// Both values, unless they are long.
std::string contrast(std::string_view live, std::string_view published) {
  constexpr std::size_t longest = 80;
  if (live.size() > longest || published.size() > longest) return "differs from what was published";
  return fmt::format("is '{}', but was published as '{}'", live, published);
}

void Comparison::warn(Span at, std::string message, Span published) {
  diagnostics_.add(Diagnostic(codes::M131, at, std::move(message)).note("it was published so", published.known() ? published : copy_.at()));
}

/// The children by what tells them apart: the id, or what they are about, or their position among their like.
Comparison::Keyed Comparison::keyed(const xml::Element& parent) {
  constexpr std::array<std::string_view, 7> telling{"lang", "from", "to", "authority", "code", "milestone", "result"};
  Keyed list;
  std::map<std::string, int> times;
  for (auto child = parent.first(); child; child = child->next()) {
    const auto attributes = child->read_attributes();
    std::string key(child->name());
    if (const xml::Attribute* id = find(attributes, "id")) {
      key += " #" + collapse(id->value);
    } else {
      for (const std::string_view name : telling)
        if (const xml::Attribute* attribute = find(attributes, name)) key += fmt::format(" {}={}", name, collapse(attribute->value));
    }
    const int time = times[key]++;
    if (time > 0) key += fmt::format(" {}", time);
    list.emplace_back(std::move(key), *child);
  }
  return list;
}

void Comparison::part(const xml::Element& published, const std::optional<xml::Element>& live, const xml::Element& root) {
  if (!live) {
    warn(root.name_at(), fmt::format("{} was published, but the model does not hold it any more", described(published, {})), published.at());
  } else {
    attributes(published, *live, {});
    children(published, *live, {});
  }
}

void Comparison::added(const xml::Element& live) {
  warn(live.name_at(), fmt::format("{} was not published", described(live, {})), copy_.at());
}

void Comparison::tables(std::string_view name, const xml::Element& root) {
  const auto named = [name](const xml::Element& parent) {
    Keyed list = keyed(parent);
    std::erase_if(list, [name](const auto& entry) { return entry.second.name() != name; });
    return list;
  };
  const Keyed published = named(copy_);
  if (!published.empty()) lists(published, named(root), copy_.at(), root.name_at(), {});
}

void Comparison::children(const xml::Element& published, const xml::Element& live, const std::string& owner) {
  lists(keyed(published), keyed(live), published.at(), live.name_at(), owner);
}

void Comparison::lists(const Keyed& published, const Keyed& live, Span published_at, Span live_at, const std::string& owner) {
  std::unordered_map<std::string, xml::Element> now;
  for (const auto& [key, child] : live) now.emplace(key, child);
  for (const auto& [key, child] : published) {
    const auto found = now.find(key);
    if (found == now.end()) {
      warn(live_at, fmt::format("{} was published, but the model does not hold it any more", described(child, owner)), child.at());
      continue;
    }
    element(child, found->second, owner);
    now.erase(found);
  }
  for (const auto& [key, child] : live) {
    // A copy holds the sets that its appendix prints; others are of no concern to it.
    if (!now.contains(key) || child.name() == "set") continue;
    warn(child.name_at(), fmt::format("{} was not published", described(child, owner)), published_at);
  }
}

void Comparison::element(const xml::Element& published, const xml::Element& live, const std::string& owner) {
  attributes(published, live, owner);
  const bool leaf = !published.first() && !live.first();
  if (leaf) return words(published, live, owner);
  children(published, live, described(live, owner));
}

void Comparison::attributes(const xml::Element& published, const xml::Element& live, const std::string& owner) {
  const auto then = published.read_attributes();
  const auto now = live.read_attributes();
  for (const xml::Attribute& attribute : then) {
    const std::string value = collapse(attribute.value);
    const xml::Attribute* same = find(now, attribute.name);
    const std::string what = fmt::format("'{}' of {}", attribute.name, described(live, owner));
    if (same == nullptr)
      warn(live.name_at(), fmt::format("{} was published as '{}', but is not given any more", what, value), attribute.value_at);
    else if (const std::string given = collapse(same->value); given != value)
      warn(same->value_at, fmt::format("{} {}", what, contrast(given, value)), attribute.value_at);
  }
  for (const xml::Attribute& attribute : now) {
    if (find(then, attribute.name) != nullptr) continue;
    warn(attribute.value_at, fmt::format("'{}' of {} was not published", attribute.name, described(live, owner)), published.at());
  }
}

void Comparison::words(const xml::Element& published, const xml::Element& live, const std::string& owner) {
  const std::string then = collapse(published.text().text());
  const std::string now = collapse(live.text().text());
  if (then != now) warn(live.name_at(), fmt::format("{} {}", described(live, owner), contrast(now, then)), published.name_at());
}

std::vector<xml::Element> children_named(const xml::Element& parent, std::string_view name) {
  std::vector<xml::Element> list;
  for (auto child = parent.first(); child; child = child->next())
    if (child->name() == name) list.push_back(*child);
  return list;
}

/// What tells an element from others of its name: its id, or the set of changes that it is about.
std::string key_of(const xml::Element& element) {
  std::string id = value_of(element, "id");
  return id.empty() ? value_of(element, "set") : id;
}

/// The live elements that published ones repeat: those of the same keys, and those without at their position among them.
std::vector<std::optional<xml::Element>> counterparts(const std::vector<xml::Element>& published, std::vector<xml::Element>& live) {
  std::vector<std::optional<xml::Element>> found;
  const auto take = [&live](const auto& chosen) -> std::optional<xml::Element> {
    const auto at = std::find_if(live.begin(), live.end(), chosen);
    if (at == live.end()) return std::nullopt;
    const xml::Element taken = *at;
    live.erase(at);
    return taken;
  };
  for (const xml::Element& each : published) {
    const std::string key = key_of(each);
    found.push_back(take([&key](const xml::Element& other) { return key_of(other) == key; }));
  }
  // The set of a staffing may be given, or left out where it is the last one.
  for (std::size_t i = 0; i < published.size(); ++i)
    if (!found[i] && value_of(published[i], "id").empty()) found[i] = take([](const xml::Element& other) { return value_of(other, "id").empty(); });
  return found;
}

void compare(const xml::Element& copy, const xml::Element& root, Diagnostics& diagnostics) {
  constexpr std::array<std::string_view, 10> parts{"organisation", "changes", "staffing", "consultation", "timetable",
                                                   "finance",      "risks",   "options",  "principles",   "documents"};
  constexpr std::array<std::string_view, 2> repeated{"equality", "cycle"};
  Comparison comparison(copy, diagnostics);
  for (const std::string_view part : parts) {
    const auto published = children_named(copy, part);
    auto live = children_named(root, part);
    const auto then = counterparts(published, live);
    for (std::size_t i = 0; i < published.size(); ++i) comparison.part(published[i], then[i], root);
    if (part != "consultation" || published.empty()) continue;
    for (const xml::Element& each : live) comparison.added(each);
  }
  for (const std::string_view name : repeated) comparison.tables(name, root);
}

void compare_appendices(const xml::Element& around, const xml::Element& root, Diagnostics& diagnostics) {
  for (auto child = around.first(); child; child = child->next()) {
    if (child->name() == "as-published") compare(*child, root, diagnostics);
    if (child->name() == "appendices" || child->name() == "appendix") compare_appendices(*child, root, diagnostics);
  }
}

}  // namespace

void report_differences(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  const auto document = xml::Document::parse(sources, file, {}, diagnostics);
  if (document) compare_appendices(document->root(), document->root(), diagnostics);
}

}  // namespace townclerk::model
