#include "pdf/page_count.hpp"

#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

namespace townclerk::pdf {

tl::expected<int, std::string> page_count(std::span<const std::byte> bytes) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("", reinterpret_cast<const char*>(bytes.data()), bytes.size());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
    const std::size_t pages = file.getAllPages().size();
    if (pages == 0) return tl::unexpected(std::string("it has no pages"));
    return static_cast<int>(pages);
  } catch (const QPDFExc& error) {
    return tl::unexpected(error.getErrorCode() == qpdf_e_password ? std::string("it asks for a password") : error.getMessageDetail());
  } catch (const std::exception& error) {
    return tl::unexpected(std::string(error.what()));
  }
}

}  // namespace townclerk::pdf
