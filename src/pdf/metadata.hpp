// What the file says of itself: XMP, information dictionary and output intent, from one source.
#pragma once

#include <string>

#include "pdf/file.hpp"

namespace townclerk::pdf {

/// An XMP packet (ISO 16684-1), UTF-8.
[[nodiscard]] std::string xmp_packet(const Metadata& metadata);
/// The information dictionary with equal values (ISO 32000-1 §14.3.3).
[[nodiscard]] std::string information(const Metadata& metadata);
/// "2017-06-16T10:00:00+01:00" as "D:20170616100000+01'00" (§7.9.4); a date alone is the beginning of its day.
[[nodiscard]] std::string pdf_date(const std::string& iso);
/// The sRGB colour space as an ICC profile (version 4.2, IEC 61966-2-1), made from its numbers.
[[nodiscard]] std::string srgb_profile();

}  // namespace townclerk::pdf
