#include "edition/reduce.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "edition/bands.hpp"
#include "edition/filler.hpp"
#include "edition/stubs.hpp"
#include "edition/tree.hpp"
#include "edition/words.hpp"
#include "model/prose.hpp"
#include "xml/xml.hpp"

namespace townclerk::edition {
namespace {

constexpr std::string_view language_attribute = "xml:lang";

/// What is exempt in one language is so in all.
void take_exemption(const Node& from, Node& to) {
  if (!is_exempt(from)) return;
  std::string paragraphs = to.value("exempt");
  const std::vector<std::string> given = words_of(paragraphs);
  for (const std::string& paragraph : words_of(from.value("exempt")))
    if (std::find(given.begin(), given.end(), paragraph) == given.end()) paragraphs += (paragraphs.empty() ? "" : " ") + paragraph;
  if (!is_exempt(to)) to.set("public-interest", from.value("public-interest"));
  to.set("exempt", paragraphs);
}

void keep_languages(Node& node, std::string_view own, std::string_view shown) {
  std::vector<Node> kept;
  kept.reserve(node.children.size());
  for (Node& child : node.children) {
    const std::string language = child.value(language_attribute);
    if (language == own) child.drop({language_attribute});
    const bool foreign = !language.empty() && language != own;
    if (foreign && !kept.empty()) take_exemption(child, kept.back());
    if (foreign && (shown == own || language != shown)) continue;
    keep_languages(child, own, shown);
    kept.push_back(std::move(child));
  }
  node.children = std::move(kept);
}

/// Papers for other meetings.
class Elsewhere {
 public:
  explicit Elsewhere(std::string meeting) : meeting_(std::move(meeting)) {}

  void report(Node& root) const {
    const auto is_own = [this](const Node& each) { return each.name == "meeting" && each.value("id") == meeting_; };
    const auto own = std::find_if(root.children.begin(), root.children.end(), is_own);
    const Node* recommendations = own == root.children.end() ? nullptr : own->child("recommendations");
    const bool has_own = recommendations != nullptr && !recommendations->children.empty();
    for (Node& part : root.children) {
      if (part.name == "meeting" && !is_own(part)) meeting(part);
      if (part.name == "recommendations" && has_own) empty(part);
      if (part.name == "appendices") parts(part);
    }
    parts(root);
  }

 private:
  [[nodiscard]] bool is_elsewhere(const Node& node) const {
    const std::vector<std::string> meetings = words_of(node.value("meetings"));
    return !meetings.empty() && std::find(meetings.begin(), meetings.end(), meeting_) == meetings.end();
  }

  /// What is exempt there is counted among what the report withholds.
  static void meeting(Node& node) {
    if (Node* front = node.child("front")) {
      std::erase_if(front->children, [](const Node& each) { return !is_exempt(each); });
      for (Node& field : front->children) empty_field(field);
      if (front->children.empty()) node.drop_children({"front"});
    }
    if (Node* list = node.child("recommendations")) empty(*list);
  }
  static void empty(Node& list) {
    for (Node& each : list.children) {
      if (each.name != "recommendation" && each.name != "item") continue;
      empty_recommendation(each);
      empty(each);
    }
  }

  void parts(Node& node) const {
    std::vector<Node> kept;
    bool leaves = false;  // what follows in other languages goes with it
    for (Node& part : node.children) {
      leaves = leaves && part.name == "body" && part.find(language_attribute) != nullptr;
      if (leaves) continue;
      const bool counts = part.name == "section" || part.name == "appendix";
      leaves = is_elsewhere(part) && !counts;
      if (leaves) continue;
      if (counts) is_elsewhere(part) ? stub(part) : parts(part);
      kept.push_back(std::move(part));
    }
    node.children = std::move(kept);
  }

  /// Ids, which other parts may name.
  static void stub(Node& node) {
    Node made;
    made.name = node.name;
    for (const std::string_view name : {"id", "meetings"})
      if (const std::string* value = node.find(name)) made.set(name, *value);
    Node& title = made.children.emplace_back();
    title.name = "title";
    title.text = filler;
    for (const std::string_view name : {"section", "appendix"}) {
      for (Node& each : node.children) {
        if (each.name != name) continue;
        stub(each);
        made.children.push_back(std::move(each));
      }
    }
    made.at = node.at;
    node = std::move(made);
  }

  std::string meeting_;
};

void add_ids(const Node& node, std::set<std::string, std::less<>>& ids) {
  // A withheld section or appendix still has its place and heading, in which there may be something to accept.
  const bool is_there = !node.stub || node.name == "section" || node.name == "appendix";
  if (const std::string* id = node.find("id"); id != nullptr && is_there) ids.insert(*id);
  if (!node.stub)
    for (std::string& id : model::ids_in(node.text)) ids.insert(std::move(id));
  for (const Node& each : node.children) add_ids(each, ids);
}

/// Of acknowledgements their rules. One of something that the paper leaves out accepts nothing in it.
void keep_rules(Node& root) {
  std::set<std::string, std::less<>> ids;
  const auto is_one = [](const Node& each) { return each.name == "acknowledge"; };
  const auto accepts_nothing = [&](const Node& each) {
    const std::string* of = is_one(each) ? each.find("of") : nullptr;
    return of != nullptr && !ids.contains(*of);
  };
  if (std::none_of(root.children.begin(), root.children.end(), is_one)) return;
  add_ids(root, ids);
  std::erase_if(root.children, accepts_nothing);
  for (Node& each : root.children) {
    if (!is_one(each)) continue;
    each.drop({"by", "reason", "date"});
    each.set("withheld", "yes");
  }
}

}  // namespace

std::optional<Node> reduce(const Sources& sources, FileId file, const model::Report& report, const house::House& house, const Paper& paper) {
  Diagnostics ignored;
  const auto document = xml::Document::parse(sources, file, {}, ignored);
  if (!document) return std::nullopt;
  Node root = read(document->root());
  keep_languages(root, report.language, paper.language);
  if (!paper.meeting.empty()) Elsewhere(paper.meeting).report(root);
  state_bands(root);
  if (!paper.exempt) {
    Stubs(report, house, paper.language).report(root);
  }
  keep_rules(root);
  return root;
}

}  // namespace townclerk::edition
