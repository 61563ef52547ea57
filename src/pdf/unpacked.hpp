// Flate streams of files that nobody vouches for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace townclerk::pdf {

/// What a zlib stream at the beginning of `packed` unpacks to; nothing when there is none, or when it is more than `limit` bytes, which
/// `too_large` tells.
[[nodiscard]] std::optional<std::string> unpacked(std::string_view packed, std::size_t limit, bool& too_large);

/// Whether a stream that a reader of PDFs must unpack to open the file (object and cross-reference streams) would take more memory than any
/// report's. Streams are found by their keyword, wherever it stands: a table of objects may point anywhere.
[[nodiscard]] bool has_bomb(std::string_view file);

}  // namespace townclerk::pdf
