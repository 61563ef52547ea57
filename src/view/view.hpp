// The view: every name that a template or prose may use, in the house's forms. Values come ready; templates do not compute.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>


#include "base/diagnostic.hpp"
#include "house/house.hpp"
#include "model/report.hpp"
#include "template/schema.hpp"
#include "template/value.hpp"

namespace townclerk::view {

enum class Edition : std::uint8_t { open, exempt };

struct Options {
  std::string language;    // empty: the report's own
  std::string meeting;     // id; empty: the last meeting
  std::string change_set;  // empty: the last set
  Edition edition = Edition::open;
};

/// The declared names, with those that this house adds (its fields, roles and labels).
[[nodiscard]] mustache::Schema schema(const house::House& house);

/// The values. Faults (a field code or role that the house does not declare, a missing required field) are reported.
[[nodiscard]] mustache::Value build(const model::Report& report, const house::House& house, const Options& options, Diagnostics& diagnostics);

/// Every name with its type and value, a line each: what `inspect --stage view` prints.
[[nodiscard]] std::string inspect(const mustache::Schema& schema, const mustache::Value& value);

}  // namespace townclerk::view
