#include "edition/candidates.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "edition/filler.hpp"
#include "edition/words.hpp"

namespace townclerk::edition {
namespace {

using Names = std::set<std::string_view>;

// ---- what is known of the vocabulary. A mistake costs trials and never tells more, but for `is_closed`.

/// Elements and attributes that have to be there, or say which entries stand together; "@subject" is of all elements.
bool is_required(std::string_view element, std::string_view attribute, bool of_money) {
  static const Names names{"@subject",     "@ref",          "@public-interest",  "revision@version", "revision@date",       "revision@supersedes",
                           "meeting@date", "person@name",   "signature@name",    "clearance@area",   "delegation@citation", "regrade@grade",
                           "mapping@to",   "share@percent", "share@authority",   "move@to",          "transfer@to",         "second@to",
                           "impact@post",  "event@date",    "meeting-held@date", "row@lines",        "row@count",           "equality@population",
                           "at@milestone", "at@count",      "appendix@file",     "appendix@address", "appendix@due",        "as-published@date",
                           "line@from",    "event@phase",   "line@amount"};
  if (element == "line" && attribute == "to" && !of_money) return true;
  return names.contains(fmt::format("@{}", attribute)) || names.contains(fmt::format("{}@{}", element, attribute));
}

bool is_required(const Node& node, const Node& child) {
  static const Names anywhere{"authority", "title", "risk-text", "condition", "then", "value", "row", "group", "phase"};
  static const Names named{"authority", "meeting", "unit", "function", "meeting-held"};
  if (child.name == "name") return named.contains(node.name);
  if (child.name == "text") return node.name == "recommendation" || node.name == "item";
  return anywhere.contains(child.name);
}

/// A person's name may be "post", as the post that she holds.
bool names_others(std::string_view element, std::string_view attribute, bool of_money) {
  static const Names names{
      "authority",  "parent", "unit", "employer", "covered-by", "seconded-to", "job-description", "deputy", "from",  "held-by",  "subject", "owner",
      "delegation", "ref",    "set",  "of",       "meetings",   "post",        "changes",         "actor",  "lines", "milestone"};
  if (attribute == "to") return !of_money && element != "event" && element != "document" && element != "meeting-held";
  return names.contains(attribute) && !(element == "person" && attribute == "post") && !(element == "table" && attribute == "unit");
}

/// The vocabulary says which words there may be, or they are printed in every edition.
bool is_closed(std::string_view element, std::string_view attribute) {
  static const Names anywhere{
      "id",         "xml:lang",  "exempt",    "code",    "rule",           "withheld",   "lang",      "house",      "status",
      "part",       "kind",      "type",      "nation",  "form",           "in",         "by",        "sign",       "ways",
      "total",      "full-year", "one-off",   "done",    "unit",           "public",     "part-time", "tupe",       "area",
      "result",     "certainty", "precision", "blank",   "function-of",    "confidence", "preferred", "background", "chief-officer",
      "advertised", "number",    "label",     "numbers", "suppress-below", "shown",      "sum",       "file"};
  if (attribute == "role") return element != "signature";
  if (attribute == "holder") return element != "delegation";
  if (attribute == "name") return element == "verb";
  return anywhere.contains(attribute);
}

bool of_money(const Node& node) {
  return node.find("amount") != nullptr;
}

constexpr std::string_view digits = "0123456789";

/// Dates and figures; every other value is words, whatever it looks like.
bool is_figure(std::string_view attribute) {
  static const Names names{"date",         "to",         "start",  "end",        "since",      "until",  "effective", "due",
                           "fte",          "count",      "cost",   "percent",    "year",       "amount", "invited",   "responses",
                           "minimum-days", "likelihood", "impact", "population", "comparator", "sum"};
  return names.contains(attribute);
}

/// The form of a value, which another one has to have.
enum class Form { words, day, month, financial_year, count, number, address };
Form form_of(std::string_view value) {
  const auto only = [&value](std::string_view signs) { return value.find_first_not_of(signs) == std::string_view::npos; };
  if (value.starts_with("http")) return Form::address;
  if (value.find_first_of(digits) == std::string_view::npos) return Form::words;
  if (only("0123456789-") && value.size() == 10 && value[4] == '-' && value[7] == '-') return Form::day;
  if (only("0123456789-") && value.size() == 7 && value[4] == '-') return Form::month;
  if (only("0123456789/") && value.size() == 7 && value[4] == '/') return Form::financial_year;
  if (only(digits)) return Form::count;
  return only("0123456789.-") ? Form::number : Form::words;
}

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

/// Goes through what a tree says in words and figures of its own.
class Walk {
 public:
  Walk(Node& root, const Printed& printed) : root_(root), printed_(printed) {}

