#include "chart/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/suggest.hpp"
#include "chart/codes.hpp"
#include "model/changes.hpp"
#include "model/values.hpp"

namespace townclerk::chart {

bool name_selection(Request& request, const Source& source, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  const auto need = [&](std::string_view what, const std::string& name, const std::vector<std::string_view>& known) {
    if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
    Diagnostic fault(codes::C102, request.at, fmt::format("there is no {} '{}'", what, name));
    if (const auto near = nearest(name, known)) {
      fault.hints.push_back(fmt::format("did you mean '{}'?", *near));
    } else if (!known.empty()) {
      fault.hints.push_back(fmt::format("there are: {}", fmt::join(known, ", ")));
    }
    diagnostics.add(std::move(fault));
  };
  std::vector<std::string_view> sets;
  for (const model::ChangeSet& set : source.changes) sets.emplace_back(set.id);
  need("set of changes", request.set, sets);
  if (request.set.empty() && !sets.empty()) request.set = sets.back();
  const std::vector<std::string_view> phases = model::phases(source.changes, request.set);
  std::vector<std::string> phase_names;
  for (const std::string_view phase : phases) phase_names.push_back(model::plain_name(phase));
  need("phase", request.phase, {phase_names.begin(), phase_names.end()});
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (phase_names[i] == request.phase) request.phase = phases[i];
  for (const std::string& each : request.otherwise) need("contingent change", each, model::contingent_ids(source.changes, request.set));
  return diagnostics.errors() == before;
}

}  // namespace townclerk::chart
