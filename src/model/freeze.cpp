#include "model/freeze.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/suggest.hpp"
#include "model/changes.hpp"
#include "model/codes.hpp"
#include "model/read.hpp"
#include "model/tag.hpp"
#include "xml/xml.hpp"

namespace townclerk::model {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view step = "  ";
constexpr std::array<std::string_view, 12> parts{"organisation", "changes",  "staffing", "consultation", "timetable", "finance",
                                                 "risks",        "equality", "options",  "principles",   "cycle",     "documents"};
constexpr std::string_view id_letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

/// An appendix with those around it, the outermost first.
using Path = std::vector<const Appendix*>;

bool find_appendix(const std::vector<Appendix>& appendices, std::string_view id, Path& path, std::vector<std::string_view>& others) {
  for (const Appendix& appendix : appendices) {
    others.emplace_back(appendix.id);
    path.push_back(&appendix);
    if (appendix.id == id || find_appendix(appendix.appendices, id, path, others)) return true;
    path.pop_back();
  }
  return false;
}

/// Which element of the report a generated part, or the first word of a value, is printed from; all others are printed from the organisation
/// or from what is not frozen.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> printed_from{{{"impact", "staffing"},
                                                                                      {"consultation", "consultation"},
                                                                                      {"consultations", "consultation"},
                                                                                      {"themes", "consultation"},
                                                                                      {"timetable", "timetable"},
                                                                                      {"event", "timetable"},
                                                                                      {"finance", "finance"},
                                                                                      {"finance-tables", "finance"},
                                                                                      {"finance-lines", "finance"},
                                                                                      {"finance-totals", "finance"},
                                                                                      {"risks", "risks"},
                                                                                      {"equality", "equality"},
                                                                                      {"options", "options"},
                                                                                      {"principles", "principles"},
                                                                                      {"cycle", "cycle"},
                                                                                      {"background-papers", "documents"}}};

/// Whether a generated part shows a set of changes.
bool shows_changes(std::string_view generated) {
  return generated == "changes" || generated == "impact" || generated.starts_with("post") || generated.starts_with("functions") ||
         generated.starts_with("units-") || generated.starts_with("establishment-") || generated.starts_with("lines-") ||
         generated.starts_with("statutory-");
}

/// What an appendix is printed from: elements of the report, and sets of changes by name or as the last one.
class Uses {
 public:
  explicit Uses(const Report& report);
  void of(const Appendix& appendix);
  /// What the elements themselves name.
  void of_elements();
  [[nodiscard]] bool element(std::string_view name) const { return name == "organisation" || elements_.contains(name); }
  /// Whether a set is used, or one that is used builds on it.
  [[nodiscard]] bool set(std::string_view id) const { return sets_used_.contains(id); }

 private:
  void index(const ChangeSet& set);
  void add(std::string_view id);
  void add_element(std::string_view printed);
  void of(const Section& section);
  void of(const Prose& prose);
  void of(const Staffing& staffing);
  void of(const Consultation& consultation);
  void of_register();
  void of_descriptions();
  void of_line(std::string_view line);
  void of_citations(std::string_view line);
  /// A document, where the id is of one.
  void cite(std::string_view id);
  void of_values(std::string_view line);

  const Report& report_;
  std::unordered_map<std::string_view, const ChangeSet*> sets_;
  std::unordered_map<std::string_view, const ChangeSet*> set_of_change_;
  std::unordered_map<std::string_view, const ChangeSet*> set_of_post_;
  std::unordered_set<std::string_view> sets_used_;
  std::unordered_set<std::string_view> elements_;
  bool describes_ = false;  // what units and posts are for
};

Uses::Uses(const Report& report) : report_(report) {
  for (const ChangeSet& set : report.changes) {
    sets_.emplace(set.id, &set);
    index(set);
  }
}

void Uses::index(const ChangeSet& set) {
  each_change(set.changes, [&](const Change& change) {
    set_of_change_.emplace(change.id, &set);
    for (const Post& post : change.posts) set_of_post_.emplace(post.id, &set);
  });
}

/// The last set for an empty id.
void Uses::add(std::string_view id) {
  if (id.empty() && !report_.changes.empty()) id = report_.changes.back().id;
  for (auto found = sets_.find(id); found != sets_.end() && sets_used_.insert(found->second->id).second;) found = sets_.find(found->second->from);
}

void Uses::add_element(std::string_view printed) {
  for (const auto& [name, element] : printed_from)
    if (name == printed) elements_.insert(element);
}

void Uses::of(const Appendix& appendix) {
  for (const Section& section : appendix.sections) of(section);
  for (const Appendix& inner : appendix.appendices)
    if (!inner.as_published) of(inner);
}

