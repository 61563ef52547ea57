#include "model/prose.hpp"

#include <algorithm>
#include <string>

namespace townclerk::model {
namespace {

constexpr std::string_view blanks = " \t\n\r";

struct SourceLine {
  std::size_t begin;
  std::size_t end;
  bool blank;
};

std::vector<SourceLine> split(std::string_view text) {
  std::vector<SourceLine> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({begin, end, text.substr(begin, end - begin).find_first_not_of(blanks) == std::string_view::npos});
    begin = end + 1;
  }
  return lines;
}

std::string_view indentation(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

bool is_blank(char c) {
  return blanks.find(c) != std::string_view::npos;
}

/// Of a line of attributes, whatever it belongs to.
void add_attribute_ids(std::string_view line, std::vector<std::string>& out) {
  const std::size_t open = line.rfind('{');
  const std::size_t close = line.find_last_not_of(blanks);
  if (open == std::string_view::npos || line[close] != '}') return;
  for (std::size_t at = line.find('#', open); at != std::string_view::npos; at = line.find('#', at + 1)) {
    const std::size_t end = line.find_first_of(" \t}", at);
    if ((at == open + 1 || is_blank(line[at - 1])) && end > at + 1) out.emplace_back(line.substr(at + 1, end - at - 1));
  }
}

void add_tag_ids(std::string_view line, std::vector<std::string>& out) {
  constexpr std::string_view key = "id=";
  for (std::size_t at = line.find(key, line.find('<')); at != std::string_view::npos; at = line.find(key, at + 1)) {
    const std::size_t value = at + key.size();
    if (at == 0 || !is_blank(line[at - 1]) || value >= line.size()) continue;
    const bool quoted = line[value] == '"' || line[value] == '\'';
    const std::size_t begin = value + (quoted ? 1 : 0);
    const std::size_t end = quoted ? line.find(line[value], begin) : line.find_first_of(" \t>", begin);
    if (end != std::string_view::npos && end > begin) out.emplace_back(line.substr(begin, end - begin));
  }
}

std::string_view shared_start(std::string_view a, std::string_view b) {
  const auto differs = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return a.substr(0, static_cast<std::size_t>(differs.first - a.begin()));
}

}  // namespace

std::shared_ptr<const PlacedText> unindent(const PlacedText& placed) {
  const std::string_view text = placed.text();
  std::vector<SourceLine> lines = split(text);
  const auto slice = [&](const SourceLine& line) { return text.substr(line.begin, line.end - line.begin); };
  std::string_view common;
  bool any = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].blank) continue;
    const std::string_view own = indentation(slice(lines[i]));
    common = any ? shared_start(common, own) : own;
    any = true;
  }
  lines.front().begin += indentation(slice(lines.front())).size();
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (!lines[i].blank) lines[i].begin += common.size();
  while (!lines.empty() && lines.back().blank) lines.pop_back();
  const auto first = std::find_if(lines.begin(), lines.end(), [](const SourceLine& line) { return !line.blank; });
  auto prose = std::make_shared<PlacedText>();
  for (auto current = first; current != lines.end(); ++current) {
    if (!current->blank) prose->append(placed, current->begin, current->end);
    if (current + 1 != lines.end()) prose->append(placed, current->end, current->end + 1);
  }
  return prose;
}

PlacedText one_line(const PlacedText& placed, bool trim_start, bool trim_end) {
  const std::string_view text = placed.text();
  PlacedText out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word = std::min(text.find_first_not_of(blanks, at), text.size());
    const bool outer = (at == 0 && trim_start) || (word == text.size() && trim_end);
    if (word > at && !outer) out.append(" ", placed.place(at, word));
    at = std::min(text.find_first_of(blanks, word), text.size());
    out.append(placed, word, at);
  }
  return out;
}

Text line(const PlacedText& placed) {
  const std::string_view text = placed.text();
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return {one_line(placed, true, true).text(), placed.place(begin, text.find_last_not_of(blanks) + 1)};
}

std::vector<std::string> ids_in(std::string_view markdown) {
  std::vector<std::string> out;
  for (const SourceLine& line : split(markdown)) {
    if (line.blank) continue;
    const std::string_view words = markdown.substr(line.begin, line.end - line.begin);
    add_attribute_ids(words, out);
    if (words.find('<') != std::string_view::npos) add_tag_ids(words, out);
  }
  return out;
}

}  // namespace townclerk::model
