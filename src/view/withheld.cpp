#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "view/context.hpp"
#include "view/forms.hpp"
#include "view/generated.hpp"

namespace townclerk::view {
namespace {

constexpr int appendix_title_level = 2;
constexpr int deepest_level = deepest_section + 1;

/// False for text that would end the container round it.
bool keeps_to_itself(std::string_view text) {
  constexpr std::string_view open = "<div";
  constexpr std::string_view close = "</div";
  int depth = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos && depth >= 0; at = text.find('<', at + 1)) {
    if (text.compare(at, open.size(), open) == 0) ++depth;
    if (text.compare(at, close.size(), close) == 0) --depth;
  }
  return depth == 0;
}

/// Markdown of what is withheld: all that takes numbers or has ids, in a container of its own.
class Writer {
 public:
  explicit Writer(const Context& context) : context_(context) {}

  [[nodiscard]] mustache::Value done(Span at) {
    PlacedText whole;
    whole.append("<div class=\"withheld\">\n\n", at);
    whole.append(out_);
    whole.append("\n\n</div>", at);
    return context_.prose(std::move(whole));
  }

  void part(const model::SectionPart& p) {
    const auto text = p.prose.empty() ? nullptr : p.prose.in(context_.language);
    if (text == nullptr || text->empty() || !keeps_to_itself(text->text())) return gap(p.at);
    out_.append(*text);
    out_.append("\n\n", p.at);
  }
  void parts(const model::Section& s) {
    for (const model::SectionPart& p : s.parts) part(p);
  }
  void sections(const std::vector<model::Section>& list, int level) {
    for (const model::Section& s : list) {
      const house::Role* role = context_.house.role(s.role);
      const bool numbered = role == nullptr || role->numbered;
      heading(std::min(level, deepest_level), s.at);
      line(fmt::format("{{#{} .section{} number=\"{}\" paragraphs=\"{}\"}}", s.id, numbered ? "" : " .unnumbered", quotable(s.number),
                       role == nullptr ? "" : role->paragraphs),
           s.at);
      parts(s);
      sections(s.sections, level + 1);
    }
  }
  void appendices(const std::vector<model::Appendix>& list, int level) {
    for (const model::Appendix& a : list) {
      line(fmt::format(R"(<div class="appendix" id="{}" number="{}" label="{}" form="{}">)", a.id, quotable(a.number), quotable(a.label), a.numbers),
           a.at);
      heading(std::min(level, deepest_level), a.at);
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
  void heading(int level, Span at) { line(std::string(static_cast<std::size_t>(level), '#') + ' ' + plain_markdown(context_.gap()), at); }
  void gap(Span at) {
    line(plain_markdown(context_.gap()), at);
    line("{.unnumbered}", at);
  }
  /// What may stand in an attribute; a number with quotation marks in it goes without.
  static std::string_view quotable(std::string_view value) { return value.find_first_of("\"\\&<>\n") == std::string_view::npos ? value : ""; }

  const Context& context_;
  PlacedText out_;
};

}  // namespace

mustache::Value Context::withheld_prose(const model::SectionPart& part) const {
  Writer writer(*this);
  writer.part(part);
  return writer.done(part.at);
}

mustache::Value Context::withheld_prose(const model::Section& section) const {
  constexpr int inner = 3;
  Writer writer(*this);
  writer.parts(section);
  writer.sections(section.sections, inner);
  return writer.done(section.at);
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
