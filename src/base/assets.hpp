// Where templates, houses and styles come from: the folders that the user gives, then the built-in set.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/diagnostic.hpp"

namespace townclerk {

/// A file found: its text and the name that diagnostics print.
struct Asset {
  std::string name;  // "mine/peterborough/house.xml" or "<builtin>/templates/peterborough/house.xml"
  std::string text;
  std::optional<std::filesystem::path> folder;  // of the house, when it is on disk
};

class Assets {
 public:
  /// Folders of houses, first first: each house is a folder `<root>/<house>/` of templates, house.xml, style.css, pictures and fonts.
  explicit Assets(std::vector<std::filesystem::path> roots) : roots_(std::move(roots)) {}

  /// `<house>/<file>` from the first root that has it, else from the built-in templates (style.css: styles/<house>.css). Nothing when nobody
  /// has it; an error when it cannot be read or would leave its folder. Text files of at most 4 MiB.
  [[nodiscard]] tl::expected<std::optional<Asset>, Diagnostic> find(std::string_view house, std::string_view file) const;
  /// The same, of a file that must be there: A106 with the names of the houses when nobody has it.
  [[nodiscard]] tl::expected<Asset, Diagnostic> require(std::string_view house, std::string_view file) const;
  /// The same as find for a picture or font: any bytes, at most 32 MiB.
  [[nodiscard]] tl::expected<std::optional<Asset>, Diagnostic> find_bytes(std::string_view house, std::string_view file) const;

  /// Names of the houses that can be had, sorted, for suggestions.
  [[nodiscard]] std::vector<std::string> houses() const;

 private:
  using Read = tl::expected<std::string, Diagnostic> (*)(const std::filesystem::path&, std::size_t);
  [[nodiscard]] tl::expected<std::optional<Asset>, Diagnostic> find(std::string_view house, std::string_view file, Read read,
                                                                    std::size_t limit) const;
  std::vector<std::filesystem::path> roots_;
};

/// Where the houses of a report are looked for, first first: the folders given, `templates` beside the report, and in the user's folder (empty:
/// there is none).
[[nodiscard]] std::vector<std::filesystem::path> house_roots(std::vector<std::filesystem::path> given, const std::filesystem::path& report_folder,
                                                             const std::filesystem::path& user_folder);

/// "standard" or "bath-nes": what a house or a report's id may be called.
[[nodiscard]] bool plain_name(std::string_view name);

}  // namespace townclerk
