// Amounts of which only sums or thousands are printed.
#include "edition/sums.hpp"

#include "tree_of.hpp"

namespace townclerk::edition {
namespace {

std::string summed(const std::string& inside, std::string_view words) {
  Node root = tree_of("<finance>" + inside + "</finance>");
  std::vector<Spare> spares = sum_spares(root, words, Alike::in_everything);
  for (Spare& each : spares) each.toggle();
  return write(root, "urn:x");
}
std::string rounded(const std::string& amount, std::string_view words) {
  Node root = tree_of("<finance><line id='a' amount='" + amount + "'/></finance>");
  std::vector<Spare> spares = thousand_spares(root, words);
  for (Spare& each : spares) each.toggle();
  return root.child("finance")->child("line")->value("amount");
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* row = "<table id='t'><row lines='a b c'/></table>";

}  // namespace

TEST_CASE("the sum of lines that are alike stands in the first of them") {
  const std::string lines = "<line id='a' kind='cost' amount='100'/><line id='b' kind='cost' amount='20.50'/><line id='c' kind='saving' amount='3'/>";
  const std::string text = summed(lines + row, "Nothing");
  CHECK(has(text, "<line id=\"a\" amount=\"120.50\" kind=\"cost\"/>"));
  CHECK(has(text, "<line id=\"b\" amount=\"0\" kind=\"cost\"/>"));
  CHECK(has(text, "<line id=\"c\" amount=\"3\" kind=\"saving\"/>"));
}

TEST_CASE("an amount that the paper says is no part of a sum") {
  const std::string text =
      summed(std::string("<line id='a' amount='12500'/><line id='b' amount='20'/><line id='c' amount='3'/>") + row, "It is £12,500.");
  CHECK(has(text, "amount=\"12500\""));
  CHECK(has(text, "<line id=\"b\" amount=\"23\"/>"));
}

TEST_CASE("ranges are summed at both ends") {
  const std::string text = summed(
      "<line id='a' amount='10' certainty='range' to='30'/><line id='b' amount='5' certainty='range' to='6'/><table id='t'><row lines='a "
      "b'/></table>",
      "");
  CHECK(has(text, "<line id=\"a\" amount=\"15\" certainty=\"range\" to=\"36\"/>"));
  CHECK(has(text, "<line id=\"b\" amount=\"0\" certainty=\"range\" to=\"0\"/>"));
}

TEST_CASE("the nearest thousand stands for an amount that is not printed, halves away from nought") {
  CHECK(rounded("53412", "53k") == "53000");
  CHECK(rounded("52500", "53k") == "53000");
  CHECK(rounded("-52500.00", "53k") == "-53000");
  CHECK(rounded("53412.50", "£53,412.50.") == "53412.50");
  CHECK(rounded("53412", "£53,412, which") == "53412");
  CHECK(rounded("53412", "153,412 and 53,4123") == "53000");
  CHECK(rounded("53000", "") == "53000");
}

}  // namespace townclerk::edition
