#include <algorithm>
#include <unordered_map>

#include "style/compute.hpp"
#include "style/element_builder.hpp"
#include "style/rules.hpp"

namespace townclerk::style {

namespace {

Display natural_display(Name name) {
  switch (name) {
    case Name::text_node:
    case Name::code:
    case Name::img:
    case Name::a:
    case Name::em:
    case Name::strong:
    case Name::del:
    case Name::span:
    case Name::br:
    case Name::sup:
    case Name::sub:
      return Display::inline_;
    case Name::li:
      return Display::list_item;
    case Name::table:
      return Display::table;
    case Name::caption:
      return Display::table_caption;
    case Name::thead:
      return Display::table_header_group;
    case Name::tbody:
      return Display::table_row_group;
    case Name::tfoot:
      return Display::table_footer_group;
    case Name::tr:
      return Display::table_row;
    case Name::th:
    case Name::td:
      return Display::table_cell;
    default:
      return Display::block;
  }
}

/// All that selectors can tell of an element: its name, classes, whether it is a first child, and the same of its ancestors. Elements of one
/// context have one style, and a report has few contexts however long it is.
struct Context {
  std::uint32_t parent = 0;
  bool root = false;
  bool first_child = false;
  Name name = Name::body;
  const std::vector<std::string>* classes = nullptr;
  std::uint32_t value = 0;       // in Styles::values
  std::uint32_t text_value = 0;  // of text inside; 0: not yet computed (0 is the root's)
};

struct Candidate {
  const Selector* selector;
  const Rule* rule;
  std::uint32_t order;
};

/// Selectors by what their rightmost compound asks for.
class RuleIndex {
 public:
  explicit RuleIndex(const std::vector<Rule>& rules) {
    std::uint32_t order = 0;
    for (const Rule& rule : rules) {
      for (const Selector& selector : rule.selectors) add({&selector, &rule, order});
      ++order;
    }
  }

  template <typename Visit>
  void candidates(const Context& context, Visit visit) const {
    for (const Candidate& c : context.root ? root_ : any_) visit(c);
    if (context.root) return;
    for (const Candidate& c : by_name_.at(static_cast<std::size_t>(context.name))) visit(c);
    for (const std::string& cls : *context.classes) {
      const auto found = by_class_.find(cls);
      if (found == by_class_.end()) continue;
      for (const Candidate& c : found->second) visit(c);
    }
  }

 private:
  void add(const Candidate& candidate) {
    const Compound& last = candidate.selector->compounds.front();
    if (last.type != TypeTest::name && last.classes.empty()) root_.push_back(candidate);
    if (last.type == TypeTest::root) return;
    if (!last.classes.empty()) {
      by_class_[last.classes.front()].push_back(candidate);
    } else if (last.type == TypeTest::name) {
      by_name_.at(static_cast<std::size_t>(last.name)).push_back(candidate);
    } else {
      any_.push_back(candidate);
    }
  }

  std::vector<Candidate> root_;
  std::vector<Candidate> any_;
  std::array<std::vector<Candidate>, static_cast<std::size_t>(Name::sub) + 1> by_name_;
  std::unordered_map<std::string, std::vector<Candidate>> by_class_;
};

struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
};

class Cascade {
 public:
  Cascade(const ElementTree& tree, const std::vector<Rule>& rules, Styles& styles) : tree_(tree), index_(rules), styles_(styles) {
    Context root;
    root.root = true;
    root.first_child = true;
    root.classes = &no_classes_;
    contexts_.push_back(root);
    contexts_[0].value = share(computed(contexts_[0], initial_values(), Display::block));
    root_size_ = styles_.values[0].font_size;
  }

  void run() {
    const std::size_t count = tree_.nodes.size();
    styles_.of.resize(count);
    std::vector<std::uint32_t> context_of(count);
    std::vector<bool> has_element(count, false);
    for (std::size_t id = 0; id < count; ++id) {
      const Node& node = tree_.nodes[id];
      const std::uint32_t parent = node.parent == no_node ? 0 : context_of[node.parent];
      if (node.name == Name::text_node) {
        styles_.of[id] = text_value(parent);
        continue;
      }
      bool first = true;
      if (node.parent != no_node) {
        first = !has_element[node.parent];
        has_element[node.parent] = true;
      }
      context_of[id] = context(node, parent, first);
      styles_.of[id] = contexts_[context_of[id]].value;
    }
  }

  /// Where the setting is written that wins for an element; unknown: there is none.
  Span written(NodeId node, Property property) {
    Winners winners{};
    Winners marker{};
    win(contexts_[context_by_path(node)], winners, marker);
    const Setting* winner = winners.at(static_cast<std::size_t>(property));
    return winner == nullptr ? Span{} : winner->at;
  }

 private:
  /// Of one element, by way of its ancestors; the root's for no_node.
  std::uint32_t context_by_path(NodeId id) {
    if (id == no_node) return 0;
    const Node& node = tree_.nodes[id];
    bool first = true;
    if (node.parent != no_node) {
      for (NodeId child = tree_.first_child(node.parent); child != id; child = tree_.next_sibling(child))
        first = first && tree_.nodes[child].name == Name::text_node;
    }
    return context(node, context_by_path(node.parent), first);
  }

  std::uint32_t text_value(std::uint32_t parent) {
    Context& context = contexts_[parent];
    if (context.text_value == 0) context.text_value = share(inherited(styles_.values[context.value]));
    return context.text_value;
  }

