#include "writers/markdown_inlines.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace townclerk::writers {

using document::Inline;
using document::InlineKind;

namespace {

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// What CommonMark's rules for emphasis ask of a neighbour. `other` may be a letter or, by some version of Unicode, punctuation.
enum class Neighbour : std::uint8_t { space, punctuation, letter, other };

Neighbour neighbour(char32_t c) {
  if (c < 0x80)
    return is_space(static_cast<char>(c)) ? Neighbour::space : is_alnum(static_cast<char>(c)) ? Neighbour::letter : Neighbour::punctuation;
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return Neighbour::space;
  if (c >= 0x2010 && c <= 0x2027) return Neighbour::punctuation;
  if (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) return Neighbour::letter;
  return Neighbour::other;
}

bool is_boundary(Neighbour n) {
  return n == Neighbour::space || n == Neighbour::punctuation;
}

/// Whether what could be a character reference begins at `at`: `&#38;`, `&amp;`; no name has one letter only.
bool is_reference(std::string_view text, std::size_t at) {
  const bool number = at + 1 < text.size() && text[at + 1] == '#';
  const std::size_t first = at + (number ? 2 : 1);
  std::size_t end = first;
  while (end < text.size() && is_alnum(text[end])) ++end;
  return end >= first + (number ? 1 : 2) && end < text.size() && text[end] == ';';
}

std::string reference(char32_t c) {
  return "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ';';
}

class InlineWriter {
 public:
  explicit InlineWriter(Place place) : place_(place) {}

  void write(const std::vector<Inline>& inlines) {
    for (const Inline& piece : inlines) write(piece);
  }

  std::string finish() {
    // A heading's last #s would be taken for its closing ones.
    if (place_ == Place::heading && !out_.empty() && out_.back() == '#') out_.insert(out_.size() - 1, 1, '\\');
    return std::move(out_);
  }

 private:
  void write(const Inline& piece) {
    switch (piece.kind) {
      case InlineKind::text:
        return write_text(piece.text);
      case InlineKind::soft_break:
        return mark(" ");
      case InlineKind::line_break:
        mark("\\\n");
        line_start_ = out_.size();
        first_line_ = false;
        return;
      case InlineKind::code:
        return write_code(piece.text);
      case InlineKind::emphasis:
        return write_around(piece, "_");
      case InlineKind::strong:
        return write_around(piece, "**");
      case InlineKind::strikethrough:
        return write_around(piece, "~~");
      case InlineKind::span:
        mark("<span lang=" + quoted(piece.text, true) + ">");
        write(piece.children);
        return mark("</span>");
      case InlineKind::link:
        return write_link(piece.children, piece.text);
      case InlineKind::reference:
        return write_link({}, piece.text);
      case InlineKind::image:
        mark("!");
        return write_link(piece.children, piece.text);
      case InlineKind::note:
        mark("[^" + piece.text + "]");
        behind_note_ = out_.size();
        return;
      case InlineKind::anchor:
        return mark("<a id=" + quoted(piece.text, true) + "></a>");
    }
  }

  void mark(std::string_view markup) {
    out_ += markup;
    last_ = npos;
    needs_boundary_ = refer_space_ = false;
  }

  // Emphasis ------------------------------------------------------------------------------------------------------------------------

  /// Whether the words inside begin with a letter that will stand as it is.
  static bool begins_with_letter(const std::vector<Inline>& children) {
    if (children.empty() || children.front().kind != InlineKind::text) return false;
    const std::string& text = children.front().text;
    std::size_t at = 0;
    const bool letter = !text.empty() && neighbour(utf8::next(text, at)) == Neighbour::letter;
    return letter && at < text.size();  // a last letter may become a character reference
  }
  /// The kind of the character before, as emphasis sees it: cmark-gfm looks through the tildes of strikethrough.
  [[nodiscard]] Neighbour before() const {
    std::size_t at = out_.size();
    while (at > line_start_ && out_[at - 1] == '~') --at;
    if (at == line_start_) return Neighbour::space;
    --at;
    while (at > 0 && (static_cast<unsigned char>(out_[at]) & 0xC0U) == 0x80U) --at;
    return neighbour(utf8::next(out_, at));
  }
  /// Writes the last character, where it stands as it is, as a character reference: to the rules of emphasis that is punctuation.
  void refer_last() {
    if (last_ == npos) return;
    std::size_t end = last_;
    const char32_t c = utf8::next(out_, end);
    out_.replace(last_, end - last_, reference(c));
    last_ = npos;
  }

