#include "xml/malformed.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "xml/codes.hpp"
#include "xml/scan.hpp"

namespace townclerk::xml {
namespace {

constexpr std::string_view escape_hint = "write '&amp;' for '&' and '&lt;' for '<', or put the text between '<![CDATA[' and ']]>'";

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_name(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// One place of malformed text, and how to speak of it.
class Malformed {
 public:
  Malformed(std::string_view source, FileId file, const Stop& stop)
      : source_(source), file_(file), stop_(stop), at_(std::min<std::size_t>(stop.offset, source.size())) {}
  [[nodiscard]] Diagnostic explain() const;

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(end, source_.size()))};
  }
  /// The character at an offset.
  [[nodiscard]] Span character(std::size_t offset) const;
  [[nodiscard]] std::string_view name_at(std::size_t offset) const;
  [[nodiscard]] Span name_span(std::size_t tag) const { return span(tag + 1, tag + 1 + name_at(tag + 1).size()); }

  [[nodiscard]] Diagnostic mismatch() const;
  [[nodiscard]] Diagnostic unclosed(std::uint32_t tag) const;
  [[nodiscard]] Diagnostic at_the_end() const;
  [[nodiscard]] Diagnostic unfinished() const;
  [[nodiscard]] Diagnostic token() const;
  [[nodiscard]] std::optional<Diagnostic> bad_character() const;
  [[nodiscard]] Diagnostic ampersand(std::size_t at) const;
  [[nodiscard]] Diagnostic in_tag(std::size_t tag) const;
  [[nodiscard]] Diagnostic duplicate() const;
  [[nodiscard]] Diagnostic outside() const;
  [[nodiscard]] Diagnostic entity() const;

  std::string_view source_;
  FileId file_;
  const Stop& stop_;
  std::size_t at_;
};

Span Malformed::character(std::size_t offset) const {
  std::size_t end = offset + 1;
  while (end < source_.size() && (static_cast<unsigned char>(source_[end]) & 0xC0U) == 0x80U) ++end;
  return span(offset, end);
}

std::string_view Malformed::name_at(std::size_t offset) const {
  std::size_t end = offset;
  while (end < source_.size() && is_name(source_[end])) ++end;
  return source_.substr(std::min(offset, source_.size()), end - offset);
}

Diagnostic Malformed::explain() const {
  switch (stop_.error) {
    case XML_ERROR_TAG_MISMATCH:
      return mismatch();
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_ASYNC_ENTITY:
      return at_the_end();
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
      return unfinished();
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return duplicate();
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return outside();
    case XML_ERROR_UNDEFINED_ENTITY:
      return entity();
    case XML_ERROR_BAD_CHAR_REF:
      return Diagnostic(codes::X110, span(at_, source_.find(';', at_) + 1), "the reference names a character that XML does not allow");
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_INVALID_TOKEN:
    case XML_ERROR_SYNTAX:
      return token();
    case XML_ERROR_MISPLACED_XML_PI:
      return Diagnostic(codes::X117, span(at_, at_ + 5), "the XML declaration '<?xml' does not stand at the very start of the file")
          .hint("remove what stands before it, blank lines too");
    case XML_ERROR_UNBOUND_PREFIX:
      return Diagnostic(codes::X113, name_span(at_), fmt::format("'{}' or one of its attributes has a prefix that is not declared", name_at(at_ + 1)))
          .hint("a prefix is declared as xmlns:prefix=\"…\"; report and house files need none");
    default:
      return Diagnostic(codes::X117, character(at_),
                        fmt::format("this is not well-formed XML ({})", XML_ErrorString(static_cast<XML_Error>(stop_.error))));
  }
}

