// The command line: CLI11 reads it, commands.hpp does it.
#pragma once

namespace townclerk::cli {

/// Runs the program and gives its exit status. Never throws.
int run(int argc, char** argv) noexcept;

}  // namespace townclerk::cli
