// A library that the program is linked with, by name and version.
#pragma once

#include <string>

namespace townclerk {

struct Library {
  std::string name;
  std::string version;
  friend bool operator==(const Library&, const Library&) = default;
};

}  // namespace townclerk
