#include "import/organisation_xml.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/escape.hpp"
#include "import/codes.hpp"
#include "import/example.hpp"
#include "model/codes.hpp"
#include "model/kinds.hpp"
#include "model/tag.hpp"
#include "xml/xml.hpp"

namespace townclerk::intake {
namespace {

void attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += fmt::format(" {}=\"", name);
  append_xml_text(out, value);
  out += '"';
}

void append(std::string& out, const model::Unit& unit) {
  out += "<unit";
  attribute(out, "id", unit.id);
  out += " kind=\"directorate\"><name>";
  append_xml_text(out, unit.name.in("").text);
  out += "</name></unit>";
}

void append(std::string& out, const model::Post& post) {
  out += "<post";
  attribute(out, "id", post.id);
  attribute(out, "unit", post.unit);
  attribute(out, "tier", post.tier);
  attribute(out, "grade", post.grade);
  if (post.fte_hundredths) attribute(out, "fte", decimal(*post.fte_hundredths));
  if (post.count > 1) attribute(out, "count", fmt::format("{}", post.count));
  if (post.holder != model::Holder::filled) attribute(out, "holder", model::name_of(post.holder));
  attribute(out, "covered-by", post.covered_by);
  out += "><title>";
  append_xml_text(out, post.title.in("").text);
  out += "</title></post>";
}

void append(std::string& out, const model::Line& line) {
  out += "<line";
  attribute(out, "from", line.from);
  attribute(out, "to", line.to);
  out += "/>";
}

/// What stands between the line's beginning and the offset, when that is blank.
std::string indentation(std::string_view text, std::size_t at) {
  const std::size_t line = text.find_last_of('\n', at == 0 ? 0 : at - 1);
  const std::string_view before = line == std::string_view::npos ? text.substr(0, at) : text.substr(line + 1, at - line - 1);
  return before.find_first_not_of(" \t") == std::string_view::npos ? std::string(before) : std::string();
}

/// Ids below the element, without going into those `left_out`.
void collect_ids(const xml::Element& element, const std::vector<Span>& left_out, std::set<std::string, std::less<>>& ids) {
  if (std::find(left_out.begin(), left_out.end(), element.at()) != left_out.end()) return;
  for (const xml::Attribute& a : element.read_attributes())
    if (a.name == "id" && a.space.empty()) ids.insert(a.value);
  for (auto child = element.first(); child; child = child->next()) collect_ids(*child, left_out, ids);
}

/// Whether two pieces of XML are the same but for blanks, as after a change of indentation or line ends.
bool is_same(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return !is_blank(c); });
    return out;
  };
  return bare(a) == bare(b);
}

bool is_report(const xml::Element& root, Diagnostics& diagnostics) {
  if (root.name() == "report" && root.space() == model::report_space) return true;
  diagnostics.add(Diagnostic(model::codes::M110, root.name_at(), fmt::format("the outermost element is '{}', not a report", root.name()))
                      .hint("posts are put into a report.xml; `townclerk new` writes one"));
  return false;
}

}  // namespace

