#include "cli/options.hpp"

int main(int argc, char** argv) {
  return townclerk::cli::run(argc, argv);
}
