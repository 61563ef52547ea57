#include "import/organisation_xml.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/escape.hpp"
#include "import/codes.hpp"
#include "model/codes.hpp"
#include "model/tag.hpp"
#include "xml/xml.hpp"

namespace townclerk::intake {
namespace {

std::string_view word(model::Holder holder) {
  constexpr std::array<std::string_view, 5> words{"filled", "vacant", "interim", "acting", "covered-by"};
  return words.at(static_cast<std::size_t>(holder));
}

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
  if (post.holder != model::Holder::filled) attribute(out, "holder", word(post.holder));
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

/// The offset behind the end tag of the element whose start tag is `start`, in a text that is well-formed.
std::size_t end_of(std::string_view text, Span start) {
  std::size_t at = start.end;
  if (text[at - 2] == '/') return at;
  const auto behind = [&text](std::string_view mark, std::size_t from) { return text.find(mark, from) + mark.size(); };
  for (int depth = 1; depth > 0;) {
    at = text.find('<', at);
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!--")) {
      at = behind("-->", at);
    } else if (rest.starts_with("<![CDATA[")) {
      at = behind("]]>", at);
    } else if (rest.starts_with("<?")) {
      at = behind("?>", at);
    } else {
      const bool closing = rest.starts_with("</");
      for (char quote = '\0'; text[at] != '>' || quote != '\0'; ++at) {
        if (quote == '\0' && (text[at] == '"' || text[at] == '\'')) {
          quote = text[at];
        } else if (text[at] == quote) {
          quote = '\0';
        }
      }
      const bool empty = text[at] == '>' && text[at - 1] == '/';
      ++at;
      if (closing) --depth;
      if (!closing && !empty) ++depth;
    }
  }
  return at;
}

/// What stands between the line's beginning and the offset, when that is blank.
std::string indentation(std::string_view text, std::size_t at) {
  const std::size_t line = text.find_last_of('\n', at == 0 ? 0 : at - 1);
  const std::string_view before = line == std::string_view::npos ? text.substr(0, at) : text.substr(line + 1, at - line - 1);
  return before.find_first_not_of(" \t") == std::string_view::npos ? std::string(before) : std::string();
}

/// Ids below the element, without going into `left_out`.
void collect_ids(const xml::Element& element, Span left_out, std::set<std::string, std::less<>>& ids) {
  if (element.at() == left_out) return;
  for (const xml::Attribute& a : element.read_attributes())
    if (a.name == "id" && a.space.empty()) ids.insert(a.value);
  for (auto child = element.first(); child; child = child->next()) collect_ids(*child, left_out, ids);
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

std::optional<Target> Target::find(const Sources& sources, FileId file, Standing standing, Diagnostics& diagnostics) {
  const auto document = xml::Document::parse(sources, file, {}, diagnostics);
  if (!document || !is_report(document->root(), diagnostics)) return std::nullopt;
  constexpr std::array<std::string_view, 8> before{"title", "authority", "meeting", "people", "front", "delegations", "recommendations", "section"};
  Target target;
  target.text_ = sources.text(file);
  std::optional<xml::Element> there;
  std::optional<xml::Element> last;
  for (auto child = document->root().first(); child; child = child->next()) {
    if (child->name() == "organisation") there = child;
    if (std::find(before.begin(), before.end(), child->name()) != before.end()) last = child;
  }
  if (there && standing == Standing::keep) {
    diagnostics.add(Diagnostic(codes::I117, there->at(), "the report has an organisation already")
                        .hint("townclerk import --replace puts the list in its place")
                        .hint("without --into the list is printed, to be copied by hand"));
    return std::nullopt;
  }
  if (!there && !last) {
    diagnostics.add(Diagnostic(codes::I118, document->root().at(), "the report is empty: it has neither a title nor an authority")
                        .hint("`townclerk new` writes a report to begin with"));
    return std::nullopt;
  }
  const Span start = there ? there->at() : last->at();
  target.replaces_ = there.has_value();
  target.indent_ = indentation(target.text_, start.begin);
  target.end_ = end_of(target.text_, start);
  target.begin_ = there ? start.begin : target.end_;
  if (target.text_.find("\r\n") != std::string_view::npos) target.line_end_ = "\r\n";
  collect_ids(document->root(), there ? start : Span(), target.ids_);
  return target;
}

std::string Target::with(const model::Organisation& organisation) const {
  std::string out(text_.substr(0, begin_));
  if (!replaces_) out += line_end_ + line_end_ + indent_;
  out += organisation_xml(organisation, indent_, line_end_);
  out += text_.substr(end_);
  return out;
}

}  // namespace townclerk::intake
