#include "markdown/attributes.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "markdown/character_references.hpp"
#include "markdown/codes.hpp"
#include "markdown/notes.hpp"

namespace townclerk::markdown {

namespace {

constexpr std::string_view white = " \t";
constexpr std::string_view line_hint = "attributes are written {#id .class key=\"value\"}; when the line is text, begin it with \\{";

bool is_key_character(char c, bool first) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return letter || (!first && ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'));
}

/// Walks over the inside of `{…}` or of a tag.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return text_[at_]; }
  void skip() { ++at_; }
  bool skip_white() {
    const std::size_t before = at_;
    while (!done() && white.find(peek()) != std::string_view::npos) ++at_;
    return at_ > before;
  }
  std::string_view until(std::string_view stops) {
    const std::size_t end = std::min(text_.find_first_of(stops, at_), text_.size());
    return take(end);
  }
  std::string_view key() {
    std::size_t end = at_;
    while (end < text_.size() && is_key_character(text_[end], end == at_)) ++end;
    return take(end);
  }

 private:
  std::string_view take(std::size_t end) {
    const std::string_view part = text_.substr(at_, end - at_);
    at_ = end;
    return part;
  }
  std::string_view text_;
  std::size_t at_ = 0;
};

bool has_white(std::string_view text) {
  return text.find_first_of(" \t\r\n") != std::string_view::npos;
}

void set_id(document::Attributes& attributes, std::string id, Span at, const Reading& reading) {
  if (id.empty()) return;
  if (has_white(id)) {
    reading.error(codes::K105, at, fmt::format("the id '{}' has a space in it", id), "ids are one word, such as 'consultation-responses'");
  } else if (!attributes.id.empty()) {
    reading.error(codes::K104, at, fmt::format("a second id '{}' beside '{}'", id, attributes.id),
                  "a block has one id; keep the one that references use");
  } else {
    attributes.id = std::move(id);
  }
}

void add_classes(document::Attributes& attributes, std::string_view names) {
  std::size_t from = 0;
  while ((from = names.find_first_not_of(" \t\r\n", from)) != std::string_view::npos) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n", from), names.size());
    const std::string_view name = names.substr(from, end - from);
    if (!attributes.has(name)) attributes.classes.emplace_back(name);
    from = end;
  }
}

void add_key(document::Attributes& attributes, std::string_view key, std::string value, Span at, const Reading& reading) {
  if (attributes.key(key) != nullptr) {
    reading.error(codes::K104, at, fmt::format("a second '{}'", key), "each key may stand once; remove one of the two");
  } else {
    attributes.keys.emplace_back(key, std::move(value));
  }
}

constexpr std::array<std::string_view, 14> known_keys{"align", "caption", "colspan",    "form",    "header-columns", "headless", "label",
                                                      "lang",  "number",  "paragraphs", "rowspan", "scope",          "start",    "total"};
constexpr std::array<std::string_view, 12> known_classes{"alpha-paren", "appendix", "cont", "decorative", "numbered",   "recommendations",
                                                         "runin",       "section",  "sub",  "unlisted",   "unnumbered", "appendix-entry"};

/// What a person wrote into an attribute line has an effect, or is a slip.
void check_known(const document::Attributes& attributes, const Reading& reading) {
  for (const auto& [key, value] : attributes.keys) {
    if (std::find(known_keys.begin(), known_keys.end(), key) != known_keys.end()) continue;
    const auto near = nearest(key, known_keys);
    const auto as_class = nearest(key, known_classes);
    reading.error(codes::K106, attributes.at, fmt::format("'{}' is no attribute of the dialect", key),
                  as_class ? fmt::format("did you mean '.{}'?", *as_class)
                  : near   ? fmt::format("did you mean '{}'?", *near)
                           : fmt::format("the attributes are {}; a class begins with a dot, an id with '#'", fmt::join(known_keys, ", ")));
  }
  for (const std::string& name : attributes.classes) {
    if (std::find(known_classes.begin(), known_classes.end(), name) != known_classes.end()) continue;
    if (const auto near = nearest(name, known_classes)) {
      reading.diagnostics.add(Diagnostic(codes::K107, attributes.at, fmt::format("the class '.{}' has no meaning of its own", name))
                                  .hint(fmt::format("did you mean '.{}'?", *near)));
    }
  }
}

/// A value behind `=`: in double quotes with \" and \\, or one bare word, which may be an absent value. False when the quotes do not close.
bool read_value(Cursor& cursor, std::string& value) {
  if (cursor.done() || cursor.peek() != '"') {
    value = cursor.until(" \t\"=");
    return true;
  }
  cursor.skip();
  while (!cursor.done()) {
    value += cursor.until("\"\\");
    if (cursor.done()) return false;
    const char stop = cursor.peek();
    cursor.skip();
    if (stop == '"') return true;
    if (!cursor.done() && (cursor.peek() == '"' || cursor.peek() == '\\')) {
      value += cursor.peek();
      cursor.skip();
    } else {
      value += stop;
    }
  }
  return false;
}

