#include "import/establishment.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "import/codes.hpp"
#include "import/columns.hpp"
#include "import/csv.hpp"
#include "import/identifiers.hpp"
#include "import/organisation_xml.hpp"
#include "import/values.hpp"

namespace townclerk::intake {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// A row while its post is made; names are folded, so that two spellings of one name are equal.
struct Entry {
  const Row* row = nullptr;
  std::string title;
  std::string unit;
  std::string number;
  std::string covered_by;
  std::size_t manager = nobody;  // index of its entry
};

class Establishment {
 public:
  Establishment(const std::vector<Row>& rows, const std::set<std::string, std::less<>>& taken, Diagnostics& diagnostics)
      : rows_(rows), ids_(taken), diagnostics_(diagnostics), columns_(find_columns(rows, diagnostics)) {}

  std::optional<model::Organisation> read();

 private:
  void read_row(const Row& row);
  void read_count(const Row& row, model::Post& post);
  void read_fte(const Row& row, model::Post& post);
  /// The FTE of one of the row's posts; nothing when it cannot be divided, which is reported.
  std::optional<std::int64_t> share(const Row& row, std::int64_t total, int posts);
  void read_holder(const Row& row, model::Post& post, Entry& entry);
  void name_units();
  void name_posts();
  /// Names those who have one title: by unit, else by post number.
  void name_namesakes(const std::vector<std::size_t>& namesakes);
  void find_managers();
  /// The entry that a cell names; nobody when it names none, which is reported.
  std::size_t find(std::string_view name, std::size_t from, Column column);
  std::size_t choose(const std::vector<std::size_t>& namesakes, std::string_view name, std::size_t from, Column column);
  void report_unknown(std::string_view name, std::size_t from, Column column);
  void find_circles();
  void report_circle(const std::vector<std::size_t>& circle);
  void report_rounded();

  /// The cell of a column; an empty one when the list has no such column.
  [[nodiscard]] const Cell& cell(const Row& row, Column column) const;
  /// "cell C7", to begin a message with.
  [[nodiscard]] std::string name_of(const Row& row, Column column) const;
  [[nodiscard]] const std::string& title(std::size_t entry) const { return cell(*entries_[entry].row, Column::title).text; }

