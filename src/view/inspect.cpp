#include <fmt/format.h>

#include <iterator>

#include "view/view.hpp"

namespace townclerk::view {
namespace {

using mustache::Schema;
using mustache::Type;
using mustache::Value;

constexpr std::size_t longest_value = 100;

std::string_view type_name(Type type) {
  switch (type) {
    case Type::text:
      return "text";
    case Type::prose:
      return "prose";
    case Type::boolean:
      return "boolean";
    case Type::list:
      return "list";
    case Type::object:
      return "object";
  }
  return {};
}

/// One line, cut at a code point.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool starts_code_point = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (out.size() >= longest_value && starts_code_point) return out + "…";
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string printed(const Value* value) {
  if (value == nullptr || std::holds_alternative<std::monostate>(value->data)) return "(none)";
  if (const auto* flag = std::get_if<bool>(&value->data)) return *flag ? "yes" : "no";
  if (const auto* text = std::get_if<mustache::Text>(&value->data)) return one_line(text->text);
  if (const auto* prose = std::get_if<mustache::Prose>(&value->data)) return prose->text == nullptr ? "(none)" : one_line(prose->text->text());
  if (const auto* list = std::get_if<std::shared_ptr<const mustache::List>>(&value->data))
    return fmt::format("{} {}", (*list)->size(), (*list)->size() == 1 ? "entry" : "entries");
  return {};
}

void line(std::string& out, const std::string& name, const Schema& schema, const Value* value) {
  const std::string words = printed(value);
  fmt::format_to(std::back_inserter(out), "{} : {}", name, type_name(schema.type));
  if (!words.empty()) fmt::format_to(std::back_inserter(out), " = {}", words);
  if (!schema.summary.empty()) fmt::format_to(std::back_inserter(out), "    # {}", schema.summary);
  out += '\n';
}

/// `around`: the nearest list outside whose entries have names. A list without names of its own has those, if its entries are objects.
void walk(std::string& out, const std::string& name, const Schema& schema, const Value* value, const Schema* around) {
  if (!name.empty()) line(out, name, schema, value);
  if (schema.type == Type::list) {
    const auto* list = value == nullptr ? nullptr : std::get_if<std::shared_ptr<const mustache::List>>(&value->data);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
      const Value& entry = (**list)[i];
      const std::string entry_name = fmt::format("{}[{}]", name, i + 1);
      if (std::holds_alternative<mustache::Text>(entry.data)) {
        fmt::format_to(std::back_inserter(out), "{} : text = {}\n", entry_name, printed(&entry));
        continue;
      }
      const Schema* shape = schema.members.empty() ? around : &schema;
      if (shape == nullptr) continue;
      for (const Schema& member : shape->members) walk(out, entry_name + "." + member.name, member, entry.find(member.name), shape);
    }
    return;
  }
  for (const Schema& member : schema.members)
    walk(out, name.empty() ? member.name : name + "." + member.name, member, value == nullptr ? nullptr : value->find(member.name), around);
}

}  // namespace

std::string inspect(const Schema& schema, const Value& value) {
  std::string out;
  walk(out, "", schema, &value, nullptr);
  return out;
}

}  // namespace townclerk::view
