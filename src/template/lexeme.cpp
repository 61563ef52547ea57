#include "template/lexeme.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "template/codes.hpp"

namespace townclerk::mustache {
namespace {

class Lexer {
 public:
  Lexer(std::string_view text, FileId file, Diagnostics& diagnostics) : text_(text), file_(file), diagnostics_(diagnostics) {}

  Lexemes run() {
    constexpr std::size_t usual_length = 12;
    lexemes_.reserve(text_.size() / usual_length);
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t begin = std::min(text_.find(open_, at), text_.size());
      words(at, begin);
      at = begin < text_.size() ? tag(begin) : begin;
    }
    return std::move(lexemes_);
  }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] Slice slice(std::size_t begin, std::size_t end) const { return {text_.substr(begin, end - begin), span(begin, end)}; }

  void words(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t feed = text_.find('\n', begin);
      if (feed >= end) return push(Lexeme::Kind::text, slice(begin, end));
      const std::size_t stop = feed > begin && text_[feed - 1] == '\r' ? feed - 1 : feed;
      if (stop > begin) push(Lexeme::Kind::text, slice(begin, stop));
      push(Lexeme::Kind::newline, slice(stop, feed + 1));
      begin = feed + 1;
    }
  }

  void push(Lexeme::Kind kind, Slice words) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.words = words;
    lexemes_.push_back(lexeme);
  }

  /// Reads the tag at `begin`; the offset behind it.
  std::size_t tag(std::size_t begin) {
    const std::size_t inner = begin + open_.size();
    const char sigil = inner < text_.size() ? text_[inner] : '\0';
    const std::string closing = (sigil == '{' ? "}" : sigil == '=' ? "=" : "") + close_;
    const std::size_t from = sigil == '{' || sigil == '=' ? inner + 1 : inner;
    const std::size_t stop = text_.find(closing, from);
    if (stop == std::string_view::npos) {
      unclosed(begin, closing, "the file ends");
      return text_.size();
    }
    const std::string_view content = text_.substr(from, stop - from);
    const std::size_t end = stop + closing.size();
    if (sigil == '=') {
      delimiters(content, begin, end);
      return end;
    }
    const std::size_t nested = sigil == '!' || open_ == close_ ? std::string_view::npos : content.find(open_);
    if (nested != std::string_view::npos) {
      unclosed(begin, closing, "the next tag begins");
      return from + nested;
    }
    named(sigil, content, begin, end);
    return end;
  }

  void unclosed(std::size_t begin, std::string_view closing, std::string_view where) {
    diagnostics_.add(Diagnostic(codes::V105, span(begin, begin + open_.size()), fmt::format("this tag has no '{}' before {}", closing, where)));
  }

  void delimiters(std::string_view content, std::size_t begin, std::size_t end) {
    const std::string_view both = trimmed(content);
    const std::size_t gap = std::min(both.find_first_of(blanks), both.size());
    const std::string_view opening = both.substr(0, gap);
    const std::string_view closing = trimmed(both.substr(gap));
    const bool good =
        !opening.empty() && !closing.empty() && closing.find_first_of(blanks) == std::string_view::npos && both.find('=') == std::string_view::npos;
    if (!good) {
      diagnostics_.add(Diagnostic(codes::V107, span(begin, end), "delimiters are two words without '=', one for each end of a tag")
                           .hint("for example '{{=<% %>=}}'"));
      return;
    }
    open_ = opening;
    close_ = closing;
    push(Lexeme::Kind::delimiters, slice(begin, end));
  }

  static Lexeme::Kind kind_of(char sigil) {
    switch (sigil) {
      case '#':
        return Lexeme::Kind::section;
      case '^':
        return Lexeme::Kind::inverted;
      case '/':
        return Lexeme::Kind::end;
      case '>':
        return Lexeme::Kind::partial;
      case '<':
        return Lexeme::Kind::parent;
      case '$':
        return Lexeme::Kind::block;
      case '!':
        return Lexeme::Kind::comment;
      default:
        return Lexeme::Kind::variable;
    }
  }

  void named(char sigil, std::string_view content, std::size_t begin, std::size_t end) {
    Lexeme lexeme;
    lexeme.kind = kind_of(sigil);
    lexeme.raw = sigil == '{' || sigil == '&';
    const bool has_sigil = lexeme.kind != Lexeme::Kind::variable || sigil == '&';
    std::string_view name = trimmed(has_sigil ? content.substr(1) : content);
    const bool file_name = lexeme.kind == Lexeme::Kind::partial || lexeme.kind == Lexeme::Kind::parent;
    // {{/*name}} ends {{<*name}}.
    if ((file_name || lexeme.kind == Lexeme::Kind::end) && name.starts_with('*')) {
      lexeme.dynamic = true;
      name = trimmed(name.substr(1));
    }
    lexeme.words = {name, span(begin, end)};
    if (lexeme.kind != Lexeme::Kind::comment && !sound(lexeme, file_name)) return;
    lexemes_.push_back(lexeme);
  }

  bool sound(const Lexeme& lexeme, bool file_name) {
    const std::string_view name = lexeme.words.text;
    if (name.empty()) {
      diagnostics_.add(Diagnostic(codes::V106, lexeme.words.at, "this tag names nothing"));
      return false;
    }
    const bool plain = name.find_first_of(blanks) == std::string_view::npos;
    const bool free_form = (file_name && !lexeme.dynamic) || lexeme.kind == Lexeme::Kind::end || lexeme.kind == Lexeme::Kind::block;
    if (plain && (free_form || well_formed(name))) return true;
    diagnostics_.add(Diagnostic(codes::V106, lexeme.words.at, fmt::format("'{}' is no name", name))
                         .hint(plain ? "the parts of a name are joined by single dots" : "a name has no spaces"));
    return false;
  }

  std::string_view text_;
  FileId file_;
  Diagnostics& diagnostics_;
  std::string open_ = "{{";
  std::string close_ = "}}";
  Lexemes lexemes_;
};

