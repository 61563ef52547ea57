// The files of one run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "writers/writers.hpp"

namespace townclerk {

/// Adds the files attached to a report to those that it makes. Two that would have one name are a fault (A104) at `report`; a picture may be
/// attached too.
void add_attached(std::vector<OutputFile>& files, const std::map<std::string, std::string>& attached, const writers::Pictures& pictures, Span report,
                  Diagnostics& diagnostics);

}  // namespace townclerk
