// The edition's model: report.xml reduced to what one paper prints, which is what its PDF carries.
#pragma once

#include <optional>
#include <string>

#include "base/source.hpp"
#include "edition/tree.hpp"
#include "house/house.hpp"
#include "model/report.hpp"

namespace townclerk::edition {

/// Which paper it is of.
struct Paper {
  bool exempt = false;   // the exempt edition
  std::string meeting;   // id; empty: the report has none
  std::string language;  // code
};

/// The text of a report.xml that renders, for the same paper, to the same bytes; reduced again it is the same. Canonical (tree.hpp). It has no
/// comments, nothing in other languages than the report's own and the paper's, of parts for other meetings only their ids, of acknowledgements
/// only what they accept, and in the public edition of all that is withheld only what ids, places and numbers need.
/// `report`: what the file was read as, parts for other meetings left out, before an edition was made of it. Nothing when the file is no XML.
[[nodiscard]] std::optional<Node> reduce(const Sources& sources, FileId file, const model::Report& report, const house::House& house,
                                         const Paper& paper);

}  // namespace townclerk::edition
