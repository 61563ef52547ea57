// JSON for what programs read: diagnostics and the stages that `inspect` shows. Keys keep their order.
#pragma once

#include <nlohmann/json.hpp>

namespace townclerk {

using Json = nlohmann::ordered_json;

}  // namespace townclerk
