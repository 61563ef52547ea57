// A model that holds only what its paper needs: whatever can be left out, or replaced by neutral words, without a change of the paper is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "edition/tree.hpp"

namespace townclerk::edition {

/// What a report.xml makes: the paper, another one, or none, since it is at fault.
enum class Outcome : std::uint8_t { same, another, at_fault };

/// A paper that is made.
struct Made {
  std::function<Outcome(const std::string& text)> trial;
  /// What the paper says that a report.xml makes, in any order; nothing where it is at fault.
  std::function<std::optional<std::string>(const std::string& text)> words;
  std::vector<Span> places;       // in the file that the tree was read from, which it prints: a guess that saves trials
  std::size_t most_trials = 800;  // then it is given up
};

/// `given_up`: after the trials that it may take. `differs`: even the whole tree makes another paper.
enum class Fate : std::uint8_t { proved, given_up, differs };

struct Minimised {
  std::string text;          // canonical (tree.hpp)
  std::size_t trials = 0;    // that it took
  Fate fate = Fate::proved;  // else nobody is to have it
  bool is_least = false;     // all that could go went, and no place in print was that of a stub: minimised again it is the same
};

/// Of a tree that makes the paper. Nothing is kept because of its name: entries, words, dates and figures stay where the paper changes without
/// them. What an entry that stays says in a word of the vocabulary, and which others it names, stays with it, but for stubs of what is withheld.
/// Ids that nothing prints tell nothing, and amounts of which sums or thousands are printed are these.
[[nodiscard]] Minimised minimise(Node& root, std::string_view space, const Made& paper);

}  // namespace townclerk::edition
