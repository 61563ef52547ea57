#include "pdf/page_count.hpp"

#include <qpdf/qpdf-c.h>

#include <memory>
#include <type_traits>

namespace townclerk::pdf {
namespace {

struct Close {
  void operator()(qpdf_data file) const { qpdf_cleanup(&file); }
};
using File = std::unique_ptr<std::remove_pointer_t<qpdf_data>, Close>;

std::string fault(qpdf_data file) {
  if (qpdf_has_error(file) == QPDF_FALSE) return "it has no pages";
  const qpdf_error error = qpdf_get_error(file);
  return qpdf_get_error_code(file, error) == qpdf_e_password ? "it asks for a password" : qpdf_get_error_message_detail(file, error);
}

}  // namespace

// By qpdf's C interface: clang 16 does not take the headers of the other one (qpdf 11.3) as C++20.
tl::expected<int, std::string> page_count(std::span<const std::byte> bytes) {
  const File file(qpdf_init());
  qpdf_set_suppress_warnings(file.get(), QPDF_TRUE);
  qpdf_silence_errors(file.get());
  const auto* data = reinterpret_cast<const char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
  if ((qpdf_read_memory(file.get(), "", data, bytes.size(), nullptr) & QPDF_ERRORS) != 0) return tl::unexpected(fault(file.get()));
  const int pages = qpdf_get_num_pages(file.get());
  if (pages <= 0) return tl::unexpected(fault(file.get()));
  return pages;
}

}  // namespace townclerk::pdf