  /// Marks open behind a space or punctuation and close before one, so that no pair of marks depends on another.
  void write_around(const Inline& piece, std::string_view marks) {
    const bool through = marks == "~~";
    const bool free = marks == "**" && begins_with_letter(piece.children);
    if (!free && !is_boundary(before())) refer_last();
    write_emphasis_mark(marks, through);
    refer_space_ = true;
    write(piece.children);
    const Neighbour last = before();
    if (last == Neighbour::space) refer_last();
    write_emphasis_mark(marks, through);
    needs_boundary_ = needs_boundary_ || marks != "**" || last != Neighbour::letter;
  }
  void write_emphasis_mark(std::string_view marks, bool through) {
    if (through) {
      out_ += marks;
    } else {
      mark(marks);
    }
  }

  // Links ---------------------------------------------------------------------------------------------------------------------------

  void write_link(const std::vector<Inline>& words, std::string_view destination) {
    if (last_ != npos && out_.back() == '!') out_.insert(out_.size() - 1, 1, '\\');
    mark("[");
    ++brackets_;
    write(words);
    --brackets_;
    mark("](");
    write_destination(destination);
    out_ += ')';
  }

  void write_destination(std::string_view destination) {
    const bool spaced = std::any_of(destination.begin(), destination.end(), is_space);
    if (spaced) out_ += '<';
    for (std::size_t i = 0; i < destination.size(); ++i) {
      const char c = destination[i];
      if (c == '&' && is_reference(destination, i)) {
        out_ += "&amp;";
        continue;
      }
      const bool escaped = c == '\\' || c == '<' || c == '>' || c == '(' || c == ')' || (c == '|' && place_ == Place::pipe_cell);
      if (escaped) out_ += '\\';
      out_ += c;
    }
    if (spaced) out_ += '>';
  }

  void write_code(std::string_view code) {
    std::size_t longest = 0;
    std::vector<bool> lengths(code.size() + 2, false);
    for (std::size_t i = 0, run = 0; i <= code.size(); ++i) {
      if (i < code.size() && code[i] == '`') {
        ++run;
      } else if (run > 0) {
        lengths[run] = true;
        longest = std::max(longest, run);
        run = 0;
      }
    }
    std::size_t fence = 1;
    while (fence <= longest && lengths[fence]) ++fence;
    const bool blank = code.find_first_not_of(' ') == std::string_view::npos;
    const bool padded = code.front() == '`' || code.back() == '`' || (!blank && code.front() == ' ' && code.back() == ' ');
    mark(std::string(fence, '`'));
    if (padded) out_ += ' ';
    for (const char c : code) {
      if (c == '|' && place_ == Place::pipe_cell) out_ += '\\';
      out_ += c;
    }
    if (padded) out_ += ' ';
    out_.append(fence, '`');
  }

  // Text ----------------------------------------------------------------------------------------------------------------------------

