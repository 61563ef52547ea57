#include "layout/column_widths.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace townclerk::layout {
namespace {

using style::Length;

struct Column {
  float min = 0;
  float max = 0;
  float padding = 0;
  float fixed = -1;  // a width that the style states
  float width = 0;
};

class Widths {
 public:
  Widths(std::span<const CellMeasure> cells, std::uint32_t rows, std::uint32_t columns, float available)
      : cells_(cells), rows_(rows), columns_(columns), available_(available) {}

  /// Of the longest words.
  float least() {
    single_columns();
    spanning_cells();
    return sum(&Column::min);
  }

  std::vector<float> solve(bool fill, bool& overfull) {
    overfull = least() > available_ + 0.05F;
    if (overfull) {
      const float share = available_ / sum(&Column::min);
      for (Column& column : columns_) column.width = column.min * share;
    } else {
      share_out(fill);
    }
    std::vector<float> widths;
    widths.reserve(columns_.size());
    for (const Column& column : columns_) widths.push_back(column.width);
    return widths;
  }

 private:
  [[nodiscard]] float sum(float Column::*member) const {
    return std::accumulate(columns_.begin(), columns_.end(), 0.0F, [member](float total, const Column& column) { return total + column.*member; });
  }

  void single_columns() {
    for (const CellMeasure& cell : cells_) {
      if (cell.colspan != 1) continue;
      Column& column = columns_[cell.column];
      column.min = std::max(column.min, cell.extent.min);
      column.max = std::max(column.max, cell.extent.max);
      column.padding = std::max(column.padding, cell.padding);
      if (cell.width.unit == Length::Unit::points) column.fixed = std::max(column.fixed, cell.width.value);
      if (cell.width.unit == Length::Unit::percent) column.fixed = std::max(column.fixed, available_ * cell.width.value / 100);
    }
    for (Column& column : columns_) {
      column.max = std::max(column.max, column.min);
      if (column.fixed >= 0) column.fixed = std::max(column.fixed, column.min);
    }
  }

  void spanning_cells() {
    for (const CellMeasure& cell : cells_) {
      if (cell.colspan == 1) continue;
      const std::span<Column> spanned = std::span(columns_).subspan(cell.column, cell.colspan);
      widen(spanned, cell.extent.min, &Column::min);
      widen(spanned, cell.extent.max, &Column::max);
      for (Column& column : spanned) column.max = std::max(column.max, column.min);
    }
  }

  static void widen(std::span<Column> spanned, float wanted, float Column::*member) {
    float have = 0;
    float wishes = 0;
    for (const Column& column : spanned) {
      have += column.*member;
      wishes += column.max;
    }
    if (have >= wanted) return;
    for (Column& column : spanned) {
      const float share = wishes > 0 ? column.max / wishes : 1.0F / static_cast<float>(spanned.size());
      column.*member += (wanted - have) * share;
    }
  }

  void share_out(bool fill) {
    float fixed = 0;
    float flexible_min = 0;
    for (const Column& column : columns_) (column.fixed >= 0 ? fixed : flexible_min) += column.fixed >= 0 ? column.fixed : column.min;
    if (fixed + flexible_min > available_) {  // the stated widths leave no room for the others' words
      for (Column& column : columns_) column.fixed = -1;
    }
    float room = available_;
    float wishes = 0;
    for (Column& column : columns_) {
      if (column.fixed >= 0) {
        column.width = column.fixed;
        room -= column.fixed;
      } else {
        wishes += column.max;
      }
    }
    if (wishes <= room) {
      for (Column& column : columns_) {
        if (column.fixed < 0) column.width = column.max;
      }
      if (fill) stretch();
    } else {
      squeeze(room);
    }
  }

  /// More room than anybody asked for: in proportion to the wishes, of stated widths only when there are no others.
  void stretch() {
    const float spare = available_ - sum(&Column::width);
    if (spare <= 0) return;
    float wishes = 0;
    for (const Column& column : columns_) wishes += column.fixed < 0 ? column.max : 0;
    const bool all = wishes <= 0;
    if (all) wishes = sum(&Column::width);
    for (Column& column : columns_) {
      if (!all && column.fixed >= 0) continue;
      column.width += wishes > 0 ? spare * (all ? column.width : column.max) / wishes : spare / static_cast<float>(columns_.size());
    }
  }

