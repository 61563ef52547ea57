#include "maker.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "markdown/libraries.hpp"
#include "pdf/libraries.hpp"
#include "report.hpp"
#include "text/libraries.hpp"

namespace townclerk {
namespace {

const Library* find(const std::vector<Library>& list, const std::string& name) {
  const auto found = std::find_if(list.begin(), list.end(), [&name](const Library& each) { return each.name == name; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::string program_name() {
  return fmt::format("townclerk {}", version());
}

Maker this_program() {
  Maker maker{program_name(), std::string(source_hash()), {}};
  for (auto list : {text::libraries(), markdown::libraries(), pdf::libraries()})
    std::move(list.begin(), list.end(), std::back_inserter(maker.libraries));
  return maker;
}

std::string about_program() {
  const Maker own = this_program();
  std::string out = fmt::format("{}\nbuild {}", own.tool, own.build);
  for (const Library& each : own.libraries) out += fmt::format("\n{} {}", each.name, each.version);
  return out;
}

std::vector<Difference> differences(const Maker& then, const Maker& now) {
  std::vector<Difference> out;
  if (then.tool != now.tool)
    out.push_back({fmt::format("the program: the paper was made by {}, this is {}", then.tool, now.tool), fmt::format("verify with {}", then.tool)});
  if (then.build.empty()) {
    out.push_back(
        {fmt::format("the build: the paper does not tell which one made it, this is {}", now.build), "verify with the program of that time"});
    return out;
  }
  if (then.build != now.build)
    out.push_back({fmt::format("the build: the paper was made by {}, this is {}", then.build, now.build),
                   "verify with the program of that time, or with one built from the same sources"});
  for (const Library& each : then.libraries) {
    const Library* own = find(now.libraries, each.name);
    if (own == nullptr || own->version != each.version)
      out.push_back(
          {fmt::format("{}: the paper was made with {}, this program has {}", each.name, each.version, own == nullptr ? "none" : own->version),
           fmt::format("verify where {} {} is installed", each.name, each.version)});
  }
  for (const Library& each : now.libraries)
    if (find(then.libraries, each.name) == nullptr)
      out.push_back(
          {fmt::format("{}: the paper was made without it, this program has {}", each.name, each.version), "verify with the program of that time"});
  return out;
}

}  // namespace townclerk
