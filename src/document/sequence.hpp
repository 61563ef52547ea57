// A run of numbers as they are printed: "5.1, 5.2 …", "(a), (b) …".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "house/house.hpp"

namespace townclerk::document {

class Sequence {
 public:
  /// Numbers nothing.
  Sequence() = default;
  /// `prefix` stands before every number ("5." of "5.1"); `before_first` is the number before the first.
  Sequence(std::string prefix, house::NumberForm form, int before_first = 0);

  [[nodiscard]] bool numbers() const { return numbers_; }
  std::string next();
  /// A number that the text states: the next one goes on from it when it belongs to this run ("4.3" and "4.3A" do in "4.1, 4.2 …").
  void state(std::string_view printed);

 private:
  std::string prefix_;
  house::NumberForm form_;
  int last_ = 0;
  bool numbers_ = false;
};

/// The number that figures stand for: 4 for "4", "d", "iv"; nothing when they are none of that kind.
[[nodiscard]] std::optional<int> value_of(house::Figures figures, std::string_view text);

/// The form of lists inside a list of this form: "(a)" holds "(i)", "1." holds "a.".
[[nodiscard]] house::NumberForm nested(const house::NumberForm& form);

/// A printed number without the punctuation round it: "7" of "7.", "a" of "(a)".
[[nodiscard]] std::string_view bare(std::string_view label);

}  // namespace townclerk::document
