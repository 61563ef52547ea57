// Words with links in them, as patterns of house.xml are filled with them: "paragraphs 7.7 and 7.8", each number a link.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace townclerk::document {

class LinkedWords {
 public:
  /// The links stand where `at` says.
  explicit LinkedWords(Span at) : at_(at) {}

  /// Adds a link and returns what stands for it in the words until they are set. The words may not be empty.
  [[nodiscard]] std::string add(std::string_view id, std::string words);
  /// Text and links, in the order of the words.
  [[nodiscard]] std::vector<Inline> set(std::string_view words) const;
  /// The first letter of the words becomes a capital, in a link too.
  void capitalise(std::string& words);

 private:
  Span at_;
  std::vector<Inline> links_;
};

}  // namespace townclerk::document
