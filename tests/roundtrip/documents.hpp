// Random documents, the nastier the better, and a way to show them.
#pragma once

#include <cstdint>
#include <string>

#include "document/document.hpp"

namespace townclerk {

/// A small tree of every kind of block and inline. The same seed gives the same tree on every machine.
[[nodiscard]] document::Document random_document(std::uint64_t seed);

/// One line a node.
[[nodiscard]] std::string dump(const document::Document& document);

}  // namespace townclerk
