// Files: bounded reading, and writing that leaves nothing half-written.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/diagnostic.hpp"

namespace townclerk {

/// A file's bytes. A missing, unreadable or special file gives A101, one of more than `limit` bytes A102 (its size is asked first: it is not read).
[[nodiscard]] tl::expected<std::string, Diagnostic> read_file(const std::filesystem::path& path, std::size_t limit);

/// The same as text: UTF-8 or A109.
[[nodiscard]] tl::expected<std::string, Diagnostic> read_text(const std::filesystem::path& path, std::size_t limit);

/// True for a relative path that stays where it is put: no root, no drive, no `..`, no backslash, no control character, not empty.
[[nodiscard]] bool stays_inside(std::string_view relative);

/// `relative` below `folder`, or A105 when it would leave it, through a symbolic link too.
[[nodiscard]] tl::expected<std::filesystem::path, Diagnostic> inside(const std::filesystem::path& folder, std::string_view relative);

struct OutputFile {
  std::string name;
  std::string bytes;
};

/// Writes a set of files into a folder (made when missing): every file is written and synced under a temporary name, then all are renamed, so a
/// failure leaves the old files as they were; what replaces a file has its permissions. Nothing, or A103.
[[nodiscard]] tl::expected<void, Diagnostic> write_files(const std::filesystem::path& folder, const std::vector<OutputFile>& files);

/// Writes one file in the same way; where it is a symbolic link, the file that it leads to.
[[nodiscard]] tl::expected<void, Diagnostic> write_file(const std::filesystem::path& file, std::string bytes);

}  // namespace townclerk
