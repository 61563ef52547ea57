#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "view/context.hpp"
#include "view/edition.hpp"
#include "view/forms.hpp"
#include "view/generated.hpp"

namespace townclerk::view {
namespace {

constexpr int appendix_title_level = 2;
constexpr int deepest_level = deepest_section + 1;

/// False for text that might end the container round it, or that holds signs of code, in which tags only look like tags.
bool keeps_to_itself(std::string_view text) {
  constexpr std::string_view open = "<div";
  constexpr std::string_view close = "</div";
  int depth = 0;
  bool has_containers = false;
  for (std::size_t at = text.find('<'); at != std::string_view::npos && depth >= 0; at = text.find('<', at + 1)) {
    const bool opens = text.compare(at, open.size(), open) == 0;
    const bool closes = text.compare(at, close.size(), close) == 0;
    depth += opens ? 1 : closes ? -1 : 0;
    has_containers = has_containers || opens || closes;
  }
  const bool has_code = text.find_first_of("`~\t") != std::string_view::npos || text.find("    ") != std::string_view::npos;
  return depth == 0 && !(has_containers && has_code);
}

/// Where a line says where a link leads, "[words]: address": the begin of the address, which may be in the next line. Markdown knows the link
/// in the whole report, so public text could print it.
std::optional<std::string_view> link_definition(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" >");
  if (begin == std::string_view::npos || line[begin] != '[') return std::nullopt;
  const std::size_t end = line.find("]:", begin);
  if (end == std::string_view::npos) return std::nullopt;
  return line.substr(end + 2);
}

/// Without the lines that define links.
PlacedText without_link_definitions(const PlacedText& prose) {
  const std::string& text = prose.text();
  PlacedText out;
  bool expects_address = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const auto address = link_definition(std::string_view(text).substr(begin, end - begin));
    if (!address && !expects_address) out.append(prose, begin, end);
    expects_address = address && address->find_first_not_of(" \t\r\n") == std::string_view::npos;
    begin = end;
  }
  return out;
}

/// Markdown of what is withheld: all that takes numbers or has ids, in a container of its own.
class Writer {
 public:
  /// Generated parts end a piece where pieces are wanted; else they are gaps like other words.
  explicit Writer(const Context& context, std::vector<Context::WithheldPiece>* pieces = nullptr) : context_(context), pieces_(pieces) {}

  /// All since the last piece; `continued` where it is in the gap before it.
  [[nodiscard]] mustache::Value done(Span at, bool continued = false) {
    if (context_.gaps_only) {
      out_ = {};
      gap(at);
    }
    PlacedText whole;
    whole.append(continued ? "<div class=\"withheld continued\">\n\n" : "<div class=\"withheld\">\n\n", at);
    whole.append(std::exchange(out_, {}));
    whole.append("\n\n</div>", at);
    return context_.prose(std::move(whole));
  }
  void end_piece(Span at) {
    if (!out_.empty()) pieces_->push_back({done(at, !pieces_->empty()), nullptr});
  }

  void part(const model::SectionPart& p) {
    const auto text = p.prose.empty() ? nullptr : p.prose.in(context_.language);
    if (text == nullptr || text->empty()) return gap(p.at);
    prose(*text, p.at);
  }
  void prose(const PlacedText& text, Span at) {
    const std::optional<PlacedText> own = containable(text);
    if (!own) return gap(at);
    out_.append(*own);
    out_.append("\n\n", at);
  }
  void parts(const model::Section& s) {
    for (const model::SectionPart& p : s.parts) {
      if (pieces_ != nullptr && p.kind == model::SectionPart::Kind::generated) {
        end_piece(p.at);
        pieces_->push_back({{}, &p});
      } else {
        part(p);
      }
    }
  }
  void sections(const std::vector<model::Section>& list, int level) {
    for (const model::Section& s : list) {
      const house::Role* role = context_.house.role(s.role);
      const bool has_heading = s.headed && (!s.title.empty() || role == nullptr || !role->title.in(context_.language).empty());
      if (has_heading) own_heading(s, role, level);
      parts(s);
      sections(s.sections, has_heading ? level + 1 : level);
    }
  }
  void appendices(const std::vector<model::Appendix>& list, int level) {
    for (const model::Appendix& a : list) {
      line(fmt::format(R"(<div class="appendix" id="{}" number="{}" label="{}" form="{}">)", a.id, quotable(a.number), quotable(a.label), a.numbers),
           a.at);
      heading(std::min(level, deepest_level));
      sections(a.sections, level + 1);
      appendices(a.appendices, level + 1);
      line("</div>", a.at);
    }
  }

