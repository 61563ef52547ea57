#include "edition/ids.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "edition/walk.hpp"

namespace townclerk::edition {
namespace {

constexpr std::string_view of_ids = "abcdefghijklmnopqrstuvwxyz0123456789-";

class IdWalk : Walk {
 public:
  using Walk::Walk;

  std::vector<Spare> all() {
    walk(root_);
    std::vector<Spare> out;
    for (const std::string& id : order_) {
      if (told_.contains(id)) continue;
      Spare spare;
      spare.group = "id";
      spare.renaming = {places_.at(id), id, {}};
      do {
        spare.renaming.other = fmt::format("{}-{}", filler, ++last_);
      } while (places_.contains(spare.renaming.other) || told_.contains(spare.renaming.other));
      out.push_back(std::move(spare));
    }
    return out;
  }

 private:
  /// Whether anything in it is printed.
  bool walk(Node& node) {
    bool printed = &node == &root_ || node.name == "meeting" || is_printed(node.at) || is_printed_text(node);
    for (Attribute& each : node.attributes) {
      if (each.left_out) continue;
      printed = printed || is_printed(each);
      if (each.name == "id" || names_others(node, each.name)) note(each);
    }
    if (says_words(node) || node.name.empty()) text(node.written());
    for (Node& child : node.children)
      if (child.is_written()) printed = walk(child) || printed;
    if (printed && !node.stub) told_.insert(node.value("id"));
    return printed;
  }

  void note(Attribute& each) {
    for (const std::string& id : words_of(each.value)) {
      std::vector<std::string*>& places = places_[id];
      if (places.empty() && !is_neutral(id)) order_.push_back(id);
      if (places.empty() || places.back() != &each.value) places.push_back(&each.value);
    }
  }
  [[nodiscard]] static bool is_neutral(std::string_view id) {
    return id.starts_with(filler) && id.size() > filler.size() + 1 && id.find_first_not_of("0123456789", filler.size() + 1) == std::string_view::npos;
  }
  void text(std::string_view words) {
    for (std::size_t at = words.find_first_of(of_ids); at != std::string_view::npos; at = words.find_first_of(of_ids, at)) {
      const std::size_t end = std::min(words.find_first_not_of(of_ids, at), words.size());
      told_.emplace(words.substr(at, end - at));
      at = end;
    }
  }

  std::map<std::string, std::vector<std::string*>, std::less<>> places_;
  std::vector<std::string> order_;
  std::set<std::string, std::less<>> told_;
  std::size_t last_ = 0;
};

}  // namespace

std::vector<Spare> id_spares(Node& root, const Printed& printed) {
  return IdWalk(root, printed).all();
}

}  // namespace townclerk::edition
