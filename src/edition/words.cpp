#include "edition/words.hpp"

#include <algorithm>
#include <utility>

#include "edition/filler.hpp"
#include "model/prose.hpp"

namespace townclerk::edition {

std::vector<std::string> words_of(std::string_view list) {
  constexpr std::string_view blanks = " \t\n\r";
  std::vector<std::string> words;
  for (std::size_t at = list.find_first_not_of(blanks); at != std::string_view::npos; at = list.find_first_not_of(blanks, at)) {
    const std::size_t end = std::min(list.find_first_of(blanks, at), list.size());
    words.emplace_back(list.substr(at, end - at));
    at = end;
  }
  return words;
}

void replace_word(std::string& list, std::string_view word, std::string_view other) {
  std::string out;
  for (const std::string& each : words_of(list)) out.append(out.empty() ? "" : " ").append(each == word ? other : each);
  list = std::move(out);
}

PlacedText prose_of(const Node& element) {
  PlacedText text;
  text.append(element.text, {});
  return *model::unindent(text);
}

bool is_exempt(const Node& node) {
  return node.find("exempt") != nullptr;
}

void close(Node& node) {
  node.stub = true;
  node.replace("public-interest", filler);
}

void say(Node& node, std::string_view element, std::string_view text) {
  const auto is_it = [element](const Node& each) { return each.name == element; };
  const auto first = std::find_if(node.children.begin(), node.children.end(), is_it);
  if (first == node.children.end()) return;
  Node said;
  said.name = element;
  said.text = text;
  *first = std::move(said);
  node.children.erase(std::remove_if(first + 1, node.children.end(), is_it), node.children.end());
}

void empty_field(Node& field) {
  close(field);
  field.drop({"blank"});
  field.drop_children({"label"});
  if (field.child("generated") != nullptr) return;
  field.children.clear();
  Node& value = field.children.emplace_back();
  value.name = "value";
  value.text = filler;
}

void empty_recommendation(Node& node) {
  close(node);
  node.drop({"delegation"});
  if (node.name == "recommendation") node.set("form", "as-written");
  say(node, "text", filler);
  say(node, "reason", filler);
}

void empty_documents(Node& list) {
  for (Node& each : list.children) {
    if (each.name == "group") empty_documents(each);
    if (each.name != "document" || !is_exempt(each)) continue;
    close(each);
    each.drop({"address", "date", "precision", "to"});
    each.drop_children({"short-name", "body", "location"});
    say(each, "title", filler);
  }
}

}  // namespace townclerk::edition
