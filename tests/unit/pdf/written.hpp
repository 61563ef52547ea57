// A PDF file taken apart just far enough for tests: every stream inflated, every object found by its number.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace townclerk::pdf::testing {

struct Written {
  std::map<int, std::string> objects;  // of object streams and dictionaries of streams
  std::map<int, std::string> streams;  // inflated
  std::string all;                     // everything in one text

  explicit Written(std::string_view file);
  [[nodiscard]] bool has(std::string_view text) const { return all.find(text) != std::string::npos; }
  /// The first object that contains the text.
  [[nodiscard]] std::string object_with(std::string_view text) const;
  /// The object that follows a key as a reference in an object.
  [[nodiscard]] std::string follow(std::string_view object, std::string_view key) const;
  /// Content of a page, 0-based.
  [[nodiscard]] std::string page_content(int page) const;
};

}  // namespace townclerk::pdf::testing
