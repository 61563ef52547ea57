#include "outputs.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "base/codes.hpp"

namespace townclerk {

void add_attached(std::vector<OutputFile>& files, const std::map<std::string, std::string>& attached, const writers::Pictures& pictures, Span report,
                  Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> names;
  for (const OutputFile& file : files) {
    if (names.insert(file.name).second) continue;
    diagnostics.add(Diagnostic(codes::A104, report, fmt::format("two parts of the report would both write '{}'", file.name))
                        .hint("give the picture or the chart another name"));
  }
  for (const auto& [name, bytes] : attached) {
    if (names.insert(name).second) {
      files.push_back({name, bytes});
    } else if (!pictures.contains(name)) {
      diagnostics.add(Diagnostic(codes::A104, report, fmt::format("the report and the file attached to it would both write '{}'", name))
                          .hint("give the attached file another name"));
    }
  }
}

}  // namespace townclerk
