#include "xml/gate.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "xml/codes.hpp"
#include "xml/malformed.hpp"
#include "xml/scan.hpp"

namespace townclerk::xml {
namespace {

constexpr char space_separator = '\n';
/// expat is fed in pieces: what it copies stays small, and a fault stops it early.
constexpr std::size_t piece = 1U << 20;

/// Offset of the first token delimiter (U+E000, U+E001), or npos.
std::size_t find_delimiter(std::string_view text) {
  for (std::size_t at = text.find('\xEE'); at != std::string_view::npos; at = text.find('\xEE', at + 1)) {
    std::size_t behind = at;
    const char32_t code = at + 2 < text.size() ? utf8::next(text, behind) : 0;
    if (code == utf8::token_open || code == utf8::token_close) return at;
  }
  return std::string_view::npos;
}

Diagnostic delimiter_fault(Span at) {
  return Diagnostic(codes::X111, at, "the private-use characters U+E000 and U+E001 are reserved and cannot be printed")
      .hint("remove the character; it usually comes from a symbol font");
}

class Gate {
 public:
  Gate(std::string_view source, FileId file, const Limits& limits, Outline& outline);
  /// The fault that stopped it, if any. `skip` bytes (a byte order mark) are left out.
  std::optional<Diagnostic> run(std::size_t skip);

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  static Gate& self(void* data) { return *static_cast<Gate*>(data); }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) { self(data).start(name, attributes); }
  static void XMLCALL on_end(void* data, const XML_Char*) { self(data).end(); }
  static void XMLCALL on_text(void* data, const XML_Char* text, int size) { self(data).text({text, static_cast<std::size_t>(size)}); }
  static void XMLCALL on_space(void* data, const XML_Char*, const XML_Char*) { ++self(data).declarations_; }
  static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) { self(data).doctype(); }
  static void XMLCALL on_declaration(void* data, const XML_Char* version, const XML_Char* encoding, int) {
    self(data).declaration(version, encoding);
  }

  void start(const XML_Char* name, const XML_Char** attributes);
  void end();
  void text(std::string_view decoded);
  void doctype();
  void declaration(const char* version, const char* encoding);
  void check_values(const XML_Char** attributes, std::uint32_t tag);
  void stop(Diagnostic fault);
  std::uint32_t space_of(std::string_view name);
  [[nodiscard]] std::uint32_t offset() const {
    return static_cast<std::uint32_t>(skip_ + static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get())));
  }
  /// The bytes of the current event.
  [[nodiscard]] Span here() const { return {file_, offset(), offset() + static_cast<std::uint32_t>(XML_GetCurrentByteCount(parser_.get()))}; }
  /// The name in the start tag at an offset.
  [[nodiscard]] std::string_view tag_name(std::uint32_t tag) const { return StartTag(source_, tag).name(); }

  std::string_view source_;
  FileId file_;
  const Limits& limits_;
  Outline& outline_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  std::size_t skip_ = 0;
  std::size_t declarations_ = 0;     // of namespaces, of the element that starts next
  std::vector<std::uint32_t> open_;  // indices of elements
  std::map<std::string, std::uint32_t, std::less<>> spaces_;
  std::optional<Diagnostic> fault_;
};

Gate::Gate(std::string_view source, FileId file, const Limits& limits, Outline& outline)
    : source_(source), file_(file), limits_(limits), outline_(outline), parser_(XML_ParserCreateNS("UTF-8", space_separator)) {
  if (!parser_) throw InternalError("expat: out of memory");
  outline_.spaces.emplace_back();
  spaces_.emplace("", 0);
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser_.get(), on_text);
  XML_SetStartNamespaceDeclHandler(parser_.get(), on_space);
  XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  XML_SetXmlDeclHandler(parser_.get(), on_declaration);
}

std::optional<Diagnostic> Gate::run(std::size_t skip) {
  skip_ = skip;
  for (std::size_t at = skip; at <= source_.size(); at += piece) {
    const std::size_t size = std::min(piece, source_.size() - at);
    const bool last = at + size == source_.size();
    if (XML_Parse(parser_.get(), source_.data() + at, static_cast<int>(size), last ? XML_TRUE : XML_FALSE) == XML_STATUS_ERROR) {
      if (fault_) return fault_;
      Stop how;
      how.error = XML_GetErrorCode(parser_.get());
      how.offset = offset();
      how.root_closed = open_.empty() && !outline_.elements.empty();
      for (const std::uint32_t index : open_) how.open.push_back(outline_.elements[index].begin);
      return explain(source_, file_, how);
    }
    if (last) break;
  }
  return std::nullopt;
}

void Gate::stop(Diagnostic fault) {
  if (fault_) return;
  fault_ = std::move(fault);
  XML_StopParser(parser_.get(), XML_FALSE);
}

