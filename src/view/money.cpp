#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "view/exempt_words.hpp"
#include "view/forms.hpp"

namespace townclerk::view {
namespace {

constexpr std::int64_t pence_in_pound = 100;
constexpr std::int64_t pence_in_thousand = 100'000;
constexpr std::int64_t pence_in_million = 100'000'000;

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

/// The sum, or the farthest number that it could be told from: amounts of reports are far below.
std::int64_t bounded_sum(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t most = 9'000'000'000'000'000'000;
  if (b > 0 && a > most - b) return most;
  if (b < 0 && a < -most - b) return -most;
  return a + b;
}

/// What is taken away: at least so much leaves up to so much.
model::Money negated(model::Money amount) {
  using model::Certainty;
  amount.pence = -amount.pence;
  amount.to_pence = -amount.to_pence;
  if (amount.certainty == Certainty::range) std::swap(amount.pence, amount.to_pence);
  if (amount.certainty == Certainty::up_to) {
    amount.certainty = Certainty::at_least;
  } else if (amount.certainty == Certainty::at_least) {
    amount.certainty = Certainty::up_to;
  }
  return amount;
}

/// What is known of an amount: its limits on either side, as far as it has them.
struct Limits {
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  bool approximate = false;
  std::int64_t around = 0;  // what it is about where it has no limits
};

Limits limits(const model::Money& m) {
  using model::Certainty;
  Limits out{m.pence, m.pence, m.approximate || m.certainty == Certainty::about, m.pence};
  if (m.certainty == Certainty::up_to || m.unlimited) out.least.reset();
  if (m.certainty == Certainty::at_least || m.unlimited) out.most.reset();
  if (m.certainty == Certainty::range) {
    out.most = m.to_pence;
    out.around = m.pence + (m.to_pence - m.pence) / 2;
  }
  return out;
}

std::optional<std::int64_t> bounded_sum(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  return a && b ? std::optional(bounded_sum(*a, *b)) : std::nullopt;
}

std::string in_words(const model::Money& amount, const house::House& house, std::string_view language, MoneyForm form) {
  const house::MoneyForms& forms = house.money;
  std::string words = signed_amount(amount.pence, forms, form, language);
  const auto around = [&](const house::Words& pattern) { return house::fill(pattern.in(language), {{"amount", words}}); };
  if (amount.certainty == model::Certainty::range)
    words = house::fill(forms.range.in(language), {{"from", words}, {"to", signed_amount(amount.to_pence, forms, form, language)}});
  if (amount.approximate || amount.certainty == model::Certainty::about) words = around(forms.about);
  switch (amount.certainty) {
    case model::Certainty::up_to:
      return around(forms.up_to);
    case model::Certainty::at_least:
      return around(forms.at_least);
    case model::Certainty::about:
    case model::Certainty::range:
    case model::Certainty::exact:
      break;
  }
  return words;
}

}  // namespace

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  constexpr std::size_t group = 3;
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + group;) {
    at -= group;
    digits.insert(at, 1, ',');
  }
  return digits;
}

model::Money sum(model::Money a, const model::Money& b, bool minus) {
  using model::Certainty;
  const model::Money added = minus ? negated(b) : b;
  const Limits own = limits(a);
  const Limits other = limits(added);
  const auto least = bounded_sum(own.least, other.least);
  const auto most = bounded_sum(own.most, other.most);
  a.approximate = own.approximate || other.approximate;
  a.unlimited = !least && !most;
  a.to_pence = 0;
  a.pence = least ? *least : most ? *most : bounded_sum(own.around, other.around);
  if (least && most && *least != *most) {
    a.certainty = Certainty::range;
    a.to_pence = *most;
  } else {
    a.certainty = a.unlimited     ? Certainty::about
                  : !most         ? Certainty::at_least
                  : !least        ? Certainty::up_to
                  : a.approximate ? Certainty::about
                                  : Certainty::exact;
  }
  a.withheld = a.withheld || added.withheld;
  std::vector<int> exempt;
  std::set_union(a.exempt.begin(), a.exempt.end(), added.exempt.begin(), added.exempt.end(), std::back_inserter(exempt));
  a.exempt = std::move(exempt);
  return a;
}

std::string two_decimals(std::int64_t hundredths, std::string_view plus, std::string_view minus) {
  constexpr std::int64_t whole = 100;
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  const std::string_view sign = hundredths < 0 ? minus : hundredths > 0 ? plus : std::string_view();
  return fmt::format("{}{}.{:02}", sign, size / whole, size % whole);
}

std::string money(const model::Money& amount, const house::House& house, std::string_view language, MoneyForm form) {
  if (amount.withheld) return std::string(house.label("exempt", language));
  std::string words = in_words(amount, house, language, form);
  if (!amount.exempt.empty()) words += ' ' + exempt_brief(house, language, amount.exempt);
  return words;
}

std::string hundredths(std::int64_t value) {
  std::string out = fmt::format("{}{}.{:02}", value < 0 ? "-" : "", (value < 0 ? -value : value) / 100, (value < 0 ? -value : value) % 100);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace townclerk::view
