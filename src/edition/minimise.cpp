#include "edition/minimise.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "edition/candidates.hpp"
#include "edition/ids.hpp"
#include "edition/sums.hpp"

namespace townclerk::edition {
namespace {

using Spares = std::vector<Spare*>;

/// Of more than so many spares of a kind, pieces are tried, as many as that.
constexpr std::size_t most_pieces = 64;

/// The numbers in a text, without the commas in them.
std::set<std::uint64_t> marks_in(std::string_view text) {
  constexpr std::uint64_t most = 1'000'000'000;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::set<std::uint64_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::uint64_t number = 0;
    for (; i < text.size() && (is_digit(text[i]) || text[i] == ','); ++i)
      if (text[i] != ',') number = std::min(most, number * 10 + static_cast<std::uint64_t>(text[i] - '0'));
    if (number >= least_mark) out.insert(number);
  }
  return out;
}

/// Tries what may be taken away, and puts back what the paper needs.
class Search {
 public:
  Search(Node& root, std::string_view space, const Made& paper) : root_(root), space_(space), paper_(paper) {}

  /// Of the values that have marks, those that the paper prints.
  [[nodiscard]] std::set<const std::string*> printed(std::vector<Mark> marks) {
    std::set<const std::string*> out;
    if (marks.empty()) return out;
    const std::set<std::uint64_t> known = marks_in(text());
    for (Mark& each : marks) each.value->swap(each.other);
    ++trials_;
    const auto made = paper_.words(text());
    for (Mark& each : marks) each.value->swap(each.other);
    if (!made) return out;
    words_ = made;
    const std::set<std::uint64_t> seen = marks_in(*made);
    for (const Mark& each : marks)
      if (seen.contains(each.seen) && !known.contains(each.seen)) out.insert(each.value);
    return out;
  }

  bool take_all(const Spares& spares) {
    for (Spare* each : spares) each->toggle();
    if (makes_it()) return true;
    why_ = last_;
    for (Spare* each : spares) each->toggle();
    return false;
  }
  /// What a report that is left with them all taken away makes.
  [[nodiscard]] Outcome why() const { return why_; }

  /// Takes as many of these as the paper does without, of which nothing depends on another.
  void take_what_goes(std::vector<Spare> spares) {
    Spares left;
    for (Spare& each : spares) left.push_back(&each);
    if (left.empty() || take_all(left)) return;
    std::size_t before = 0;
    for (Outcome known = why(); left.size() != before && !gave_up_; known = Outcome::same) {
      before = left.size();
      Needed needed = take(std::move(left), known);
      left = std::move(needed.for_good);
      left.insert(left.end(), needed.for_now.begin(), needed.for_now.end());
      if (!is_coarse()) return;
    }
  }
  /// What the paper says.
  [[nodiscard]] std::optional<std::string> words() { return words_ ? words_ : paper_.words(text()); }

  struct Needed {
    Spares for_good;
    Spares for_now;  // without one of them the report is at fault: it may be none without others too
  };
  /// Takes as many of these away as the paper does without, and gives the others. `known`: what all of them taken away give.
  [[nodiscard]] Needed take(Spares spares, Outcome known) {
    // Whole entries first: what they say in an attribute, others say too.
    const auto order = [](const Spare* each) { return std::pair(each->group.find('@') != std::string::npos, std::string_view(each->group)); };
    std::stable_sort(spares.begin(), spares.end(), [&order](const Spare* a, const Spare* b) { return order(a) < order(b); });
    pieces_.clear();
    for (const Spare* each : spares) ++pieces_[each->group];
    for (auto& [group, size] : pieces_) size = (size + most_pieces - 1) / most_pieces;
    part(spares, known);
    return std::exchange(needed_, {});
  }
  /// Whether several were tried together to the last.
  [[nodiscard]] bool is_coarse() const {
    return std::any_of(pieces_.begin(), pieces_.end(), [](const auto& each) { return each.second > 1; });
  }

  /// Whether what is left makes the paper.
  [[nodiscard]] bool makes_it() {
    std::string now = text();
    if (now == known_) return true;
    gave_up_ = gave_up_ || trials_ == paper_.most_trials;
    if (gave_up_) return false;
    ++trials_;
    last_ = paper_.trial(now);
    if (last_ == Outcome::same) known_ = std::move(now);
    return last_ == Outcome::same;
  }
  [[nodiscard]] bool gave_up() const { return gave_up_; }
  [[nodiscard]] std::size_t trials() const { return trials_; }
  [[nodiscard]] std::string text() const { return write(root_, space_); }