/// One of `#id`, `.class`, `key`, `key=value`. False when it is none.
bool read_item(Cursor& cursor, document::Attributes& attributes, Reading& reading) {
  const char first = cursor.peek();
  if (first == '#' || first == '.') {
    const std::string_view name = cursor.until(" \t\"=");
    if (name.size() == 1) return true;  // a value that is known but absent
    std::string words = reading.swap.words(name.substr(1));
    if (first == '#') {
      set_id(attributes, std::move(words), reading.place(name), reading);
    } else {
      add_classes(attributes, words);
    }
    return true;
  }
  const std::string_view key = cursor.key();
  if (key.empty()) return false;
  std::string value;
  if (!cursor.done() && cursor.peek() == '=') {
    cursor.skip();
    if (!read_value(cursor, value)) return false;
  }
  if (key == "id") {
    set_id(attributes, reading.swap.words(value), reading.place(key), reading);
  } else if (key == "class") {
    add_classes(attributes, reading.swap.words(value));
  } else {
    add_key(attributes, key, reading.swap.words(value), reading.place(key), reading);
  }
  return true;
}

/// A value in a tag: quoted either way, or bare.
bool read_tag_value(Cursor& cursor, std::string_view& value) {
  if (cursor.done()) return false;
  const char quote = cursor.peek();
  if (quote != '"' && quote != '\'') {
    value = cursor.until(" \t\"'=<>`");
    return !value.empty();
  }
  cursor.skip();
  value = cursor.until(std::string_view(&quote, 1));
  if (cursor.done()) return false;
  cursor.skip();
  return true;
}

bool is_of_prose(Span at, const Reading& reading) {
  return reading.prose && at.file == *reading.prose;
}

bool is_attribute_line(std::string_view bare) {
  return bare.size() >= 2 && bare.front() == '{' && bare.back() == '}';
}

}  // namespace

void report_hidden(std::string_view line, const Reading& reading) {
  reading.error(codes::K103, reading.place(line), "an attribute line stands where it belongs to no block",
                "it is the last line of its paragraph, or behind a heading, list or table a paragraph of its own with a blank line before it");
}

AttributeLines::AttributeLines(Reading& reading, std::string text) : reading_(reading) {
  for (std::size_t line = 1; line <= reading.lines.count(); ++line) {
    const std::string_view whole = reading.lines.at(line);
    const std::string_view bare = trimmed(whole.substr(leading_marks(whole).bytes));
    if (is_attribute_line(bare)) {
      hide(bare, text);
    } else {
      for (const std::string_view mark : note_marks(bare)) hide(mark, text);
    }
  }
  if (copied_ == 0) {
    text_ = std::move(text);
  } else {
    text_.append(text, copied_, std::string::npos);
  }
}

void AttributeLines::hide(std::string_view part, const std::string& text) {
  const auto begin = static_cast<std::size_t>(part.data() - reading_.text.text().data());
  if (text[begin] != part.front()) return;  // blanked, and reported, because of a limit
  text_.append(text, copied_, begin - copied_);
  text_ += reading_.swap.hide(part);
  copied_ = begin + part.size();
  sources_.push_back(part);
}

std::optional<document::Attributes> AttributeLines::read(std::size_t hidden) {
  reading_.swap.found(hidden);
  const std::string_view source = sources_[hidden];
  document::Attributes attributes;
  attributes.at = reading_.place(source);
  Cursor cursor(source.substr(1, source.size() - 2));
  cursor.skip_white();
  bool readable = !cursor.done();
  while (readable && !cursor.done()) {
    readable = read_item(cursor, attributes, reading_) && (cursor.skip_white() || cursor.done());
  }
  if (readable) {
    if (is_of_prose(attributes.at, reading_)) check_known(attributes, reading_);
    return attributes;
  }
  reading_.error(codes::K101, attributes.at, fmt::format("the attribute line '{}' cannot be read", reading_.swap.words(source)),
                 std::string(line_hint));
  return std::nullopt;
}

void AttributeLines::report_lost() const {
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (reading_.swap.was_found(i) || !is_attributes(i)) continue;
    reading_.error(codes::K102, place(i), "an attribute line stands in the definition of a link", "leave a blank line before it");
  }
}

std::optional<Tag> read_tag(std::string_view source, Span at, Reading& reading) {
  if (source.size() < 3 || source.front() != '<' || source.back() != '>') return std::nullopt;
  Cursor cursor(source.substr(1, source.size() - 2));
  Tag tag;
  tag.attributes.at = at;
  if (cursor.peek() == '/') {
    tag.closing = true;
    cursor.skip();
  }
  tag.name = lower(cursor.key());
  if (tag.name.empty()) return std::nullopt;
  while (cursor.skip_white() && !cursor.done()) {
    const std::string_view key = cursor.key();
    if (key.empty() || tag.closing) return std::nullopt;
    std::string_view raw;
    if (!cursor.done() && cursor.peek() == '=') {
      cursor.skip();
      if (!read_tag_value(cursor, raw)) return std::nullopt;
    }
    std::string value = reading.swap.words(decode_references(raw));
    if (key == "id") {
      set_id(tag.attributes, std::move(value), at, reading);
    } else if (key == "class") {
      add_classes(tag.attributes, value);
    } else {
      add_key(tag.attributes, key, std::move(value), at, reading);
    }
  }
  if (!cursor.done()) return std::nullopt;
  return tag;
}

void merge(document::Attributes& into, document::Attributes&& more, const Reading& reading) {
  set_id(into, std::move(more.id), more.at, reading);
  for (const std::string& name : more.classes) add_classes(into, name);
  for (auto& [key, value] : more.keys) add_key(into, key, std::move(value), more.at, reading);
  if (!into.at.known()) into.at = more.at;
}

}  // namespace townclerk::markdown
