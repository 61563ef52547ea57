#include "pdf/qpdf_file.hpp"

#include <utility>

namespace townclerk::pdf {

std::string qpdf_fault(qpdf_data file, std::string otherwise) {
  if (qpdf_has_error(file) == QPDF_FALSE) return otherwise;
  const qpdf_error error = qpdf_get_error(file);
  return qpdf_get_error_code(file, error) == qpdf_e_password ? "it asks for a password" : qpdf_get_error_message_detail(file, error);
}

tl::expected<QpdfFile, std::string> open_qpdf(std::span<const std::byte> bytes, bool repairs) {
  QpdfFile file(qpdf_init());
  qpdf_set_suppress_warnings(file.get(), QPDF_TRUE);
  qpdf_silence_errors(file.get());
  qpdf_set_attempt_recovery(file.get(), repairs ? QPDF_TRUE : QPDF_FALSE);
  const auto* data = reinterpret_cast<const char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
  if ((qpdf_read_memory(file.get(), "", data, bytes.size(), nullptr) & QPDF_ERRORS) != 0)
    return tl::unexpected(qpdf_fault(file.get(), "it is damaged"));
  return file;
}

}  // namespace townclerk::pdf
