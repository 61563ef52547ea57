// What `inspect` shows of each stage: text for people, JSON for programs.
#pragma once

#include <string>

#include "base/placed_text.hpp"
#include "base/source.hpp"
#include "document/document.hpp"
#include "layout/pages.hpp"
#include "style/element.hpp"
#include "template/tokens.hpp"
#include "template/value.hpp"

namespace townclerk::stages {

[[nodiscard]] std::string view_json(const mustache::Value& view);
/// The expanded Markdown with every value's words in the place of its token.
[[nodiscard]] std::string text(const PlacedText& expanded, const mustache::Tokens& tokens);
[[nodiscard]] std::string text_json(const PlacedText& expanded, const mustache::Tokens& tokens);
/// One line a block or inline, indented by depth: kind, label, attributes, words.
[[nodiscard]] std::string document_text(const document::Document& document);
/// The same as objects, each with its place.
[[nodiscard]] std::string document_json(const document::Document& document, const Sources& sources);
[[nodiscard]] std::string pages_text(const layout::Pages& pages, const style::ElementTree& tree);
[[nodiscard]] std::string pages_json(const layout::Pages& pages);

}  // namespace townclerk::stages