Diagnostic Malformed::mismatch() const {
  // expat stops at the name in the closing tag.
  const std::size_t begin = source_.rfind("</", at_);
  const std::string_view closing = name_at(begin + 2);
  const std::uint32_t tag = stop_.open.back();
  const std::string_view open = name_at(tag + 1);
  const Span place = span(begin, source_.find('>', at_) + 1);
  Diagnostic fault(codes::X101, place, fmt::format("'</{}>' stands here, but '{}' is still open", closing, open));
  fault.notes.push_back({fmt::format("'{}' is opened here", open), name_span(tag)});
  const std::array<std::string_view, 1> candidates{open};
  const bool ancestor = std::any_of(stop_.open.begin(), stop_.open.end(), [&](std::uint32_t o) { return name_at(o + 1) == closing; });
  if (!ancestor && nearest(closing, candidates))
    fault.hints.push_back(fmt::format("did you mean '</{}>'?", open));
  else
    fault.hints.push_back(fmt::format("close '{0}' with '</{0}>' before this tag", open));
  return fault;
}

Diagnostic Malformed::unclosed(std::uint32_t tag) const {
  const std::string_view name = name_at(tag + 1);
  return Diagnostic(codes::X102, name_span(tag), fmt::format("'{}' is opened here and never closed", name))
      .hint(fmt::format("add '</{}>' where it ends", name));
}

Diagnostic Malformed::at_the_end() const {
  if (!stop_.open.empty()) return unclosed(stop_.open.back());
  return Diagnostic(codes::X114, span(source_.size(), source_.size()), "the file holds no XML element");
}

Diagnostic Malformed::unfinished() const {
  const std::string_view rest = source_.substr(at_);
  const auto fault = [&](std::size_t size, std::string_view what, std::string_view end) {
    return Diagnostic(codes::X116, span(at_, at_ + size), fmt::format("this {} has no end", what)).hint(fmt::format("it ends with '{}'", end));
  };
  if (rest.starts_with("<!--")) return fault(4, "comment", "-->");
  // Of an unclosed CDATA section expat tells the end of the text, not its start.
  const std::size_t cdata = source_.rfind("<![CDATA[");
  if (stop_.error == XML_ERROR_UNCLOSED_CDATA_SECTION && cdata != std::string_view::npos)
    return Diagnostic(codes::X116, span(cdata, cdata + 9), "this CDATA section has no end").hint("it ends with ']]>'");
  if (rest.starts_with("<![")) return fault(3, "CDATA section", "]]>");
  if (rest.starts_with("<?")) return fault(2, "processing instruction", "?>");
  if (rest.starts_with("&")) return ampersand(at_);
  return fault(1 + name_at(at_ + 1).size(), "tag", ">");
}

std::optional<Diagnostic> Malformed::bad_character() const {
  if (at_ >= source_.size()) return std::nullopt;
  const std::string_view rest = source_.substr(at_, 4);
  const auto byte = static_cast<unsigned char>(rest.front());
  if (byte < 0x20 && !is_blank(rest.front()))
    return Diagnostic(codes::X110, span(at_, at_ + 1), fmt::format("the control character U+{:04X} is not allowed in XML", byte)).hint("remove it");
  if (byte < 0x80) return std::nullopt;
  if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF"))
    return Diagnostic(codes::X110, span(at_, at_ + 3), "the characters U+FFFE and U+FFFF are not allowed in XML").hint("remove it");
  const std::size_t invalid = utf8::first_invalid(rest);
  if (invalid != 0) return std::nullopt;
  return Diagnostic(codes::X109, span(at_, at_ + 1), fmt::format("the byte {:02X} is not valid UTF-8", byte))
      .hint("the file was probably saved as Windows-1252 (\"ANSI\"): save it as UTF-8 in your editor");
}

Diagnostic Malformed::ampersand(std::size_t at) const {
  return Diagnostic(codes::X103, span(at, at + 1), "an '&' in the text starts a reference, but none follows").hint(std::string(escape_hint));
}

