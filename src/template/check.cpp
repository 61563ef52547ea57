#include <algorithm>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "template/checker.hpp"
#include "template/codes.hpp"

namespace townclerk::mustache {

const Node* Given::find(std::string_view block) const {
  const auto& blocks = parent->children;
  const auto at =
      std::lower_bound(blocks.begin(), blocks.end(), block, [](const Node& node, std::string_view name) { return node.words.text < name; });
  return at != blocks.end() && at->words.text == block ? &*at : nullptr;
}

bool Given::has(const Given* given, const Node* parent) {
  for (; given != nullptr; given = given->outer)
    if (given->parent == parent) return true;
  return false;
}

Override find_override(const Given* given, std::string_view block) {
  Override found;
  for (; given != nullptr; given = given->outer)
    if (const Node* node = given->find(block)) found = {node, given->outer};
  return found;
}

bool Checker::check(const Node& root, const Levels& levels, const Given* given) {
  clean_ = true;
  levels_ = levels;
  for (Level& level : levels_) level.value = nullptr;
  enter(root, given);
  return clean_;
}

void Checker::enter(const Node& root, const Given* given) {
  State state;
  state.first = &root;
  // Of equal levels only the innermost matters.
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
    if (std::find(state.second.first.begin(), state.second.first.end(), level->known) == state.second.first.end())
      state.second.first.push_back(level->known);
  for (const Given* g = given; g != nullptr; g = g->outer) state.second.second.push_back(g->parent);
  if (!seen_.insert(std::move(state)).second) return;
  constexpr std::size_t max_states = 100'000;
  if (callers_.size() > static_cast<std::size_t>(max_depth_) || seen_.size() > max_states) {
    report(Diagnostic(codes::V112, callers_.empty() ? root.words.at : callers_.back()->words.at,
                      "partials and parents call each other too deeply to be checked"));
    return;
  }
  children(root, given);
}

void Checker::children(const Node& node, const Given* given) {
  for (const Node& child : node.children) walk(child, given);
}

void Checker::walk(const Node& node, const Given* given) {
  switch (node.kind) {
    case Node::Kind::variable:
      return variable(node);
    case Node::Kind::section:
    case Node::Kind::inverted:
      return section(node, given);
    case Node::Kind::partial:
    case Node::Kind::parent:
      return partial(node, given);
    case Node::Kind::block:
      return block(node, given);
    case Node::Kind::root:
    case Node::Kind::text:
    case Node::Kind::margin:
      return;
  }
}

void Checker::report(Diagnostic diagnostic) {
  clean_ = false;
  constexpr std::size_t most = 3;
  const std::size_t shown = std::min(callers_.size(), most);
  for (std::size_t i = 0; i < shown; ++i)
    diagnostic.notes.push_back(
        {fmt::format("'{}' is used here", callers_[callers_.size() - 1 - i]->words.text), callers_[callers_.size() - 1 - i]->words.at});
  diagnostics_.add(std::move(diagnostic));
}

const Known* Checker::find(const Node& node) {
  const Found found = look_up(levels_, node.path);
  if (!found.any()) {
    report(unknown(levels_, node.path, found, node.words.at));
    return nullptr;
  }
  found_ = found.known;
  return &found_;
}

void Checker::variable(const Node& node) {
  const Known* known = find(node);
  if (known == nullptr) return;
  const Type type = known->type();
  if (type == Type::prose && node.stand != Node::Stand::alone) {
    report(Diagnostic(codes::V108, node.words.at, fmt::format("'{}' is prose, which stands alone on its line", node.words.text))
               .hint("put the tag on a line of its own"));
  } else if (type != Type::text && type != Type::prose) {
    report(Diagnostic(codes::V110, node.words.at, fmt::format("'{}' is {} and cannot be printed", node.words.text, noun(type)))
               .hint(fmt::format("'{{{{#{}}}}}' opens a section on it", node.words.text)));
  }
}

void Checker::section(const Node& node, const Given* given) {
  const Known* known = find(node);
  if (known == nullptr) return;
  const bool pushes = node.kind == Node::Kind::section;
  if (pushes) levels_.push_back({nullptr, known->inside()});
  children(node, given);
  if (pushes) levels_.pop_back();
}

const Template* Checker::load(const Node& node) {
  if (broken_.find(node.words.text) != broken_.end()) {
    clean_ = false;
    return nullptr;
  }
  const std::size_t before = diagnostics_.errors();
  const Template* found = loader_ ? loader_(node.words.text) : nullptr;
  if (found != nullptr) return found;
  if (diagnostics_.errors() > before) {
    broken_.emplace(node.words.text);
    clean_ = false;
  } else {
    report(Diagnostic(codes::V102, node.words.at, fmt::format("there is no template '{}'", node.words.text)));
  }
  return nullptr;
}

void Checker::partial(const Node& node, const Given* given) {
  const Template* called = nullptr;
  if (node.dynamic) {
    const Known* known = find(node);
    if (known != nullptr && known->type() != Type::text)
      report(Diagnostic(codes::V110, node.words.at, fmt::format("'{}' is {}, not the name of a template", node.words.text, noun(known->type()))));
  } else {
    called = load(node);
  }
  if (called == nullptr) {
    for (const Node& child : node.children) children(child, given);
    return;
  }
  callers_.push_back(&node);
  if (node.kind == Node::Kind::parent && !Given::has(given, &node)) {
    given_blocks(node, called->root());
    const Given inner{&node, given};
    enter(called->root(), &inner);
  } else {
    enter(called->root(), given);
  }
  callers_.pop_back();
}

void Checker::block(const Node& node, const Given* given) {
  children(node, given);
  for (const Given* g = given; g != nullptr; g = g->outer)
    if (const Node* other = g->find(node.words.text); other != nullptr && other != &node) enter(*other, g->outer);
}

void Checker::given_blocks(const Node& parent, const Node& root) {
  if (parent.children.empty()) return;
  const std::set<std::string_view>& known = blocks_of(root);
  const Node* last = nullptr;
  for (const Node& block : parent.children) {
    if (last != nullptr && last->words.text == block.words.text) {
      report(Diagnostic(codes::V115, block.words.at, fmt::format("the block '{}' is given twice", block.words.text))
                 .note("it is given here first", last->words.at));
    } else if (known.find(block.words.text) == known.end()) {
      const std::vector<std::string_view> names(known.begin(), known.end());
      Diagnostic diagnostic(codes::V109, block.words.at, fmt::format("'{}' has no block '{}'", parent.words.text, block.words.text));
      if (const auto near = nearest(block.words.text, names)) diagnostic.hints.push_back(fmt::format("did you mean '{}'?", *near));
      report(std::move(diagnostic));
    }
    last = &block;
  }
}

const std::set<std::string_view>& Checker::blocks_of(const Node& root) {
  const auto [entry, fresh] = blocks_.try_emplace(&root);
  if (fresh) {
    std::set<const Node*> seen;
    collect_blocks(root, entry->second, seen);
  }
  return entry->second;
}

void Checker::collect_blocks(const Node& node, std::set<std::string_view>& blocks, std::set<const Node*>& seen) {
  for (const Node& child : node.children) {
    if (child.kind == Node::Kind::block) blocks.insert(child.words.text);
    const bool calls = (child.kind == Node::Kind::partial || child.kind == Node::Kind::parent) && !child.dynamic;
    if (calls) {
      const Template* called = loader_ ? loader_(child.words.text) : nullptr;
      if (called != nullptr && seen.insert(&called->root()).second) collect_blocks(called->root(), blocks, seen);
    }
    collect_blocks(child, blocks, seen);
  }
}

bool check(const Template& root, const Schema& schema, const Loader& loader, Diagnostics& diagnostics) {
  return Checker(loader, Options{}.max_depth, diagnostics).check(root.root(), {{nullptr, {&schema, false}}}, nullptr);
}

}  // namespace townclerk::mustache
