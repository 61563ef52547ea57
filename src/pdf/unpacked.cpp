#include "pdf/unpacked.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <memory>

namespace townclerk::pdf {
namespace {

constexpr std::size_t largest_structural = 8U << 20;
constexpr std::size_t largest_together = 256U << 20;
constexpr std::size_t longest_dictionary = 4096;
constexpr std::string_view blanks = " \t\r\n\f";

struct Free {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

/// With the escapes of names (#46 for F) resolved.
std::string without_escapes(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  constexpr int base = 16;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '#' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(digit(text[i + 1]) * base + digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

/// The offset behind a string in parentheses that begins at `at`; npos when it does not end.
std::size_t behind_string(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// One whole dictionary and nothing else: no comment, and no end of a string that began before it, in which it could lie.
bool is_dictionary(std::string_view text) {
  int depth = 0;
  bool ended = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view two = text.substr(at, 2);
    const bool blank = blanks.find(text[at]) != std::string_view::npos;
    if (ended && !blank) return false;
    if (two == "<<" || two == ">>") {
      depth += two == "<<" ? 1 : -1;
      at += 2;
      if (depth < 0) return false;
      ended = depth == 0;
    } else if (depth == 0 && !blank) {
      return false;
    } else if (text[at] == '(') {
      at = behind_string(text, at);
    } else if (text[at] == ')' || text[at] == '%' || text[at] == '\\') {
      return false;
    } else {
      ++at;
    }
  }
  return ended;
}

/// False only where the dictionary before the keyword is surely that of a stream which is unpacked on demand.
bool may_be_structural(std::string_view before) {
  const std::size_t object = before.rfind("obj");
  if (object == std::string_view::npos) return true;
  const std::size_t line = before.find_last_of("\r\n", object);
  const bool starts_line =
      line != std::string_view::npos && before.substr(line + 1, object - line - 1).find_first_not_of("0123456789 ") == std::string_view::npos;
  const std::string_view dictionary = before.substr(object + 3);
  if (!starts_line || !is_dictionary(dictionary)) return true;
  const std::string plain = without_escapes(dictionary);
  return plain.find("/First") != std::string::npos || plain.find("/W") != std::string::npos;
}

bool has_rare_filter(std::string_view before) {
  const std::string plain = without_escapes(before);
  constexpr std::array<std::string_view, 3> filters{"LZW", "RunLength", "/RL"};
  return std::any_of(filters.begin(), filters.end(), [&plain](std::string_view filter) { return plain.find(filter) != std::string::npos; });
}

/// RFC 1950 §2.2
bool begins_like_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const unsigned method = static_cast<unsigned char>(bytes[0]);
  const unsigned flags = static_cast<unsigned char>(bytes[1]);
  return (method & 15U) == 8 && (method * 256 + flags) % 31 == 0;
}

}  // namespace

std::optional<std::string> unpacked(std::string_view packed, std::size_t limit, bool& too_large) {
  too_large = false;
  if (!begins_like_zlib(packed)) return std::nullopt;
  const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
  constexpr std::size_t usual = 8;  // times its size
  constexpr std::size_t first_room = 256U << 10;
  for (std::size_t room = std::min({limit, packed.size() * usual + 1024, first_room});; room = std::min(limit, room * usual)) {
    std::string out(room, '\0');
    std::size_t read = 0;
    std::size_t size = 0;
    const auto result = libdeflate_zlib_decompress_ex(decompressor.get(), packed.data(), packed.size(), out.data(), out.size(), &read, &size);
    if (result == LIBDEFLATE_SUCCESS) {
      out.resize(size);
      return out;
    }
    too_large = result == LIBDEFLATE_INSUFFICIENT_SPACE && room == limit;
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || too_large) return std::nullopt;
  }
}

bool has_bomb(std::string_view file) {
  constexpr std::string_view keyword = "stream";
  constexpr std::size_t most_streams = 200'000;
  std::size_t together = 0;
  std::size_t count = 0;
  for (std::size_t at = file.find(keyword); at != std::string_view::npos; at = file.find(keyword, at + 1)) {
    const std::string_view packed = file.substr(std::min(file.find_first_not_of(blanks, at + keyword.size()), file.size()));
    if (!begins_like_zlib(packed)) continue;
    if (++count > most_streams) return true;
    const std::size_t begin = at - std::min(at, longest_dictionary);
    const std::string_view before = file.substr(begin, at - begin);
    if (before.ends_with("end") || !may_be_structural(before)) continue;
    bool too_large = false;
    std::optional<std::string> layer = unpacked(packed, largest_structural, too_large);
    if (!layer && !too_large) continue;
    if (too_large || has_rare_filter(before)) return true;
    // One filter may lie in another.
    for (std::string inner; layer; layer = unpacked(inner, largest_structural, too_large)) {
      together += layer->size();
      inner = std::move(*layer);
    }
    if (too_large || together > largest_together) return true;
  }
  return false;
}

}  // namespace townclerk::pdf
