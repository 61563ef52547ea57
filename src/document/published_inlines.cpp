#include "document/published_inlines.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "document/destination.hpp"

namespace townclerk::document {

namespace {

using List = std::vector<Inline>;

bool is_white(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

void append_collapsed(std::string& out, std::string_view text) {
  out.reserve(out.size() + text.size());
  for (const char c : text) {
    if (!is_white(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
  return text;
}

bool is_emphasis(InlineKind kind) {
  return kind == InlineKind::emphasis || kind == InlineKind::strong || kind == InlineKind::strikethrough;
}

bool shows_something(const List& list) {
  return std::any_of(list.begin(), list.end(), [](const Inline& i) {
    return i.kind == InlineKind::text || i.kind == InlineKind::code || i.kind == InlineKind::image || i.kind == InlineKind::note ||
           shows_something(i.children);
  });
}

/// Puts inlines one behind the other so that each thing has one form.
class Line {
 public:
  void push(Inline&& next) {
    if (next.kind == InlineKind::text) return push_text(next.text);
    if (next.kind == InlineKind::line_break) trim_end();
    if (!list_.empty() && list_.back().kind == next.kind) {
      if (next.kind == InlineKind::code) {
        list_.back().text += next.text;
        return;
      }
      if (is_emphasis(next.kind)) {
        Line joined;
        joined.list_ = std::move(list_.back().children);
        for (Inline& child : next.children) joined.push(std::move(child));
        list_.back().children = std::move(joined.list_);
        return;
      }
    }
    next.at = {};
    list_.push_back(std::move(next));
  }
  void push_text(std::string_view text) {
    if (list_.empty() || list_.back().kind != InlineKind::text) {
      if (!list_.empty() && list_.back().kind == InlineKind::line_break)
        while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
      if (text.empty()) return;
      list_.push_back({InlineKind::text, {}, {}, {}});
    }
    append_collapsed(list_.back().text, text);
  }
  /// What stands at one end and belongs outside: spaces and line breaks.
  List take_start() {
    List taken;
    while (!list_.empty()) {
      Inline& first = list_.front();
      if (first.kind == InlineKind::line_break) {
        taken.push_back(std::move(first));
        list_.erase(list_.begin());
        continue;
      }
      if (first.kind != InlineKind::text || first.text.front() != ' ') break;
      taken.push_back({InlineKind::text, " ", {}, {}});
      first.text.erase(0, 1);
      if (!first.text.empty()) break;
      list_.erase(list_.begin());
    }
    return taken;
  }
  List take_end() {
    List taken;
    while (!list_.empty()) {
      Inline& last = list_.back();
      if (last.kind == InlineKind::line_break) {
        taken.insert(taken.begin(), std::move(last));
        list_.pop_back();
        continue;
      }
      if (last.kind != InlineKind::text || last.text.back() != ' ') break;
      taken.insert(taken.begin(), {InlineKind::text, " ", {}, {}});
      last.text.pop_back();
      if (!last.text.empty()) break;
      list_.pop_back();
    }
    return taken;
  }
  List take() { return std::move(list_); }
  [[nodiscard]] const List& list() const { return list_; }

 private:
  void trim_end() {
    if (list_.empty() || list_.back().kind != InlineKind::text) return;
    if (list_.back().text.back() == ' ') list_.back().text.pop_back();
    if (list_.back().text.empty()) list_.pop_back();
  }
  List list_;
};

class Lowering {
 public:
  Lowering(bool one_line, bool decorative) : one_line_(one_line), decorative_(decorative) {}

  void lower(const List& from, Line& out) {
    for (const Inline& piece : from) lower(piece, out);
  }

 private:
  void lower(const Inline& piece, Line& out) {
    if (piece.kind == InlineKind::link || piece.kind == InlineKind::reference || piece.kind == InlineKind::image) {
      const std::string_view destination = trimmed(piece.text);
      if (destination.size() < piece.text.size()) return lower(Inline{piece.kind, std::string(destination), piece.children, {}}, out);
    }
    switch (piece.kind) {
      case InlineKind::text:
        return out.push_text(piece.text);
      case InlineKind::soft_break:
        return out.push_text(" ");
      case InlineKind::line_break:
        if (one_line_) return out.push_text(" ");
        return out.push({InlineKind::line_break, {}, {}, {}});
      case InlineKind::code: {
        Inline code{InlineKind::code, piece.text, {}, {}};
        std::replace_if(code.text.begin(), code.text.end(), is_white, ' ');
        // Behind a bracket this would begin the definition of a link.
        if (in_link_ && code.text.find("]:") != std::string::npos) return out.push_text(code.text);
        if (!code.text.empty()) out.push(std::move(code));
        return;
      }
      case InlineKind::emphasis:
        return lower_around(piece, in_emphasis_, out);
      case InlineKind::strong:
        return lower_around(piece, in_strong_, out);
      case InlineKind::strikethrough:
        return lower_around(piece, in_strikethrough_, out);
      case InlineKind::span: {
        bool within = piece.text.empty();  // spans may stand in each other
        return lower_around(piece, within, out);
      }
      case InlineKind::link:
        if (!may_link(piece.text)) return lower(piece.children, out);
        return lower_around(piece, in_link_, out);
      case InlineKind::reference:
        if (!in_link_ && may_refer(piece.text)) out.push({InlineKind::reference, piece.text, {}, {}});
        return;
      case InlineKind::image:
        return lower_image(piece, out);
      case InlineKind::note:
        if (!in_link_) out.push({InlineKind::note, piece.text, {}, {}});
        return;
      case InlineKind::anchor:
        if (!piece.text.empty() && std::none_of(piece.text.begin(), piece.text.end(), is_white)) out.push({InlineKind::anchor, piece.text, {}, {}});
        return;
    }
  }

  void lower_around(const Inline& piece, bool& inside, Line& out) {
    if (inside) return lower(piece.children, out);
    Line inner;
    inside = true;
    lower(piece.children, inner);
    inside = false;
    for (Inline& space : inner.take_start()) out.push(std::move(space));
    List after = inner.take_end();
    const bool kept = piece.kind == InlineKind::link ? shows_something(inner.list()) : !inner.list().empty();
    if (kept) {
      out.push({piece.kind, piece.text, inner.take(), {}});
    } else {
      for (Inline& child : inner.take()) out.push(std::move(child));
    }
    for (Inline& space : after) out.push(std::move(space));
  }

  void lower_image(const Inline& piece, Line& out) const {
    const std::string words = one_line(plain_text(piece.children));
    if (!is_plain_path(piece.text)) return out.push_text(words);
    if (words.empty() && !decorative_) return;
    Inline image{InlineKind::image, piece.text, {}, {}};
    if (!words.empty()) image.children.push_back({InlineKind::text, words, {}, {}});
    out.push(std::move(image));
  }

  bool one_line_;
  bool decorative_;
  bool in_emphasis_ = false;
  bool in_strong_ = false;
  bool in_strikethrough_ = false;
  bool in_link_ = false;
};

}  // namespace

List published_inlines(const List& inlines, bool one_line, bool decorative) {
  Line line;
  Lowering(one_line, decorative).lower(inlines, line);
  line.take_start();
  line.take_end();
  return line.take();
}

bool fits_a_pipe_cell(const List& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), [](const Inline& i) {
    if (i.kind == InlineKind::line_break) return false;
    if (i.kind == InlineKind::code && i.text.find("\\|") != std::string::npos) return false;
    return fits_a_pipe_cell(i.children);
  });
}

std::string one_line(std::string_view text) {
  std::string out;
  append_collapsed(out, text);
  if (!out.empty() && out.back() == ' ') out.pop_back();
  if (!out.empty() && out.front() == ' ') out.erase(0, 1);
  return out;
}

std::string code_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += c == '\r' ? '\n' : c;
  }
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

}  // namespace townclerk::document
