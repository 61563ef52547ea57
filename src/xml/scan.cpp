#include "xml/scan.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace townclerk::xml {
namespace {

constexpr std::string_view comment_open = "<!--";
constexpr std::string_view cdata_open = "<![CDATA[";
constexpr std::string_view cdata_close = "]]>";

std::uint32_t offset_of(std::size_t offset) {
  return static_cast<std::uint32_t>(offset);
}

/// The first offset from `begin` on whose character fits, else `end`. (find_first_of calls memchr for every character.)
template <typename Fits>
std::size_t find_where(std::string_view text, std::size_t begin, std::size_t end, Fits fits) {
  while (begin < end && !fits(text[begin])) ++begin;
  return begin;
}

/// The characters of a reference without its `&` and `;`.
void append_reference(std::string_view name, std::string& out) {
  if (name.front() == '#') {
    const bool hexadecimal = name.size() > 1 && name[1] == 'x';
    std::uint32_t code = 0;
    std::from_chars(name.data() + (hexadecimal ? 2 : 1), name.data() + name.size(), code, hexadecimal ? 16 : 10);
    utf8::append(out, code);
    return;
  }
  if (name == "lt") out += '<';
  if (name == "gt") out += '>';
  if (name == "amp") out += '&';
  if (name == "quot") out += '"';
  if (name == "apos") out += '\'';
}

/// Appends a run without markup, its line ends as \n.
void append_lines(std::string_view source, FileId file, std::uint32_t begin, std::uint32_t end, PlacedText& out) {
  while (begin < end) {
    const auto stop = offset_of(std::min<std::size_t>(source.substr(0, end).find('\r', begin), end));
    out.append(source.substr(begin, stop - begin), {file, begin, stop});
    if (stop == end) return;
    const bool pair = stop + 1 < source.size() && source[stop + 1] == '\n';
    begin = stop + (pair ? 2 : 1);
    out.append("\n", {file, stop, begin});
  }
}

}  // namespace

StartTag::StartTag(std::string_view source, std::uint32_t begin) : source_(source), begin_(begin), name_end_(begin + 1), offset_(0) {
  while (!is_blank(source_[name_end_]) && source_[name_end_] != '>' && source_[name_end_] != '/') ++name_end_;
  offset_ = name_end_;
}

void StartTag::skip_blanks() {
  while (is_blank(source_[offset_])) ++offset_;
}

bool StartTag::next(RawAttribute& attribute) {
  skip_blanks();
  if (source_[offset_] == '>' || source_[offset_] == '/') return false;
  attribute.name_begin = offset_;
  while (!is_blank(source_[offset_]) && source_[offset_] != '=') ++offset_;
  attribute.name_end = offset_;
  skip_blanks();
  ++offset_;  // =
  skip_blanks();
  const char quote = source_[offset_];
  attribute.value_begin = ++offset_;
  attribute.value_end = offset_of(source_.find(quote, offset_));
  offset_ = attribute.value_end + 1;
  return true;
}

std::uint32_t StartTag::end() {
  RawAttribute skipped;
  while (next(skipped)) continue;
  offset_ += source_[offset_] == '/' ? 2 : 1;
  return offset_;
}

std::string decode_value(std::string_view raw) {
  const auto special = [](char c) { return c == '&' || c == '\t' || c == '\n' || c == '\r'; };
  std::string value;
  std::size_t at = 0;
  while (true) {
    const std::size_t stop = find_where(raw, at, raw.size(), special);
    value += raw.substr(at, stop - at);
    if (stop == raw.size()) return value;
    at = stop + 1;
    if (raw[stop] == '&') {
      const std::size_t end = raw.find(';', stop);
      append_reference(raw.substr(at, end - at), value);
      at = end + 1;
    } else {
      value += ' ';
      if (raw[stop] == '\r' && at < raw.size() && raw[at] == '\n') ++at;
    }
  }
}

void append_text(std::string_view source, FileId file, std::uint32_t begin, std::uint32_t end, PlacedText& out) {
  while (begin < end) {
    const auto stop = offset_of(find_where(source, begin, end, [](char c) { return c == '<' || c == '&'; }));
    append_lines(source, file, begin, stop, out);
    if (stop == end) return;
    const std::string_view rest = source.substr(stop);
    if (rest.front() == '&') {
      begin = offset_of(source.find(';', stop)) + 1;
      std::string decoded;
      append_reference(source.substr(stop + 1, begin - stop - 2), decoded);
      out.append(decoded, {file, stop, begin});
    } else if (rest.starts_with(cdata_open)) {
      const auto from = offset_of(stop + cdata_open.size());
      const auto to = offset_of(source.find(cdata_close, from));
      append_lines(source, file, from, to, out);
      begin = offset_of(to + cdata_close.size());
    } else {
      const bool comment = rest.starts_with(comment_open);
      const std::string_view close = comment ? "-->" : "?>";
      begin = offset_of(source.find(close, stop + (comment ? comment_open.size() : 2)) + close.size());
    }
  }
}

Span first_words(std::string_view source, FileId file, std::uint32_t begin, std::uint32_t end) {
  while (begin < end && is_blank(source[begin])) ++begin;
  if (begin >= end) return {};
  PlacedText decoded;
  append_text(source, file, begin, end, decoded);
  const std::string_view text = decoded.text();
  const std::size_t first = text.find_first_not_of(" \t\n\r");
  if (first == std::string_view::npos) return {};
  const std::size_t last = std::min(text.find('\n', first), text.size());
  return decoded.place(first, text.find_last_not_of(" \t\r", last - 1) + 1);
}

}  // namespace townclerk::xml
