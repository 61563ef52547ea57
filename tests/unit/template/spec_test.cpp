// The official Mustache specification, whole but for lambdas: as it is written (misses are silent, HTML is escaped), and strict.
#include <catch2/catch.hpp>

#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

#include "template/template.hpp"

namespace {

using Json = nlohmann::ordered_json;
namespace mustache = townclerk::mustache;
using mustache::Type;

class Html final : public mustache::Escaper {
 public:
  void value(townclerk::PlacedText& out, const mustache::Text& value, townclerk::Span tag, bool raw) override {
    std::string text;
    for (const char c : value.text) {
      if (raw) {
        text += c;
      } else if (c == '&') {
        text += "&amp;";
      } else if (c == '<') {
        text += "&lt;";
      } else if (c == '>') {
        text += "&gt;";
      } else if (c == '"') {
        text += "&quot;";
      } else {
        text += c;
      }
    }
    out.append(text, tag);
  }
};

mustache::Value value_of(const Json& json) {
  if (json.is_null()) return {};
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_string()) return mustache::Text{json.get<std::string>(), {}};
  if (json.is_number()) return mustache::Text{json.dump(), {}};
  if (json.is_array()) {
    mustache::List list;
    for (const Json& item : json) list.push_back(value_of(item));
    return list;
  }
  mustache::Object object;
  for (const auto& member : json.items()) object.emplace_back(member.key(), value_of(member.value()));
  return object;
}

void merge(mustache::Schema& into, const Json& object);

mustache::Schema schema_of(std::string name, const Json& json) {
  mustache::Schema schema;
  schema.name = std::move(name);
  schema.type = json.is_boolean() ? Type::boolean : json.is_array() ? Type::list : json.is_object() ? Type::object : Type::text;
  if (json.is_object()) merge(schema, json);
  if (json.is_array())
    for (const Json& item : json)
      if (item.is_object()) merge(schema, item);
  return schema;
}

void merge(mustache::Schema& into, const Json& object) {
  for (const auto& member : object.items())
    if (into.find(member.key()) == nullptr) into.members.push_back(schema_of(member.key(), member.value()));
}

struct Case {
  std::string file;
  Json json;
  [[nodiscard]] std::string name() const { return file + ": " + json.at("name").get<std::string>(); }
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const char* file : {"comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~dynamic-names", "~inheritance"}) {
    std::ifstream in(std::string(TOWNCLERK_SOURCE_DIR "/tests/data/mustache-spec/") + file + ".json");
    const Json json = Json::parse(in);
    for (const Json& test : json.at("tests")) all.push_back({file, test});
  }
  return all;
}

struct Run {
  std::optional<std::string> output;
  std::vector<std::string> codes;
};

/// One case, with its partials as further sources.
class Bench {
 public:
  explicit Bench(const Json& json) : json_(json), view_(value_of(json_.at("data"))) {
    if (json_.contains("partials"))
      for (const auto& partial : json_.at("partials").items()) add(partial.key(), partial.value().get<std::string>());
    main_ = add("main", json_.at("template").get<std::string>());
  }

  Run run(mustache::Misses misses) {
    Html html;
    const mustache::Schema schema = schema_of("", json_.at("data"));
    mustache::Options options;
    options.misses = misses;
    if (misses == mustache::Misses::error) options.schema = &schema;
    const mustache::Loader loader = [this](std::string_view name) -> const mustache::Template* {
      const auto found = templates_.find(name);
      return found == templates_.end() ? nullptr : &found->second;
    };
    townclerk::Diagnostics diagnostics;
    Run result;
    if (misses == mustache::Misses::silent || mustache::check(*main_, schema, loader, diagnostics)) {
      const auto text = mustache::render(*main_, view_, loader, html, options, diagnostics);
      if (text) result.output = text->text();
    }
    for (const auto& diagnostic : diagnostics.all()) {
      CHECK(diagnostic.at.known());
      result.codes.emplace_back(diagnostic.code.id);
    }
    return result;
  }

 private:
  const mustache::Template* add(const std::string& name, const std::string& text) {
    townclerk::Diagnostics diagnostics;
    auto parsed = mustache::Template::parse(sources_, sources_.add(name, text), diagnostics);
    REQUIRE(parsed);
    return &templates_.emplace(name, std::move(*parsed)).first->second;
  }

  Json json_;
  townclerk::Sources sources_;
  mustache::Value view_;
  std::map<std::string, mustache::Template, std::less<>> templates_;
  const mustache::Template* main_ = nullptr;
};

/// The cases that ask for what is not there: silent in the specification, an error for a house.
const std::map<std::string, std::string>& strict_errors() {
  static const std::map<std::string, std::string> list = {
      {"interpolation: Ampersand Context Miss Interpolation", "V101"},
      {"interpolation: Basic Context Miss Interpolation", "V101"},
      {"interpolation: Dotted Names - Broken Chain Resolution", "V101"},
      {"interpolation: Dotted Names - Broken Chains", "V101"},
      {"interpolation: Dotted Names - Context Precedence", "V101"},
      {"interpolation: Dotted Names are never single keys", "V101"},
      {"interpolation: Triple Mustache Context Miss Interpolation", "V101"},
      {"inverted: Context", "V101"},
      {"inverted: Context Misses", "V101"},
      {"inverted: Dotted Names - Broken Chains", "V101"},
      {"inverted: List", "V101"},
      {"partials: Failed Lookup", "V102"},
      {"sections: Context Misses", "V101"},
      {"sections: Dotted Names - Broken Chains", "V101"},
      {"~dynamic-names: Context Misses - Partial", "V101"},
      {"~dynamic-names: Dotted Names - Failed Lookup", "V101"},
      {"~dynamic-names: Dotted Names - Operator Precedence", "V101"},
      {"~dynamic-names: Dotted names - Context Stacking Failed Lookup", "V101"},
      {"~dynamic-names: Dynamic Names - Composed Dereferencing", "V101"},
      {"~dynamic-names: Dynamic Names - Double Dereferencing", "V101"},
      {"~dynamic-names: Failed Lookup - Partial", "V102"},
      {"~inheritance: Negative Sections", "V101"},
  };
  return list;
}

}  // namespace

TEST_CASE("the specification, as written") {
  std::size_t count = 0;
  for (const Case& c : cases()) {
    INFO(c.name());
    const Run run = Bench(c.json).run(mustache::Misses::silent);
    CHECK(run.output == c.json.at("expected").get<std::string>());
    CHECK(run.codes.empty());
    ++count;
  }
  CHECK(count == 184);
}

TEST_CASE("the specification, strict") {
  std::map<std::string, std::string> errors;
  for (const Case& c : cases()) {
    INFO(c.name());
    const Run run = Bench(c.json).run(mustache::Misses::error);
    if (run.output) CHECK(run.output == c.json.at("expected").get<std::string>());
    CHECK(run.output.has_value() == run.codes.empty());
    if (!run.codes.empty()) errors.emplace(c.name(), run.codes.front());
  }
  std::string found;
  for (const auto& [name, code] : errors) found += name + " = " + code + "\n";
  std::string listed;
  for (const auto& [name, code] : strict_errors()) listed += name + " = " + code + "\n";
  CHECK(found == listed);
}
