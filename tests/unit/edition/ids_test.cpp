// Which ids are replaced by ones that tell nothing.
#include "edition/ids.hpp"

#include "tree_of.hpp"

namespace townclerk::edition {
namespace {

std::string renamed(Node root) {
  for (Spare& each : id_spares(root, {})) each.toggle();
  return write(root, "urn:x");
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an id is replaced wherever it stands, in lists too") {
  const std::string text =
      renamed(tree_of("<a><post id='clerk'/><post id='head'/><delete id='x' subject='head  clerk'/><line from='clerk' to='head'/></a>"));
  CHECK(has(text, "<post id=\"withheld-1\"/>"));
  CHECK(has(text, "subject=\"withheld-2 withheld-1\""));
  CHECK(has(text, "from=\"withheld-1\" to=\"withheld-2\""));
}

TEST_CASE("ids that prose holds and those of meetings stay, and no other word is taken for an id") {
  const std::string text =
      renamed(tree_of("<meeting id='cabinet'/><post id='clerk'/><post id='head' grade='clerk-2'/><post id='clerk-2'/><body>The {{post.clerk}} and "
                      "[](#clerk-22).</body>"));
  CHECK(has(text, "id=\"cabinet\""));
  CHECK(has(text, "id=\"clerk\""));
  CHECK(has(text, "grade=\"clerk-2\" id=\"withheld-1\"") == false);
  CHECK(has(text, "<post id=\"withheld-1\" grade=\"clerk-2\"/>"));
  CHECK(has(text, "<post id=\"withheld-2\"/>"));
}

TEST_CASE("what tells nothing already stays, and is not given to another") {
  const std::string text = renamed(tree_of("<post id='withheld-1'/><post id='clerk'/>"));
  CHECK(has(text, "<post id=\"withheld-1\"/>"));
  CHECK(has(text, "<post id=\"withheld-2\"/>"));
}

TEST_CASE("a spare that is taken back leaves the tree as it was") {
  Node root = tree_of("<post id='clerk'/><line from='clerk' to='head'/>");
  const std::string before = write(root, "urn:x");
  std::vector<Spare> spares = id_spares(root, {});
  for (int i = 0; i < 2; ++i)
    for (Spare& each : spares) each.toggle();
  CHECK(write(root, "urn:x") == before);
}

}  // namespace townclerk::edition
