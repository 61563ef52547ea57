#include "base/rare.hpp"

#include <string>

#include <catch2/catch.hpp>

using townclerk::Rare;

TEST_CASE("what was not written reads as made by default") {
  const Rare<std::string> none;
  CHECK(none->empty());
  CHECK(*none == "");
  CHECK(sizeof(none) == sizeof(void*));
}

TEST_CASE("a copy is written apart") {
  Rare<std::string> one;
  one.edit() = "a";
  Rare<std::string> other = one;
  other.edit() += "b";
  CHECK(*one == "a");
  CHECK(*other == "ab");
  const Rare<std::string>& same = other;
  other = same;
  CHECK(*other == "ab");
  const Rare<std::string> moved = std::move(other);
  CHECK(*moved == "ab");
}

TEST_CASE("values are compared, written or not") {
  Rare<std::string> written;
  written.edit().clear();
  CHECK(written == Rare<std::string>());
  written.edit() = "x";
  CHECK(written == Rare<std::string>("x"));
  CHECK_FALSE(written == Rare<std::string>());
}
