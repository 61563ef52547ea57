#include "edition/stubs.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "edition/filler.hpp"
#include "edition/words.hpp"

namespace townclerk::edition {
namespace {

/// The copies that appendices were published from, each with what it withholds.
void note_copies(const std::vector<model::Appendix>& appendices, std::map<std::string, view::ExemptIds, std::less<>>& frozen) {
  for (const model::Appendix& appendix : appendices) {
    if (appendix.as_published) frozen.emplace(appendix.id, view::ExemptIds(*appendix.as_published));
    note_copies(appendix.appendices, frozen);
  }
}

/// One that tells no more than that it is withheld.
Node neutral(const Node& stub, std::string_view element) {
  Node twin;
  twin.name = element;
  for (const std::string_view name : {"id", "exempt", "public-interest"})
    if (const std::string* value = stub.find(name)) twin.set(name, *value);
  twin.stub = twin.twin = twin.left_out = true;
  return twin;
}

/// Behind each change that is withheld: one of which nothing is told, or the first of these kinds that the paper does not tell from its own.
void add_twins(std::vector<Node>& changes) {
  constexpr std::array<std::string_view, 4> kinds{"withheld", "stay", "undecided", "delete"};
  for (std::size_t i = changes.size(); i-- > 0;) {
    if (!changes[i].stub) continue;
    auto place = changes.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    for (const std::string_view kind : kinds) {
      const std::string* subject = changes[i].find("subject");
      const bool has_subject = kind != kinds.front();
      if (kind == changes[i].name || (has_subject && subject == nullptr)) break;
      Node twin = neutral(changes[i], kind);
      if (has_subject) twin.set("subject", *subject);
      place = changes.insert(place, std::move(twin)) + 1;
    }
  }
}

/// That there are several is told, not how many.
bool counts_one(std::string_view count) {
  const std::size_t first = count.find_first_not_of(" \t\n\r0");
  return first != std::string_view::npos && words_of(count.substr(first)) == std::vector<std::string>{"1"};
}

}  // namespace

Stubs::Stubs(const model::Report& report, const house::House& house, std::string language)
    : house_(house), language_(std::move(language)), live_(report), withheld_(&live_) {
  note_copies(report.appendices, frozen_);
}

bool Stubs::is_withheld(const Node& node, std::string_view attribute) const {
  for (const std::string& id : words_of(node.value(attribute)))
    if (is_withheld(id)) return true;
  return false;
}

void Stubs::close_by_itself(Node& node, std::string_view id) const {
  if (const model::Exemption* exemption = withheld_->find(id); exemption != nullptr && !is_exempt(node)) {
    node.set("exempt", fmt::format("{}", fmt::join(exemption->paragraphs, " ")));
    node.set("public-interest", std::string(filler));
  }
  close(node);
}

void Stubs::prose(Node& node, std::string_view element) const {
  const Node* shown = nullptr;
  for (const Node& each : node.children)
    if (each.name == element && (shown == nullptr || each.value("xml:lang") == language_)) shown = &each;
  if (shown == nullptr) return;
  say(node, element, filler_for(prose_of(*shown)));
}

void Stubs::report(Node& root) {
  for (Node& part : root.children) {
    if (part.name == "people") {
      for (Node& person : part.children) {
        if (person.value("public") != "no") continue;
        person.stub = true;
        person.replace("name", filler);
        person.drop({"post", "line", "phone", "email"});
      }
    } else if (part.name == "front") {
      front(part);
    } else if (part.name == "meeting") {
      if (Node* own = part.child("front")) front(*own);
      if (Node* own = part.child("recommendations"))
        for (Node& each : own->children) recommendation(each, false);
    } else if (part.name == "recommendations") {
      for (Node& each : part.children) recommendation(each, false);
    } else if (part.name == "section") {
      section(part, false);
    } else if (part.name == "appendices") {
      for (Node& each : part.children) appendix(each, false);
    }
  }
  withheld_ = &live_;
  evidence(root);
}

void Stubs::front(Node& node) const {
  for (Node& field : node.children)
    if (is_exempt(field)) empty_field(field);
}

void Stubs::recommendation(Node& node, bool within) const {
  const bool gap = within || is_exempt(node);
  if (gap) empty_recommendation(node);
  for (Node& each : node.children)
    if (each.name == "item") recommendation(each, gap);
}

// ---- sections and appendices

void Stubs::section(Node& node, bool within) const {
  const bool gap = within || is_exempt(node);
  if (gap) {
    close(node);
    say(node, "title", filler);
  }
  parts(node, gap);
}

void Stubs::parts(Node& node, bool within) const {
  for (std::size_t at = 0; at < node.children.size(); ++at) {
    Node& part = node.children[at];
    if (part.name == "section") section(part, within);
    if (part.name == "generated" && (within || is_exempt(part))) {
      close(part);
      Node twin = neutral(part, "body");
      twin.text = fmt::format("{}\n{{.unnumbered}}", filler);
      node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(++at), std::move(twin));
      continue;
    }
    if (part.name != "body") continue;
    // The body in the paper's language is the one that takes the numbers; those in others follow the first.
    std::size_t end = at + 1;
    while (end < node.children.size() && node.children[end].name == "body" && node.children[end].find("xml:lang") != nullptr) ++end;
    if (!within && !is_exempt(part)) continue;
    std::size_t shown = at;
    for (std::size_t i = at; i < end; ++i)
      if (node.children[i].value("xml:lang") == language_) shown = i;
    part.text = filler_for(prose_of(node.children[shown]));
    close(part);
    node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(at) + 1, node.children.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

void Stubs::appendix(Node& node, bool within) {
  const bool gap = within || is_exempt(node);
  if (gap) {
    close(node);
    say(node, "title", filler);
    node.drop_children({"listed-as", "as-published"});
    node.replace("file", filler);
    node.replace("address", "https://withheld.invalid");
    node.replace("due", "2000-01");
  }
  if (Node* copy = node.child("as-published")) {
    if (const auto own = frozen_.find(node.value("id")); own != frozen_.end()) {
      withheld_ = &own->second;
      evidence(*copy);
    }
  }
  parts(node, gap);
  for (Node& each : node.children)
    if (each.name == "appendix") appendix(each, gap);
}

// ---- structure and changes

void Stubs::evidence(Node& node) {
  for (Node& part : node.children) {
    if (part.name == "organisation") organisation(part);
    if (part.name == "changes")
      for (Node& set : part.children) changes(set.children, false);
    if (part.name == "staffing")
      for (Node& each : part.children) impact(each);
    if (part.name == "finance") finance(part);
    if (part.name == "risks")
      for (Node& each : part.children) risk(each);
    if (part.name == "equality") equality(part);
    if (part.name == "options")
      for (Node& each : part.children) option(each);
    if (part.name == "documents") empty_documents(part);
  }
}

void Stubs::organisation(Node& node) const {
  for (Node& each : node.children) {
    if (each.name == "unit") unit(each);
    if (each.name == "post") post(each);
    if (each.name == "function") function(each);
    if (each.name == "line") line(each);
  }
}

void Stubs::unit(Node& node) const {
  if (!is_withheld(node.value("id"))) return;
  close_by_itself(node, node.value("id"));
  node.drop({"since", "until"});
  node.drop_children({"former-name"});
  say(node, "name", filler);
  say(node, "description", filler);
}

void Stubs::post(Node& node) const {
  if (is_withheld(node.value("seconded-to"))) node.drop({"term"});
  if (is_withheld(node.value("id"))) withheld_post(node);
}

void Stubs::withheld_post(Node& node) const {
  close_by_itself(node, node.value("id"));
  node.replace("tier", filler);
  node.replace("count", counts_one(node.value("count")) ? "1" : "2");
  node.drop({"grade", "fte", "chief-officer", "holder", "covered-by", "part-time", "employer", "seconded-to", "term", "cost", "tupe", "advertised",
             "job-description"});
  node.drop_children({"former-title", "share"});
  std::erase_if(node.children,
                [this](const Node& each) { return each.name == "statutory" && house_.label("statutory-" + each.value("code"), language_).empty(); });
  for (Node& each : node.children) {
    if (each.name == "mapping") each.text = filler;
    if (each.name != "statutory") continue;
    each.drop({"deputy", "date"});
    each.children.clear();
  }
  say(node, "title", filler);
  say(node, "description", filler);
}

void Stubs::function(Node& node) const {
  if (!is_withheld(node.value("id"))) return;
  close_by_itself(node, node.value("id"));
  say(node, "name", filler);
}

void Stubs::line(Node& node) const {
  if (!is_withheld(node.value("from")) && !is_withheld(node.value("to"))) return;
  node.stub = true;
  node.drop({"since", "until"});
  node.drop_children({"label"});
}

void Stubs::changes(std::vector<Node>& list, bool within) const {
  for (Node& each : list) change(each, within);
  add_twins(list);
}

void Stubs::change(Node& node, bool within) const {
  if (node.name == "title") return;  // of the set
  const bool gap = within || is_exempt(node) || is_withheld(node.value("id"));
  const auto makes = [&node](const std::string& id) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [&id](const Node& made) { return (made.name == "post" || made.name == "unit") && made.value("id") == id; });
  };
  if (gap) {
    std::vector<std::string> made;
    for (const Node& each : node.children)
      if (each.name == "line" && makes(each.value("from"))) made.push_back(each.value("from"));
    std::erase_if(node.children,
                  [&made](const Node& each) { return each.name == "line" && std::find(made.begin(), made.end(), each.value("from")) == made.end(); });
  }
  for (Node& each : node.children) {
    if (each.name == "post") post(each);
    if (each.name == "unit") unit(each);
    if (each.name == "function") function(each);
    if (each.name == "line") line(each);
    if (each.name == "then" || each.name == "else") changes(each.children, gap);
  }
  changed_values(node, gap);
}

