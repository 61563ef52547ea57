#include "pdf/page_count.hpp"

#include "pdf/qpdf_file.hpp"

namespace townclerk::pdf {

tl::expected<int, std::string> page_count(std::span<const std::byte> bytes) {
  const auto file = open_qpdf(bytes, true);
  if (!file) return tl::unexpected(file.error());
  const int pages = qpdf_get_num_pages(file->get());
  if (pages <= 0) return tl::unexpected(qpdf_fault(file->get(), "it has no pages"));
  return pages;
}

}  // namespace townclerk::pdf