 protected:
  [[nodiscard]] bool is_printed(Span at) const {
    if (!at.known()) return false;
    const auto first = std::lower_bound(printed_.places.begin(), printed_.places.end(), at.begin,
                                        [](const Span& place, std::uint32_t begin) { return place.begin < begin; });
    return first != printed_.places.end() && first->begin < at.end;
  }
  [[nodiscard]] bool is_printed(const Attribute& each) const { return is_printed(each.at) || printed_.values.contains(&each.value); }
  [[nodiscard]] static bool says_words(const Node& node) { return node.children.empty() && !node.text.empty() && !node.name.empty(); }
  [[nodiscard]] bool is_printed_text(const Node& node) const { return is_printed(node.text_at) || printed_.values.contains(&node.text); }
  [[nodiscard]] static bool is_filler(std::string_view text) { return text.starts_with(filler); }
  /// Its words were taken before.
  [[nodiscard]] static bool is_made(const Node& node) {
    return is_filler(node.text) || (node.text.find(filler) != std::string::npos && filler_for(prose_of(node)) == node.text);
  }
  [[nodiscard]] static bool is_fixed(const Node& node, std::string_view attribute) {
    return is_closed(node.name, attribute) || names_others(node.name, attribute, of_money(node)) || node.name == "acknowledge";
  }

  Node& root_;
  const Printed& printed_;
};

class Marker : Walk {
 public:
  using Walk::Walk;
  std::vector<Mark> all() {
    walk(root_);
    return std::move(marks_);
  }

