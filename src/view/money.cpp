#include <fmt/format.h>

#include "view/forms.hpp"

namespace townclerk::view {
namespace {

constexpr std::int64_t pence_in_pound = 100;
constexpr std::int64_t pence_in_thousand = 100'000;
constexpr std::int64_t pence_in_million = 100'000'000;

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  constexpr std::size_t group = 3;
  for (std::size_t at = digits.size(); at > group;) {
    at -= group;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string pounds(std::int64_t pence) {
  const std::int64_t rest = pence % pence_in_pound;
  return rest == 0 ? grouped(pence / pence_in_pound) : fmt::format("{}.{:02}", grouped(pence / pence_in_pound), rest);
}

/// Halves go away from zero; the amount is not negative here.
std::int64_t rounded(std::int64_t pence, std::int64_t unit) {
  return pence / unit + (pence % unit >= (unit + 1) / 2 ? 1 : 0);
}

/// Millions to three decimals without needless zeros.
std::string millions(std::int64_t pence) {
  constexpr std::int64_t thousand = 1000;
  const std::int64_t thousands = rounded(pence, pence_in_thousand);
  std::string out = fmt::format("{}.{:03}", grouped(thousands / thousand), thousands % thousand);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string figures(std::int64_t pence, const house::MoneyForms& forms, MoneyForm form, std::string_view language) {
  if (form == MoneyForm::thousands) {
    const std::string thousands = grouped(rounded(pence, pence_in_thousand));
    if (forms.thousands_as_k) return thousands + "k";
    return thousands == "0" ? thousands : thousands + ",000";
  }
  if (form == MoneyForm::words && pence >= pence_in_million && !forms.millions.empty()) {
    // The pattern of millions has its own pound sign, which the pattern of the sign would print again.
    std::string words = house::fill(forms.millions.in(language), {{"n", millions(pence)}});
    if (const std::string_view sign = "£"; words.rfind(sign, 0) == 0) words.erase(0, sign.size());
    return words;
  }
  return pounds(pence);
}

std::string signed_amount(std::int64_t pence, const house::MoneyForms& forms, MoneyForm form, std::string_view language) {
  const bool negative = pence < 0;
  const std::string words = figures(negative ? -pence : pence, forms, form, language);
  const bool zero = words == "0" || words == "0k";
  return house::fill(negative && !zero ? forms.negative : forms.positive, {{"n", words}});
}

}  // namespace

std::string money(const model::Money& amount, const house::House& house, std::string_view language, MoneyForm form) {
  if (amount.withheld) return std::string(house.label("exempt", language));
  const house::MoneyForms& forms = house.money;
  std::string words = signed_amount(amount.pence, forms, form, language);
  const auto around = [&](const house::Words& pattern) { return house::fill(pattern.in(language), {{"amount", words}}); };
  switch (amount.certainty) {
    case model::Certainty::about:
      return around(forms.about);
    case model::Certainty::up_to:
      return around(forms.up_to);
    case model::Certainty::at_least:
      return around(forms.at_least);
    case model::Certainty::range:
      return house::fill(forms.range.in(language), {{"from", words}, {"to", signed_amount(amount.to_pence, forms, form, language)}});
    case model::Certainty::exact:
      break;
  }
  return words;
}

std::string hundredths(std::int64_t value) {
  std::string out = fmt::format("{}{}.{:02}", value < 0 ? "-" : "", (value < 0 ? -value : value) / 100, (value < 0 ? -value : value) % 100);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace townclerk::view
