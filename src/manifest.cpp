#include "manifest.hpp"

#include <algorithm>
#include <iterator>

#include "base/assets.hpp"
#include "base/json.hpp"
#include "model/values.hpp"

namespace townclerk {
namespace {

std::string text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The objects of a list.
std::vector<Json> list(const Json& object, const char* key) {
  const auto found = object.find(key);
  std::vector<Json> out;
  if (found == object.end() || !found->is_array()) return out;
  std::copy_if(found->begin(), found->end(), std::back_inserter(out), [](const Json& each) { return each.is_object(); });
  return out;
}

bool is_set(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// What names a file or a thing in a command line: plain, or nothing.
std::string plain(const std::string& value) {
  return plain_name(value) ? value : std::string();
}

}  // namespace

std::string to_json(const Manifest& manifest) {
  const Settings& asked = manifest.settings;
  Json json = Json::object();
  json["tool"] = manifest.maker.tool;
  if (!manifest.maker.build.empty()) json["build"] = manifest.maker.build;
  for (const Library& each : manifest.maker.libraries) json["libraries"].push_back(Json{{"name", each.name}, {"version", each.version}});
  json["file"] = manifest.file;
  Json& settings = json["settings"];
  settings["edition"] = asked.exempt ? "exempt" : "public";
  for (const auto& [key, value] :
       {std::pair("meeting", &asked.meeting), {"lang", &asked.language}, {"house", &asked.house}, {"fallback_date", &asked.fallback_date}})
    if (!value->empty()) settings[key] = *value;
  if (asked.draft) settings["draft"] = true;
  json["inputs"] = Json::array();
  for (const checks::Hashed& input : manifest.inputs)
    json["inputs"].push_back(Json{{"kind", input.kind}, {"name", input.name}, {"sha256", input.sha256}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Manifest> read_manifest(std::string_view text_of_file) {
  const Json json = Json::parse(text_of_file, nullptr, false);
  if (!json.is_object() || !json.contains("settings") || !json["settings"].is_object()) return std::nullopt;
  const Json& settings = json["settings"];
  Manifest manifest;
  manifest.maker.tool = text(json, "tool");
  manifest.maker.build = text(json, "build");
  for (const Json& each : list(json, "libraries")) manifest.maker.libraries.push_back({text(each, "name"), text(each, "version")});
  manifest.file = text(json, "file");
  manifest.settings.exempt = text(settings, "edition") == "exempt";
  manifest.settings.meeting = plain(text(settings, "meeting"));
  manifest.settings.language = plain(text(settings, "lang"));
  manifest.settings.house = plain(text(settings, "house"));
  if (const std::string date = text(settings, "fallback_date"); model::parse_date(date)) manifest.settings.fallback_date = date;
  manifest.settings.draft = is_set(settings, "draft");
  for (const Json& input : list(json, "inputs")) manifest.inputs.push_back({text(input, "kind"), text(input, "name"), text(input, "sha256")});
  return manifest;
}

}  // namespace townclerk
