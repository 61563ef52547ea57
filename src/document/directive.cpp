#include "document/directive.hpp"

namespace townclerk::document {
namespace {

bool is_named(const Block& block, std::string_view name) {
  const std::string_view info = block.particulars->info;
  return block.kind == BlockKind::directive && info.substr(0, info.find_first_of(" \t")) == name;
}

}  // namespace

bool is_directive(std::string_view name) {
  return name == "contents" || name == "chart";
}

bool is_contents(const Block& block) {
  return is_named(block, "contents");
}

bool is_chart(const Block& block) {
  return is_named(block, "chart");
}

}  // namespace townclerk::document
