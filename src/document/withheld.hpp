// What an edition withholds: `<div class="withheld">` round blocks whose words nobody may read, but whose numbers and ids stay.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace townclerk::document {

/// Puts the words of a gap in place of all words, pictures and directives in withheld containers. The blocks stay, so that they take the same
/// numbers as in the edition that prints them. Before numbering.
void withhold(std::vector<Block>& blocks, std::string_view gap);

/// Makes one paragraph of each withheld container, and of those of the class `continued` that follow it: the words of a gap, the first number in it,
/// the ids that something refers to, so that references lead there. After references and contents are resolved.
void close_gaps(std::vector<Block>& blocks, std::string_view gap);

}  // namespace townclerk::document
