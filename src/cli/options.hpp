// The command line: CLI11 reads it, commands.hpp does it.
#pragma once

#include "cli/commands.hpp"

namespace CLI {
class App;
}

namespace townclerk::cli {

/// Defines a command's options for how diagnostics are printed.
void add_printing(CLI::App& command, Common& common);

/// Runs the program and gives its exit status. Never throws.
int run(int argc, char** argv) noexcept;

}  // namespace townclerk::cli