std::uint32_t Gate::space_of(std::string_view name) {
  const std::size_t split = name.find(space_separator);
  const std::string_view space = split == std::string_view::npos ? std::string_view() : name.substr(0, split);
  if (!outline_.elements.empty() && outline_.spaces[outline_.elements.back().space] == space) return outline_.elements.back().space;
  const auto known = spaces_.find(space);
  if (known != spaces_.end()) return known->second;
  const auto index = static_cast<std::uint32_t>(outline_.spaces.size());
  outline_.spaces.emplace_back(space);
  spaces_.emplace(space, index);
  return index;
}

void Gate::start(const XML_Char* name, const XML_Char** attributes) {
  if (fault_) return;
  const std::uint32_t tag = offset();
  const std::size_t count = static_cast<std::size_t>(XML_GetSpecifiedAttributeCount(parser_.get())) / 2 + std::exchange(declarations_, 0);
  const auto name_at = [this, tag] { return Span{file_, tag + 1, tag + 1 + static_cast<std::uint32_t>(tag_name(tag).size())}; };
  if (open_.size() >= static_cast<std::size_t>(limits_.depth))
    return stop(Diagnostic(codes::X121, name_at(), fmt::format("'{}' is nested deeper than {} elements", tag_name(tag), limits_.depth)));
  if (outline_.elements.size() >= limits_.elements)
    return stop(Diagnostic(codes::X122, name_at(), fmt::format("the file holds more than {} elements", limits_.elements)));
  if (count > limits_.attributes)
    return stop(
        Diagnostic(codes::X123, name_at(), fmt::format("'{}' has {} attributes; at most {} are read", tag_name(tag), count, limits_.attributes)));
  check_values(attributes, tag);
  open_.push_back(static_cast<std::uint32_t>(outline_.elements.size()));
  outline_.elements.push_back({tag, tag, space_of(name)});
}

void Gate::end() {
  if (fault_) return;
  outline_.elements[open_.back()].end = offset();
  open_.pop_back();
}

void Gate::text(std::string_view decoded) {
  const std::size_t found = find_delimiter(decoded);
  if (found == std::string_view::npos) return;
  const Span event = here();
  const bool literal = event.end - event.begin == decoded.size();
  const auto begin = event.begin + static_cast<std::uint32_t>(found);
  stop(delimiter_fault(literal ? Span{file_, begin, begin + 3} : event));
}

void Gate::check_values(const XML_Char** attributes, std::uint32_t tag) {
  bool found = false;
  for (const XML_Char** attribute = attributes; *attribute != nullptr; attribute += 2)
    found = found || find_delimiter(attribute[1]) != std::string_view::npos;
  if (!found) return;
  StartTag scan(source_, tag);
  for (RawAttribute raw; scan.next(raw);) {
    const std::string_view written = source_.substr(raw.value_begin, raw.value_end - raw.value_begin);
    if (find_delimiter(decode_value(written)) == std::string_view::npos) continue;
    const std::size_t literal = find_delimiter(written);
    const auto begin = raw.value_begin + static_cast<std::uint32_t>(literal);
    return stop(delimiter_fault(literal == std::string_view::npos ? Span{file_, raw.value_begin, raw.value_end} : Span{file_, begin, begin + 3}));
  }
}

void Gate::doctype() {
  constexpr std::string_view opening = "<!DOCTYPE";
  const auto begin = static_cast<std::uint32_t>(source_.rfind(opening, offset()));
  stop(Diagnostic(codes::X107, {file_, begin, begin + static_cast<std::uint32_t>(opening.size())}, "a document type declaration is not read")
           .hint("remove it; write characters as they are, in UTF-8, instead of entities"));
}

void Gate::declaration(const char* version, const char* encoding) {
  if (encoding != nullptr) {
    if (lower(std::string_view(encoding)) != "utf-8")
      return stop(Diagnostic(codes::X108, here(), fmt::format("the file declares the encoding '{}'; only UTF-8 is read", encoding))
                      .hint("save the file as UTF-8 and write encoding=\"UTF-8\", or leave it out"));
  }
  if (version != nullptr && std::string_view(version) != "1.0")
    stop(Diagnostic(codes::X117, here(), fmt::format("the file declares XML version '{}'; only 1.0 is read", version)));
}

/// A text that starts as UTF-16 or UTF-32 does.
bool is_wide(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  return text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0');
}

}  // namespace

bool pass_gate(const Sources& sources, FileId file, const Limits& limits, Diagnostics& diagnostics, Outline& outline) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::string_view source = sources.text(file);
  if (source.size() > limits.bytes) {
    diagnostics.add(Diagnostic(codes::X120, {file, 0, 0}, fmt::format("the file has {} bytes; at most {} are read", source.size(), limits.bytes)));
    return false;
  }
  if (is_wide(source)) {
    diagnostics.add(
        Diagnostic(codes::X108, {file, 0, 0}, "the file is encoded in UTF-16 or UTF-32; only UTF-8 is read").hint("save the file as UTF-8"));
    return false;
  }
  Gate gate(source, file, limits, outline);
  auto fault = gate.run(source.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  if (!fault) return true;
  diagnostics.add(std::move(*fault));
  return false;
}

}  // namespace townclerk::xml
