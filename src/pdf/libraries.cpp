#include "pdf/libraries.hpp"

#include <hpdf.h>
#include <libdeflate.h>

namespace townclerk::pdf {

std::vector<Library> libraries() {
  return {{"libharu", HPDF_GetVersion()}, {"libdeflate", LIBDEFLATE_VERSION_STRING}};
}

}  // namespace townclerk::pdf
