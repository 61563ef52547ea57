#include "house/lineage.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "house/codes.hpp"

namespace townclerk::house {
namespace {

constexpr std::string_view standard = "standard";
constexpr std::size_t longest_lineage = 9;

std::optional<House> read_named(std::string_view code, FileId file, Span code_at, const House* base, const Sources& sources,
                                Diagnostics& diagnostics) {
  auto house = read(sources, file, base, diagnostics);
  if (house && house->code != code) {
    diagnostics.add(Diagnostic(codes::H114, code_at, fmt::format("the house in the folder '{}' calls itself '{}'", code, house->code))
                        .hint("a house has the name of its folder: change one of the two"));
  }
  return house;
}

}  // namespace

std::optional<House> read_with_bases(std::string_view code, Span wanted_at, const Load& load, const Sources& sources,
                                     std::vector<std::string>& lineage, Diagnostics& diagnostics) {
  const auto file = load(code, wanted_at);
  if (!file) return std::nullopt;
  lineage.emplace_back(code);
  const Naming naming = naming_of(sources, *file);
  if (code == standard) return read_named(code, *file, naming.code_at, nullptr, sources, diagnostics);
  const std::string base = naming.base.empty() ? std::string(standard) : naming.base;
  if (lineage.size() >= longest_lineage || std::find(lineage.begin(), lineage.end(), base) != lineage.end()) {
    diagnostics.add(
        Diagnostic(townclerk::codes::A106, naming.base_at, fmt::format("the house '{}' is based on itself or on too long a row of houses", code)));
    return std::nullopt;
  }
  const auto parent = read_with_bases(base, naming.base_at, load, sources, lineage, diagnostics);
  if (!parent) return std::nullopt;
  return read_named(code, *file, naming.code_at, &*parent, sources, diagnostics);
}

}  // namespace townclerk::house
