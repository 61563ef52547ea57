#include "base/source.hpp"

#include <algorithm>
#include <stdexcept>

namespace townclerk {

FileId Sources::add(std::string name, std::string text) {
  for (std::size_t i = 0; i < files_.size(); ++i)
    if (files_[i].name == name && files_[i].text == text) return static_cast<FileId>(i);
  File added{std::move(name), std::move(text), {0}};
  for (std::size_t i = 0; i < added.text.size(); ++i)
    if (added.text[i] == '\n') added.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
  files_.push_back(std::move(added));
  return static_cast<FileId>(files_.size() - 1);
}

const Sources::File& Sources::file(FileId id) const {
  return files_.at(static_cast<std::size_t>(id));
}

std::string_view Sources::name(FileId id) const {
  return file(id).name;
}

std::string_view Sources::text(FileId id) const {
  return file(id).text;
}

std::string_view Sources::slice(Span span) const {
  if (!span.known()) return {};
  const std::string_view whole = text(span.file);
  const std::size_t begin = std::min<std::size_t>(span.begin, whole.size());
  return whole.substr(begin, std::max<std::size_t>(span.end, begin) - begin);
}

Place Sources::place(FileId id, std::uint32_t offset) const {
  const File& f = file(id);
  const auto next = std::upper_bound(f.line_starts.begin(), f.line_starts.end(), offset);
  Place place;
  place.line = static_cast<std::uint32_t>(next - f.line_starts.begin());
  const std::size_t stop = std::min<std::size_t>(offset, f.text.size());
  for (std::size_t i = *(next - 1); i < stop; ++i)
    if ((static_cast<unsigned char>(f.text[i]) & 0xC0U) != 0x80U) ++place.column;
  return place;
}

std::string_view Sources::line(FileId id, std::uint32_t offset) const {
  const File& f = file(id);
  const auto next = std::upper_bound(f.line_starts.begin(), f.line_starts.end(), offset);
  const std::size_t begin = *(next - 1);
  std::size_t end = f.text.find('\n', begin);
  if (end == std::string::npos) end = f.text.size();
  if (end > begin && f.text[end - 1] == '\r') --end;
  return std::string_view(f.text).substr(begin, end - begin);
}

}  // namespace townclerk
