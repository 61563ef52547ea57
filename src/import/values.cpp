#include "import/values.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace townclerk::intake {
namespace {

using model::Holder;

constexpr std::array<std::pair<std::string_view, Holder>, 30> states{{{"filled", Holder::filled},
                                                                      {"occupied", Holder::filled},
                                                                      {"in post", Holder::filled},
                                                                      {"permanent", Holder::filled},
                                                                      {"substantive", Holder::filled},
                                                                      {"fixed term", Holder::filled},
                                                                      {"fixed-term", Holder::filled},
                                                                      {"temporary", Holder::filled},
                                                                      {"active", Holder::filled},
                                                                      {"vacant", Holder::vacant},
                                                                      {"vacancy", Holder::vacant},
                                                                      {"unfilled", Holder::vacant},
                                                                      {"unoccupied", Holder::vacant},
                                                                      {"empty", Holder::vacant},
                                                                      {"not filled", Holder::vacant},
                                                                      {"recruiting", Holder::vacant},
                                                                      {"under recruitment", Holder::vacant},
                                                                      {"out to recruitment", Holder::vacant},
                                                                      {"frozen", Holder::vacant},
                                                                      {"held vacant", Holder::vacant},
                                                                      {"vacant post", Holder::vacant},
                                                                      {"interim", Holder::interim},
                                                                      {"filled (interim)", Holder::interim},
                                                                      {"interim cover", Holder::interim},
                                                                      {"agency", Holder::interim},
                                                                      {"acting", Holder::acting},
                                                                      {"acting up", Holder::acting},
                                                                      {"acting-up", Holder::acting},
                                                                      {"filled (acting)", Holder::acting},
                                                                      {"acting arrangement", Holder::acting}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

template <std::size_t Size>
bool one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What stands behind "covered by".
std::string_view cover(std::string_view text) {
  constexpr std::array<std::string_view, 4> phrases{"covered by", "cover by", "covered:", "cover:"};
  for (const std::string_view phrase : phrases) {
    const std::size_t at = text.find(phrase);
    if (at == std::string_view::npos) continue;
    std::string_view rest = text.substr(at + phrase.size());
    if (!rest.empty() && rest.front() == ':') rest.remove_prefix(1);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    const bool bracketed = at > 0 && text.substr(0, at).find('(') != std::string_view::npos;
    if (bracketed && rest.ends_with(')')) rest.remove_suffix(1);
    return rest;
  }
  return {};
}

}  // namespace

std::optional<Fte> parse_fte(std::string_view text, int posts) {
  constexpr std::size_t most_digits = 12;
  constexpr std::int64_t full = 100;
  const std::int64_t largest = 100 * full * posts;
  const std::size_t point = std::min(text.find_first_of(".,"), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point < text.size() ? text.substr(point + 1) : std::string_view();
  const bool figures = std::all_of(whole.begin(), whole.end(), is_digit) && std::all_of(part.begin(), part.end(), is_digit);
  if (!figures || whole.size() + part.size() == 0 || whole.size() > most_digits || part.size() > most_digits) return std::nullopt;
  Fte fte;
  for (const char c : whole) fte.hundredths = fte.hundredths * 10 + (c - '0');
  const auto digit = [part](std::size_t i) { return i < part.size() ? part[i] - '0' : 0; };
  constexpr int half = 5;
  fte.hundredths = fte.hundredths * full + digit(0) * 10 + digit(1) + (digit(2) >= half ? 1 : 0);
  fte.rounded = part.size() > 2 && part.find_first_not_of('0', 2) != std::string_view::npos;
  if (fte.hundredths > largest) return std::nullopt;
  return fte;
}

std::optional<int> parse_count(std::string_view text) {
  constexpr std::size_t most_digits = 6;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point < text.size() && text.find_first_not_of('0', point + 1) != std::string_view::npos) return std::nullopt;
  const std::string_view whole = text.substr(0, point);
  if (whole.empty() || whole.size() > most_digits || !std::all_of(whole.begin(), whole.end(), is_digit)) return std::nullopt;
  int count = 0;
  for (const char c : whole) count = count * 10 + (c - '0');
  return count > 0 ? std::optional(count) : std::nullopt;
}

std::optional<HolderState> parse_holder(std::string_view text, Asks asks) {
  constexpr std::array<std::string_view, 4> yes{"yes", "y", "true", "1"};
  constexpr std::array<std::string_view, 4> no{"no", "n", "false", "0"};
  if (says_none(text)) return HolderState{asks == Asks::filled ? Holder::vacant : Holder::filled, {}};
  const std::string lower = folded(text);
  if (const auto known = std::find_if(states.begin(), states.end(), [&lower](const auto& s) { return s.first == lower; }); known != states.end())
    return HolderState{known->second, {}};
  if (asks != Asks::nothing && one_of(std::string_view(lower), yes)) return HolderState{asks == Asks::vacant ? Holder::vacant : Holder::filled, {}};
  if (asks != Asks::nothing && one_of(std::string_view(lower), no)) return HolderState{asks == Asks::vacant ? Holder::filled : Holder::vacant, {}};
  if (const std::string_view by = cover(lower); !by.empty()) return HolderState{Holder::covered_by, std::string(by)};
  return std::nullopt;
}

bool says_none(std::string_view text) {
  constexpr std::array<std::string_view, 9> words{"", "-", "–", "—", "none", "n/a", "na", "nobody", "not applicable"};
  return one_of(std::string_view(folded(text)), words);
}

}  // namespace townclerk::intake
