// The commands that begin a report: `new` and `import`.
#pragma once

#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"

namespace townclerk::cli {

/// Defines the two commands and runs the one that was given.
class IntakeCommands {
 public:
  IntakeCommands(CLI::App& app, Common& common);
  [[nodiscard]] bool parsed() const { return new_->parsed() || import_->parsed(); }
  [[nodiscard]] int run() const { return new_->parsed() ? start() : import_posts(); }

 private:
  [[nodiscard]] int start() const;
  [[nodiscard]] int import_posts() const;

  Common& common_;
  CLI::App* new_ = nullptr;
  CLI::App* import_ = nullptr;
  std::filesystem::path folder_;
  std::string kind_ = "decision";
  std::filesystem::path list_;
  std::filesystem::path report_;
  bool replace_ = false;
};

}  // namespace townclerk::cli