  void write_text(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte >= 0x80 || needs_boundary_ || refer_space_) {
        write_wide(text, at);
      } else {
        write_ascii(text, at);
        ++at;
      }
    }
  }

  /// The first character behind a mark of emphasis, and whatever is not ASCII.
  void write_wide(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    const Neighbour kind = neighbour(c);
    constexpr char32_t byte_order_mark = 0xFEFF;
    const bool referred = (needs_boundary_ && !is_boundary(kind)) || (refer_space_ && kind == Neighbour::space) || c == byte_order_mark;
    needs_boundary_ = refer_space_ = false;
    if (referred) {
      out_ += reference(c);
      last_ = npos;
    } else if (c < 0x80) {
      write_ascii(text, begin);
    } else {
      last_ = out_.size();
      out_ += text.substr(begin, at - begin);
    }
  }

  void write_ascii(std::string_view text, std::size_t at) {
    const bool escaped =
        must_escape(text, at) || (place_ == Place::paragraph && out_.size() == line_start_ && begins_block(text, at)) || ends_number(text, at);
    if (escaped) out_ += '\\';
    last_ = escaped ? npos : out_.size();
    out_ += text[at];
  }

  [[nodiscard]] bool must_escape(std::string_view text, std::size_t at) const {
    const char c = text[at];
    switch (c) {
      case '\\':
      case '`':
      case '*':
      case '[':
      case '<':
      case '~':
      case '"':
      case '\'':
        return true;
      case ']':
        return brackets_ > 0;
      case '|':
        return place_ == Place::pipe_cell;
      case '_':
        return at < 2 || at + 2 >= text.size() || !is_alnum(text[at - 1]) || !is_alnum(text[at + 1]);
      case '&':
        return is_reference(text, at);
      case '^':
        return !out_.empty() && out_.back() == '[';  // footnotes
      case '(':
      case ':':
        return out_.size() == behind_note_;  // a link, or the beginning of a footnote
      case '-':
      case '.':
        return !out_.empty() && out_.back() == c;  // smart dashes and ellipses
      default:
        return false;
    }
  }

  /// Whether the first character of a line would begin a heading, quotation, list, rule, table or attribute line.
  [[nodiscard]] bool begins_block(std::string_view text, std::size_t at) const {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    switch (text[at]) {
      case '>':
      case '{':
      case '|':
        return true;
      case '#':
      case '+':
      case '-':
      case '=':
      case ':':
        return !is_alnum(next);
      default:
        return false;
    }
  }

  /// "1986. A year" at the beginning of a line would begin a list.
  [[nodiscard]] bool ends_number(std::string_view text, std::size_t at) const {
    if ((text[at] != '.' && text[at] != ')') || place_ != Place::paragraph) return false;
    const std::size_t length = out_.size() - line_start_;
    const bool numeric = length > 0 && length <= 9 && std::all_of(out_.begin() + static_cast<std::ptrdiff_t>(line_start_), out_.end(), is_digit);
    return numeric && (at + 1 == text.size() || is_space(text[at + 1]));
  }

  static constexpr std::size_t npos = std::string::npos;
  Place place_;
  std::string out_;
  std::size_t line_start_ = 0;
  std::size_t last_ = npos;  // the last character of a text, where it stands as it is
  bool first_line_ = true;
  bool needs_boundary_ = false;  // behind closing emphasis that a letter would undo
  bool refer_space_ = false;     // behind opening emphasis that a space would undo
  int brackets_ = 0;
  std::size_t behind_note_ = npos;  // where the reference to a footnote ends
};

}  // namespace

std::string markdown_inlines(const std::vector<Inline>& inlines, Place place) {
  InlineWriter writer(place);
  writer.write(inlines);
  return writer.finish();
}

std::string quoted(std::string_view value, bool in_text) {
  std::string out = "\"";
  for (const char c : value) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '|':
        out += in_text ? "&#124;" : "|";
        break;
      case ']':
        out += in_text ? "&#93;" : "]";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += reference(static_cast<unsigned char>(c));
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

std::string escaped_info(std::string_view info) {
  std::string out;
  for (std::size_t i = 0; i < info.size(); ++i) {
    if (info[i] == '&' && is_reference(info, i)) {
      out += "&amp;";
      continue;
    }
    if (info[i] == '\\') out += '\\';
    out += info[i];
  }
  return out;
}

}  // namespace townclerk::writers