void Stubs::changed_values(Node& node, bool gap) const {
  if (gap || is_withheld(node, "subject")) {
    say(node, "title", filler);
    node.replace("grade", filler);
    node.drop({"term", "employer"});
  }
  if (is_withheld(node.value("to"))) node.drop({"term"});
  if (!gap) return;
  close_by_itself(node, node.value("id"));
  say(node, "reason", filler);
  say(node, "condition", filler);
  node.drop({"phase", "owner", "effective", "due"});
}

void Stubs::impact(Node& node) const {
  if (!is_exempt(node) && !is_withheld(node.value("post"))) return;
  close_by_itself(node, node.value("post"));
  prose(node, "text");
  prose(node, "summary");
  for (Node& outcome : node.children) {
    if (outcome.name != "outcome") continue;
    outcome.replace("result", "at-risk");
    outcome.drop({"to"});
    prose(outcome, "reason");
  }
}

// ---- money and evidence

void Stubs::finance(Node& node) const {
  for (Node& each : node.children) {
    if (each.name == "table" && is_exempt(each)) {
      close(each);
      say(each, "title", filler);
      for (Node& row : each.children) say(row, "title", filler);
    } else if (each.name == "line" && is_withheld(each.value("id"))) {
      close_by_itself(each, each.value("id"));
      each.replace("amount", "0");
      each.drop({"to", "certainty", "fund", "confidence"});
      each.drop_children({"basis", "source"});
      say(each, "title", filler);
    }
  }
}

