#include "base/hash.hpp"

#include <catch2/catch.hpp>

namespace townclerk {
namespace {

TEST_CASE("hashes are those of the standards' own examples") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(md5("abc") == std::string("\x90\x01\x50\x98\x3c\xd2\x4f\xb0\xd6\x96\x3f\x7d\x28\xe1\x7f\x72", 16));
}

}  // namespace
}  // namespace townclerk