 private:
  /// `known`: what a trial without all of them gives, unless it gives the paper. Whether all were taken.
  bool part(const Spares& spares, Outcome known) {
    if (spares.empty() || (known == Outcome::same && !gave_up_ && take_all(spares))) return true;
    const Outcome why = known == Outcome::same ? why_ : known;
    const bool of_one_kind = spares.front()->group == spares.back()->group;
    if (gave_up_ || (of_one_kind && spares.size() <= pieces_[spares.front()->group])) {
      Spares& out = why == Outcome::at_fault || spares.front()->again ? needed_.for_now : needed_.for_good;
      out.insert(out.end(), spares.begin(), spares.end());
      return false;
    }
    const auto middle = half(spares);
    const bool all = part(Spares(spares.begin(), middle), Outcome::same);
    part(Spares(middle, spares.end()), all ? why : Outcome::same);
    return false;
  }
  /// Between two groups where there are several.
  static Spares::const_iterator half(const Spares& spares) {
    const auto middle = spares.begin() + static_cast<std::ptrdiff_t>(spares.size() / 2);
    const auto other = [](const Spare* a, const Spare* b) { return a->group != b->group; };
    if (const auto next = std::adjacent_find(middle - 1, spares.end(), other); next != spares.end()) return next + 1;
    const auto last = std::adjacent_find(std::make_reverse_iterator(middle), spares.rend(), other);
    return last == spares.rend() ? middle : last.base() - 1;
  }

  Node& root_;
  std::string_view space_;
  const Made& paper_;
  std::size_t trials_ = 0;
  bool gave_up_ = false;
  std::string known_;                                       // makes the paper
  std::map<std::string, std::size_t, std::less<>> pieces_;  // by group: how many are tried together to the last
  Outcome last_ = Outcome::same;
  Outcome why_ = Outcome::same;  // some could not all be taken
  Needed needed_;
  std::optional<std::string> words_;
};

Spares pointers(std::vector<Spare>& spares) {
  Spares out;
  for (Spare& each : spares) out.push_back(&each);
  return out;
}

/// Finds which spares the paper needs, and what of them it does not. The last trial was without all.
void search_in(Candidates& candidates, Spares left, Search& search) {
  std::deque<std::vector<Spare>> found;
  std::set<const Spare*> opened;
  Spares later;  // may go when others have gone
  bool some_went = false;
  for (Outcome known = search.why(); !left.empty(); known = Outcome::same) {
    const std::size_t before = left.size();
    Search::Needed needed = search.take(std::move(left), known);
    const bool fewer = needed.for_good.size() + needed.for_now.size() < before;
    const bool finer = fewer && search.is_coarse();  // fewer of a kind are tried in smaller pieces
    some_went = some_went || fewer;
    std::vector<Spare>& inner = found.emplace_back();
    for (const Spares* each : {&needed.for_good, &needed.for_now})
      for (const Spare* spare : *each)
        if (!finer && opened.insert(spare).second)
          for (Spare& next : candidates.after(*spare)) inner.push_back(std::move(next));
    // What has something else to try is not tried itself again.
    std::erase_if(needed.for_now, [](const Spare* each) { return each->next_is_instead; });
    later.insert(later.end(), needed.for_now.begin(), needed.for_now.end());
    left = pointers(inner);
    if (finer) left.insert(left.end(), needed.for_good.begin(), needed.for_good.end());
    if (left.empty() && std::exchange(some_went, false)) left = std::exchange(later, {});
  }
}

bool has_stubs(const Node& node) {
  return node.stub || std::any_of(node.children.begin(), node.children.end(), has_stubs);
}

}  // namespace

Minimised minimise(Node& root, std::string_view space, const Made& paper) {
  Search search(root, space, paper);
  Printed printed{paper.places};
  std::sort(printed.places.begin(), printed.places.end());
  printed.values = search.printed(marks(root, printed));
  Candidates candidates(root, printed);
  std::vector<Spare> all = candidates.all();
  // Mostly all of it goes, and the ids of what is left, in one trial.
  for (Spare& each : all) each.toggle();
  std::vector<Spare> ids = id_spares(root, printed);
  const bool ids_went = search.take_all(pointers(ids));
  if (!ids_went)
    for (Spare& each : all) each.toggle();
  const bool went_at_once = ids_went || search.take_all(pointers(all));
  if (!went_at_once) {
    if (!search.makes_it()) return {{}, search.trials(), Fate::differs};
    search_in(candidates, pointers(all), search);
  }
  if (!ids_went) search.take_what_goes(id_spares(root, printed));
  if (const auto words = has_amounts(root) ? search.words() : std::nullopt; words) {
    for (const Alike alike : {Alike::all, Alike::in_certainty, Alike::in_everything}) search.take_what_goes(sum_spares(root, *words, alike));
    search.take_what_goes(thousand_spares(root, *words));
  }
  const bool proved = search.makes_it() && !search.gave_up();
  return {search.text(), search.trials(), proved ? Fate::proved : Fate::given_up, went_at_once && !has_stubs(root)};
}

}  // namespace townclerk::edition
