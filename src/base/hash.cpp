#include "base/hash.hpp"

#include <array>

#include <fmt/format.h>

// The plain functions: those that OpenSSL 3 would have instead read a configuration and load providers, which takes longer than the hashing.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/md5.h>
#include <openssl/sha.h>

namespace townclerk {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX state{};
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &state);
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string md5(std::string_view bytes) {
  std::array<unsigned char, MD5_DIGEST_LENGTH> digest{};
  MD5_CTX state{};
  MD5_Init(&state);
  MD5_Update(&state, bytes.data(), bytes.size());
  MD5_Final(digest.data(), &state);
  return {digest.begin(), digest.end()};
}

}  // namespace townclerk
