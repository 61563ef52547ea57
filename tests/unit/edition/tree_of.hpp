// A small tree, read as a report is.
#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "edition/tree.hpp"

namespace townclerk::edition {

inline Node tree_of(const std::string& inside) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("report.xml", "<report xmlns='urn:x' id='r'>" + inside + "</report>");
  const auto document = xml::Document::parse(sources, file, {}, diagnostics);
  REQUIRE(document);
  return read(document->root());
}

}  // namespace townclerk::edition