bool opens(Lexeme::Kind kind) {
  return kind == Lexeme::Kind::section || kind == Lexeme::Kind::inverted || kind == Lexeme::Kind::parent || kind == Lexeme::Kind::block;
}

std::string_view noun(Lexeme::Kind kind) {
  return kind == Lexeme::Kind::parent ? "parent" : kind == Lexeme::Kind::block ? "block" : "section";
}

/// Pairs opening and end tags with a stack of what is open.
class Pairing {
 public:
  Pairing(Lexemes& lexemes, Span file_end, Diagnostics& diagnostics) : lexemes_(lexemes), file_end_(file_end), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t i = 0; i < lexemes_.size(); ++i) {
      if (lexemes_[i].kind == Lexeme::Kind::end) close(i);
      lexemes_[i].in_parent = lexemes_[i].kind != Lexeme::Kind::end && !open_.empty() && lexemes_[open_.back()].kind == Lexeme::Kind::parent;
      if (opens(lexemes_[i].kind) && !open(i)) return;
    }
    while (!open_.empty()) pop_unclosed("the file ends here", file_end_);
  }

 private:
  bool open(std::size_t i) {
    constexpr std::size_t max_nesting = 100;
    if (open_.size() < max_nesting) {
      open_.push_back(i);
      return true;
    }
    diagnostics_.add(Diagnostic(codes::V112, lexemes_[i].words.at, fmt::format("more than {} sections stand in each other", max_nesting)));
    return false;
  }

  void close(std::size_t i) {
    const Lexeme& end = lexemes_[i];
    const auto fits = [&](std::size_t o) { return lexemes_[o].words.text == end.words.text && lexemes_[o].dynamic == end.dynamic; };
    if (open_.empty()) {
      diagnostics_.add(Diagnostic(codes::V104, end.words.at, fmt::format("this tag ends '{}', but nothing is open", end.words.text)));
      return;
    }
    if (std::none_of(open_.begin(), open_.end(), fits)) {
      const Lexeme& top = lexemes_[open_.back()];
      diagnostics_.add(Diagnostic(codes::V104, end.words.at,
                                  fmt::format("this tag ends '{}', but the {} '{}' is open", end.words.text, noun(top.kind), top.words.text))
                           .note(fmt::format("'{}' opens here", top.words.text), top.words.at)
                           .hint(fmt::format("did you mean '{}'?", top.words.text)));
    } else {
      while (!fits(open_.back())) pop_unclosed(fmt::format("'{}' ends here", end.words.text), end.words.at);
    }
    lexemes_[i].mate = open_.back();
    lexemes_[open_.back()].mate = i;
    open_.pop_back();
  }

  void pop_unclosed(std::string note, Span at) {
    const Lexeme& top = lexemes_[open_.back()];
    diagnostics_.add(Diagnostic(codes::V103, top.words.at, fmt::format("the {} '{}' has no end tag", noun(top.kind), top.words.text))
                         .note(std::move(note), at)
                         .hint(fmt::format("end it with '{{{{/{}}}}}'", top.words.text)));
    open_.pop_back();
  }

  Lexemes& lexemes_;
  Span file_end_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> open_;
};

}  // namespace

bool blank(std::string_view text) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

std::vector<std::string_view> path_of(std::string_view name) {
  std::vector<std::string_view> path;
  if (name == ".") return path;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    path.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return path;
}

bool well_formed(std::string_view name) {
  if (name.empty() || name.find_first_of(blanks) != std::string_view::npos) return false;
  const auto parts = path_of(name);
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) { return part.empty(); });
}

Lexemes lex(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  return Lexer(sources.text(file), file, diagnostics).run();
}

void pair_up(Lexemes& lexemes, FileId file, std::size_t file_size, Diagnostics& diagnostics) {
  const auto end = static_cast<std::uint32_t>(file_size);
  Pairing(lexemes, {file, end, end}, diagnostics).run();
}

}  // namespace townclerk::mustache
