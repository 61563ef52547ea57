#include "edition/candidates.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "edition/filler.hpp"
#include "edition/vocabulary.hpp"
#include "edition/walk.hpp"
#include "edition/words.hpp"

namespace townclerk::edition {
namespace {

using Names = std::set<std::string_view>;

/// "[label]: …" at the beginning of a line, up to the next one or a line of blanks.
struct Definition {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view label;
};

std::vector<Definition> definitions_in(std::string_view text) {
  std::vector<Definition> out;
  bool within = false;
  for (std::size_t begin = 0, next = 0; begin < text.size(); begin = next) {
    const std::size_t end = text.find('\n', begin);
    next = end == std::string_view::npos ? text.size() : end + 1;
    const std::string_view line = text.substr(begin, next - begin);
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    const std::size_t close = line.find("]:");
    if (first == std::string_view::npos) {
      within = false;
    } else if (line[first] == '[' && close != std::string_view::npos && line.find(']') == close) {
      out.push_back({begin, next, line.substr(first, close + 1 - first)});
      within = true;
    } else if (within) {
      out.back().end = next;
    }
  }
  return out;
}

/// Whether a text has "[label]" where that is no definition.
bool is_used(std::string_view label, std::string_view text) {
  const std::string wanted = lower(label);
  const std::string all = lower(text);
  for (std::size_t at = all.find(wanted); at != std::string::npos; at = all.find(wanted, at + 1))
    if (at + wanted.size() >= all.size() || all[at + wanted.size()] != ':') return true;
  return false;
}

class Marker : Walk {
 public:
  using Walk::Walk;
  std::vector<Mark> all() {
    walk(root_);
    return std::move(marks_);
  }

 private:
  void walk(Node& node) {
    if (node.stub) return;  // nothing of it is printed, but for the house's words
    for (Attribute& each : node.attributes)
      if (!is_fixed(node, each.name) && !is_printed(each) && each.name != "tier")
        mark(each.value, is_figure(each.name) || each.name == "address" ? form_of(each.value) : Form::words, each.name);
    if (says_words(node) && !is_printed_text(node)) mark(node.text, Form::words, {});
    for (Node& child : node.children) walk(child);
  }

  void mark(std::string& value, Form form, std::string_view attribute) {
    static const Names large{"cost", "invited", "minimum-days", "responses"};
    switch (form) {
      case Form::words:
        return add(value, "qz{}zq", ++word_);
      case Form::address:
        return add(value, "https://qz{}zq.invalid", ++word_);
      case Form::day:
      case Form::month:
        return add_small(value, "{}" + value.substr(4));
      case Form::financial_year:
        return add_small(value, fmt::format("{{}}/{:02}", (small_ + 2) % 100));
      case Form::count:
      case Form::number:
        if (large.contains(attribute)) return add(value, "{}", ++word_);
        if (attribute == "fte") add_small(value, "{}");
    }
  }
  /// Of four digits, as years and full-time equivalents have.
  void add_small(std::string& value, const std::string& form) {
    constexpr std::uint64_t most = 9990;
    if (small_ < most) add(value, form, ++small_);
  }
  void add(std::string& value, std::string_view form, std::uint64_t number) {
    marks_.push_back({&value, fmt::format(fmt::runtime(form), number), number});
  }

  std::uint64_t word_ = 87'000'000;
  std::uint64_t small_ = least_mark;
  std::vector<Mark> marks_;
};

}  // namespace

class Candidates::Collector : Walk {
 public:
  using Walk::Walk;
  std::vector<Spare> all() {
    note(root_);
    while (needs_more(root_)) {
    }
    entry(root_);
    return std::exchange(spares_, {});
  }
  std::vector<Spare> after(const Spare& needed) {
    if (needed.next) needed.next();
    return std::exchange(spares_, {});
  }

 private:
  void note(Node& node) {
    const Node* last = nullptr;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      node.children[i].stub = node.children[i].stub || node.stub;
      if (node.children[i].twin) twins_[last].push_back(&node.children[i]);
      if (!node.children[i].twin) last = &node.children[i];
    }
    if (node.find("id") != nullptr) by_id_[node.value("id")].push_back(&node);
    note_first(node);
    bool printed = says_words(node) && is_printed_text(node);
    for (const Attribute& each : node.attributes) {
      printed = printed || is_printed(each);
      taken_.insert(each.value);
    }
    if (says_words(node)) taken_.insert(node.text);
    if (node.name == "row" && node.find("lines") != nullptr && is_printed(node.at)) note_sum(node);
    if (printed) keep(&node);
    for (Node& child : node.children) {
      around_[&child] = &node;
      note(child);
    }
  }

