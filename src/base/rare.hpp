// Room for what most owners have not.
#pragma once

#include <memory>
#include <utility>

namespace townclerk {

/// A value that takes the room of a pointer until it is written; before that, it reads as one made by default. Copied and compared as what it holds.
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT(*-explicit-*)
  Rare(const Rare& other) : value_(other.value_ == nullptr ? nullptr : std::make_unique<T>(*other.value_)) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    if (this != &other) *this = Rare(other);
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  [[nodiscard]] const T& operator*() const {
    static const T none;
    return value_ == nullptr ? none : *value_;
  }
  [[nodiscard]] const T* operator->() const { return &**this; }
  /// The value to write into.
  [[nodiscard]] T& edit() {
    if (value_ == nullptr) value_ = std::make_unique<T>();
    return *value_;
  }
  friend bool operator==(const Rare& a, const Rare& b) { return *a == *b; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace townclerk
