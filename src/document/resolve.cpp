#include "document/resolve.hpp"

#include "document/anchors.hpp"
#include "document/contents.hpp"
#include "document/notes.hpp"
#include "document/numbering.hpp"
#include "document/references.hpp"
#include "document/withheld.hpp"

namespace townclerk::document {

void resolve(Document& document, const house::House& house, std::string_view language, Diagnostics& diagnostics,
             std::span<const ExternalDocument> documents, const Unprinted& unprinted, std::span<const std::string> withheld,
             std::span<const PublishedCopy> copies) {
  const std::string_view gap = house.label("exempt", language);
  withhold(document.blocks, gap);
  place_notes(document.blocks, diagnostics);
  Anchors anchors;
  anchors.declare(document.blocks, diagnostics);
  const Outline outline = number(document.blocks, house, language, anchors, diagnostics);
  References references(house, language, anchors, {documents, copies}, unprinted, withheld, diagnostics);
  references.resolve(document.blocks);
  fill_contents(document.blocks, outline, diagnostics);
  close_gaps(document.blocks, gap);
}

}  // namespace townclerk::document