 private:
  void line(std::string_view markdown, Span at) {
    out_.append(markdown, at);
    out_.append("\n\n", at);
  }
  void own_heading(const model::Section& s, const house::Role* role, int level) {
    const bool numbered = role == nullptr || role->numbered;
    heading(std::min(level, deepest_level));
    line(fmt::format("{{#{} .section{} number=\"{}\" paragraphs=\"{}\"}}", s.id, numbered ? "" : " .unnumbered", quotable(s.number),
                     role == nullptr ? "" : role->paragraphs),
         s.at);
  }
  /// It has no place: where the report has a heading in prose, that must lie below the template's.
  void heading(int level) { line(std::string(static_cast<std::size_t>(level), '#') + ' ' + plain_markdown(context_.gap()), {}); }
  void gap(Span at) {
    line(plain_markdown(context_.gap()), at);
    line("{.unnumbered}", at);
  }
  /// What may stand in an attribute; a number with quotation marks in it goes without.
  static std::string_view quotable(std::string_view value) { return value.find_first_of("\"\\&<>\n") == std::string_view::npos ? value : ""; }

  const Context& context_;
  std::vector<Context::WithheldPiece>* pieces_;
  PlacedText out_;
};

}  // namespace

std::optional<PlacedText> containable(const PlacedText& prose) {
  PlacedText own = without_link_definitions(prose);
  // A definition that takes more lines.
  if (!keeps_to_itself(own.text()) || own.text().find("]:") != std::string::npos) return std::nullopt;
  return own;
}

mustache::Value Context::withheld_prose(const model::SectionPart& part) const {
  Writer writer(*this);
  writer.part(part);
  return writer.done(part.at);
}

std::vector<Context::WithheldPiece> Context::withheld_pieces(const model::Section& section) const {
  constexpr int inner = 3;
  std::vector<WithheldPiece> pieces;
  Writer writer(*this, &pieces);
  writer.parts(section);
  writer.sections(section.sections, inner);
  writer.end_piece(section.at);
  return pieces;
}

mustache::Value Context::withheld_prose(const model::Prose& text, const model::Exemption& exemption, bool ends_entry) const {
  const auto placed = text.empty() ? nullptr : text.in(language);
  if (placed == nullptr || placed->empty()) return {};
  Writer writer(*this);
  writer.prose(*placed, exemption.at);
  return writer.done(exemption.at, ends_entry);
}

mustache::Value Context::withheld_reasons(const model::Impact& impact) const {
  Writer writer(*this);
  bool any = false;
  for (const model::Outcome& outcome : impact.outcomes) {
    const auto placed = outcome.reason.empty() ? nullptr : outcome.reason.in(language);
    if (placed == nullptr || placed->empty()) continue;
    writer.prose(*placed, impact.exemption.at);
    any = true;
  }
  return any ? writer.done(impact.exemption.at, !impact.text.empty()) : mustache::Value();
}

mustache::Value Context::withheld_prose(const model::Appendix& appendix) const {
  Writer writer(*this);
  writer.sections(appendix.sections, appendix_title_level + 1);
  writer.appendices(appendix.appendices, appendix_title_level + 1);
  return writer.done(appendix.at);
}

mustache::Value Context::numbered_prose(const model::Prose& text) const {
  mustache::Value value = prose(text);
  const auto* own = std::get_if<mustache::Prose>(&value.data);
  if (own == nullptr || text.by_language.empty()) return value;
  for (const auto& [tag, words] : text.by_language)
    if (tag == language) return value;
  const Span at = report.at;
  PlacedText whole;
  whole.append(fmt::format("<div class=\"section\" lang=\"{}\">\n\n", text.by_language.front().first), at);
  whole.append(*own->text);
  whole.append("\n\n</div>", at);
  return prose(std::move(whole));
}

mustache::Value Context::foreign(const model::Localised& text) const {
  for (const auto& [tag, words] : text.by_language)
    if (tag == language) return {};
  return text.empty() ? mustache::Value() : words(text.by_language.front().first, report.at);
}

}  // namespace townclerk::view
