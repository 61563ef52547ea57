// What cameras and programs note in a picture's file beside the picture.
#pragma once

#include <string>
#include <string_view>

namespace townclerk::pdf {

/// A PNG or JPEG without what no page shows of it: places, dates, names, comments, previews (EXIF, XMP, text chunks) and what stands behind its
/// end. The pixels, their resolution and colour profile stay as they are. `bytes`: of a picture that picture_info accepts; where they are damaged
/// further on, the rest stays out.
[[nodiscard]] std::string without_metadata(std::string_view bytes);

}  // namespace townclerk::pdf
