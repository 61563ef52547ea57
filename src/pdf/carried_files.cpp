#include "pdf/carried_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "pdf/codes.hpp"
#include "pdf/qpdf_file.hpp"
#include "pdf/unpacked.hpp"

namespace townclerk::pdf {
namespace {

constexpr int most_files = 1000;
constexpr std::size_t largest_file = 64U << 20;
constexpr std::size_t largest_together = 256U << 20;
constexpr std::size_t longest_name = 255;

struct Release {
  void operator()(unsigned char* bytes) const { std::free(bytes); }  // NOLINT(cppcoreguidelines-no-malloc): qpdf took it so
};

Diagnostic refused(std::string_view name, std::string_view why) {
  return Diagnostic(codes::P105, {}, fmt::format("the PDF carries a file '{}' that is refused: {}", name, why))
      .hint("no file that townclerk makes is like that; take the paper from where it was published");
}

class Reader {
 public:
  explicit Reader(qpdf_data file) : file_(file) {}

  tl::expected<std::vector<CarriedFile>, Diagnostic> read() {
    std::vector<CarriedFile> files;
    const qpdf_oh list = qpdf_oh_get_key_if_dict(file_, qpdf_get_root(file_), "/AF");
    if (qpdf_oh_is_array(file_, list) == QPDF_FALSE) return files;
    const int count = qpdf_oh_get_array_n_items(file_, list);
    if (count > most_files) return tl::unexpected(refused("…", fmt::format("there are {} of them", count)));
    for (int i = 0; i < count; ++i) {
      auto one = file(qpdf_oh_get_array_item(file_, list, i));
      if (!one) return tl::unexpected(std::move(one.error()));
      const auto has_name = [&one](const CarriedFile& other) { return other.name == one->name; };
      if (std::any_of(files.begin(), files.end(), has_name)) return tl::unexpected(refused(one->name, "another file has that name"));
      files.push_back(std::move(*one));
    }
    return files;
  }

 private:
  [[nodiscard]] qpdf_oh key(qpdf_oh object, const char* name) const { return qpdf_oh_get_key_if_dict(file_, object, name); }
  [[nodiscard]] std::string words(qpdf_oh object) const {
    const char* value = nullptr;
    std::size_t length = 0;
    if (qpdf_oh_get_value_as_utf8(file_, object, &value, &length) == QPDF_FALSE) return {};
    return {value, length};
  }
  [[nodiscard]] std::string name_value(qpdf_oh object) const {
    const char* value = nullptr;
    std::size_t length = 0;
    if (qpdf_oh_get_value_as_name(file_, object, &value, &length) == QPDF_FALSE || length == 0) return {};
    return {value + 1, length - 1};  // without its slash
  }

  tl::expected<CarriedFile, Diagnostic> file(qpdf_oh description) {
    CarriedFile out;
    out.name = words(key(description, "/UF"));
    if (out.name.empty()) out.name = words(key(description, "/F"));
    const bool safe = utf8::first_invalid(out.name) == std::string::npos && stays_inside(out.name) && out.name.size() <= longest_name;
    if (!safe) return tl::unexpected(refused("…", "its name is none that a file in a folder can have"));
    out.relationship = name_value(key(description, "/AFRelationship"));
    const qpdf_oh stream = key(key(description, "/EF"), "/F");
    if (qpdf_oh_is_stream(file_, stream) == QPDF_FALSE) return tl::unexpected(refused(out.name, "it has no content"));
    auto content = bytes(stream, out.name);
    if (!content) return tl::unexpected(std::move(content.error()));
    out.bytes = std::move(*content);
    return out;
  }

  tl::expected<std::string, Diagnostic> bytes(qpdf_oh stream, std::string_view name) {
    const qpdf_oh dictionary = qpdf_oh_get_dict(file_, stream);
    qpdf_oh filter = key(dictionary, "/Filter");
    if (qpdf_oh_is_array(file_, filter) == QPDF_TRUE && qpdf_oh_get_array_n_items(file_, filter) == 1)
      filter = qpdf_oh_get_array_item(file_, filter, 0);
    const bool packed = name_value(filter) == "FlateDecode";
    if (!packed && qpdf_oh_is_null(file_, filter) == QPDF_FALSE) return tl::unexpected(refused(name, "it is packed in an unusual way"));
    if (qpdf_oh_is_null(file_, key(dictionary, "/DecodeParms")) == QPDF_FALSE) return tl::unexpected(refused(name, "it is packed in an unusual way"));
    unsigned char* data = nullptr;
    std::size_t size = 0;
    const bool failed = (qpdf_oh_get_stream_data(file_, stream, qpdf_dl_none, nullptr, &data, &size) & QPDF_ERRORS) != 0;
    const std::unique_ptr<unsigned char, Release> held(data);
    if (failed || data == nullptr) return tl::unexpected(Diagnostic(codes::P103, {}, qpdf_fault(file_, "it is damaged")));
    std::string raw(held.get(), held.get() + size);
    const std::size_t room = std::min(largest_file, largest_together - together_);
    bool too_large = !packed && raw.size() > room;
    std::optional<std::string> content = packed ? unpacked(raw, room, too_large) : std::move(raw);
    if (too_large)
      return tl::unexpected(
          refused(name, fmt::format("it is larger than {} MiB, or all of them are than {}", largest_file >> 20U, largest_together >> 20U)));
    if (!content) return tl::unexpected(Diagnostic(codes::P103, {}, fmt::format("the file '{}' that the PDF carries is damaged", name)));
    together_ += content->size();
    return std::move(*content);
  }

  qpdf_data file_;
  std::size_t together_ = 0;
};

Diagnostic unreadable(std::string_view why) {
  return Diagnostic(codes::P103, {}, fmt::format("the PDF cannot be read: {}", why))
      .hint("take the paper as it was published: a program that changed or protected it may have lost what it carries");
}

}  // namespace

tl::expected<std::vector<CarriedFile>, Diagnostic> carried_files(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
  if (!text.starts_with("%PDF-")) return tl::unexpected(unreadable("it does not begin like one"));
  if (has_bomb(text)) return tl::unexpected(unreadable("it would unpack to more than any report"));
  const auto file = open_qpdf(bytes, false);
  if (!file) return tl::unexpected(unreadable(file.error()));
  if (qpdf_is_encrypted(file->get()) != QPDF_FALSE) return tl::unexpected(unreadable("it is encrypted"));
  return Reader(file->get()).read();
}

}  // namespace townclerk::pdf
