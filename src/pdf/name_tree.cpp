#include "pdf/name_tree.hpp"

#include <algorithm>
#include <functional>

#include "pdf/object_writer.hpp"
#include "pdf/syntax.hpp"

namespace townclerk::pdf {
namespace {

constexpr std::size_t leaf_size = 64;

/// `append_key(out, i)` and `append_value(out, i)` write entry i; `kind` is "Names" or "Nums".
template <class Key, class Value>
std::uint32_t write_tree(ObjectWriter& writer, std::size_t count, const char* kind, const Key& append_key, const Value& append_value) {
  const std::uint32_t root = writer.reserve();
  const std::size_t leaves = (count + leaf_size - 1) / leaf_size;
  const std::uint32_t first_leaf = writer.reserve(leaves);
  std::string kids = "<</Kids[";
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    const std::size_t begin = leaf * leaf_size;
    const std::size_t end = std::min(count, begin + leaf_size);
    std::string body = "<</Limits[";
    append_key(body, begin);
    body += ' ';
    append_key(body, end - 1);
    body += "]/";
    body += kind;
    body += '[';
    for (std::size_t i = begin; i < end; ++i) {
      append_key(body, i);
      body += ' ';
      append_value(body, i);
      body += ' ';
    }
    body += "]>>";
    const auto number = static_cast<std::uint32_t>(first_leaf + leaf);
    writer.object(number, body);
    append_reference(kids, number);
    kids += ' ';
  }
  writer.object(root, leaves == 0 ? "<</" + std::string(kind) + "[]>>" : kids + "]>>");
  return root;
}

}  // namespace

std::uint32_t write_name_tree(ObjectWriter& writer, std::vector<std::pair<std::string, std::string>> entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  entries.erase(std::unique(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first == b.first; }), entries.end());
  return write_tree(
      writer, entries.size(), "Names", [&](std::string& out, std::size_t i) { append_bytes(out, entries[i].first); },
      [&](std::string& out, std::size_t i) { out += entries[i].second; });
}

std::uint32_t write_number_tree(ObjectWriter& writer, const std::vector<std::string>& values) {
  return write_tree(
      writer, values.size(), "Nums", [](std::string& out, std::size_t i) { append_integer(out, static_cast<std::int64_t>(i)); },
      [&](std::string& out, std::size_t i) { out += values[i]; });
}

}  // namespace townclerk::pdf
