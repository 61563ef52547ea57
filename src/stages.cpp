#include "stages.hpp"

#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/json.hpp"
#include "layout/describe.hpp"

namespace townclerk::stages {
namespace {

using document::Block;
using document::Inline;

constexpr std::array block_names{"heading",   "paragraph", "list", "item",      "quote",     "code",     "rule",   "table", "caption",
                                 "row-group", "row",       "cell", "container", "directive", "contents", "figure", "note"};
constexpr std::array inline_names{"text", "soft-break", "line-break", "code",  "emphasis", "strong", "strikethrough",
                                  "span", "link",       "reference",  "image", "anchor",   "note"};
constexpr std::array group_names{"head", "body", "foot"};

std::string_view name(const Block& block) {
  return block_names.at(static_cast<std::size_t>(block.kind));
}
std::string_view name(const Inline& inl) {
  return inline_names.at(static_cast<std::size_t>(inl.kind));
}

std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json value_json(const mustache::Value& value) {
  return std::visit(
      [](const auto& data) -> Json {
        using T = std::decay_t<decltype(data)>;
        if constexpr (std::is_same_v<T, bool>) return data;
        if constexpr (std::is_same_v<T, mustache::Text>) return data.text;
        if constexpr (std::is_same_v<T, mustache::Prose>) return data.text ? Json(data.text->text()) : Json();
        if constexpr (std::is_same_v<T, std::shared_ptr<const mustache::List>>) {
          Json list = Json::array();
          for (const mustache::Value& item : *data) list.push_back(value_json(item));
          return list;
        }
        if constexpr (std::is_same_v<T, std::shared_ptr<const mustache::Object>>) {
          Json object = Json::object();
          for (const auto& [key, member] : *data) object[std::string(key)] = value_json(member);
          return object;
        }
        return {};
      },
      value.data);
}

/// What a tree's line or object says beside its kind and children.
std::string attributes_text(const Block& block) {
  std::string out;
  if (!block.label.empty()) out += fmt::format(" [{}]", block.label);
  if (block.level > 0) out += fmt::format(" level={}", block.level);
  if (block.kind == document::BlockKind::list) out += block.ordered ? fmt::format(" ordered start={}", block.start) : " bullets";
  if (block.kind == document::BlockKind::row_group) out += fmt::format(" {}", group_names.at(static_cast<std::size_t>(block.group)));
  if (block.header) out += " header";
  if (block.colspan > 1) out += fmt::format(" colspan={}", block.colspan);
  if (block.rowspan > 1) out += fmt::format(" rowspan={}", block.rowspan);
  if (!block.attributes->id.empty()) out += " #" + block.attributes->id;
  if (!block.particulars->alias.empty()) out += " =#" + block.particulars->alias;
  for (const std::string& cls : block.attributes->classes) out += " ." + cls;
  for (const auto& [key, value] : block.attributes->keys) out += fmt::format(" {}=\"{}\"", key, value);
  if (!block.particulars->info.empty()) out += " info=" + block.particulars->info;
  if (block.particulars->drawing != nullptr)
    out += fmt::format(" drawing={:.2f}x{:.2f}pt shapes={}", block.particulars->drawing->width, block.particulars->drawing->height,
                       block.particulars->drawing->shapes.size());
  return out;
}

void print(std::string& out, const Inline& inl, std::size_t depth) {
  out += fmt::format("{}{}{}{}\n", std::string(2 * depth, ' '), name(inl), inl.text.empty() ? "" : ": ", inl.text);
  for (const Inline& child : inl.children) print(out, child, depth + 1);
}

void print(std::string& out, const Block& block, std::size_t depth) {
  out += fmt::format("{}{}{}\n", std::string(2 * depth, ' '), name(block), attributes_text(block));
  for (const Inline& inl : block.inlines) print(out, inl, depth + 1);
  if (!block.particulars->text.empty()) out += fmt::format("{}| {}\n", std::string(2 * depth + 2, ' '), block.particulars->text);
  for (const document::ContentsEntry& entry : block.particulars->entries)
    out += fmt::format("{}{} {} → #{}\n", std::string(2 * depth + 2 * static_cast<std::size_t>(entry.depth), ' '), entry.label, entry.title,
                       entry.anchor);
  for (const Block& child : block.blocks) print(out, child, depth + 1);
}

void place(Json& json, Span at, const Sources& sources) {
  if (!at.known()) return;
  const Place p = sources.place(at.file, at.begin);
  json["at"] = fmt::format("{}:{}:{}", sources.name(at.file), p.line, p.column);
}

Json inline_json(const Inline& inl, const Sources& sources) {
  Json json = Json::object();
  json["kind"] = std::string(name(inl));
  if (!inl.text.empty()) json["text"] = inl.text;
  place(json, inl.at, sources);
  for (const Inline& child : inl.children) json["children"].push_back(inline_json(child, sources));
  return json;
}

Json block_json(const Block& block, const Sources& sources) {
  Json json = Json::object();
  json["kind"] = std::string(name(block));
  if (!block.label.empty()) json["label"] = block.label;
  if (block.level > 0) json["level"] = block.level;
  if (!block.attributes->id.empty()) json["id"] = block.attributes->id;
  if (!block.particulars->alias.empty()) json["alias"] = block.particulars->alias;
  if (!block.attributes->classes.empty()) json["classes"] = block.attributes->classes;
  for (const auto& [key, value] : block.attributes->keys) json["keys"][key] = value;
  if (!block.particulars->text.empty()) json["text"] = block.particulars->text;
  if (!block.particulars->info.empty()) json["info"] = block.particulars->info;
  if (block.header) json["header"] = true;
  if (block.colspan > 1) json["colspan"] = block.colspan;
  if (block.rowspan > 1) json["rowspan"] = block.rowspan;
  if (block.particulars->drawing != nullptr) {
    const document::Drawing& drawing = *block.particulars->drawing;
    const auto points = [](float length) { return std::round(static_cast<double>(length) * 100) / 100; };
    json["drawing"] = Json{{"width", points(drawing.width)},
                           {"height", points(drawing.height)},
                           {"shapes", drawing.shapes.size()},
                           {"alternative", drawing.alternative}};
  }
  place(json, block.at, sources);
  for (const document::ContentsEntry& entry : block.particulars->entries)
    json["entries"].push_back(Json{{"label", entry.label}, {"title", entry.title}, {"anchor", entry.anchor}, {"depth", entry.depth}});
  for (const Inline& inl : block.inlines) json["inlines"].push_back(inline_json(inl, sources));
  for (const Block& child : block.blocks) json["blocks"].push_back(block_json(child, sources));
  return json;
}

}  // namespace

std::string view_json(const mustache::Value& view) {
  return dump(value_json(view));
}

std::string text(const PlacedText& expanded, const mustache::Tokens& tokens) {
  const std::string& from = expanded.text();
  std::string out;
  std::size_t at = 0;
  for (auto hit = mustache::Tokens::find(from, 0); hit; hit = mustache::Tokens::find(from, at)) {
    out.append(from, at, hit->begin - at);
    out += tokens.at(hit->index).value.text;
    at = hit->end;
  }
  out.append(from, at);
  return out;
}

std::string text_json(const PlacedText& expanded, const mustache::Tokens& tokens) {
  return dump(Json{{"markdown", text(expanded, tokens)}});
}

std::string document_text(const document::Document& document) {
  std::string out;
  for (const Block& block : document.blocks) print(out, block, 0);
  return out;
}

std::string document_json(const document::Document& document, const Sources& sources) {
  Json json = Json::object();
  json["id"] = document.metadata.id;
  json["title"] = document.metadata.title;
  json["language"] = document.metadata.language;
  json["blocks"] = Json::array();
  for (const Block& block : document.blocks) json["blocks"].push_back(block_json(block, sources));
  return dump(json);
}

std::string pages_text(const layout::Pages& pages, const style::ElementTree& tree) {
  return layout::describe(pages, tree);
}

std::string pages_json(const layout::Pages& pages) {
  Json list = Json::array();
  for (const layout::Page& page : pages.pages) {
    Json items = Json::array();
    for (const layout::Item& item : page.items) {
      const auto* run = std::get_if<layout::TextRun>(&item);
      if (run == nullptr || run->pieces.empty()) continue;
      std::string words;
      for (const layout::TextRun::Piece& piece : run->pieces) words += piece.shaped->text;
      items.push_back(
          Json{{"x", run->pieces.front().x}, {"y", run->baseline}, {"size", run->size}, {"font", run->font->postscript_name()}, {"text", words}});
    }
    list.push_back(Json{{"width", page.width}, {"height", page.height}, {"text", std::move(items)}, {"links", page.links.size()}});
  }

  return dump(Json{{"pages", std::move(list)}});
}

}  // namespace townclerk::stages