  const std::vector<Row>& rows_;
  Identifiers ids_;
  Diagnostics& diagnostics_;
  Columns columns_;
  model::Organisation organisation_;
  std::vector<Entry> entries_;  // one for each post, in the same order
  std::map<std::string, std::size_t, std::less<>> units_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> titles_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::string_view> known_titles_;
  bool shared_ = false;  // it was told how the FTE of several posts is taken
  std::size_t rounded_ = 0;
  Span rounded_at_;
};

model::Localised words(std::string text, Span at) {
  model::Localised localised;
  localised.by_language.emplace_back("en", model::Text{std::move(text), at});
  return localised;
}

const Cell& Establishment::cell(const Row& row, Column column) const {
  static const Cell none;
  const auto at = columns_.of(column);
  return at ? row.cells[*at] : none;
}

std::string Establishment::name_of(const Row& row, Column column) const {
  return "cell " + cell_name(*columns_.of(column), row.number);
}

void Establishment::read_count(const Row& row, model::Post& post) {
  const Cell& given = cell(row, Column::count);
  if (says_none(given.text)) return;
  if (const auto count = parse_count(given.text)) {
    post.count = *count;
    return;
  }
  diagnostics_.add(Diagnostic(codes::I120, given.at, fmt::format("{}: '{}' is no number of posts", name_of(row, Column::count), given.text))
                       .hint("write a whole number from 1, or leave it empty for one post; a column of full-time equivalents is headed 'FTE'"));
}

std::optional<std::int64_t> Establishment::share(const Row& row, std::int64_t total, int posts) {
  if (posts == 1 || columns_.fte_of_one) return total;
  const Cell& given = cell(row, Column::fte);
  if (total % posts == 0) {
    if (!shared_)
      diagnostics_.add(Diagnostic(codes::I122, given.at,
                                  fmt::format("{}: the FTE of a row with several posts is taken for their total: {} for {} posts is {} for each",
                                              name_of(row, Column::fte), given.text, posts, decimal(total / posts)))
                           .hint("if it is that of one post, head the column 'FTE per post'"));
    shared_ = true;
    return total / posts;
  }
  diagnostics_.add(Diagnostic(codes::I121, given.at,
                              fmt::format("{}: {} FTE cannot be divided evenly among the {} posts of {}", name_of(row, Column::fte), given.text,
                                          posts, name_of(row, Column::count)))
                       .hint("give posts of another FTE a row of their own, with another title or a 'Post number'")
                       .hint("if it is the FTE of one post, head the column 'FTE per post'"));
  return std::nullopt;
}

void Establishment::read_fte(const Row& row, model::Post& post) {
  const Cell& given = cell(row, Column::fte);
  if (says_none(given.text)) return;
  const auto fte = parse_fte(given.text, columns_.fte_of_one ? 1 : post.count);
  if (!fte) {
    diagnostics_.add(Diagnostic(codes::I111, given.at, fmt::format("{}: '{}' is no full-time equivalent", name_of(row, Column::fte), given.text))
                         .hint("write a number from 0 to 100: 1 for a full-time post, 0.6 for three days of five"));
    return;
  }
  post.fte_hundredths = share(row, fte->hundredths, post.count);
  if (!fte->rounded) return;
  if (rounded_++ == 0) rounded_at_ = given.at;
}

void Establishment::read_holder(const Row& row, model::Post& post, Entry& entry) {
  const Cell& given = cell(row, Column::holder);
  if (!columns_.of(Column::holder)) return;
  auto state = parse_holder(given.text, columns_.asks);
  if (!state) {
    diagnostics_.add(Diagnostic(codes::I112, given.at, fmt::format("{}: '{}' is no state of a post", name_of(row, Column::holder), given.text))
                         .hint("write filled, vacant, interim, acting, or 'covered by' and a post's title; leave names of people out"));
    return;
  }
  post.holder = state->holder;
  entry.covered_by = std::move(state->covered_by);
}

void Establishment::read_row(const Row& row) {
  const Cell& title_cell = cell(row, Column::title);
  if (title_cell.text.empty()) {
    diagnostics_.add(Diagnostic(codes::I107, row.at, fmt::format("{}: the post has no title", name_of(row, Column::title)))
                         .hint("every row below the headings is a post; take rows with sums and remarks out"));
    return;
  }
  model::Post post;
  post.title = words(title_cell.text, title_cell.at);
  post.grade = cell(row, Column::grade).text;
  post.tier = cell(row, Column::tier).text;
  post.at = row.at;
  Entry entry{&row, folded(title_cell.text), folded(cell(row, Column::unit).text), folded(cell(row, Column::number).text), {}, nobody};
  read_count(row, post);
  read_fte(row, post);
  read_holder(row, post, entry);
  const std::size_t index = entries_.size();
  if (!entry.unit.empty() && units_.try_emplace(entry.unit, organisation_.units.size()).second) {
    const Cell& unit = cell(row, Column::unit);
    organisation_.units.push_back({});
    organisation_.units.back().name = words(unit.text, unit.at);
  }
  titles_[entry.title].push_back(index);
  if (!entry.number.empty()) {
    const auto [first, added] = numbers_.try_emplace(entry.number, index);
    if (!added) {
      const Cell& number = cell(row, Column::number);
      diagnostics_.add(
          Diagnostic(codes::I110, number.at, fmt::format("{}: another post has the number '{}' too", name_of(row, Column::number), number.text))
              .note("it is here", cell(*entries_[first->second].row, Column::number).at)
              .hint("give each post a number of its own"));
    }
  }
  entries_.push_back(std::move(entry));
  organisation_.posts.push_back(std::move(post));
}

void Establishment::name_units() {
  for (model::Unit& unit : organisation_.units) unit.id = ids_.take(slug(unit.name.in("").text, "unit"), "unit");
}

void Establishment::name_posts() {
  std::vector<bool> done(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (done[i]) continue;
    const std::vector<std::size_t>& namesakes = titles_.find(entries_[i].title)->second;
    for (const std::size_t one : namesakes) done[one] = true;
    if (namesakes.size() == 1) {
      organisation_.posts[i].id = ids_.take(slug(title(i), "post"), "post");
    } else {
      name_namesakes(namesakes);
    }
  }
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (!entries_[i].unit.empty()) organisation_.posts[i].unit = organisation_.units[units_.find(entries_[i].unit)->second].id;
}

void Establishment::name_namesakes(const std::vector<std::size_t>& namesakes) {
  std::map<std::string_view, std::size_t> of_unit;
  for (const std::size_t one : namesakes) ++of_unit[entries_[one].unit];
  std::map<std::string_view, std::size_t> first_of_unit;
  const auto counts = columns_.of(Column::count);
  for (const std::size_t one : namesakes) {
    const Entry& entry = entries_[one];
    const Row& row = *entry.row;
    const std::size_t first = first_of_unit.try_emplace(entry.unit, one).first->second;
    const bool alone = of_unit[entry.unit] == 1 && !entry.unit.empty();
    if (alone || !entry.number.empty()) {
      const Cell& mark = cell(row, alone ? Column::unit : Column::number);
      organisation_.posts[one].id = ids_.take(slug(fmt::format("{} {}", title(one), mark.text), "post"), "post");
    } else if (first != one) {
      diagnostics_.add(
          Diagnostic(codes::I110, cell(row, Column::title).at,
                     fmt::format("{}: a second post '{}'{}", name_of(row, Column::title), title(one), entry.unit.empty() ? "" : " in the same unit"))
              .note("the first is here", cell(*entries_[first].row, Column::title).at)
              .hint(fmt::format("if they are posts alike, give them one row with their number in {} and the sum of their FTE",
                                counts ? fmt::format("the column '{}'", rows_.front().cells[*counts].text) : "a column 'Number of posts'"))
              .hint("if not, add a column 'Post number' or make the titles differ"));
    }
  }
}

void Establishment::report_unknown(std::string_view name, std::size_t from, Column column) {
  constexpr std::size_t most_suggestions = 20;  // each costs a walk over all titles
  const Row& row = *entries_[from].row;
  Diagnostic unknown(codes::I108, cell(row, column).at, fmt::format("{}: the list has no post '{}'", name_of(row, column), name));
  if (known_titles_.empty())
    for (const auto& [key, namesakes] : titles_) known_titles_.push_back(key);
  const auto near = diagnostics_.errors() < most_suggestions ? nearest(folded(name), known_titles_) : std::nullopt;
  if (near) {
    unknown.hints.push_back(fmt::format("did you mean '{}'?", title(titles_.find(*near)->second.front())));
  } else {
    unknown.hints.emplace_back("write the title of the post as it stands in its own row, or its post number; a person's name is not looked for");
  }
  diagnostics_.add(std::move(unknown));
}

std::size_t Establishment::choose(const std::vector<std::size_t>& namesakes, std::string_view name, std::size_t from, Column column) {
  if (namesakes.size() == 1) return namesakes.front();
  std::vector<std::size_t> near;
  for (const std::size_t one : namesakes)
    if (one != from && entries_[one].unit == entries_[from].unit) near.push_back(one);
  if (near.size() == 1) return near.front();
  const Row& row = *entries_[from].row;
  Diagnostic several(codes::I113, cell(row, column).at, fmt::format("{}: {} posts are called '{}'", name_of(row, column), namesakes.size(), name));
  constexpr std::size_t most_notes = 3;
  for (std::size_t i = 0; i < std::min(most_notes, namesakes.size()); ++i)
    several.notes.push_back({"one is here", cell(*entries_[namesakes[i]].row, Column::title).at});
  several.hints.emplace_back("write the title with its unit in brackets, 'Team Manager (Housing)', or the post number");
  diagnostics_.add(std::move(several));
  return nobody;
}

std::size_t Establishment::find(std::string_view name, std::size_t from, Column column) {
  const std::string key = folded(name);
  if (const auto by_number = numbers_.find(key); by_number != numbers_.end()) return by_number->second;
  if (const auto by_title = titles_.find(key); by_title != titles_.end()) return choose(by_title->second, name, from, column);
  const std::size_t bracket = key.rfind(" (");
  if (bracket != std::string::npos && key.back() == ')') {
    const std::string_view unit = std::string_view(key).substr(bracket + 2, key.size() - bracket - 3);
    if (const auto by_title = titles_.find(key.substr(0, bracket)); by_title != titles_.end()) {
      for (const std::size_t one : by_title->second)
        if (entries_[one].unit == unit) return one;
    }
  }
  report_unknown(name, from, column);
  return nobody;
}

void Establishment::find_managers() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Cell& given = cell(*entries_[i].row, Column::manager);
    if (!says_none(given.text)) entries_[i].manager = find(given.text, i, Column::manager);
    if (entries_[i].manager != nobody)
      organisation_.lines.push_back(
          {organisation_.posts[i].id, organisation_.posts[entries_[i].manager].id, model::LineKind::solid, {}, {}, given.at, {}, {}});
    if (entries_[i].covered_by.empty()) continue;
    const std::size_t cover = find(entries_[i].covered_by, i, Column::holder);
    if (cover != nobody) organisation_.posts[i].covered_by = organisation_.posts[cover].id;
  }
}