void Stubs::risk(Node& node) const {
  if (!is_exempt(node)) return;
  close(node);
  say(node, "risk-text", filler);
  node.drop_children({"response"});
  node.drop({"owner", "likelihood", "impact"});
}

void Stubs::equality(Node& node) const {
  if (!is_exempt(node)) return;
  close(node);
  node.replace("population", "1");
  node.drop_children({"comparator", "milestone"});
  say(node, "title", filler);
  for (Node& group : node.children) {
    if (group.name != "group") continue;
    const auto is_unnamed = [](const Node& row) { return row.name == "row" && row.find("id") == nullptr; };
    const auto first = std::find_if(group.children.begin(), group.children.end(), [](const Node& row) { return row.name == "row"; });
    const Node kept = first == group.children.end() ? Node() : *first;
    std::erase_if(group.children, is_unnamed);
    if (group.child("row") == nullptr) group.children.push_back(kept);  // a group has one at least
    group.drop({"sum", "shown"});
    say(group, "title", filler);
    for (Node& row : group.children) {
      if (row.name != "row") continue;
      row.drop({"comparator", "shown"});
      row.set("count", "0");
      row.drop_children({"at"});
      say(row, "title", filler);
    }
  }
}

void Stubs::option(Node& node) const {
  if (!is_exempt(node)) return;
  close(node);
  say(node, "title", filler);
  node.drop({"preferred"});
  node.drop_children({"advantage", "disadvantage"});
  prose(node, "text");
  prose(node, "reason");
}

}  // namespace townclerk::edition
