// Which tags stand alone on their lines. The specification knows this of single tags; a parent's or block's two tags may also share a line
// with each other, and opening or end tags of several parents and blocks with one another.
#include <algorithm>
#include <span>

#include "template/lexeme.hpp"

namespace townclerk::mustache {
namespace {

using Kind = Lexeme::Kind;

class Arrangement {
 public:
  explicit Arrangement(Lexemes& lexemes) : lexemes_(lexemes) {}

  void run() {
    for (std::size_t begin = 0; begin < lexemes_.size();) {
      std::size_t end = begin;
      while (end < lexemes_.size() && lexemes_[end].kind != Kind::newline) ++end;
      line(begin, end);
      begin = end + 1;
    }
  }

 private:
  /// What prints, or might, on a line: a tag, or an element that begins and ends on it.
  struct Item {
    std::size_t first;
    std::size_t last;
  };

  [[nodiscard]] Kind element(std::size_t i) const { return lexemes_[lexemes_[i].kind == Kind::end ? lexemes_[i].mate : i].kind; }
  [[nodiscard]] bool inherits(std::size_t i) const { return element(i) == Kind::parent || element(i) == Kind::block; }

  void line(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const bool words = collect(begin, end);
    const bool alone = !words && !items_.empty() && stands_alone(begin, end);
    if (!alone && (words || !items_.empty())) lexemes_[begin].margin = true;
  }

  /// Fills items_; whether there are other words.
  bool collect(std::size_t begin, std::size_t end) {
    items_.clear();
    bool words = false;
    for (std::size_t i = begin; i < end; ++i) {
      const Lexeme& lexeme = lexemes_[i];
      const bool whole = (lexeme.kind == Kind::parent || lexeme.kind == Kind::block) && lexeme.mate < end;
      if (whole && (lexeme.in_parent || lexeme.kind == Kind::parent)) sole_values(i);
      if (lexeme.kind == Kind::text) {
        words = words || (!lexeme.in_parent && !blank(lexeme.words.text));
      } else if (!lexeme.in_parent || (lexeme.kind == Kind::block && !whole)) {
        items_.push_back({i, whole ? lexeme.mate : i});
      }
      if (whole) i = lexeme.mate;
    }
    return words;
  }

  /// A value that is all that a block on one line holds counts as alone.
  void sole_values(std::size_t open) {
    const std::size_t end = lexemes_[open].mate;
    std::size_t values = 0;
    std::size_t others = 0;
    std::size_t value = 0;
    for (std::size_t i = open + 1; i < end; ++i) {
      const Lexeme& lexeme = lexemes_[i];
      if (lexeme.kind == Kind::variable) {
        ++values;
        value = i;
      } else if (lexeme.kind != Kind::text || !blank(lexeme.words.text)) {
        ++others;
      }
      if ((lexeme.kind == Kind::parent || lexeme.kind == Kind::block) && lexeme.mate < end) {
        sole_values(i);
        i = lexeme.mate;
      }
    }
    if (lexemes_[open].kind == Kind::block && values == 1 && others == 0) lexemes_[value].stand = Node::Stand::alone;
  }

  bool stands_alone(std::size_t begin, std::size_t end) {
    Lexeme& first = lexemes_[items_.front().first];
    const bool indented = lexemes_[begin].kind == Kind::text && !lexemes_[begin].in_parent;
    const std::uint32_t lead = indented ? static_cast<std::uint32_t>(begin) : Lexeme::nowhere;
    if (items_.size() == 1 && first.kind == Kind::variable) {
      first.stand = Node::Stand::alone;
      first.lead = lead;
      return false;
    }
    const auto single_inheriting = [this](const Item& item) { return item.first == item.last && inherits(item.first); };
    if (items_.size() > 1 && !std::all_of(items_.begin(), items_.end(), single_inheriting)) return false;
    first.lead = lead;
    const std::uint32_t line_end = end < lexemes_.size() ? static_cast<std::uint32_t>(end) : Lexeme::nowhere;
    for (const Item& item : items_) {
      Lexeme& tag = lexemes_[item.first];
      tag.stand = tag.kind == Kind::block && item.last != item.first ? Node::Stand::pair : Node::Stand::alone;
      tag.line_end = line_end;
      if (tag.stand == Node::Stand::pair) sole_values(item.first);
    }
    drop(begin, items_.front().first);
    drop(items_.back().last + 1, end + 1);
    for (std::size_t i = 1; i < items_.size(); ++i) drop(items_[i - 1].last + 1, items_[i].first);
    return true;
  }

  void drop(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < std::min(end, lexemes_.size()); ++i)
      if (lexemes_[i].kind == Kind::text || lexemes_[i].kind == Kind::newline) lexemes_[i].dropped = true;
  }

  Lexemes& lexemes_;
  std::vector<Item> items_;
};

}  // namespace

void arrange(Lexemes& lexemes) {
  Arrangement(lexemes).run();
}

}  // namespace townclerk::mustache