void Establishment::report_circle(const std::vector<std::size_t>& circle) {
  constexpr std::size_t most_shown = 6;
  const Row& row = *entries_[circle.front()].row;
  std::string way;
  for (std::size_t i = 0; i < std::min(circle.size(), most_shown); ++i) way += fmt::format("'{}' reports to ", title(circle[i]));
  if (circle.size() > most_shown) way += fmt::format("… {} more … ", circle.size() - most_shown);
  Diagnostic fault(codes::I109, cell(row, Column::manager).at,
                   fmt::format("{}: {}'{}' again", name_of(row, Column::manager), way, title(circle.front())));
  for (std::size_t i = 1; i < std::min(circle.size(), most_shown); ++i)
    fault.notes.push_back({fmt::format("'{}' is here", title(circle[i])), cell(*entries_[circle[i]].row, Column::manager).at});
  fault.hints.emplace_back("leave the cell of the post at the top empty");
  diagnostics_.add(std::move(fault));
}

void Establishment::find_circles() {
  std::vector<std::size_t> seen(entries_.size(), nobody);  // by the walk that came by first
  for (std::size_t start = 0; start < entries_.size(); ++start) {
    std::size_t at = start;
    while (at != nobody && seen[at] == nobody) {
      seen[at] = start;
      at = entries_[at].manager;
    }
    if (at == nobody || seen[at] != start) continue;
    std::vector<std::size_t> circle{at};
    for (std::size_t next = entries_[at].manager; next != at; next = entries_[next].manager) circle.push_back(next);
    std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
    report_circle(circle);
  }
}

