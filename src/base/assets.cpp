#include "base/assets.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "base/builtin.hpp"
#include "base/codes.hpp"
#include "base/files.hpp"

namespace townclerk {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largest_text = 4U << 20;
constexpr std::size_t largest_file = 32U << 20;
constexpr std::string_view templates = "templates/";

std::string builtin_path(std::string_view house, std::string_view file) {
  return file == "style.css" ? fmt::format("styles/{}.css", house) : fmt::format("{}{}/{}", templates, house, file);
}

}  // namespace

std::vector<fs::path> house_roots(std::vector<fs::path> given, const fs::path& report_folder, const fs::path& user_folder) {
  given.push_back(report_folder / "templates");
  if (!user_folder.empty()) given.push_back(user_folder / "templates");
  return given;
}

bool plain_name(std::string_view name) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= 100 && name.front() != '-' && std::all_of(name.begin(), name.end(), plain);
}

tl::expected<std::optional<Asset>, Diagnostic> Assets::find(std::string_view house, std::string_view file) const {
  return find(house, file, read_text, largest_text);
}

tl::expected<Asset, Diagnostic> Assets::require(std::string_view house, std::string_view file) const {
  auto asset = find(house, file);
  if (!asset) return tl::make_unexpected(asset.error());
  if (*asset) return std::move(**asset);
  const std::vector<std::string> names = houses();
  return tl::make_unexpected(Diagnostic(codes::A106, {}, fmt::format("there is no '{}' for the house '{}'", file, house))
                                 .hint(fmt::format("the houses that can be had are: {}", fmt::join(names, ", "))));
}

tl::expected<std::optional<Asset>, Diagnostic> Assets::find_bytes(std::string_view house, std::string_view file) const {
  return find(house, file, read_file, largest_file);
}

tl::expected<std::optional<Asset>, Diagnostic> Assets::find(std::string_view house, std::string_view file, Read read, std::size_t limit) const {
  if (!plain_name(house) || !stays_inside(file))
    return tl::make_unexpected(Diagnostic(codes::A105, {}, fmt::format("'{}/{}' is outside the folder of houses", house, file)));
  const std::string relative = fmt::format("{}/{}", house, file);
  for (const fs::path& root : roots_) {
    std::error_code error;
    if (!fs::exists(root / relative, error)) continue;
    auto path = inside(root, relative);
    if (!path) return tl::make_unexpected(path.error());
    auto text = read(*path, limit);
    if (!text) return tl::make_unexpected(text.error());
    return Asset{path->generic_string(), std::move(*text), root / std::string(house)};
  }
  const std::string path = builtin_path(house, file);
  if (const auto text = builtin(path)) return Asset{"<builtin>/" + path, std::string(*text), std::nullopt};
  return std::nullopt;
}

std::vector<std::string> Assets::houses() const {
  std::set<std::string> names;
  for (const auto& [path, text] : builtins()) {
    if (path.starts_with(templates) && path.ends_with("/house.xml"))
      names.emplace(path.substr(templates.size(), path.size() - templates.size() - std::string_view("/house.xml").size()));
  }
  for (const fs::path& root : roots_) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(root, error)) {
      std::error_code ignored;
      if (fs::exists(entry.path() / "house.xml", ignored)) names.insert(entry.path().filename().string());
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace townclerk
