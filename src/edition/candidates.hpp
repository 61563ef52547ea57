// What a model might do without, and what its paper is seen to print.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "edition/tree.hpp"

namespace townclerk::edition {

/// A value that stands for another one in a trial: the paper that holds its number prints it.
struct Mark {
  std::string* value;
  std::string other;   // of the same form, with a number that the report does not have
  std::uint64_t seen;  // that number
};
inline constexpr std::uint64_t least_mark = 6001;

/// Something that can be taken away from a tree: left out, or replaced by something neutral where the vocabulary wants something there.
struct Spare {
  struct Swap {
    std::string* value;
    std::string other;
  };
  struct Renaming {
    std::vector<std::string*> lists;  // of ids
    std::string id;
    std::string other;
  };

  std::string group;              // "post@grade", "risk"
  std::vector<bool*> left_out{};  // leaves it out, or writes what is not written else …
  std::vector<Swap> swaps{};      // … or other values stand there instead …
  Renaming renaming{};            // … or another id
  std::function<void()> next{};   // collects what is left to try where the paper needs it
  bool next_is_instead = false;   // of it, not in it
  bool again = false;             // the paper may need it now, and not without others: gaps that meet are one

  void toggle();
};

/// What is known of a paper.
struct Printed {
  std::vector<Span> places;               // in the file that the tree was read from, sorted
  std::set<const std::string*> values{};  // of the tree
};

/// Of every word, date and count that has no printed place.
[[nodiscard]] std::vector<Mark> marks(Node& root, const Printed& printed);

/// All that is not known to be printed. The tree must stay where it is.
class Candidates {
 public:
  Candidates(Node& root, const Printed& printed);
  Candidates(Candidates&&) noexcept;
  Candidates& operator=(Candidates&&) noexcept;
  ~Candidates();

  /// In document order.
  [[nodiscard]] std::vector<Spare> all();
  /// What is left to try of one that the paper needs: what is in an entry, or another value.
  [[nodiscard]] std::vector<Spare> after(const Spare& needed);

 private:
  class Collector;
  std::unique_ptr<Collector> collector_;
};

}  // namespace townclerk::edition