 private:
  void walk(Node& node) {
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
  std::vector<Spare> within(const Spare& needed) {
    if (needed.entry != nullptr) {
      keep(needed.entry);
      text(*needed.entry);
      entry(*needed.entry);
    } else if (needed.prose != nullptr) {
      definitions(*needed.prose);
    } else if (needed.words != nullptr) {
      replace(needed.group, *needed.words);
    }
    return std::exchange(spares_, {});
  }

 private:
  void note(Node& node) {
    if (node.find("id") != nullptr) by_id_[node.value("id")].push_back(&node);
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

  /// A row that is printed is the sum of its lines.
  void note_sum(const Node& row) {
    for (const std::string& id : words_of(row.value("lines"))) summed_.insert(id);
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
  [[nodiscard]] bool stays(const Node& node) const { return stands_for_itself(node) || is_printed(node.at) || kept_.contains(&node); }

  bool need(const std::string& id) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return false;
    bool more = false;
    for (const Node* each : found->second)
      if (!stays(*each)) more = keep(each) || more;
    return more;
  }
  bool needs_more(const Node& node) {
    if (!stays(node) && is_between(node)) keep(&node);
    if (!stays(node) && node.name != "front") return false;
    bool more = false;
    for (const Attribute& each : node.attributes)
      if (names_others(node.name, each.name, of_money(node)))
        for (const std::string& id : words_of(each.value)) more = need(id) || more;
    for (const Node& child : node.children) more = needs_more(child) || more;
    return more;
  }
  /// It says how entries that stay belong together.
  [[nodiscard]] bool is_between(const Node& node) const {
    if (node.name == "field")
      return node.find("blank") != nullptr ||
             std::any_of(node.children.begin(), node.children.end(), [this](const Node& each) { return is_between(each); });
    bool names = false;
    for (const Attribute& each : node.attributes) {
      if (!names_others(node.name, each.name, of_money(node))) continue;
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
      if (child.name.empty()) continue;
      if (!stays(child) && !(first && is_required(node, child))) {
        leave_out(child, node.name);
        continue;
      }
      text(child);
      entry(child);
    }
  }
  void leave_out(Node& node, std::string_view within) {
    Spare spare;
    spare.entry = &node;
    spare.group = fmt::format("{}/{}", within, node.name);
    spare.left_out = {&node.left_out};
    spares_.push_back(std::move(spare));
  }
  void replace(std::string group, std::string& value) {
    Spare spare;
    spare.group = std::move(group);
    spare.value = &value;
    spare.other = neutral(spare.group, value);
    if (spare.other != value) spares_.push_back(std::move(spare));
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
  /// Of an appendix in withheld prose.
  void label(Node& node) {
    constexpr std::string_view key = " label=\"";
    std::string other = node.text;
    for (std::size_t at = other.find(key); at != std::string::npos; at = other.find(key, at + 1)) {
      const std::size_t begin = at + key.size();
      const std::size_t end = other.find('"', begin);
      if (end == std::string::npos || other.compare(begin, filler.size(), filler) == 0) continue;
      other.replace(begin, end - begin, filler);
    }
    if (other == node.text) return;
    Spare spare;
    spare.group = "label";
    spare.value = &node.text;
    spare.other = std::move(other);
    spares_.push_back(std::move(spare));
  }
  void words(Node& node) {
    static const Names prose{"body", "description", "mapping", "note", "reason", "response", "risk-text", "said", "summary", "text"};
    if (is_made(node)) return label(node);
    if (!prose.contains(node.name)) return replace(node.name, node.text);
    Spare spare;
    spare.prose = &node;
    spare.group = node.name;
    spare.value = &node.text;
    spare.other = filler_for(prose_of(node));
    if (spare.other != node.text) spares_.push_back(std::move(spare));
  }
  void attribute(Node& node, Attribute& each) {
    if ((is_fixed(node, each.name) && !is_of_nothing(node, each.name)) || is_printed(each) || is_filler(each.value)) return;
    static const Names sum{"amount", "to", "year"};
    if (of_money(node) && summed_.contains(node.value("id")) && sum.contains(each.name)) return;
    const auto leads = [&each](const Attribute& other) { return goes_with(other.name, each.name); };
    if (each.name == "impact" && std::any_of(node.attributes.begin(), node.attributes.end(), leads)) return;
    std::string group = fmt::format("{}@{}", node.name, each.name);
    const bool is_end = each.name == "to" && (node.value("certainty") == "range" || node.find("date") != nullptr);
    if (is_required(node.name, each.name, of_money(node)) || is_end) return replace(std::move(group), each.value);
    Spare spare;
    spare.group = std::move(group);
    spare.left_out = {&each.left_out};
    if (each.name != "tier" && !is_figure(each.name)) spare.words = &each.value;
    for (Attribute& other : node.attributes)
      if (goes_with(each.name, other.name)) spare.left_out.push_back(&other.left_out);
    spares_.push_back(std::move(spare));
  }
  /// What is withheld of a figure says nothing of it, nor do some words of an entry that is not printed.
  [[nodiscard]] bool is_of_nothing(const Node& node, std::string_view attribute) const {
    if (attribute == "suppress-below" || attribute == "number" || attribute == "label") return !is_printed(node.at);
    static const Names names{"year", "one-off", "full-year", "authority"};
    const Node* title = node.child("title");
    return of_money(node) && node.value("amount") == "0" && title != nullptr && title->text == filler && names.contains(attribute);
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
  std::set<const Node*> kept_;
  std::set<std::string, std::less<>> summed_;
  std::set<std::string, std::less<>> taken_;
  std::map<std::pair<std::string, std::string>, std::string> fillers_;  // by group and value
  std::size_t last_ = 0;
  std::vector<Spare> spares_;
};

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

std::vector<Spare> Candidates::within(const Spare& needed) {
  return collector_->within(needed);
}

}  // namespace townclerk::edition
