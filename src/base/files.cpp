#include "base/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fmt/format.h>

#include "base/codes.hpp"
#include "base/utf8.hpp"

namespace townclerk {
namespace fs = std::filesystem;
namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] int close() {
    const int result = ::close(fd_);
    fd_ = -1;
    return result;
  }

 private:
  int fd_;
};

std::string reason() {
  return std::error_code(errno, std::generic_category()).message();
}

tl::unexpected<Diagnostic> unreadable(const fs::path& path, const std::string& why) {
  return tl::make_unexpected(Diagnostic(codes::A101, {}, fmt::format("cannot read '{}': {}", path.string(), why)));
}

tl::unexpected<Diagnostic> unwritable(const fs::path& path, const std::string& why) {
  return tl::make_unexpected(Diagnostic(codes::A103, {}, fmt::format("cannot write '{}': {}", path.string(), why))
                                 .hint("check that the folder exists, that you may write to it, and that the disk is not full"));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void keep_permissions(const fs::path& target, int fd) {
  constexpr mode_t permissions = 0777;
  struct stat old {};
  if (::stat(target.c_str(), &old) == 0) ::fchmod(fd, old.st_mode & permissions);
}

/// Temporary files that are removed unless they were renamed into place.
class Temporaries {
 public:
  Temporaries() = default;
  Temporaries(const Temporaries&) = delete;
  Temporaries& operator=(const Temporaries&) = delete;
  ~Temporaries() {
    for (const Pair& pair : pairs_) {
      std::error_code ignored;
      fs::remove(pair.temporary, ignored);
    }
  }

  tl::expected<void, Diagnostic> write(const fs::path& folder, const OutputFile& file) {
    const fs::path target = folder / file.name;
    std::error_code error;
    if (fs::is_directory(target, error)) return unwritable(target, "a folder of that name is in the way");
    const fs::path temporary = target.parent_path() / fmt::format(".{}.{}.tmp", target.filename().string(), ::getpid());
    Descriptor out(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!out.open()) return unwritable(target, reason());
    pairs_.push_back({temporary, target});
    keep_permissions(target, out.get());
    if (!write_all(out.get(), file.bytes) || ::fsync(out.get()) != 0 || out.close() != 0) return unwritable(target, reason());
    return {};
  }

  tl::expected<void, Diagnostic> rename() {
    for (Pair& pair : pairs_) {
      if (::rename(pair.temporary.c_str(), pair.target.c_str()) != 0) return unwritable(pair.target, reason());
    }
    pairs_.clear();
    return {};
  }

 private:
  struct Pair {
    fs::path temporary;
    fs::path target;
  };
  std::vector<Pair> pairs_;
};

}  // namespace

tl::expected<std::string, Diagnostic> read_file(const fs::path& path, std::size_t limit) {
  const Descriptor in(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!in.open()) return unreadable(path, reason());
  struct stat info {};
  if (::fstat(in.get(), &info) != 0) return unreadable(path, reason());
  if (S_ISDIR(info.st_mode)) return unreadable(path, "it is a folder");
  if (!S_ISREG(info.st_mode)) return unreadable(path, "it is not an ordinary file");
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size > limit) {
    return tl::make_unexpected(Diagnostic(codes::A102, {}, fmt::format("'{}' has {} bytes; at most {} are read", path.string(), size, limit)));
  }
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t n = ::read(in.get(), bytes.data() + got, size - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return unreadable(path, reason());
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  bytes.resize(got);
  return bytes;
}

tl::expected<std::string, Diagnostic> read_text(const fs::path& path, std::size_t limit) {
  auto text = read_file(path, limit);
  if (!text) return text;
  const std::size_t bad = utf8::first_invalid(*text);
  if (bad == std::string::npos) return text;
  const auto line = 1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(bad), '\n');
  return tl::make_unexpected(Diagnostic(codes::A109, {}, fmt::format("'{}' is not valid UTF-8: byte {} on line {}", path.string(), bad, line))
                                 .hint("the file was probably saved as Windows-1252 (\"ANSI\"): save it as UTF-8 in your editor"));
}

bool stays_inside(std::string_view relative) {
  if (relative.empty() || relative.front() == '/') return false;
  for (std::size_t begin = 0; begin <= relative.size();) {
    const std::size_t end = std::min(relative.find('/', begin), relative.size());
    const std::string_view part = relative.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return std::none_of(relative.begin(), relative.end(), [](char c) { return c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20; });
}

tl::expected<fs::path, Diagnostic> inside(const fs::path& folder, std::string_view relative) {
  const auto outside = [&] {
    return tl::make_unexpected(Diagnostic(codes::A105, {}, fmt::format("'{}' is outside its folder", relative))
                                   .hint("put the file beside the report or into the house's folder and name it without '..' or a leading '/'"));
  };
  if (!stays_inside(relative)) return outside();
  std::error_code error;
  const fs::path root = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
  if (error) return outside();
  const fs::path target = fs::weakly_canonical(root / relative, error);
  if (error) return outside();
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
  if (end != root.end()) return outside();
  return folder / relative;
}

tl::expected<void, Diagnostic> write_files(const fs::path& folder, const std::vector<OutputFile>& files) {
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) return unwritable(folder, error.message());
  Temporaries temporaries;
  for (const OutputFile& file : files) {
    if (!stays_inside(file.name)) return unwritable(file.name, "the name would leave the output folder");
    if (const fs::path below = fs::path(file.name).parent_path(); !below.empty()) {
      const auto target = inside(folder, below.string());
      if (!target) return unwritable(file.name, "the name would leave the output folder");
      fs::create_directories(*target, error);
      if (error) return unwritable(*target, error.message());
    }
    if (auto written = temporaries.write(folder, file); !written) return written;
  }
  if (auto renamed = temporaries.rename(); !renamed) return renamed;
  const Descriptor directory(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.open()) ::fsync(directory.get());
  return {};
}

tl::expected<void, Diagnostic> write_file(const fs::path& file, std::string bytes) {
  std::error_code error;
  const fs::path target = fs::is_symlink(file, error) ? fs::canonical(file, error) : file;
  if (error) return unwritable(file, error.message());
  return write_files(target.parent_path(), {{target.filename().string(), std::move(bytes)}});
}

}  // namespace townclerk