  std::uint32_t context(const Node& node, std::uint32_t parent, bool first) {
    key_.assign(reinterpret_cast<const char*>(&parent), sizeof parent);
    key_ += static_cast<char>(node.name);
    key_ += first ? '1' : '0';
    for (const std::string& cls : node.classes) {
      key_ += cls;
      key_ += '\0';
    }
    const auto found = by_key_.find(std::string_view(key_));
    if (found != by_key_.end()) return found->second;
    const auto id = static_cast<std::uint32_t>(contexts_.size());
    by_key_.emplace(key_, id);
    Context context{parent, false, first, node.name, &node.classes, 0, 0};
    context.value = share(computed(context, styles_.values[contexts_[parent].value], natural_display(node.name)));
    contexts_.push_back(context);
    return id;
  }

  [[nodiscard]] bool matches(const Compound& compound, const Context& context) const {
    if (compound.type == TypeTest::root && !context.root) return false;
    if (compound.type == TypeTest::name && (context.root || compound.name != context.name)) return false;
    if (compound.first_child && !context.first_child) return false;
    return std::all_of(compound.classes.begin(), compound.classes.end(), [&](const std::string& cls) {
      return std::find(context.classes->begin(), context.classes->end(), cls) != context.classes->end();
    });
  }

  /// Whether the compounds left of the last match ancestors: `reached` holds the ancestors, nearest first, at which the part read so far may end.
  [[nodiscard]] bool ancestors_match(const Selector& selector, const Context& context) const {
    std::vector<const Context*> reached{&context};
    for (std::size_t at = 1; at < selector.compounds.size() && !reached.empty(); ++at) {
      std::vector<const Context*> next;
      const auto try_one = [&](const Context& candidate) {
        if (matches(selector.compounds[at], candidate)) next.push_back(&candidate);
      };
      if (selector.compounds[at - 1].child_of_next) {
        for (const Context* c : reached) {
          if (!c->root) try_one(contexts_[c->parent]);
        }
      } else {
        for (const Context* c = reached.front(); !c->root;) {
          c = &contexts_[c->parent];
          try_one(*c);
        }
      }
      reached = std::move(next);
    }
    return !reached.empty();
  }

  /// The settings that win for an element and for its marker.
  void win(const Context& context, Winners& winners, Winners& marker) {
    matched_.clear();
    index_.candidates(context, [&](const Candidate& candidate) {
      if (matches(candidate.selector->compounds.front(), context) && ancestors_match(*candidate.selector, context)) matched_.push_back(candidate);
    });
    std::sort(matched_.begin(), matched_.end(), [](const Candidate& a, const Candidate& b) {
      return a.selector->specificity != b.selector->specificity ? a.selector->specificity < b.selector->specificity : a.order < b.order;
    });
    for (const Candidate& candidate : matched_) {
      for (const Setting& setting : candidate.rule->settings) {
        (candidate.selector->marker ? marker : winners).at(static_cast<std::size_t>(setting.property)) = &setting;
      }
    }
  }

  Computed computed(const Context& context, const Computed& parent, Display display) {
    Winners winners{};
    Winners marker{};
    win(context, winners, marker);
    Computed result = compute(parent, display, winners, root_size_);
    const auto colour = static_cast<std::size_t>(Property::color);
    if (marker.at(colour) != nullptr) {
      Winners only{};
      only.at(colour) = marker.at(colour);
      result.marker_color = compute(result, Display::inline_, only, root_size_).color;
    }
    return result;
  }

  std::uint32_t share(Computed&& value) {
    const auto found = std::find(styles_.values.begin(), styles_.values.end(), value);
    if (found != styles_.values.end()) return static_cast<std::uint32_t>(found - styles_.values.begin());
    styles_.values.push_back(std::move(value));
    return static_cast<std::uint32_t>(styles_.values.size() - 1);
  }

  const ElementTree& tree_;
  RuleIndex index_;
  Styles& styles_;
  const std::vector<std::string> no_classes_;
  float root_size_ = 0;
  std::vector<Context> contexts_;
  std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> by_key_;
  std::string key_;
  std::vector<Candidate> matched_;
};

/// A header cell in a table's body with words of class `continued`, which no report has: layout prints them where a part of a table goes on.
ElementTree continued_label() {
  ElementTree tree;
  ElementBuilder builder(tree);
  for (const Name name : {Name::body, Name::main, Name::table, Name::tbody, Name::tr, Name::th}) builder.open(name, Span{});
  builder.open(Name::span, "continued", Span{});
  for (std::size_t open = tree.nodes.size(); open > 0; --open) builder.close();
  return tree;
}

}  // namespace

Styles StyleSheet::cascade(const ElementTree& tree) const {
  Styles styles;
  Cascade cascade(tree, rules_->rules, styles);
  cascade.run();
  const ElementTree label = continued_label();
  Styles of_label;
  Cascade(label, rules_->rules, of_label).run();
  styles.continued = static_cast<std::uint32_t>(styles.values.size());
  styles.values.push_back(of_label[static_cast<NodeId>(label.nodes.size() - 1)]);
  cascade_pages(rules_->pages, styles.values[0], styles);
  return styles;
}

Span StyleSheet::declared(const ElementTree& tree, NodeId node, Property property) const {
  Styles styles;
  Cascade cascade(tree, rules_->rules, styles);
  if (node != no_node && tree.nodes[node].name == Name::text_node) node = tree.nodes[node].parent;
  Span at = cascade.written(node, property);
  while (!at.known() && property == Property::color && node != no_node) {
    node = tree.nodes[node].parent;
    at = cascade.written(node, property);
  }
  return at;
}

}  // namespace townclerk::style