void Establishment::report_rounded() {
  if (rounded_ == 0) return;
  diagnostics_.add(
      Diagnostic(codes::I116, rounded_at_,
                 fmt::format("{} full-time equivalent{} rounded to two decimals, the first here", rounded_, rounded_ == 1 ? " is" : "s are")));
}

std::optional<model::Organisation> Establishment::read() {
  if (!columns_.of(Column::title)) return std::nullopt;
  for (auto row = rows_.begin() + 1; row != rows_.end(); ++row) read_row(*row);
  name_units();
  name_posts();
  find_managers();
  find_circles();
  report_rounded();
  return std::move(organisation_);
}

}  // namespace

std::optional<model::Organisation> read_establishment(const Sources& sources, FileId file, const std::set<std::string, std::less<>>& taken,
                                                      Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  const std::vector<Row> rows = read_csv(sources, file, diagnostics);
  if (rows.size() < 2 && diagnostics.errors() == before) {
    diagnostics.add(Diagnostic(codes::I105, Span{file, 0, 0}, rows.empty() ? "the list is empty" : "the list has headings and no posts")
                        .hint("the first row holds the headings, every other row a post"));
  }
  if (rows.empty()) return std::nullopt;
  auto organisation = Establishment(rows, taken, diagnostics).read();
  if (diagnostics.errors() > before) return std::nullopt;
  return organisation;
}

}  // namespace townclerk::intake
