// What a model might do without, and what its paper is seen to print.
#pragma once

#include <cstdint>
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
  Node* entry = nullptr;          // an element with all in it
  Node* prose = nullptr;          // its Markdown
  std::string group;              // "post@grade", "risk"
  std::vector<bool*> left_out{};  // leaves it out, or writes what is not written else …
  bool again = false;             // the paper may need it now, and not without others: gaps that meet are one
  struct Swap {
    std::string* value;
    std::string other;
  };
  std::vector<Swap> swaps{};           // … or other values stand there instead
  std::vector<std::string> further{};  // of the only value: what is tried next
  bool is_twin = false;                // an entry's, which stands instead of it
  std::vector<Node*> twins{};          // what is tried next
  std::string* words = nullptr;        // which the paper does not print, though it may need that they are the same as others
  std::vector<std::string*> lists{};   // … or another id stands in them
  std::string id{};
  std::string other_id{};

  void toggle();
  [[nodiscard]] bool has_next() const { return !further.empty() || !twins.empty(); }
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
  /// What is left to try of one that the paper needs: what is in an entry, or a neutral value.
  [[nodiscard]] std::vector<Spare> within(const Spare& needed);

 private:
  class Collector;
  std::unique_ptr<Collector> collector_;
};

}  // namespace townclerk::edition