  /// What a name may lead to instead: who reads that it is withheld, or of which of several nothing else is told, may not know which.
  void note_first(const Node& node) {
    static const Names kinds{"function", "person", "post", "unit"};
    if (!kinds.contains(node.name) || (!node.stub && node.name != "unit")) return;
    firsts_.emplace(node.stub ? node.name : "", node.value("id"));
  }
  /// A row that is printed is the sum of its lines.
  void note_sum(const Node& row) {
    const Node* table = around(&row);
    const bool by_year = table != nullptr && table->value("by") == "year";
    for (const std::string& id : words_of(row.value("lines"))) {
      summed_.insert(id);
      if (by_year) summed_by_year_.insert(id);
    }
  }

  // ---- which entries stay

  bool keep(const Node* node) {
    bool more = false;
    for (; node != nullptr; node = around(node)) more = kept_.insert(node).second || more;
    return more;
  }
  [[nodiscard]] const Node* around(const Node* node) const {
    const auto found = around_.find(node);
    return found == around_.end() ? nullptr : found->second;
  }
  [[nodiscard]] static bool stands_for_itself(const Node& node) {
    static const Names names{"report", "section", "appendix", "generated", "acknowledge", "actor", "verb", "statutory", ""};
    return names.contains(node.name) || (says_words(node) && is_made(node)) || (node.name == "body" && is_exempt(node));
  }
  /// Prose or a generated part that is withheld: of several that meet one gap is printed, which may be at the place of any of them.
  [[nodiscard]] static bool is_gap(const Node& node) { return node.stub && (node.name == "body" || node.name == "generated"); }
  [[nodiscard]] bool stays(const Node& node) const {
    if (is_gap(node)) return kept_.contains(&node);
    return (!node.stub && stands_for_itself(node)) || is_printed(node.at) || kept_.contains(&node);
  }

