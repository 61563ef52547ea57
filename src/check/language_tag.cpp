#include "check/language_tag.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.hpp"

namespace townclerk::checks {
namespace {

/// ISO 639-1, two letters each.
constexpr std::string_view languages =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteueufafffifjfofrfygagdglgngugvhahehihohrhthuhyhzia"
    "idieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqu"
    "rmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";

bool all(std::string_view part, bool (*test)(char)) {
  return std::all_of(part.begin(), part.end(), test);
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_figure(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter_or_figure(char c) {
  return is_letter(c) || is_figure(c);
}

bool is_language(std::string_view part) {
  if (!all(part, is_letter)) return false;
  if (part.size() == 3) return part < "qaa" || part > "qtz";
  if (part.size() != 2) return false;
  for (std::size_t at = 0; at < languages.size(); at += 2)
    if (languages.substr(at, 2) == part) return true;
  return false;
}

/// Script, region or variant.
bool is_further(std::string_view part) {
  constexpr std::size_t longest = 8;
  switch (part.size()) {
    case 2:
      return all(part, is_letter);
    case 3:
      return all(part, is_figure) || all(part, is_letter);
    case 4:
      return all(part, is_letter) || (is_figure(part.front()) && all(part, is_letter_or_figure));
    default:
      return part.size() > 4 && part.size() <= longest && all(part, is_letter_or_figure);
  }
}

}  // namespace

bool names_language(std::string_view tag) {
  const std::string low = lower(tag);
  std::string_view rest = low;
  std::size_t end = rest.find('-');
  if (!is_language(rest.substr(0, end))) return false;
  while (end != std::string_view::npos) {
    rest = rest.substr(end + 1);
    end = rest.find('-');
    if (!is_further(rest.substr(0, end))) return false;
  }
  return true;
}

}  // namespace townclerk::checks