void Uses::of(const Section& section) {
  for (const SectionPart& part : section.parts) {
    if (part.kind != SectionPart::Kind::generated) {
      of(part.prose);
      continue;
    }
    add_element(part.generated);
    describes_ = describes_ || part.generated == "posts-described" || part.generated == "posts-mapped" || part.generated.starts_with("units-");
    if (!part.set.empty() || shows_changes(part.generated)) add(part.set);
  }
  for (const Section& inner : section.sections) of(inner);
}

void Uses::of(const Prose& prose) {
  for (const auto& [language, placed] : prose.by_language) {
    const std::string_view text = placed->text();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      of_line(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

/// A chart names its set, or shows the last.
void Uses::of_line(std::string_view line) {
  of_values(line);
  of_citations(line);
  const bool fence = line.find("```") != std::string_view::npos || line.find("~~~") != std::string_view::npos;
  if (!fence || line.find("chart") == std::string_view::npos) return;
  constexpr std::string_view key = " set=";
  const std::size_t at = line.find(key);
  const std::string_view rest = at == std::string_view::npos ? std::string_view() : line.substr(at + key.size());
  add(rest.substr(0, rest.find_first_not_of(id_letters)));
}

/// [](doc:plan) prints words of a document; what names an attached appendix prints none.
void Uses::of_citations(std::string_view line) {
  constexpr std::string_view scheme = "(doc:";
  for (std::size_t at = line.find(scheme); at != std::string_view::npos; at = line.find(scheme, at + scheme.size())) {
    const std::string_view rest = line.substr(at + scheme.size());
    const std::string_view id = rest.substr(0, rest.find_first_not_of(id_letters));
    cite(id);
  }
}

void Uses::cite(std::string_view id) {
  if (std::any_of(report_.documents.begin(), report_.documents.end(), [id](const CitedDocument& d) { return d.id == id; }))
    elements_.insert("documents");
}

/// {{sets.consulted…}} is a value of that set, {{posts.count…}} of the last; {{post.head}} a title of today or of the set that makes the post.
void Uses::of_values(std::string_view line) {
  constexpr std::string_view open = "{{";
  const auto word = [&line](std::size_t begin) {
    begin = std::min(begin, line.size());
    return line.substr(begin, std::min(line.find_first_not_of(id_letters, begin), line.size()) - begin);
  };
  for (std::size_t at = line.find(open); at != std::string_view::npos; at = line.find(open, at + open.size())) {
    const std::size_t begin = line.find_first_of(id_letters, at);
    const std::string_view name = word(begin);
    const std::string_view member = word(begin + name.size() + 1);
    const auto made = set_of_post_.find(member);
    if (name == "sets") add(member);
    if (name == "posts") add({});
    if (name == "post" && made != set_of_post_.end()) add(made->second->id);
    add_element(name);
  }
}

void Uses::of(const Consultation& consultation) {
  for (const Theme& theme : consultation.themes) {
    of(theme.said);
    of(theme.response);
    for (const std::string& change : theme.changes)
      if (const auto set = set_of_change_.find(change); set != set_of_change_.end()) add(set->second->id);
  }
}

void Uses::of(const Staffing& staffing) {
  add(staffing.set);
  for (const Impact& impact : staffing.impacts) {
    of(impact.text);
    for (const Outcome& outcome : impact.outcomes) of(outcome.reason);
    of(impact.summary);
  }
}

/// A risk may be owned by a post that a set of changes makes.
void Uses::of_register() {
  if (element("risks")) {
    for (const Risk& risk : report_.risks) {
      of(risk.risk);
      of(risk.response);
      if (const auto made = set_of_post_.find(risk.owner); made != set_of_post_.end()) add(made->second->id);
    }
  }
  if (element("options")) {
    for (const Option& option : report_.options) {
      of(option.text);
      of(option.reason);
    }
  }
  if (element("principles"))
    for (const Principle& principle : report_.principles) of(principle.text);
  if (element("cycle"))
    for (const Cycle& cycle : report_.cycles)
      for (const Phase& phase : cycle.phases) of(phase.text);
}

void Uses::of_descriptions() {
  const auto of_posts = [this](const std::vector<Post>& posts) {
    for (const Post& post : posts) {
      of(post.description);
      for (const Mapping& mapping : post.mappings) of(mapping.prose);
    }
  };
  const auto of_units = [this](const std::vector<Unit>& units) {
    for (const Unit& unit : units) of(unit.description);
  };
  of_posts(report_.organisation.posts);
  of_units(report_.organisation.units);
  for (const ChangeSet& set : report_.changes) {
    each_change(set.changes, [&](const Change& change) {
      of_posts(change.posts);
      of_units(change.units);
    });
  }
}

/// Prose of one element may print values of another.
void Uses::of_elements() {
  if (describes_) of_descriptions();
  for (const Post* post : all_posts(report_)) cite(post->job_description);
  for (std::size_t known = 0; known != elements_.size();) {
    known = elements_.size();
    for (const Consultation& consultation : report_.consultations)
      if (element("consultation")) of(consultation);
    for (const Staffing& staffing : report_.staffing)
      if (element("staffing")) of(staffing);
    for (const Event& event : report_.timetable) {
      if (!element("timetable")) break;
      of(event.note);
      if (const auto made = set_of_post_.find(event.actor); made != set_of_post_.end()) add(made->second->id);
    }
    of_register();
  }
}

/// The blanks before an element that begins its line; nothing before another.
std::string_view indentation(std::string_view source, std::size_t offset) {
  std::size_t begin = offset;
  while (begin > 0 && (source[begin - 1] == ' ' || source[begin - 1] == '\t')) --begin;
  const bool begins_line = begin == 0 || source[begin - 1] == '\n';
  return begins_line ? source.substr(begin, offset - begin) : std::string_view();
}

/// Source text at another indentation. Every line is moved alike, so that prose, which loses its common indentation, stays the same.
class Move {
 public:
  Move(std::string_view from, std::string_view to, std::string_view text);
  [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
  std::string_view removed_;
  std::string_view added_;
};

/// Calls `visit(line, whether it is blank)` for each line after the first, without its line end.
template <typename Visit>
void each_further_line(std::string_view text, Visit visit) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos;) {
    const std::size_t begin = end + 1;
    end = text.find('\n', begin);
    const std::string_view line = text.substr(begin, end == std::string_view::npos ? end : end - begin);
    visit(line, line.find_first_not_of(blanks) == std::string_view::npos);
  }
}

Move::Move(std::string_view from, std::string_view to, std::string_view text) {
  if (to.ends_with(from)) {
    added_ = to.substr(0, to.size() - from.size());
    return;
  }
  bool all = true;
  each_further_line(text, [&](std::string_view line, bool blank) { all = all && (blank || line.starts_with(from)); });
  if (!all) return;
  removed_ = from;
  added_ = to;
}

std::string Move::operator()(std::string_view text) const {
  std::string out(text.substr(0, text.find('\n')));
  each_further_line(text, [&](std::string_view line, bool blank) {
    out += '\n';
    if (!blank) out += added_;
    out += blank ? line : line.substr(removed_.size());
  });
  return out;
}

/// Writes the copy and puts it into the text.
class Copy {
 public:
  Copy(std::string_view source, const xml::Element& root, const xml::Element& appendix);
  [[nodiscard]] std::string text_with(const Freezing& freezing, const Uses& uses) const;

 private:
  [[nodiscard]] std::string written(const Freezing& freezing, const Uses& uses) const;
  void add_sets(const xml::Element& changes, const Uses& uses, std::string& out) const;
  void add(const xml::Element& element, const std::string& to, std::string& out) const;
  [[nodiscard]] std::string named(std::string_view name) const { return prefix_ + std::string(name); }

  std::string_view source_;
  xml::Element root_;
  std::optional<xml::Element> old_;
  std::size_t behind_titles_ = 0;
  std::string prefix_;       // of the report's namespace, with its colon
  std::string indentation_;  // of the appendix's children
  std::string line_end_;
};

Copy::Copy(std::string_view source, const xml::Element& root, const xml::Element& appendix)
    : source_(source), root_(root), line_end_(source.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {
  const std::string_view name = source.substr(appendix.name_at().begin, appendix.name_at().end - appendix.name_at().begin);
  prefix_ = name.substr(0, name.size() - appendix.name().size());
  indentation_ = std::string(indentation(source, appendix.at().begin)) + std::string(step);
  for (auto child = appendix.first(); child; child = child->next()) {
    if (child->name() == "as-published") old_ = child;
    if (child->name() == "title") behind_titles_ = child->whole().end;
  }
}

void Copy::add(const xml::Element& element, const std::string& to, std::string& out) const {
  const Span whole = element.whole();
  const std::string_view text = source_.substr(whole.begin, whole.end - whole.begin);
  out += to;
  out += Move(indentation(source_, whole.begin), to, text)(text);
  out += line_end_;
}

void Copy::add_sets(const xml::Element& changes, const Uses& uses, std::string& out) const {
  const std::string inner = indentation_ + std::string(step);
  std::string held;
  for (auto set = changes.first(); set; set = set->next()) {
    const xml::Attribute* id = set->attribute("id");
    if (id != nullptr && uses.set(id->value)) add(*set, inner + std::string(step), held);
  }
  if (!held.empty()) out += fmt::format("{0}<{1}>{3}{2}{0}</{1}>{3}", inner, named("changes"), held, line_end_);
}

std::string Copy::written(const Freezing& freezing, const Uses& uses) const {
  std::string out =
      fmt::format("<{} date=\"{:04}-{:02}-{:02}\">{}", named("as-published"), freezing.date.year, freezing.date.month, freezing.date.day, line_end_);
  for (const std::string_view part : parts) {
    for (auto child = root_.first(); child; child = child->next()) {
      if (child->name() != part) continue;
      if (part == "changes")
        add_sets(*child, uses, out);
      else if (uses.element(part))
        add(*child, indentation_ + std::string(step), out);
    }
  }
  return out + fmt::format("{}</{}>", indentation_, named("as-published"));
}

std::string Copy::text_with(const Freezing& freezing, const Uses& uses) const {
  const std::string copy = written(freezing, uses);
  std::string text(source_);
  if (old_) return text.replace(old_->whole().begin, old_->whole().end - old_->whole().begin, copy);
  return text.insert(behind_titles_, line_end_ + indentation_ + copy);
}

std::optional<xml::Element> element_at(const xml::Element& around, Span at) {
  for (auto child = around.first(); child; child = child->next()) {
    if (child->at() == at) return child;
    if (child->name() != "appendices" && child->name() != "appendix") continue;
    if (const auto found = element_at(*child, at)) return found;
  }
  return std::nullopt;
}

Diagnostic unknown(std::string_view appendix, const std::vector<std::string_view>& others, Span at) {
  const auto near = nearest(appendix, others);
  const std::string hint = near             ? fmt::format("did you mean '{}'?", *near)
                           : others.empty() ? std::string("the report has no appendices")
                                            : fmt::format("its appendices are '{}'", fmt::join(others, "', '"));
  return Diagnostic(codes::M104, at, fmt::format("there is no appendix '{}' to freeze", appendix)).hint(hint);
}

/// Whether the last of the path may be frozen.
bool may_freeze(const Path& path, const Freezing& freezing, Diagnostics& diagnostics) {
  const Appendix& appendix = *path.back();
  if (appendix.kind != AppendixKind::written && appendix.kind != AppendixKind::generated) {
    diagnostics.add(Diagnostic(codes::M130, appendix.at, fmt::format("the appendix '{}' is not printed from the model", appendix.id))
                        .hint("only written and generated appendices are frozen"));
    return false;
  }
  for (const Appendix* around : path) {
    if (around == &appendix || !around->as_published) continue;
    diagnostics.add(
        Diagnostic(codes::M129, appendix.at, fmt::format("the appendix '{}' is part of '{}', which is frozen already", appendix.id, around->id))
            .note("its copy is here", around->as_published->at)
            .hint(fmt::format("what was published with '{}' is printed from its copy", around->id)));
    return false;
  }
  if (!appendix.as_published || freezing.replace) return true;
  diagnostics.add(Diagnostic(codes::M129, appendix.at, fmt::format("the appendix '{}' is frozen already", appendix.id))
                      .note("its copy is here", appendix.as_published->at)
                      .hint("if the appendix was published anew, replace its copy: --replace"));
  return false;
}

/// Whether the text with the copy in it reads without faults: it may have grown beyond a limit.
bool reads_well(const Sources& sources, FileId file, const Appendix& appendix, const std::string& text, Diagnostics& diagnostics) {
  Sources again;
  Diagnostics faults;
  const FileId copy = again.add(std::string(sources.name(file)), text);
  static_cast<void>(read(again, copy, faults));
  if (!faults.has_errors()) return true;
  diagnostics.add(
      Diagnostic(codes::M130, appendix.at,
                 fmt::format("the report could not be read with a copy in the appendix '{}': {}", appendix.id, faults.all().front().message))
          .hint("see what townclerk explain says of this code"));
  return false;
}

}  // namespace

std::optional<std::string> freeze(const Sources& sources, FileId file, const Freezing& freezing, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  const auto report = read(sources, file, diagnostics);
  if (!report || diagnostics.errors() > before) return std::nullopt;
  Path path;
  std::vector<std::string_view> others;
  if (!find_appendix(report->appendices, freezing.appendix, path, others)) {
    diagnostics.add(unknown(freezing.appendix, others, report->at));
    return std::nullopt;
  }
  if (!may_freeze(path, freezing, diagnostics)) return std::nullopt;
  const Appendix& appendix = *path.back();
  Uses uses(*report);
  uses.of(appendix);
  uses.of_elements();
  const auto document = xml::Document::parse(sources, file, {}, diagnostics);
  if (!document) return std::nullopt;
  const auto element = element_at(document->root(), appendix.at);
  if (!element) throw InternalError("the reader and the tree see different appendices");
  std::string text = Copy(sources.text(file), document->root(), *element).text_with(freezing, uses);
  if (!reads_well(sources, file, appendix, text, diagnostics)) return std::nullopt;
  return text;
}

}  // namespace townclerk::model
