// A PDF file taken apart just far enough for tests: every stream inflated, every object found by its number.
#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include <libdeflate.h>

namespace townclerk::pdf::testing {

struct Written {
  std::map<int, std::string> objects;  // of object streams and dictionaries of streams
  std::map<int, std::string> streams;  // inflated
  std::string all;                     // everything in one text

  explicit Written(std::string_view file);
  [[nodiscard]] bool has(std::string_view text) const { return all.find(text) != std::string::npos; }
  /// The first object that contains the text.
  [[nodiscard]] std::string object_with(std::string_view text) const;
  /// The object that follows a key as a reference in an object.
  [[nodiscard]] std::string follow(std::string_view object, std::string_view key) const;
  /// Content of a page, 0-based.
  [[nodiscard]] std::string page_content(int page) const;
};

inline std::string inflated(std::string_view bytes) {
  std::string out(4'000'000, '\0');
  libdeflate_decompressor* inflater = libdeflate_alloc_decompressor();
  std::size_t size = 0;
  const auto result = libdeflate_zlib_decompress(inflater, bytes.data(), bytes.size(), out.data(), out.size(), &size);
  libdeflate_free_decompressor(inflater);
  if (result != LIBDEFLATE_SUCCESS) return {};
  out.resize(size);
  return out;
}

inline int number_after(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  return at == std::string_view::npos ? -1 : std::atoi(std::string(text.substr(at + key.size(), 12)).c_str());
}

inline Written::Written(std::string_view file) {
  for (std::size_t at = file.find(" 0 obj\n"); at != std::string_view::npos; at = file.find(" 0 obj\n", at)) {
    std::size_t line = at;
    while (line > 0 && file[line - 1] != '\n') --line;
    const int number = std::atoi(std::string(file.substr(line, at - line)).c_str());
    const std::size_t start = file.find("\nstream\n", at) + 8;
    const std::string dictionary(file.substr(at + 7, start - 8 - at - 7));
    const auto length = static_cast<std::size_t>(number_after(dictionary, "/Length "));
    const std::string_view raw = file.substr(start, length);
    const std::string data = dictionary.find("/FlateDecode") != std::string::npos ? inflated(raw) : std::string(raw);
    objects[number] = dictionary;
    streams[number] = data;
    if (dictionary.find("/ObjStm") != std::string::npos) {
      const int count = number_after(dictionary, "/N ");
      const int first = number_after(dictionary, "/First ");
      char* index = const_cast<char*>(data.c_str());
      for (int i = 0; i < count; ++i) {
        const int object = static_cast<int>(std::strtol(index, &index, 10));
        const auto offset = static_cast<std::size_t>(first + std::strtol(index, &index, 10));
        char* next = index;
        std::strtol(next, &next, 10);
        const std::size_t end = i + 1 < count ? static_cast<std::size_t>(first + std::strtol(next, &next, 10)) : data.size();
        objects[object] = data.substr(offset, end - offset - 1);
      }
    }
    all += dictionary + "\n" + data + "\n";
    at = start + length;
  }
}

inline std::string Written::object_with(std::string_view text) const {
  for (const auto& [number, body] : objects) {
    if (body.find(text) != std::string::npos) return body;
  }
  return {};
}

inline std::string Written::follow(std::string_view object, std::string_view key) const {
  const auto found = objects.find(number_after(object, key));
  return found == objects.end() ? std::string() : found->second;
}

inline std::string Written::page_content(int page) const {
  const std::string object = object_with("/StructParents " + std::to_string(page) + "/");
  const auto found = streams.find(number_after(object, "/Contents "));
  return found == streams.end() ? std::string() : found->second;
}

}  // namespace townclerk::pdf::testing
