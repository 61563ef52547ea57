// What is known of the vocabulary of report.xml where it is cut. A mistake costs trials and never tells more, but for `is_closed`.
#pragma once

#include <cstdint>
#include <string_view>

#include "edition/tree.hpp"

namespace townclerk::edition {

/// An attribute that has to be there, or says which entries stand together.
[[nodiscard]] bool is_required(const Node& node, std::string_view attribute);
/// A child of which one has to be there.
[[nodiscard]] bool is_required(const Node& node, const Node& child);
/// Whether an attribute holds ids of other entries. A person's name may be "post", as the post that she holds.
[[nodiscard]] bool names_others(const Node& node, std::string_view attribute);
/// The vocabulary says which words there may be, or they are printed in every edition.
[[nodiscard]] bool is_closed(std::string_view element, std::string_view attribute);
/// A word of the vocabulary that may stand for every other one, where there has to be one; empty for other attributes.
[[nodiscard]] std::string_view neutral_word(const Node& node, std::string_view attribute);

/// Of an amount of money, not of the structure or of a table of people.
[[nodiscard]] bool of_money(const Node& node);
/// Dates and figures; every other value is words, whatever it looks like.
[[nodiscard]] bool is_figure(std::string_view attribute);

/// The form of a value, which another one has to have.
enum class Form : std::uint8_t { words, day, month, financial_year, count, number, address };
[[nodiscard]] Form form_of(std::string_view value);

}  // namespace townclerk::edition