Diagnostic Malformed::token() const {
  if (auto bad = bad_character()) return std::move(*bad);
  if (stop_.open.empty() && stop_.error == XML_ERROR_SYNTAX) return outside();
  if (at_ < source_.size() && source_[at_] == '&') return ampersand(at_);
  if (source_.substr(at_, 3) == "]]>")
    return Diagnostic(codes::X117, span(at_, at_ + 3), "']]>' stands outside a CDATA section").hint("write ']]&gt;'");
  // A '<' is a fault only inside a reference or a tag, where a '>' may stand in an attribute.
  const bool inside = at_ < source_.size() && source_[at_] == '<';
  std::size_t mark = at_ == 0 ? std::string_view::npos : source_.find_last_of("<>&", at_ - 1);
  if (inside && mark != std::string_view::npos && source_[mark] != '<') {
    const std::string_view between = source_.substr(mark + 1, at_ - mark - 1);
    const bool reference = source_[mark] == '&' && std::all_of(between.begin(), between.end(), [](char c) { return is_name(c) || c == '#'; });
    if (!reference) mark = source_.rfind('<', at_ - 1);
  }
  if (mark == std::string_view::npos || source_[mark] == '>') {
    if (stop_.open.empty()) return outside();
    return Diagnostic(codes::X117, character(at_), "this is not well-formed XML");
  }
  if (source_[mark] == '&') return ampersand(mark);
  return in_tag(mark);
}

Diagnostic Malformed::in_tag(std::size_t tag) const {
  const std::string_view rest = source_.substr(tag);
  if (rest.starts_with("<!--"))
    return Diagnostic(codes::X117, span(at_, at_ + 1), "a comment may not hold '--'").hint("write a single hyphen or a dash");
  if (rest.starts_with("<?") || rest.starts_with("<!")) return Diagnostic(codes::X117, character(at_), "this is not well-formed XML");
  const std::size_t after = tag + (rest.starts_with("</") ? 2 : 1);
  if (after >= source_.size() || !is_name_start(source_[after]))
    return Diagnostic(codes::X104, span(tag, tag + 1), "a '<' in the text starts a tag, but none follows").hint(std::string(escape_hint));
  const std::string_view name = name_at(after);
  Diagnostic fault(codes::X115, character(at_), fmt::format("the tag '{}' is malformed here", name));
  if (at_ < source_.size() && source_[at_] == '<') {
    fault.message = fmt::format("a '<' stands inside the tag '{}'", name);
    fault.hints.emplace_back("the tag's '>' or an attribute's closing quote is missing before it; inside an attribute write '&lt;'");
  } else {
    fault.hints.push_back(R"(an attribute is written name="value", with blanks before it)");
    fault.hints.push_back(fmt::format("if '<{}' is meant as text: {}", name, escape_hint));
  }
  fault.notes.push_back({fmt::format("'{}' starts here", name), name_span(after - 1)});
  return fault;
}

Diagnostic Malformed::duplicate() const {
  const std::size_t tag = source_.rfind('<', at_);
  const std::string_view name = name_at(at_);
  Diagnostic fault(codes::X105, span(at_, at_ + name.size()), fmt::format("the attribute '{}' is given twice", name));
  // Up to the duplicate the tag is well-formed, and the scan stops there.
  StartTag scan(source_, static_cast<std::uint32_t>(tag));
  for (RawAttribute raw; scan.next(raw) && raw.name_begin < at_;) {
    if (source_.substr(raw.name_begin, raw.name_end - raw.name_begin) != name) continue;
    fault.notes.push_back({"it is given here first", span(raw.name_begin, raw.name_end)});
    break;
  }
  return fault;
}

Diagnostic Malformed::outside() const {
  const bool element = at_ < source_.size() && source_[at_] == '<';
  if (element && stop_.root_closed)
    return Diagnostic(codes::X106, name_span(at_), fmt::format("a second root element '{}' stands behind the first", name_at(at_ + 1)))
        .hint("one file holds one element with everything in it; is a closing tag too many before it?");
  if (at_ >= source_.size()) return at_the_end();
  return Diagnostic(codes::X106, character(at_), "text stands outside the root element");
}

Diagnostic Malformed::entity() const {
  const std::string_view name = name_at(at_ + 1);
  return Diagnostic(codes::X112, span(at_, at_ + name.size() + 2), fmt::format("the entity '&{};' is not known in XML", name))
      .hint("write the character itself; XML knows '&amp;', '&lt;', '&gt;', '&quot;' and '&apos;' only");
}

}  // namespace

Diagnostic explain(std::string_view source, FileId file, const Stop& stop) {
  return Malformed(source, file, stop).explain();
}

}  // namespace townclerk::xml
