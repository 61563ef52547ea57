// The machine's fonts by fontconfig, which is started at the first question only.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace townclerk::text {

class SystemFonts {
 public:
  SystemFonts();
  ~SystemFonts();
  SystemFonts(const SystemFonts&) = delete;
  SystemFonts& operator=(const SystemFonts&) = delete;

  struct Match {
    std::string path;
    unsigned index = 0;  // in a collection
  };
  /// The TrueType face of exactly this family that is nearest to slope and weight (CSS scale); fontconfig's substitutes are never taken.
  [[nodiscard]] std::optional<Match> find(const std::string& family, int weight, bool italic);

 private:
  struct Config;
  std::unique_ptr<Config> config_;
};

/// A file's bytes, mapped read-only for as long as the object lives; empty when it cannot be read.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<std::byte> bytes_;
};

}  // namespace townclerk::text
