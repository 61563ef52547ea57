#include "pdf/attachment.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "pdf/carried_files.hpp"
#include "pdf/codes.hpp"
#include "pdf/file.hpp"
#include "unit/pdf/written.hpp"

namespace townclerk::pdf {
namespace {

std::string with(const std::vector<Attachment>& attachments, const std::string& date = "2017-06-16") {
  File file({"Title", "An author", "", "en-GB", date, "tool 1"});
  file.begin_page(100, 100);
  file.end_page();
  for (const Attachment& each : attachments) file.attach(each);
  auto bytes = file.save();
  REQUIRE(bytes);
  return std::move(*bytes);
}

const Attachment model{"report.xml", "application/xml", Relationship::source, "What it was made from", "<report/>"};
const Attachment picture{"papers/a.png", "image/png", Relationship::supplement, "Ŵyl", "\x89PNG"};

TEST_CASE("a file that is carried is described, associated and named") {
  const testing::Written file(with({model, picture}));
  const std::string described = file.object_with("/F(report.xml)");
  for (const char* entry : {"/Type/Filespec", "/UF(report.xml)", "/Desc(What it was made from)", "/AFRelationship/Source", "/EF<</F "}) {
    INFO(entry << " in " << described);
    CHECK(described.find(entry) != std::string::npos);
  }
  CHECK(file.has("/Type/EmbeddedFile/Subtype/application#2Fxml"));
  CHECK(file.has("/Params<</Size 9/CheckSum<"));
  CHECK(file.has("/ModDate"));
  const std::string catalogue = file.object_with("/Catalog");
  CHECK(catalogue.find("/AF[") != std::string::npos);
  CHECK(catalogue.find("/EmbeddedFiles ") != std::string::npos);
  const std::string names = file.object_with("/Names[(papers/a.png)");
  CHECK(names.find("(report.xml)") != std::string::npos);
}

TEST_CASE("a paper without a date tells none of its files, and one without files carries nothing") {
  CHECK_FALSE(testing::Written(with({model}, "")).has("/ModDate"));
  const testing::Written none(with({}));
  for (const char* entry : {"/AF", "/EmbeddedFiles", "/Names"}) CHECK_FALSE(none.has(entry));
}

TEST_CASE("what is carried is read back, in its order and however much there is") {
  std::vector<Attachment> many{model, picture};
  for (int i = 0; i < 300; ++i)
    many.push_back({fmt::format("{}.txt", i), "text/plain", Relationship::data, "", std::string(static_cast<std::size_t>(i) * 1000, 'a')});
  const std::string bytes = with(many);
  const auto files = carried_files(std::as_bytes(std::span(bytes)));
  REQUIRE(files);
  REQUIRE(files->size() == many.size());
  for (std::size_t i = 0; i < many.size(); ++i) {
    CHECK((*files)[i].name == many[i].name);
    CHECK((*files)[i].bytes == many[i].bytes);
  }
  CHECK(files->front().relationship == "Source");
  CHECK(files->back().relationship == "Data");
}

TEST_CASE("what is no PDF carries nothing") {
  const std::string words = "words";
  const auto files = carried_files(std::as_bytes(std::span(words)));
  REQUIRE_FALSE(files);
  CHECK(files.error().code.id == codes::P103.id);
}

}  // namespace
}  // namespace townclerk::pdf