std::string decimal(std::int64_t hundredths) {
  constexpr std::int64_t whole = 100;
  std::string text = fmt::format("{}.{:02}", hundredths / whole, hundredths % whole);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string organisation_xml(const model::Organisation& organisation, std::string_view indent, std::string_view line_end) {
  std::string out = "<organisation>";
  const auto each = [&](const auto& list) {
    for (const auto& one : list) {
      out += line_end;
      out += indent;
      out += "  ";
      append(out, one);
    }
  };
  each(organisation.units);
  each(organisation.posts);
  each(organisation.lines);
  out += line_end;
  out += indent;
  out += "</organisation>";
  return out;
}

/// The elements of a report that matter for the place of the organisation.
struct Target::Places {
  std::optional<xml::Element> organisation;
  std::optional<xml::Element> changes;
  std::optional<xml::Element> theme;  // the example's
  std::optional<xml::Element> last;   // of those that stand before the organisation
  bool example = false;

  Places(const xml::Element& root, const Sources& sources);
};

Target::Places::Places(const xml::Element& root, const Sources& sources) {
  constexpr std::array<std::string_view, 8> before{"title", "authority", "meeting", "people", "front", "delegations", "recommendations", "section"};
  const auto is = [&sources](const std::optional<xml::Element>& element, std::string_view text) {
    return element && is_same(sources.slice(element->whole()), text);
  };
  for (auto child = root.first(); child; child = child->next()) {
    if (child->name() == "organisation") organisation = child;
    if (child->name() == "changes") changes = child;
    if (std::find(before.begin(), before.end(), child->name()) != before.end()) last = child;
    if (child->name() != "consultation") continue;
    for (auto inner = child->first(); inner; inner = inner->next())
      if (is(inner, example_theme)) theme = inner;
  }
  example = is(organisation, example_organisation) && is(changes, example_changes);
}

void Target::replace_example(const Places& places) {
  is_example_ = true;
  const Span changes = places.changes->whole();
  edits_.push_back({changes.begin, changes.end, with_line_ends(no_changes_yet)});
  if (!places.theme) return;
  const std::size_t at = text_.find(example_theme_changes, places.theme->at().begin);
  if (at < places.theme->at().end) edits_.push_back({at, at + example_theme_changes.size(), {}});
}

std::optional<Target> Target::find(const Sources& sources, FileId file, Standing standing, Diagnostics& diagnostics) {
  const auto document = xml::Document::parse(sources, file, {}, diagnostics);
  if (!document || !is_report(document->root(), diagnostics)) return std::nullopt;
  const Places places(document->root(), sources);
  const std::optional<xml::Element>& there = places.organisation;
  if (there && standing == Standing::keep) {
    diagnostics.add(Diagnostic(codes::I117, there->at(), "the report has an organisation already")
                        .hint(places.example
                                  ? "it is the example of a new report: with --replace the list takes its place, and the example's changes go too"
                                  : "townclerk import --replace puts the list in its place")
                        .hint("without --into the list is printed, to be copied by hand"));
    return std::nullopt;
  }
  if (!there && !places.last) {
    diagnostics.add(Diagnostic(codes::I118, document->root().at(), "the report is empty: it has neither a title nor an authority")
                        .hint("`townclerk new` writes a report to begin with"));
    return std::nullopt;
  }
  const Span place = there ? there->whole() : places.last->whole();
  Target target;
  target.text_ = sources.text(file);
  target.file_ = file;
  target.replaces_ = there.has_value();
  target.indent_ = indentation(target.text_, place.begin);
  target.end_ = place.end;
  target.begin_ = there ? place.begin : place.end;
  if (target.text_.find("\r\n") != std::string_view::npos) target.line_end_ = "\r\n";
  std::vector<Span> left_out;
  if (there) left_out.push_back(there->at());
  if (there) collect_ids(*there, {}, target.former_);
  if (places.example) left_out.push_back(places.changes->at());
  if (places.example) target.replace_example(places);
  if (places.example) target.ids_.insert("proposed");
  collect_ids(document->root(), left_out, target.ids_);
  return target;
}

std::string Target::with_line_ends(std::string_view text) const {
  std::string out;
  for (const char c : text) out += c == '\n' ? line_end_ : std::string(1, c);
  return out;
}

Edited Target::with(const model::Organisation& organisation) const {
  const std::string gap = replaces_ ? "" : line_end_ + line_end_ + indent_;
  Edited edited{{}, edits_, file_};
  edited.edits.push_back({begin_, end_, gap + organisation_xml(organisation, indent_, line_end_)});
  std::sort(edited.edits.begin(), edited.edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::size_t at = 0;
  for (const Edit& edit : edited.edits) {
    edited.text += text_.substr(at, edit.begin - at);
    edited.text += edit.text;
    at = edit.end;
  }
  edited.text += text_.substr(at);
  return edited;
}

Span Edited::before(Span at) const {
  if (!at.known()) return at;
  std::size_t added = 0;
  std::size_t taken = 0;
  for (const Edit& edit : edits) {
    const std::size_t begin = edit.begin - taken + added;
    if (at.end <= begin) break;
    if (at.begin < begin + edit.text.size()) return at;
    added += edit.text.size();
    taken += edit.end - edit.begin;
  }
  const auto back = [&](std::uint32_t offset) { return static_cast<std::uint32_t>(offset + taken - added); };
  return {file, back(at.begin), back(at.end)};
}

}  // namespace townclerk::intake
