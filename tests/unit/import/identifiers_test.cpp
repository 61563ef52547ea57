#include "import/identifiers.hpp"

#include <catch2/catch.hpp>

using namespace townclerk::intake;

TEST_CASE("titles become ids") {
  CHECK(slug("Director: People & Places", "post") == "director-people-and-places");
  CHECK(slug("Head of Children\xE2\x80\x99s Services (North)", "post") == "head-of-childrens-services-north");
  CHECK(slug("Rheolwr T\xC5\xB7 a Chaf\xC3\xA9", "post") == "rheolwr-ty-a-chafe");
  CHECK(slug("2nd Deputy", "post") == "post-2nd-deputy");
  CHECK(slug("\xE4\xBA\xBA", "post") == "post");
  CHECK(slug("", "unit") == "unit");
  CHECK(slug(std::string(300, 'x'), "post").size() <= 80);
}

TEST_CASE("each id is given once") {
  Identifiers ids({"finance"});
  CHECK(ids.take("finance", "unit") == "finance-unit");
  CHECK(ids.take("finance", "post") == "finance-post");
  CHECK(ids.take("finance", "post") == "finance-post-2");
  CHECK(ids.take("finance", "post") == "finance-post-3");
  CHECK(ids.take("other", "post") == "other");
}
