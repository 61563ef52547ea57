// A run of numbers as they are printed: "5.1, 5.2 …", "(a), (b) …".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "house/house.hpp"

namespace townclerk::document {

/// A printed number without the punctuation round it: "7" of "7.", "a" of "(a)".
[[nodiscard]] std::string_view bare(std::string_view label);

class Sequence {
 public:
  /// Numbers nothing.
  Sequence() = default;
  /// `prefix` stands before every number ("5." of "5.1"); `before_first` is the number before the first.
  Sequence(std::string prefix, house::NumberForm form, int before_first = 0);

  [[nodiscard]] bool numbers() const { return numbers_; }
  std::string next();
  /// The same where some numbers are stated elsewhere: behind a stated 4.3, with 4.4 taken, comes 4.3A.
  template <typename Taken>
  std::string next(const Taken& taken) {
    if (!stated_ || !taken(bare(prefix_ + house::format(form_, last_ + 1)))) return next();
    return insertion();
  }
  /// A number that the text states: the next one goes on from it when it belongs to this run ("4.3" and "4.3A" do in "4.1, 4.2 …").
  void state(std::string_view printed);

 private:
  std::string insertion();

  std::string prefix_;
  house::NumberForm form_;
  int last_ = 0;
  int inserted_ = 0;     // letters given behind the last number
  bool stated_ = false;  // the last number, or that which the last letter stands behind
  bool numbers_ = false;
};

/// The number that figures stand for: 4 for "4", "d", "iv"; nothing when they are none of that kind.
[[nodiscard]] std::optional<int> value_of(house::Figures figures, std::string_view text);

/// The form of lists inside a list of this form: "(a)" holds "(i)", "1." holds "a.".
[[nodiscard]] house::NumberForm nested(const house::NumberForm& form);

}  // namespace townclerk::document
