// A PDF of somebody else's, opened by qpdf's C interface: clang 16 does not take the headers of the other one (qpdf 11.3) as C++20.
#pragma once

#include <qpdf/qpdf-c.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <type_traits>

#include <tl/expected.hpp>

namespace townclerk::pdf {

struct CloseQpdf {
  void operator()(qpdf_data file) const { qpdf_cleanup(&file); }
};
using QpdfFile = std::unique_ptr<std::remove_pointer_t<qpdf_data>, CloseQpdf>;

/// What went wrong last; `otherwise` when nothing did.
[[nodiscard]] std::string qpdf_fault(qpdf_data file, std::string otherwise);

/// The bytes must live as long as the file. `repairs`: a damaged table of objects is made anew. An error says why the bytes are no PDF that can be
/// opened without a password.
[[nodiscard]] tl::expected<QpdfFile, std::string> open_qpdf(std::span<const std::byte> bytes, bool repairs);

}  // namespace townclerk::pdf
