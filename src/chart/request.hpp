// What a chart's directive asks for: ```chart proposed set=decided root=place depth=2 functions=none; ```chart cycle root=commissioning
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace townclerk::chart {

/// The structure of today, as a set of changes makes it, or both in one with what happens to each post.
enum class State : std::uint8_t { current, proposed, changes };
/// What directives, house labels and ids call them, in that order.
inline constexpr std::array<std::string_view, 3> state_names{"current", "proposed", "changes"};
[[nodiscard]] constexpr std::string_view name_of(State state) {
  return state_names.at(static_cast<std::size_t>(state));
}

/// What posts and units do: in a panel of theirs, in boxes below them, or left out.
enum class Functions : std::uint8_t { panel, box, none };

/// Who answers to whom; units as blocks, for structures that are no hierarchy; the phases of a cycle.
enum class Form : std::uint8_t { tree, blocks, cycle };

struct Request {
  State state = State::current;
  Form form = Form::tree;
  std::string set;                     // of changes; empty: the last
  std::string phase;                   // up to and with it, as a plain name: "until-stage-2"; empty: all
  std::vector<std::string> otherwise;  // contingent changes whose condition is not met
  std::string root;                    // post, unit or cycle that the chart is about; empty: the whole structure
  int depth = 0;                       // levels below the top; 0: all
  Functions functions = Functions::panel;
  bool only_new_posts = false;  // by unit
  Span at;
};

/// Reads the words of a directive, "chart" first. A word that is not understood is reported with the nearest that would be.
[[nodiscard]] std::optional<Request> read_request(std::string_view info, Span at, Diagnostics& diagnostics);

}  // namespace townclerk::chart
