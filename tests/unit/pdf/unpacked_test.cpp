#include "pdf/unpacked.hpp"

#include <libdeflate.h>

#include <catch2/catch.hpp>

#include <string>

namespace townclerk::pdf {
namespace {

std::string packed(const std::string& text) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_zlib_compress_bound(compressor, text.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor, text.data(), text.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

const std::string large(9U << 20U, '0');

std::string object(const std::string& dictionary, const std::string& data) {
  return "%PDF-1.7\n1 0 obj\n" + dictionary + "\nstream\n" + data + "\nendstream\nendobj\n";
}

TEST_CASE("what is unpacked is no larger than it may be") {
  bool too_large = true;
  CHECK(unpacked(packed("words"), 5, too_large) == "words");
  CHECK_FALSE(too_large);
  CHECK_FALSE(unpacked(packed("words"), 4, too_large));
  CHECK(too_large);
  CHECK_FALSE(unpacked("words", 100, too_large));
  CHECK_FALSE(too_large);
  CHECK(unpacked(packed(large), large.size(), too_large) == large);
}

TEST_CASE("only streams that a reader must unpack to open a file are bombs") {
  CHECK_FALSE(has_bomb(object("<</Type/XObject/Filter/FlateDecode/X(\\(a)>>", packed(large))));
  CHECK_FALSE(has_bomb(object("<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>", packed("1 0 <<>>"))));
  CHECK(has_bomb(object("<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>", packed(large))));
  CHECK(has_bomb(object("<</Type/XRef/W[1 4 1]/Filter/FlateDecode>>", packed(large))));
  CHECK(has_bomb(object("<</Type/ObjStm/N 1/First 5/Filter[/FlateDecode/FlateDecode]>>", packed(packed(large)))));
}

TEST_CASE("a dictionary that hides behind another is found") {
  CHECK(has_bomb(object("<</N 1/#46irst 5>>", packed(large))));
  CHECK(has_bomb(object("<</N 1/First 5>>%\n1 0 obj\n<</A 1>> ) ", packed(large))));
  CHECK(has_bomb(object("<</N 1/First 5/S(\n1 0 obj\n<</A 1>>)>>", packed(large))));
  CHECK(has_bomb(object("<</N 1/First 5/S(\n1 0 obj\n<</A(>>)>>)>>", packed(large))));
  CHECK(has_bomb(object("<</N 1/First 5>>% 1 0 obj<</A 1>>", packed(large))));
  CHECK(has_bomb(object("<</N 1/First 5/S(" + std::string(9000, 'x') + ")>>", packed(large))));
}

}  // namespace
}  // namespace townclerk::pdf
