#include "import/columns.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "import/codes.hpp"
#include "import/values.hpp"

namespace townclerk::intake {
namespace {

struct Heading {
  std::string_view words;
  Column column;
};

/// The headings known, those that say it best first.
constexpr std::array headings{
    Heading{"post title", Column::title},
    Heading{"job title", Column::title},
    Heading{"position title", Column::title},
    Heading{"role title", Column::title},
    Heading{"title", Column::title},
    Heading{"post name", Column::title},
    Heading{"job name", Column::title},
    Heading{"position name", Column::title},
    Heading{"position", Column::title},
    Heading{"post", Column::title},
    Heading{"role", Column::title},
    Heading{"job", Column::title},
    Heading{"post number", Column::number},
    Heading{"post no", Column::number},
    Heading{"post id", Column::number},
    Heading{"post ref", Column::number},
    Heading{"post reference", Column::number},
    Heading{"position number", Column::number},
    Heading{"position no", Column::number},
    Heading{"position id", Column::number},
    Heading{"job number", Column::number},
    Heading{"establishment number", Column::number},
    Heading{"number", Column::number},
    Heading{"no", Column::number},
    Heading{"id", Column::number},
    Heading{"reference", Column::number},
    Heading{"ref", Column::number},
    Heading{"number of posts", Column::count},
    Heading{"no of posts", Column::count},
    Heading{"nr of posts", Column::count},
    Heading{"posts", Column::count},
    Heading{"post count", Column::count},
    Heading{"headcount", Column::count},
    Heading{"establishment headcount", Column::count},
    Heading{"establishment posts", Column::count},
    Heading{"establishment", Column::count},
    Heading{"number", Column::count},
    Heading{"no", Column::count},
    Heading{"directorate", Column::unit},
    Heading{"unit", Column::unit},
    Heading{"organisational unit", Column::unit},
    Heading{"organisation unit", Column::unit},
    Heading{"org unit", Column::unit},
    Heading{"department", Column::unit},
    Heading{"division", Column::unit},
    Heading{"service area", Column::unit},
    Heading{"service", Column::unit},
    Heading{"business unit", Column::unit},
    Heading{"section", Column::unit},
    Heading{"team", Column::unit},
    Heading{"reports to post number", Column::manager},
    Heading{"reports to post no", Column::manager},
    Heading{"reports to post id", Column::manager},
    Heading{"line manager post number", Column::manager},
    Heading{"manager post number", Column::manager},
    Heading{"manager post id", Column::manager},
    Heading{"reports to", Column::manager},
    Heading{"reports to post", Column::manager},
    Heading{"reports to post title", Column::manager},
    Heading{"reports to title", Column::manager},
    Heading{"reporting to", Column::manager},
    Heading{"responsible to", Column::manager},
    Heading{"line manager post", Column::manager},
    Heading{"line manager post title", Column::manager},
    Heading{"line manager job title", Column::manager},
    Heading{"line manager title", Column::manager},
    Heading{"line manager", Column::manager},
    Heading{"manager title", Column::manager},
    Heading{"manager post title", Column::manager},
    Heading{"manager job title", Column::manager},
    Heading{"manager", Column::manager},
    Heading{"supervisor", Column::manager},
    Heading{"grade", Column::grade},
    Heading{"pay grade", Column::grade},
    Heading{"salary grade", Column::grade},
    Heading{"post grade", Column::grade},
    Heading{"band", Column::grade},
    Heading{"pay band", Column::grade},
    Heading{"salary band", Column::grade},
    Heading{"pay scale", Column::grade},
    Heading{"salary scale", Column::grade},
    Heading{"scale", Column::grade},
    Heading{"tier", Column::tier},
    Heading{"management tier", Column::tier},
    Heading{"fte", Column::fte},
    Heading{"full time equivalent", Column::fte},
    Heading{"wte", Column::fte},
    Heading{"whole time equivalent", Column::fte},
    Heading{"post fte", Column::fte},
    Heading{"budgeted fte", Column::fte},
    Heading{"budget fte", Column::fte},
    Heading{"establishment fte", Column::fte},
    Heading{"contracted fte", Column::fte},
    Heading{"fte per post", Column::fte},
    Heading{"fte of each post", Column::fte},
    Heading{"fte each", Column::fte},
    Heading{"holder state", Column::holder},
    Heading{"holder", Column::holder},
    Heading{"holder status", Column::holder},
    Heading{"post status", Column::holder},
    Heading{"position status", Column::holder},
    Heading{"status", Column::holder},
    Heading{"state", Column::holder},
    Heading{"occupancy", Column::holder},
    Heading{"vacancy status", Column::holder},
    Heading{"vacant", Column::holder},
    Heading{"is vacant", Column::holder},
    Heading{"vacant y n", Column::holder},
    Heading{"vacancy", Column::holder},
    Heading{"filled", Column::holder},
    Heading{"occupied", Column::holder},
};

/// Small letters and digits alone.
std::string bare(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const char small = lower(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) out += small;
  }
  return out;
}

Asks what_is_asked(std::string_view heading) {
  if (heading == "filled" || heading == "occupied") return Asks::filled;
  return heading.find("vacan") != std::string_view::npos && heading != "vacancystatus" ? Asks::vacant : Asks::nothing;
}

bool is_of_one(std::string_view fte) {
  return fte.ends_with("per post") || fte.ends_with("each post") || fte.ends_with("each");
}

/// What one heading of the list is: an entry of the table, or nothing.
const Heading* known(std::string_view heading) {
  const auto found = std::find_if(headings.begin(), headings.end(), [heading](const Heading& h) { return bare(h.words) == heading; });
  return found == headings.end() ? nullptr : &*found;
}

/// Whether a heading may number the posts as well as count them.
bool is_ambiguous(const Heading* heading) {
  return heading != nullptr && (heading->words == "number" || heading->words == "no");
}

/// The same words as a heading of a column that counts.
const Heading* counting(const Heading* heading) {
  return std::find_if(headings.begin(), headings.end(),
                      [heading](const Heading& h) { return h.words == heading->words && h.column == Column::count; });
}

class Finder {
 public:
  Finder(const std::vector<Row>& rows, Diagnostics& diagnostics) : rows_(rows), header_(rows.front()), diagnostics_(diagnostics) {
    for (const Cell& cell : header_.cells) entries_.push_back(known(bare(cell.text)));
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (is_ambiguous(entries_[i]) && counts_posts(i)) entries_[i] = counting(entries_[i]);
  }

