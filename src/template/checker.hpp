// The static check of templates against a schema.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "template/node.hpp"
#include "template/scope.hpp"

namespace townclerk::mustache {

/// The blocks that parents give, from the innermost parent outwards. The outermost parent that gives a block wins.
struct Given {
  const Node* parent = nullptr;
  const Given* outer = nullptr;

  [[nodiscard]] const Node* find(std::string_view block) const;
  [[nodiscard]] static bool has(const Given* given, const Node* parent);
};

/// The block of that name in the outermost parent that gives it, and what was given outside that parent.
struct Override {
  const Node* block = nullptr;
  const Given* outer = nullptr;
};
[[nodiscard]] Override find_override(const Given* given, std::string_view block);

/// Walks a template and all that it reaches. Each template is walked once for every different scope, so recursion ends.
class Checker {
 public:
  Checker(const Loader& loader, int max_depth, Diagnostics& diagnostics) : loader_(loader), max_depth_(max_depth), diagnostics_(diagnostics) {}

  /// False when anything was reported.
  bool check(const Node& root, const Levels& levels, const Given* given);

 private:
  using State = std::pair<const Node*, std::pair<std::vector<Known>, std::vector<const Node*>>>;

  void walk(const Node& node, const Given* given);
  void variable(const Node& node);
  void section(const Node& node, const Given* given);
  void partial(const Node& node, const Given* given);
  void block(const Node& node, const Given* given);
  void given_blocks(const Node& parent, const Node& root);
  void children(const Node& node, const Given* given);
  void enter(const Node& root, const Given* given);
  /// The declaration of a tag's name; reported when there is none.
  const Known* find(const Node& node);
  const Template* load(const Node& node);
  void report(Diagnostic diagnostic);
  const std::set<std::string_view>& blocks_of(const Node& root);
  void collect_blocks(const Node& node, std::set<std::string_view>& blocks, std::set<const Node*>& seen);

  const Loader& loader_;
  int max_depth_;
  Diagnostics& diagnostics_;
  bool clean_ = true;
  Levels levels_;
  Known found_;
  std::vector<const Node*> callers_;
  std::set<State> seen_;
  std::set<std::string, std::less<>> broken_;
  std::map<const Node*, std::set<std::string_view>> blocks_;
};

}  // namespace townclerk::mustache
