#include "base/hash.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/sha.h>

namespace townclerk {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

}  // namespace townclerk
