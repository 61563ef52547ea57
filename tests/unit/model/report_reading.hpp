// A report read from text, for tests of the reader.
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "model/read.hpp"

namespace townclerk::model {

struct Reads {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Report> report;

  explicit Reads(std::string text) {
    const FileId file = sources.add("report.xml", std::move(text));
    report = read(sources, file, diagnostics);
  }
  [[nodiscard]] const Report& whole() const {
    for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.code.id << " " << d.message);
    REQUIRE_FALSE(diagnostics.has_errors());
    REQUIRE(report);
    return *report;
  }
  [[nodiscard]] const Diagnostic& fault() const {
    for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.code.id << " " << d.message);
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all().front();
  }
  [[nodiscard]] std::string slice(Span span) const { return std::string(sources.slice(span)); }
};

/// A whole report with these children after the required ones.
inline std::string report_with(const std::string& children) {
  return "<report xmlns='urn:townclerk:report:1' id='r' house='h'><title>T</title><authority id='council' "
         "nation='england'><name>C</name></authority>\n" +
         children + "</report>";
}

}  // namespace townclerk::model
