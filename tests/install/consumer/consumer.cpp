#include <report.hpp>

#include <cstdio>

int main(int argc, char** argv) {
  using namespace townclerk;
  const Outcome outcome = render(argv[argc - 1], Settings{}, {Format::markdown, Format::html, Format::pdf});
  std::fputs(to_text(outcome.diagnostics, outcome.sources, Colour::never).c_str(), stderr);
  for (const OutputFile& file : outcome.files) std::printf("%s\n", file.name.c_str());
  return outcome.diagnostics.has_errors() ? 1 : 0;
}
