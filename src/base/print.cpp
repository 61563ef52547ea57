#include "base/print.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/utf8.hpp"

namespace townclerk {
namespace {

struct Paint {
  bool on;
  [[nodiscard]] std::string operator()(std::string_view escape, std::string_view text) const {
    return on ? fmt::format("\x1b[{}m{}\x1b[0m", escape, text) : std::string(text);
  }
};

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "info";
  }
  return "";
}

std::string_view colour_of(Severity severity) {
  return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
}

bool steers_terminal(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

bool combining(char32_t code) {
  return (code >= 0x300 && code < 0x370) || (code >= 0x20D0 && code < 0x2100) || (code >= 0xFE00 && code < 0xFE10);
}

bool wide(char32_t code) {
  return (code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xA4D0) || (code >= 0xAC00 && code < 0xD7A4) ||
         (code >= 0xF900 && code < 0xFB00) || (code >= 0xFE30 && code < 0xFE70) || (code >= 0xFF00 && code < 0xFF61) ||
         (code >= 0x1F300 && code < 0x1FB00) || (code >= 0x20000 && code < 0x3FFFE);
}

/// What a terminal may show of a text, and how many cells it takes.
struct Shown {
  std::string text;
  std::size_t cells = 0;
};

Shown shown(std::string_view text) {
  Shown out;
  std::size_t invalid = utf8::first_invalid(text);
  for (std::size_t i = 0; i < text.size();) {
    if (i == invalid) {
      const std::string byte = fmt::format("<{:02X}>", static_cast<unsigned char>(text[i++]));
      out.text += byte;
      out.cells += byte.size();
      const std::size_t next = utf8::first_invalid(text.substr(i));
      invalid = next == std::string_view::npos ? next : i + next;
      continue;
    }
    const char32_t code = utf8::next(text, i);
    if (code == '\t') {
      out.text += "    ";
      out.cells += 4;
    } else if (steers_terminal(code)) {
      const std::string name = fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(code));
      out.text += name;
      out.cells += name.size();
    } else {
      utf8::append(out.text, code);
      out.cells += combining(code) ? 0 : wide(code) ? 2 : 1;
    }
  }
  return out;
}

std::string place_text(const Sources& sources, Span at) {
  const Place place = sources.place(at.file, at.begin);
  return fmt::format("{}:{}:{}", sources.name(at.file), place.line, place.column);
}

/// The line with a caret, its bytes that are no UTF-8 as hexadecimal numbers; of a long line the part round the place.
void excerpt(std::string& out, const Sources& sources, Span at, const Paint& paint, std::string_view colour) {
  constexpr std::size_t longest = 200;
  const std::string_view line = sources.line(at.file, at.begin);
  const auto start = static_cast<std::size_t>(line.data() - sources.text(at.file).data());
  const std::size_t from = std::min<std::size_t>(at.begin - start, line.size());
  const std::size_t to = std::clamp<std::size_t>(at.end <= start ? from : at.end - start, from, line.size());
  const auto on_character = [line](std::size_t i) {
    while (i > 0 && i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U) --i;
    return i;
  };
  const std::size_t left = line.size() <= longest || from < longest / 2 ? 0 : on_character(from - longest / 2);
  const std::size_t right = on_character(std::min(line.size(), left + longest));
  const Shown before = shown(line.substr(left, from - left));
  const Shown under = shown(line.substr(from, std::min(std::max(to, from), right) - from));
  const Shown after = shown(line.substr(std::min(std::max(to, from), right), right - std::min(std::max(to, from), right)));
  const std::string number = std::to_string(sources.place(at.file, at.begin).line);
  const std::string margin(std::max<std::size_t>(5, number.size()), ' ');
  out += fmt::format("{:>5} | {}{}{}{}{}\n", number, left > 0 ? "…" : "", before.text, under.text, after.text, right < line.size() ? "…" : "");
  const std::size_t indent = before.cells + (left > 0 ? 1 : 0);
  const std::string caret = "^" + std::string(under.cells > 1 ? under.cells - 1 : 0, '~');
  out += fmt::format("{} | {}{}\n", margin, std::string(indent, ' '), paint(colour, caret));
}

Json place_json(const Sources& sources, Span at) {
  Json json = Json::object();
  if (!at.known()) return json;
  const Place begin = sources.place(at.file, at.begin);
  const Place end = sources.place(at.file, at.end);
  json["file"] = std::string(sources.name(at.file));
  json["line"] = begin.line;
  json["column"] = begin.column;
  json["end_line"] = end.line;
  json["end_column"] = end.column;
  return json;
}

}  // namespace

std::string to_text(const Diagnostics& diagnostics, const Sources& sources, Colour colour) {
  const Paint paint{colour == Colour::always};
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) {
    if (d.at.known()) out += paint("1", shown(place_text(sources, d.at)).text + ":") + " ";
    out +=
        paint(colour_of(d.code.severity), fmt::format("{}[{}]:", word(d.code.severity), d.code.id)) + " " + paint("1", shown(d.message).text) + "\n";
    if (d.at.known()) excerpt(out, sources, d.at, paint, colour_of(d.code.severity));
    for (const Note& note : d.notes) {
      out += "  " + paint("1", "note:") + " " + shown(note.message).text;
      if (note.at.known()) out += fmt::format(": {}", shown(place_text(sources, note.at)).text);
      out += "\n";
    }
    for (const std::string& hint : d.hints) out += "  " + paint("1;32", "hint:") + " " + shown(hint).text + "\n";
  }
  if (diagnostics.left_out() > 0) out += fmt::format("{} more not shown\n", diagnostics.left_out());
  return out;
}

std::string to_json(const Diagnostics& diagnostics, const Sources& sources) {
  Json list = Json::array();
  for (const Diagnostic& d : diagnostics.all()) {
    Json json = Json::object();
    json["code"] = std::string(d.code.id);
    json["severity"] = std::string(word(d.code.severity));
    json["message"] = d.message;
    json.update(place_json(sources, d.at));
    if (!d.notes.empty()) json["notes"] = Json::array();
    for (const Note& note : d.notes) {
      Json item = Json::object();
      item["message"] = note.message;
      item.update(place_json(sources, note.at));
      json["notes"].push_back(std::move(item));
    }
    if (!d.hints.empty()) json["hints"] = d.hints;
    list.push_back(std::move(json));
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace townclerk
