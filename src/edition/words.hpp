// Small changes of a tree, which every edition shares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/placed_text.hpp"
#include "edition/tree.hpp"

namespace townclerk::edition {

/// The words of a list in an attribute.
[[nodiscard]] std::vector<std::string> words_of(std::string_view list);
/// Puts one word of a list in the place of another.
void replace_word(std::string& list, std::string_view word, std::string_view other);
/// The Markdown of an element.
[[nodiscard]] PlacedText prose_of(const Node& element);

[[nodiscard]] bool is_exempt(const Node& node);
/// Makes a stub of what is withheld, and leaves of its exemption the paragraphs of Schedule 12A.
void close(Node& node);
/// Where the node has children of that name, one child of neutral words, in the report's own language, in the place of the first of them.
void say(Node& node, std::string_view element, std::string_view text);

void empty_field(Node& field);
/// Its items keep theirs.
void empty_recommendation(Node& node);
/// Those that are exempt, groups included.
void empty_documents(Node& list);

}  // namespace townclerk::edition