  Columns find() {
    Columns columns;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i] == nullptr) continue;
      auto& best = columns.at.at(static_cast<std::size_t>(entries_[i]->column));
      if (best && entries_[*best] == entries_[i]) report_twice(*best, i);
      if (!best || entries_[i] < entries_[*best]) best = i;
    }
    if (const auto holder = columns.of(Column::holder)) columns.asks = what_is_asked(bare(header_.cells[*holder].text));
    if (const auto fte = columns.of(Column::fte)) columns.fte_of_one = is_of_one(entries_[*fte]->words);
    for (std::size_t i = 0; i < entries_.size(); ++i) report_unused(columns, i);
    for (const Column column : {Column::number, Column::count}) report_taken(columns.of(column));
    if (!columns.of(Column::title)) report_no_titles();
    return columns;
  }

 private:
  void report_twice(std::size_t first, std::size_t second) {
    diagnostics_.add(Diagnostic(codes::I106, header_.cells[second].at, fmt::format("two columns are headed '{}'", header_.cells[second].text))
                         .note("the other is here", header_.cells[first].at)
                         .hint("take one of them out, or give it another heading"));
  }

  void report_unused(const Columns& columns, std::size_t i) {
    const Cell& cell = header_.cells[i];
    if (cell.text.empty()) return;
    const std::optional<std::size_t> used = entries_[i] == nullptr ? std::nullopt : columns.of(entries_[i]->column);
    if (used == i) return;
    std::string message = fmt::format("the column '{}' is not used", cell.text);
    if (used) message += fmt::format(": '{}' says it", header_.cells[*used].text);
    Diagnostic unused(codes::I115, cell.at, std::move(message));
    if (const auto near = used ? std::nullopt : meant(columns, cell.text)) unused.hints.push_back(fmt::format("if it is '{}', head it so", *near));
    diagnostics_.add(std::move(unused));
  }

  /// The heading that a slip of the pen may have stood for, among those that the list lacks.
  static std::optional<std::string_view> meant(const Columns& columns, std::string_view words) {
    std::vector<std::string_view> missing;
    for (const Heading& h : headings)
      if (!columns.of(h.column)) missing.push_back(h.words);
    return nearest(folded(words), missing);
  }

  void report_no_titles() {
    std::string names;
    for (const Cell& cell : header_.cells) names += (names.empty() ? "'" : ", '") + cell.text + "'";
    diagnostics_.add(Diagnostic(codes::I105, header_.at, fmt::format("no column holds the titles of the posts: the columns are headed {}", names))
                         .hint("head the column 'Post title'; the others are 'Unit', 'Reports to', 'Grade', 'FTE', 'Number of posts' and 'Holder'")
                         .hint("the headings stand in the first row of the list"));
  }

  /// Whether a column headed "Number" counts posts: small whole numbers, many of them the same or matched by the FTE of their rows. Those that
  /// the manager's column names are the posts' own.
  [[nodiscard]] bool counts_posts(std::size_t column) const {
    constexpr int most = 999;
    std::set<std::string_view> different;
    std::size_t given = 0;
    for (auto row = rows_.begin() + 1; row != rows_.end(); ++row) {
      const std::string_view text = row->cells[column].text;
      if (says_none(text)) continue;
      const auto count = parse_count(text);
      if (!count || *count > most || text.front() == '0') return false;
      ++given;
      different.insert(text);
    }
    const bool often_the_same = different.size() * 4 <= given * 3;
    return given > 0 && !names_managers(different) && (often_the_same || goes_with_fte(column));
  }

  [[nodiscard]] bool names_managers(const std::set<std::string_view>& values) const {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i] == nullptr || entries_[i]->column != Column::manager) continue;
      if (std::any_of(rows_.begin() + 1, rows_.end(), [&](const Row& row) { return values.contains(row.cells[i].text); })) return true;
    }
    return false;
  }

  /// Whether no row has more FTE than its number, and those of several posts at least three quarters of it.
  [[nodiscard]] bool goes_with_fte(std::size_t column) const {
    const auto fte = std::find_if(entries_.begin(), entries_.end(), [](const Heading* h) { return h != nullptr && h->column == Column::fte; });
    if (fte == entries_.end()) return false;
    bool several = false;
    for (auto row = rows_.begin() + 1; row != rows_.end(); ++row) {
      const auto count = parse_count(row->cells[column].text);
      if (!count) continue;
      const auto full = parse_fte(row->cells[static_cast<std::size_t>(fte - entries_.begin())].text, *count);
      if (!full || full->hundredths > *count * 100 || (*count > 1 && full->hundredths < *count * 75)) return false;
      several = several || *count > 1;
    }
    return several;
  }

  void report_taken(std::optional<std::size_t> used) {
    if (!used) return;
    const Cell& cell = header_.cells[*used];
    const bool empty = std::all_of(rows_.begin() + 1, rows_.end(), [used](const Row& row) { return says_none(row.cells[*used].text); });
    if (!is_ambiguous(entries_[*used]) || empty) return;
    const bool counts = entries_[*used]->column == Column::count;
    diagnostics_.add(Diagnostic(codes::I122, cell.at,
                                fmt::format("the column '{}' is taken for {}", cell.text,
                                            counts ? "how many posts each row stands for" : "the posts' own numbers, which tell them apart"))
                         .hint(counts ? "if it numbers the posts, head it 'Post number'" : "if it counts posts, head it 'Number of posts'"));
  }

  const std::vector<Row>& rows_;
  const Row& header_;
  Diagnostics& diagnostics_;
  std::vector<const Heading*> entries_;
};

}  // namespace

std::string folded(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(words, i);
    constexpr char32_t left_quote = 0x2018;
    constexpr char32_t right_quote = 0x2019;
    if (c == left_quote || c == right_quote) {
      out += '\'';
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (c == '&') {
      out += "and";
    } else if (c != ' ' || (!out.empty() && out.back() != ' ')) {
      out += words.substr(begin, i - begin);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Columns find_columns(const std::vector<Row>& rows, Diagnostics& diagnostics) {
  return Finder(rows, diagnostics).find();
}

}  // namespace townclerk::intake
