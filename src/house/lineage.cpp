#include "house/lineage.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "house/codes.hpp"

namespace townclerk::house {
namespace {

constexpr std::string_view standard = "standard";
constexpr std::size_t longest_lineage = 9;

std::optional<House> read_named(std::string_view code, FileId file, const House* base, const Sources& sources, Diagnostics& diagnostics) {
  auto house = read(sources, file, base, diagnostics);
  if (house && house->code != code) {
    diagnostics.add(Diagnostic(codes::H114, Span{file, 0, 0}, fmt::format("the house in the folder '{}' calls itself '{}'", code, house->code))
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
  if (code == standard) return read_named(code, *file, nullptr, sources, diagnostics);
  const Span here{*file, 0, 0};
  std::string base = base_of(sources, *file);
  if (base.empty()) base = standard;
  if (lineage.size() >= longest_lineage || std::find(lineage.begin(), lineage.end(), base) != lineage.end()) {
    diagnostics.add(Diagnostic(townclerk::codes::A106, here, fmt::format("the house '{}' is based on itself or on too long a row of houses", code)));
    return std::nullopt;
  }
  const auto parent = read_with_bases(base, here, load, sources, lineage, diagnostics);
  if (!parent) return std::nullopt;
  return read_named(code, *file, &*parent, sources, diagnostics);
}

}  // namespace townclerk::house
