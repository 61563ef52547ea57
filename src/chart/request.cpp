#include "chart/request.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/suggest.hpp"
#include "chart/codes.hpp"

namespace townclerk::chart {
namespace {

constexpr std::array<std::pair<std::string_view, State>, 3> states{
    {{name_of(State::current), State::current}, {name_of(State::proposed), State::proposed}, {name_of(State::changes), State::changes}}};
constexpr std::array<std::pair<std::string_view, Functions>, 3> function_forms{
    {{"panel", Functions::panel}, {"box", Functions::box}, {"none", Functions::none}}};
constexpr std::array<std::pair<std::string_view, Form>, 2> forms{{{"tree", Form::tree}, {"blocks", Form::blocks}}};
constexpr int deepest = 99;

template <typename Value, std::size_t size>
std::optional<Value> named(const std::array<std::pair<std::string_view, Value>, size>& words, std::string_view word) {
  for (const auto& [name, value] : words)
    if (word == name) return value;
  return std::nullopt;
}

std::string_view next_word(std::string_view& rest) {
  const std::size_t begin = rest.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return rest = {};
  rest.remove_prefix(begin);
  const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
  rest.remove_prefix(word.size());
  return word;
}

class RequestReader {
 public:
  RequestReader(Span at, Diagnostics& diagnostics) : at_(at), diagnostics_(diagnostics) { request_.at = at; }

  std::optional<Request> read(std::string_view info) {
    next_word(info);
    read_state(next_word(info));
    for (std::string_view word = next_word(info); !word.empty(); word = next_word(info)) read_key(word);
    return understood_ ? std::optional(std::move(request_)) : std::nullopt;
  }

 private:
  void refuse(std::string message, std::string hint) {
    understood_ = false;
    diagnostics_.add(Diagnostic(codes::C101, at_, std::move(message)).hint(std::move(hint)));
  }

  void read_state(std::string_view word) {
    if (word == "cycle") {
      request_.form = Form::cycle;
      return;
    }
    if (const auto state = named(states, word)) {
      request_.state = *state;
      return;
    }
    constexpr std::array<std::string_view, 4> known{"current", "proposed", "changes", "cycle"};
    const auto near = word.empty() ? std::nullopt : nearest(word, known);
    refuse(word.empty() ? std::string("the chart does not say what it shows") : fmt::format("'{}' is no state of a structure", word),
           near ? fmt::format("did you mean '{}'?", *near) : "write ```chart current, ```chart proposed, ```chart changes or ```chart cycle");
  }

  void read_key(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view key = word.substr(0, equals);
    const std::string_view value = equals == std::string_view::npos ? std::string_view() : word.substr(equals + 1);
    if (key == "set" && !value.empty()) {
      request_.set = value;
    } else if (key == "phase" && !value.empty()) {
      request_.phase = value;
    } else if (key == "otherwise" && !value.empty()) {
      request_.otherwise.emplace_back(value);
    } else if (key == "root" && !value.empty()) {
      request_.root = value;
    } else if (key == "depth") {
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), request_.depth);
      if (error != std::errc() || end != value.data() + value.size() || request_.depth < 1 || request_.depth > deepest)
        refuse(fmt::format("'{}' is no number of levels", value), fmt::format("write depth=2, or another number up to {}", deepest));
    } else if (const auto shape = named(forms, value); key == "form" && shape && request_.form != Form::cycle) {
      request_.form = *shape;
    } else if (const auto form = named(function_forms, value); key == "functions" && form) {
      request_.functions = *form;
    } else if (word == "posts=new" && request_.state != State::current) {
      request_.only_new_posts = true;
    } else {
      constexpr std::array<std::string_view, 8> keys{"set", "phase", "otherwise", "root", "depth", "functions", "form", "posts"};
      const auto near = nearest(key, keys);
      refuse(fmt::format("'{}' is not understood in a chart", word),
             near && key != *near ? fmt::format("did you mean '{}='?", *near)
                                  : std::string("a chart may have set=…, phase=…, otherwise=…, root=…, depth=…, functions=panel, box or none, "
                                                "form=tree or blocks, and, but for the current structure, posts=new"));
    }
  }

  Span at_;
  Diagnostics& diagnostics_;
  Request request_;
  bool understood_ = true;
};

}  // namespace

std::optional<Request> read_request(std::string_view info, Span at, Diagnostics& diagnostics) {
  return RequestReader(at, diagnostics).read(info);
}

}  // namespace townclerk::chart
