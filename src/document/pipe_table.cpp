#include "document/pipe_table.hpp"

#include <algorithm>

#include "document/published_inlines.hpp"

namespace townclerk::document {

namespace {

constexpr std::size_t most_columns = 64;

bool fits(const Block& cell, bool head, Align align) {
  const bool plain = cell.colspan <= 1 && cell.rowspan <= 1 && cell.header == head && cell.align == align &&
                     (!head || cell.scope == Scope::none || cell.scope == Scope::column);
  if (!plain || cell.blocks.size() > 1) return false;
  if (cell.blocks.empty()) return true;
  const Block& paragraph = cell.blocks.front();
  return paragraph.kind == BlockKind::paragraph && !paragraph.attributes->has("decorative") && fits_a_pipe_cell(paragraph.inlines);
}

}  // namespace

bool fits_pipes(const Block& table) {
  const std::vector<Block>& groups = table.blocks;
  const bool grouped = std::all_of(groups.begin(), groups.end(), [](const Block& b) { return b.kind == BlockKind::row_group; });
  if (!table.label.empty() || groups.empty() || groups.size() > 2 || !grouped) return false;
  if (groups[0].group != Group::head || groups[0].blocks.size() != 1) return false;
  if (groups.size() == 2 && (groups[1].group != Group::body || groups[1].blocks.empty())) return false;
  const std::vector<Block>& head = groups[0].blocks[0].blocks;
  if (head.empty() || head.size() > most_columns) return false;
  for (const Block& group : groups)
    for (const Block& row : group.blocks) {
      if (row.blocks.size() != head.size()) return false;
      for (std::size_t i = 0; i < head.size(); ++i)
        if (!fits(row.blocks[i], group.group == Group::head, head[i].align)) return false;
    }
  return true;
}

}  // namespace townclerk::document
