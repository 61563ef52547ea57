// Turns references into links with the house's words, those of drawings into words, and checks that links lead somewhere.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/anchors.hpp"
#include "document/document.hpp"
#include "document/linked_words.hpp"
#include "document/resolve.hpp"
#include "house/house.hpp"

namespace townclerk::document {

/// What references can name beside anchors.
struct Cited {
  std::span<const ExternalDocument> documents;
  std::span<const PublishedCopy> copies;
};

class References {
 public:
  /// Keeps what it is given; all of it must outlive this object.
  References(const house::House& house, std::string_view language, Anchors& anchors, const Cited& cited, const Unprinted& unprinted,
             std::span<const std::string> withheld, Diagnostics& diagnostics);

  void resolve(std::vector<Block>& blocks, std::size_t scope = 0);

 private:
  void resolve(std::vector<Inline>& inlines, std::size_t scope, bool begins);
  void name_figures(Block& figure, std::size_t scope);
  void name_figure(TextLine& line, std::size_t scope);
  /// What one part of a reference names: `last` only of a range, "#first..#last".
  struct Named {
    std::string_view id;
    std::string_view last_id;
    const Target* target = nullptr;
    const Target* last = nullptr;
  };
  using NamedOnes = std::vector<Named>;

  /// "#first,#second" with the ids that a copy prints in place of the live ones.
  [[nodiscard]] std::string in_copy(std::string_view written) const;
  void inside(Inline& reference, std::size_t scope, bool begins_sentence);
  void several(Inline& reference, std::size_t scope, bool begins_sentence);
  [[nodiscard]] bool find(const Inline& reference, NamedOnes& out, bool& gap);
  [[nodiscard]] bool are_alike(const Target& a, const Target& b) const;
  [[nodiscard]] std::string named_together(NamedOnes::const_iterator begin, NamedOnes::const_iterator end, std::size_t from, LinkedWords& links);
  [[nodiscard]] std::string named_alone(const Inline& reference, const Named& named, std::size_t from, LinkedWords& links);
  void outside(Inline& reference);
  void check_link(Inline& link);
  /// True for an id that the edition has left out.
  [[nodiscard]] bool is_withheld(std::string_view id) const;
  [[nodiscard]] bool leads_to_gap(std::string_view written);
  void fill_gap(Inline& reference);
  void points_nowhere(const Inline& link, std::string_view id);
  [[nodiscard]] const ExternalDocument* document(const Inline& link);
  [[nodiscard]] const Target* target(const Inline& reference, std::string_view written);
  [[nodiscard]] std::string words(const Inline& reference, std::string_view id, const Target& target, std::size_t from);
  [[nodiscard]] std::string own_words(const Target& target);
  [[nodiscard]] std::string in_scope(std::string printed, const Target& target, std::size_t from);
  [[nodiscard]] std::size_t outer_scope(const Target& target) const;
  [[nodiscard]] const house::Words* words_of_several(const Target& target) const;
  [[nodiscard]] std::string listed(const std::vector<std::string>& parts) const;
  [[nodiscard]] std::string ranged(std::string_view from, std::string_view to) const;
  [[nodiscard]] std::string appendix_words(std::size_t scope);
  [[nodiscard]] std::string fill(const house::Words& words, std::string_view number) const;
  [[nodiscard]] bool is_within(std::size_t scope, std::size_t outer) const;

  const house::House& house_;
  std::string_view language_;
  bool foreign_ = false;  // the words around are in another language than the paper's
  Anchors& anchors_;
  std::span<const ExternalDocument> documents_;
  std::span<const PublishedCopy> copies_;
  std::string_view prefix_;  // of the copy that the block which is read is printed from
  const Unprinted& unprinted_;
  std::span<const std::string> withheld_;
  Diagnostics& diagnostics_;
};

}  // namespace townclerk::document