  /// Less room than all ask for. A row is as high as its longest cell, about length / width lines. The fourth-power mean over a row's cells
  /// stands for that maximum; where the sum of all rows is least, each width goes with the root of the text that makes its rows high.
  void squeeze(float room) {
    raise_floors(room);
    const std::size_t count = columns_.size();
    std::vector<float> lengths(static_cast<std::size_t>(rows_) * count, 0.0F);
    for (const CellMeasure& cell : cells_) {
      if (cell.colspan == 1 && columns_[cell.column].fixed < 0) lengths[cell.row * count + cell.column] = cell.extent.length;
    }
    std::vector<float> weights(count, 0.0F);
    for (std::size_t j = 0; j < count; ++j) weights[j] = std::sqrt(std::max(columns_[j].max, 1.0F));
    fit(weights, room);
    constexpr int rounds = 8;
    for (int round = 0; round < rounds; ++round) {
      std::fill(weights.begin(), weights.end(), 0.0F);
      for (std::size_t i = 0; i < rows_; ++i) weigh_row(std::span(lengths).subspan(i * count, count), weights);
      for (std::size_t j = 0; j < count; ++j) {
        const Column& column = columns_[j];
        weights[j] = std::sqrt(std::max(inner(column), 1.0F) * std::sqrt(std::max(weights[j], 0.01F)));  // half the step: it would swing otherwise
      }
      fit(weights, room);
    }
  }

  /// Words have room to stand two or three to a line, where that leaves most of the table to the longest texts.
  void raise_floors(float room) {
    constexpr float comfortable = 80;  // points
    constexpr float most = 0.7F;       // of the room
    float floors = 0;
    float wanted = 0;
    const auto raised = [](const Column& column) { return std::max(column.min, std::min(column.max, comfortable + column.padding)); };
    for (const Column& column : columns_) {
      if (column.fixed >= 0) continue;
      floors += column.min;
      wanted += raised(column) - column.min;
    }
    if (wanted <= 0) return;
    const float share = std::clamp((most * room - floors) / wanted, 0.0F, 1.0F);
    for (Column& column : columns_) {
      if (column.fixed < 0) column.min += (raised(column) - column.min) * share;
    }
  }

  static float inner(const Column& column) { return std::max(column.width - column.padding, 1.0F); }

  void weigh_row(std::span<const float> lengths, std::vector<float>& weights) const {
    float powers = 0;
    for (std::size_t j = 0; j < lengths.size(); ++j) {
      const float lines = lengths[j] / inner(columns_[j]);
      powers += lines * lines * lines * lines;
    }
    if (powers <= 0) return;
    const float height = std::sqrt(std::sqrt(powers));
    for (std::size_t j = 0; j < lengths.size(); ++j) {
      const float part = lengths[j] / inner(columns_[j]) / height;
      weights[j] += lengths[j] * part * part * part;
    }
  }

  /// Widths in proportion to the weights, none below its longest word nor above its wish, that fill the room.
  void fit(const std::vector<float>& weights, float room) {
    const auto width = [&](std::size_t j, double scale) {
      return std::clamp(static_cast<float>(scale * weights[j]) + columns_[j].padding, columns_[j].min, columns_[j].max);
    };
    const auto total = [&](double scale) {
      float all = 0;
      for (std::size_t j = 0; j < columns_.size(); ++j) all += columns_[j].fixed < 0 ? width(j, scale) : 0;
      return all;
    };
    double low = 0;
    double high = 1;
    while (total(high) < room && high < 1e9) high *= 4;
    for (int step = 0; step < 40; ++step) {
      const double middle = (low + high) / 2;
      (total(middle) < room ? low : high) = middle;
    }
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      if (columns_[j].fixed < 0) columns_[j].width = width(j, low);
    }
  }

  std::span<const CellMeasure> cells_;
  std::uint32_t rows_;
  std::vector<Column> columns_;
  float available_;
};

}  // namespace

float least_width(std::span<const CellMeasure> cells, std::uint32_t columns) {
  return Widths(cells, 0, columns, 0).least();
}

std::vector<float> column_widths(std::span<const CellMeasure> cells, std::uint32_t rows, std::uint32_t columns, float available, bool fill,
                                 bool& overfull) {
  return Widths(cells, rows, columns, available).solve(fill, overfull);
}

}  // namespace townclerk::layout