  bool need(const std::string& id) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return false;
    bool more = false;
    for (const Node* each : found->second)
      if (!each->stub && !stays(*each)) more = keep(each) || more;
    return more;
  }
  bool needs_more(const Node& node) {
    if (!stays(node) && is_between(node)) keep(&node);
    if (!stays(node) && node.name != "front") return false;
    bool more = false;
    for (const Attribute& each : node.attributes)
      if (names_others(node, each.name) && !node.stub)
        for (const std::string& id : words_of(each.value)) more = need(id) || more;
    for (const Node& child : node.children) more = needs_more(child) || more;
    return more;
  }
  /// It says how entries that stay belong together.
  [[nodiscard]] bool is_between(const Node& node) const {
    static const Names with_words{"post", "unit", "function", "impact"};
    if (node.stub || with_words.contains(node.name)) return false;
    if (node.name == "field")
      return node.find("blank") != nullptr ||
             std::any_of(node.children.begin(), node.children.end(), [this](const Node& each) { return is_between(each); });
    bool names = false;
    for (const Attribute& each : node.attributes) {
      if (!names_others(node, each.name)) continue;
      for (const std::string& id : words_of(each.value)) {
        const auto found = by_id_.find(id);
        if (found == by_id_.end()) continue;
        if (!stays(*found->second.front())) return false;
        names = true;
      }
    }
    return names;
  }

  // ---- what of them may go

  void entry(Node& node) {
    for (Attribute& each : node.attributes) attribute(node, each);
    Names seen;
    for (Node& child : node.children) {
      const bool first = seen.insert(child.name).second;
      if (child.name.empty() || child.twin) continue;
      if (!stays(child) && !(first && is_required(node, child))) {
        leave_out(child, node.name);
        continue;
      }
      swap_with_twin(child);
      text(child);
      entry(child);
    }
  }
  void swap_with_twin(Node& node) {
    const auto twins = twins_.find(&node);
    if (twins != twins_.end()) swap_with_twin(node, twins->second);
  }
  void swap_with_twin(Node& node, std::span<Node* const> twins) {
    Spare spare;
    spare.group = fmt::format("{}={}", node.name, twins.front()->name);
    spare.left_out = {&node.replaced, &twins.front()->left_out};
    spare.next_is_instead = twins.size() > 1;
    if (spare.next_is_instead) spare.next = [this, &node, twins] { swap_with_twin(node, twins.subspan(1)); };
    spares_.push_back(std::move(spare));
  }
  void what_stays(Node& node) {
    keep(&node);
    swap_with_twin(node);
    text(node);
    entry(node);
  }
  void leave_out(Node& node, std::string_view within) {
    Spare spare;
    spare.group = fmt::format("{}/{}", within, node.name);
    spare.next = [this, &node] { what_stays(node); };
    spare.left_out = {&node.left_out};
    spare.again = is_gap(node) || (node.stub && node.name == "section");
    if (const auto twins = twins_.find(&node); twins != twins_.end())
      for (Node* each : twins->second) spare.left_out.push_back(&each->replaced);
    spares_.push_back(std::move(spare));
  }
  void replace(std::string group, std::string& value) {
    std::string other = neutral(group, value);
    replace(std::move(group), value, std::vector{std::move(other)});
  }
  /// What would change nothing is not tried.
  void add(Spare spare) {
    if (*spare.swaps.front().value != spare.swaps.front().other) spares_.push_back(std::move(spare));
  }
  void text(Node& node) {
    if (!says_words(node)) return;
    is_printed_text(node) ? definitions(node) : words(node);
  }
  /// Notes and link definitions that nothing refers to, and comments, which are such definitions.
  void definitions(Node& node) {
    if (node.text.find("]:") == std::string::npos) return;
    for (const Definition& each : definitions_in(node.text))
      if (!is_printed(node.placed.place(each.begin, each.end)) && !is_used(each.label, node.text)) node.cuts.push_back({each.begin, each.end});
    for (Cut& each : node.cuts) {
      Spare spare;
      spare.group = fmt::format("{} []:", node.name);
      spare.left_out = {&each.left_out};
      spares_.push_back(std::move(spare));
    }
  }
  /// Without the labels of appendices in withheld prose.
  [[nodiscard]] static std::string unlabelled(std::string other) {
    constexpr std::string_view key = " label=\"";
    for (std::size_t at = other.find(key); at != std::string::npos; at = other.find(key, at + 1)) {
      const std::size_t begin = at + key.size();
      const std::size_t end = other.find('"', begin);
      if (end == std::string::npos || other.compare(begin, filler.size(), filler) == 0) continue;
      other.replace(begin, end - begin, filler);
    }
    return other;
  }
  /// As many paragraphs as there are with a number, and nothing else.
  [[nodiscard]] static std::string paragraphs(std::string_view text) {
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", begin), text.size());
      const std::string_view block = text.substr(begin, end - begin);
      const bool counts = block.ends_with(filler) && !block.starts_with('#');
      if (counts) out.append(out.empty() ? "" : "\n\n").append(filler);
      begin = std::min(text.find_first_not_of('\n', end), text.size());
    }
    return out.empty() ? std::string(filler) : out;
  }
  /// How many paragraphs, headings and tables are withheld is told where the numbers of others tell it.
  void numbers(Node& node) {
    replace("numbers", node.text,
            {fmt::format("{}\n{{.unnumbered}}", filler), std::string(filler), paragraphs(node.text),
             unlabelled(filler_for(prose_of(node), Ids::left_out)), unlabelled(node.text)});
  }
  /// The first of these that will do.
  void replace(std::string group, std::string& value, std::vector<std::string> others) {
    Spare spare;
    spare.group = group;
    spare.swaps = {{&value, std::move(others.front())}};
    others.erase(others.begin());
    spare.next_is_instead = !others.empty();
    if (spare.next_is_instead) spare.next = [this, group = std::move(group), &value, others = std::move(others)] { replace(group, value, others); };
    add(std::move(spare));
  }
  void words(Node& node) {
    static const Names prose{"body", "description", "mapping", "note", "reason", "response", "risk-text", "said", "summary", "text"};
    if (node.stub && node.name == "body") return numbers(node);
    if (is_made(node)) return replace("label", node.text, std::vector{unlabelled(node.text)});
    if (!prose.contains(node.name)) return replace(node.name, node.text);
    Spare spare;
    spare.next = [this, &node] { definitions(node); };
    spare.group = node.name;
    spare.swaps = {{&node.text, filler_for(prose_of(node))}};
    add(std::move(spare));
  }
  void attribute(Node& node, Attribute& each) {
    if (node.stub && is_fixed(node, each.name)) return attribute_of_stub(node, each);
    if (names_a_stub(node, each)) return lead_elsewhere(node, each);
    if ((is_fixed(node, each.name) && !is_of_nothing(node, each.name)) || is_printed(each) || is_filler(each.value)) return;
    static const Names sum{"amount", "to"};
    if (of_money(node) && sum.contains(each.name) && summed_.contains(node.value("id"))) return;
    if (of_money(node) && each.name == "year" && summed_by_year_.contains(node.value("id"))) return;
    const auto leads = [&each](const Attribute& other) { return goes_with(other.name, each.name); };
    if (each.name == "impact" && std::any_of(node.attributes.begin(), node.attributes.end(), leads)) return;
    std::string group = fmt::format("{}@{}", node.name, each.name);
    const bool is_end = each.name == "to" && (node.value("certainty") == "range" || node.find("date") != nullptr);
    if (is_required(node, each.name) || is_end) return replace(std::move(group), each.value);
    Spare spare;
    spare.group = std::move(group);
    spare.left_out = {&each.left_out};
    // The paper may need that words are the same as others, though it does not print them.
    if (each.name != "tier" && !is_figure(each.name)) spare.next = [this, group = spare.group, &each] { replace(group, each.value); };
    for (Attribute& other : node.attributes)
      if (goes_with(each.name, other.name)) spare.left_out.push_back(&other.left_out);
    spares_.push_back(std::move(spare));
  }
  /// A paper that says of what an entry names only that it is withheld is the same where it names another.
  void lead_elsewhere(const Node& node, Attribute& each) {
    const auto named = by_id_.find(each.value);
    if (named == by_id_.end()) return;
    const Node& target = *named->second.front();
    const auto other = firsts_.find(target.stub ? target.name : "");
    if (other != firsts_.end()) replace(fmt::format("{}@{}=", node.name, each.name), each.value, std::vector{other->second});
  }
  [[nodiscard]] bool names_a_stub(const Node& node, const Attribute& each) const {
    if (!names_others(node, each.name)) return false;
    const auto found = by_id_.find(each.value);
    return found != by_id_.end() && found->second.front()->stub;
  }
  /// An appendix that is withheld is no file and not to follow, where nobody sees it.
  void as_written(Node& node, Spare& spare) {
    static const Names goes_with{"kind", "file", "address", "due"};
    for (Attribute& each : node.attributes)
      if (goes_with.contains(each.name)) spare.left_out.push_back(&each.left_out);
    spares_.push_back(std::move(spare));
  }
  /// Its words of the vocabulary, and which others it names.
  void attribute_of_stub(Node& node, Attribute& each) {
    static const Names kept{"id", "exempt", "public-interest", "xml:lang"};
    if (kept.contains(each.name)) return;
    Spare spare;
    spare.group = fmt::format("{}@{}", node.name, each.name);
    if (names_others(node, each.name) && is_required(node, each.name)) return lead_elsewhere(node, each);
    if (node.name == "appendix" && each.name == "kind") return as_written(node, spare);
    if (const std::string_view word = neutral_word(node, each.name); !word.empty())
      return replace(std::move(spare.group), each.value, std::vector{std::string(word)});
    if (is_required(node, each.name)) return;
    spare.left_out = {&each.left_out};
    spares_.push_back(std::move(spare));
  }
  /// Some words of an entry that is not printed.
  [[nodiscard]] bool is_of_nothing(const Node& node, std::string_view attribute) const {
    return (attribute == "suppress-below" || attribute == "number" || attribute == "label") && !is_printed(node.at);
  }
  /// Neither stands alone.
  [[nodiscard]] static bool goes_with(std::string_view one, std::string_view other) {
    return (one == "likelihood" && other == "impact") || (one == "date" && (other == "precision" || other == "to"));
  }

  // ---- what stands instead

  /// Something of the same form; words that are equal in one group have equal words.
  std::string neutral(const std::string& group, const std::string& value) {
    switch (form_of(value)) {
      case Form::address:
        return "https://withheld.invalid";
      case Form::day:
        return "2000-01-01";
      case Form::month:
        return "2000-01";
      case Form::financial_year:
        return "2000/01";
      case Form::count:
      case Form::number:
        return "1";
      case Form::words:
        break;
    }
    const auto [known, added] = fillers_.try_emplace({group, value});
    while (known->second.empty()) {
      std::string next = fmt::format("{} {}", filler, ++last_);
      if (!taken_.contains(next)) known->second = std::move(next);
    }
    return known->second;
  }

  std::map<std::string, std::vector<const Node*>, std::less<>> by_id_;
  std::map<const Node*, const Node*> around_;
  std::map<const Node*, std::vector<Node*>> twins_;
  std::set<const Node*> kept_;
  std::map<std::string, std::string, std::less<>> firsts_;  // by kind; of none: the first unit
  std::set<std::string, std::less<>> summed_;
  std::set<std::string, std::less<>> summed_by_year_;
  std::set<std::string, std::less<>> taken_;
  std::map<std::pair<std::string, std::string>, std::string> fillers_;  // by group and value
  std::size_t last_ = 0;
  std::vector<Spare> spares_;
};

void Spare::toggle() {
  for (bool* each : left_out) *each = !*each;
  for (Swap& each : swaps) each.value->swap(each.other);
  for (std::string* list : renaming.lists) replace_word(*list, renaming.id, renaming.other);
  renaming.id.swap(renaming.other);
}

std::vector<Mark> marks(Node& root, const Printed& printed) {
  return Marker(root, printed).all();
}

Candidates::Candidates(Node& root, const Printed& printed) : collector_(std::make_unique<Collector>(root, printed)) {}
Candidates::Candidates(Candidates&&) noexcept = default;
Candidates& Candidates::operator=(Candidates&&) noexcept = default;
Candidates::~Candidates() = default;

std::vector<Spare> Candidates::all() {
  return collector_->all();
}

std::vector<Spare> Candidates::after(const Spare& needed) {
  return collector_->after(needed);
}

}  // namespace townclerk::edition
