#include "cli/printer.hpp"

#include <unistd.h>

#include <cstdlib>

#include <fmt/format.h>

namespace townclerk::cli {

Colour colour(const Common& common) {
  if (common.colour == "always") return Colour::always;
  if (common.colour == "never" || std::getenv("NO_COLOR") != nullptr) return Colour::never;
  return ::isatty(STDERR_FILENO) != 0 ? Colour::always : Colour::never;
}

void print(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

std::string quoted(const std::filesystem::path& path) {
  std::string text = path.string();
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,:@%";
  if (text.find_first_not_of(plain) == std::string::npos) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

void Printer::add(const Diagnostics& diagnostics, const Sources& sources) {
  errors_ += diagnostics.errors();
  warnings_ += diagnostics.warnings();
  if (!common_.json) return print(stderr, to_text(diagnostics, sources, colour(common_)));
  std::string array = to_json(diagnostics, sources);
  const std::size_t begin = array.find('[') + 1;
  const std::size_t end = array.rfind(']');
  const std::string items = array.substr(begin, end - begin);
  if (items.find_first_not_of(" \n") == std::string::npos) return;
  if (!json_.empty()) json_ += ",";
  json_ += items.substr(0, items.find_last_not_of(" \n") + 1);
}

int Printer::finish() {
  if (common_.json) {
    print(stdout, "[" + json_ + (json_.empty() ? "]\n" : "\n]\n"));
  } else if (errors_ + warnings_ > 1) {
    print(stderr, fmt::format("{} error{}, {} warning{}\n", errors_, errors_ == 1 ? "" : "s", warnings_, warnings_ == 1 ? "" : "s"));
  }
  if (errors_ > 0) return Exit::faults;
  return common_.strict && warnings_ > 0 ? Exit::strict_warnings : Exit::fine;
}

}  // namespace townclerk::cli
