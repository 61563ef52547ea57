// Finds the font for a family, weight and slope: the style's own files first, then the embedded Liberation Sans, then fontconfig, whose
// answer must be of the asked family.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <tl/expected.hpp>

#include "text/font.hpp"

namespace townclerk::text {

/// A face that a style brings (@font-face): bytes are the caller's and must outlive the book.
struct Face {
  std::string family;
  int weight = 400;
  bool italic = false;
  std::span<const std::byte> bytes;
  std::string name;
};

class FontBook {
 public:
  /// `allow_system` false: only the style's and the embedded faces.
  explicit FontBook(std::vector<Face> faces = {}, bool allow_system = true);
  ~FontBook();
  FontBook(FontBook&&) noexcept;
  FontBook& operator=(FontBook&&) noexcept;

  /// The face of a family nearest to the weight (regular below 600, bold from 600). nullptr when the machine has no such family: fontconfig is
  /// asked only for families that are neither the style's nor embedded, and never answered by another family. "sans-serif" is the embedded face.
  /// Where a family has no italic, its upright face is returned. Family names are compared without case. Fonts live as long as the book.
  [[nodiscard]] const Font* find(std::string_view family, int weight, bool italic);

  /// The fonts that were asked for and opened, by PostScript name; one that stands in several files more than once.
  [[nodiscard]] std::vector<const Font*> opened() const;

  /// Why files of the style or the system that were asked for could not be used, in order of discovery.
  [[nodiscard]] const std::vector<std::string>& faults() const;

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

}  // namespace townclerk::text
