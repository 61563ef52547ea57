#include "template/prose.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "template/codes.hpp"
#include "template/lexeme.hpp"

namespace townclerk::mustache {
namespace {

constexpr std::string_view open = "{{";
constexpr std::string_view literal_hint = "write '\\{{' where two braces are meant";

std::size_t without_line_ends(std::string_view text) {
  const std::size_t last = text.find_last_not_of("\r\n");
  return last == std::string_view::npos ? 0 : last + 1;
}

bool escaped(std::string_view text, std::size_t begin) {
  std::size_t slashes = 0;
  while (slashes < begin && text[begin - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

}  // namespace

void ProsePrinter::print(const Prose& value, PlacedText& out, const std::function<void()>& margin) {
  const auto own = value.names.lock();
  names_ = root_;
  if (own != nullptr) names_.push_back({own.get(), {}});
  const PlacedText& prose = *value.text;
  const std::string_view text = prose.text();
  const std::size_t end = without_line_ends(text);
  std::size_t at = 0;
  std::size_t brace = text.find(open);
  while (at < end) {
    const std::size_t feed = text.find('\n', at);
    const std::size_t line_end = feed < end ? feed + 1 : end;
    if (at > 0 && !blank(text.substr(at, line_end - at))) margin();
    while (brace < line_end) {
      if (escaped(text, brace)) {
        out.append(prose, at, brace - 1);
        out.append(prose, brace, brace + open.size());
        at = brace + open.size();
      } else {
        out.append(prose, at, brace);
        at = tag(prose, brace, out);
      }
      brace = text.find(open, at);
    }
    if (at < line_end) out.append(prose, at, line_end);
    at = std::max(at, line_end);
  }
}

std::size_t ProsePrinter::tag(const PlacedText& prose, std::size_t begin, PlacedText& out) {
  const std::string_view text = prose.text();
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  const bool triple = text.substr(begin).starts_with("{{{");
  const std::string_view closing = triple ? "}}}" : "}}";
  const std::size_t from = begin + closing.size();
  const std::size_t stop = text.substr(0, line_end).find(closing, from);
  if (stop == std::string_view::npos) {
    diagnostics_.add(Diagnostic(codes::V105, prose.place(begin, begin + open.size()), fmt::format("this tag has no '{}' on its line", closing))
                         .hint(std::string(literal_hint)));
    return line_end;
  }
  const std::size_t end = stop + closing.size();
  const Span at = prose.place(begin, end);
  std::string_view name = text.substr(from, stop - from);
  if (!triple && !name.empty() && std::string_view("#^/><$!=").find(name.front()) != std::string_view::npos) {
    diagnostics_.add(Diagnostic(codes::V111, at, fmt::format("prose may print values only, not '{}'", text.substr(begin, end - begin)))
                         .hint(std::string(literal_hint)));
    return end;
  }
  const bool raw = triple || name.starts_with('&');
  if (!triple && raw) name.remove_prefix(1);
  const std::size_t first = name.find_first_not_of(' ');
  name = first == std::string_view::npos ? std::string_view() : name.substr(first, name.find_last_not_of(' ') - first + 1);
  if (!well_formed(name)) {
    diagnostics_.add(Diagnostic(codes::V106, at, name.empty() ? std::string("this tag names nothing") : fmt::format("'{}' is no name", name))
                         .hint(std::string(literal_hint)));
    return end;
  }
  value(name, raw, at, out);
  return end;
}

void ProsePrinter::value(std::string_view name, bool raw, Span at, PlacedText& out) {
  const Path path = path_of(name);
  const Found found = look_up(names_, path);
  if (!found.any()) {
    if (misses_ == Misses::error) diagnostics_.add(unknown(names_, path, found, at).hint(std::string(literal_hint)));
    return;
  }
  const bool prose = found.known.schema != nullptr ? found.known.type() == Type::prose : std::holds_alternative<Prose>(found.value->data);
  const bool printable = found.known.schema != nullptr ? found.known.type() == Type::text : found.value->printable();
  if (prose) {
    diagnostics_.add(Diagnostic(codes::V114, at, fmt::format("'{}' is prose and cannot stand inside other prose", name)));
  } else if (!printable) {
    if (misses_ == Misses::error) diagnostics_.add(Diagnostic(codes::V110, at, fmt::format("'{}' is no single value and cannot be printed", name)));
  } else if (const Text* text = found.value == nullptr ? nullptr : std::get_if<Text>(&found.value->data)) {
    escaper_.value(out, *text, at, raw);
  }
}

}  // namespace townclerk::mustache
