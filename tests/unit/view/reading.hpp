// Reports and houses for the tests of the view: read from text, with the houses that townclerk brings.
#pragma once

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "house/house.hpp"
#include "model/read.hpp"
#include "template/template.hpp"
#include "template/tokens.hpp"
#include "view/view.hpp"

namespace townclerk::view::test {

inline std::string file_text(const std::string& path) {
  std::ifstream stream(std::string(TOWNCLERK_SOURCE_DIR) + "/" + path, std::ios::binary);
  INFO(path);
  REQUIRE(stream.good());
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string listed(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) out += std::string(d.code.id) + ": " + d.message + "\n";
  return out;
}

/// "V201 V204"
inline std::string codes(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) out += (out.empty() ? "" : " ") + std::string(d.code.id);
  return out;
}

/// A report and its house, which both outlive the views that are built from them.
class Reading {
 public:
  /// `house` is a house that townclerk brings, or the text of a house.xml on the base of standard.
  explicit Reading(std::string report_xml, const std::string& house_name = "standard") {
    const bool given = house_name.find('<') != std::string::npos;
    standard_ = read_house("standard", file_text("templates/standard/house.xml"), nullptr);
    if (house_name == "standard") {
      house = standard_;
    } else {
      house = read_house(given ? "own" : house_name, given ? house_name : file_text("templates/" + house_name + "/house.xml"), &*standard_);
    }
    report = model::read(sources, sources.add("report.xml", std::move(report_xml)), diagnostics);
    INFO(listed(diagnostics));
    REQUIRE(house);
    REQUIRE(report);
    REQUIRE(!diagnostics.has_errors());
  }

  mustache::Value view(const Options& options = {}) { return build(*report, *house, options, diagnostics); }

  Sources sources;
  Diagnostics diagnostics;
  std::optional<house::House> house;
  std::optional<model::Report> report;

 private:
  std::optional<house::House> read_house(const std::string& name, std::string text, const house::House* base) {
    return house::read(sources, sources.add(name + "/house.xml", std::move(text)), base, diagnostics);
  }
  std::optional<house::House> standard_;
};

// What is asked for.
inline Options in_language(std::string language) {
  Options options;
  options.language = std::move(language);
  return options;
}
inline Options for_meeting(std::string meeting) {
  Options options;
  options.meeting = std::move(meeting);
  return options;
}
inline Options of_set(std::string change_set) {
  Options options;
  options.change_set = std::move(change_set);
  return options;
}
inline Options exempt_edition() {
  Options options;
  options.edition = Edition::exempt;
  return options;
}

/// A report with what every report has, and more inside it.
inline std::string report_xml(const std::string& inside, const std::string& attributes = "") {
  return R"xml(<report xmlns="urn:townclerk:report:1" id="r" house="standard" )xml" + attributes +
         R"xml(><title>On posts</title>
  <authority id="council" nation="england"><name>Aton Council</name></authority>
  <meeting id="m" date="2017-06-16" item="3"><name>Staff Committee</name></meeting>)xml" +
         inside + "</report>";
}

/// The value at a path such as "sections.0.title"; nothing where there is none.
inline const mustache::Value* at(const mustache::Value& root, std::string_view path) {
  const mustache::Value* value = &root;
  while (!path.empty() && value != nullptr) {
    const std::string_view part = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), part.size() + 1));
    if (const auto* list = std::get_if<std::shared_ptr<const mustache::List>>(&value->data)) {
      const std::size_t index = std::stoul(std::string(part));
      value = index < (*list)->size() ? &(**list)[index] : nullptr;
    } else {
      value = value->find(part);
    }
  }
  return value;
}

/// A text, the words of a prose, "yes" or "no", or the size of a list.
inline std::string words(const mustache::Value& root, std::string_view path) {
  const mustache::Value* value = at(root, path);
  if (value == nullptr) return "(unknown)";
  if (const auto* text = std::get_if<mustache::Text>(&value->data)) return text->text;
  if (const auto* prose = std::get_if<mustache::Prose>(&value->data)) return prose->text->text();
  if (const auto* flag = std::get_if<bool>(&value->data)) return *flag ? "yes" : "no";
  if (const auto* list = std::get_if<std::shared_ptr<const mustache::List>>(&value->data)) return std::to_string((*list)->size());
  return "";
}

/// Whether an object of a long list leaves a member out: the object is there, and the member is not.
inline bool left_out(const mustache::Value& root, const std::string& path, std::string_view member) {
  const mustache::Value* object = at(root, path);
  return object != nullptr && std::holds_alternative<std::shared_ptr<const mustache::Object>>(object->data) && object->find(member) == nullptr;
}

/// The templates of the houses that townclerk brings.
class Templates {
 public:
  Templates(Sources& sources, Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}

  const mustache::Template* load(std::string_view name) {
    const auto known = templates_.find(name);
    if (known != templates_.end()) return known->second.get();
    std::ifstream exists(std::string(TOWNCLERK_SOURCE_DIR) + "/templates/" + std::string(name) + ".mustache");
    if (!exists.good()) return nullptr;
    const FileId file = sources_.add(std::string(name) + ".mustache", file_text("templates/" + std::string(name) + ".mustache"));
    auto parsed = mustache::Template::parse(sources_, file, diagnostics_);
    if (!parsed) return nullptr;
    return templates_.emplace(std::string(name), std::make_unique<mustache::Template>(std::move(*parsed))).first->second.get();
  }
  mustache::Loader loader() {
    return [this](std::string_view name) { return load(name); };
  }

 private:
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::unique_ptr<mustache::Template>, std::less<>> templates_;
};

/// Writes values as they are, so that a test can read them.
class Plain final : public mustache::Escaper {
 public:
  void value(PlacedText& out, const mustache::Text& value, Span tag, bool /*raw*/) override { out.append(value.text, tag); }
};

/// The Markdown that a house's templates make of a report, with values in place; checked strictly first.
inline std::string expanded(Reading& reading, const Options& options = {}) {
  Templates templates(reading.sources, reading.diagnostics);
  const mustache::Template* root = templates.load(reading.house->code + "/report");
  REQUIRE(root != nullptr);
  const mustache::Schema names = schema(*reading.house, *reading.report);
  const mustache::Loader loader = templates.loader();
  mustache::check(*root, names, loader, reading.diagnostics);
  INFO(listed(reading.diagnostics));
  REQUIRE(!reading.diagnostics.has_errors());
  const mustache::Value view = reading.view(options);
  Plain plain;
  mustache::Options strict;
  strict.schema = &names;
  const auto out = mustache::render(*root, view, loader, plain, strict, reading.diagnostics);
  INFO(listed(reading.diagnostics));
  REQUIRE(out);
  REQUIRE(!reading.diagnostics.has_errors());
  return out->text();
}

}  // namespace townclerk::view::test
