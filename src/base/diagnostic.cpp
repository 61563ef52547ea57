#include "base/diagnostic.hpp"

namespace townclerk {

void Diagnostics::add(Diagnostic diagnostic) {
  std::string key(diagnostic.code.id);
  key += '\0';
  key += std::to_string(static_cast<std::uint32_t>(diagnostic.at.file)) + ':' + std::to_string(diagnostic.at.begin) + ':' + diagnostic.message;
  if (!seen_.insert(std::move(key)).second) return;
  if (diagnostic.code.severity == Severity::error) ++errors_;
  if (diagnostic.code.severity == Severity::warning) ++warnings_;
  if (list_.size() >= limit_) {
    ++left_out_;
    return;
  }
  list_.push_back(std::move(diagnostic));
}

}  // namespace townclerk
