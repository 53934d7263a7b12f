#include "report/xlsx_charts.h"

#include <algorithm>
#include <cmath>

#include "report/xlsx_styles.h"

namespace stickprov::report {
namespace {

lxw_row_t row_number(std::size_t row) {
  return static_cast<lxw_row_t>(row);
}
lxw_col_t column_number(std::size_t column) {
  return static_cast<lxw_col_t>(column);
}

double pixels_high(const Sheet& sheet) {
  return (sheet.row_height > 0.0 ? sheet.row_height : kLineHeight) * 4.0 / 3.0;
}

lxw_chart_font chart_font() {
  lxw_chart_font font{};
  font.name = const_cast<char*>(kFont);
  font.size = kFontSize;
  font.color = kInk;
  return font;
}

void draw_bar(lxw_chart_series* bar, const Series& series) {
  // Neighbours are told apart by more than their colour.
  lxw_chart_line edge{};
  edge.color = LXW_COLOR_WHITE;
  edge.width = 1.0F;
  chart_series_set_line(bar, &edge);
  if (series.tone == Tone::muted) {
    lxw_chart_pattern hatched{};
    hatched.fg_color = colours(Tone::plain).bar;
    hatched.bg_color = LXW_COLOR_WHITE;
    hatched.type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL;
    chart_series_set_pattern(bar, &hatched);
    return;
  }
  lxw_chart_fill fill{};
  fill.color = colours(series.tone).bar;
  chart_series_set_fill(bar, &fill);
  lxw_chart_font label = chart_font();
  label.color = colours(series.tone).bar_label;
  label.bold = LXW_TRUE;
  chart_series_set_labels(bar);
  chart_series_set_labels_num_format(bar, "0 %");
  chart_series_set_labels_font(bar, &label);
  std::vector<lxw_chart_data_label> labels(series.hide_label.size());
  std::vector<lxw_chart_data_label*> pointers;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i].hide = series.hide_label[i] ? LXW_TRUE : LXW_FALSE;
    pointers.push_back(&labels[i]);
  }
  pointers.push_back(nullptr);
  if (!labels.empty()) chart_series_set_labels_custom(bar, pointers.data());
}

// `marked`: lines over few categories show each point.
void draw_line(lxw_chart_series* drawn, const Series& series, bool marked) {
  lxw_chart_line line{};
  line.color = colours(series.tone).bar;
  line.width = series.mark == Series::Mark::dashes ? 1.25F : 2.0F;
  if (series.mark == Series::Mark::dashes) line.dash_type = LXW_CHART_LINE_DASH_DASH;
  if (series.mark == Series::Mark::points) line.none = LXW_TRUE;
  chart_series_set_line(drawn, &line);
  const bool points = series.mark == Series::Mark::points || (marked && series.mark == Series::Mark::line);
  chart_series_set_marker_type(drawn, points ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_NONE);
  if (!points) return;
  chart_series_set_marker_size(drawn, 8);
  lxw_chart_fill fill{};
  fill.color = colours(series.tone).bar;
  chart_series_set_marker_fill(drawn, &fill);
  if (series.names.empty()) return;
  lxw_chart_font font = chart_font();
  std::vector<lxw_chart_data_label> labels(series.names.size());
  std::vector<lxw_chart_data_label*> pointers;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i].value = series.names[i].empty() ? nullptr : const_cast<char*>(series.names[i].c_str());
    labels[i].hide = series.names[i].empty() ? LXW_TRUE : LXW_FALSE;
    labels[i].font = &font;
    pointers.push_back(&labels[i]);
  }
  pointers.push_back(nullptr);
  chart_series_set_labels(drawn);
  chart_series_set_labels_position(drawn, LXW_CHART_LABEL_POSITION_ABOVE);
  chart_series_set_labels_font(drawn, &font);
  chart_series_set_labels_custom(drawn, pointers.data());
}

void add_series(lxw_chart* drawn, const Sheet& sheet, const Chart& chart, const Series& series) {
  const std::size_t first = series.first_row > 0 ? series.first_row : chart.first_row;
  const std::size_t last = series.first_row > 0 ? series.last_row : chart.last_row;
  const std::size_t categories = series.first_row > 0 ? series.x_column : chart.category_column;
  const std::string& from = chart.data_sheet.empty() ? sheet.name : chart.data_sheet;
  lxw_chart_series* one = chart_add_series(drawn, nullptr, nullptr);
  chart_series_set_categories(one, from.c_str(), row_number(first), column_number(categories),
                              row_number(last), column_number(categories));
  chart_series_set_values(one, from.c_str(), row_number(first), column_number(series.column),
                          row_number(last), column_number(series.column));
  chart_series_set_name_range(one, from.c_str(), row_number(first - 1), column_number(series.column));
  if (series.mark == Series::Mark::bar) {
    draw_bar(one, series);
  } else {
    draw_line(one, series, chart.kind == Chart::Kind::lines);
  }
}

void set_share_axis(lxw_chart_axis* axis) {
  lxw_chart_font font = chart_font();
  chart_axis_set_num_font(axis, &font);
  chart_axis_set_num_format(axis, "0 %");
  chart_axis_set_min(axis, 0.0);
  chart_axis_set_max(axis, 1.0);
  chart_axis_set_major_unit(axis, 0.25);
  lxw_chart_line grid{};
  grid.color = kRule;
  grid.width = 0.5F;
  chart_axis_major_gridlines_set_line(axis, &grid);
  lxw_chart_line none{};
  none.none = LXW_TRUE;
  chart_axis_set_line(axis, &none);
}

void set_axes(lxw_chart* drawn, const Chart& chart) {
  lxw_chart_font font = chart_font();
  if (chart.kind == Chart::Kind::bars) {
    chart_set_series_gap(drawn, 45);
    chart_set_series_overlap(drawn, 100);
    // In a bar chart libxlsxwriter's x axis holds the values. The first row of the table is the top bar, and
    // the percent axis stays below.
    chart_axis_set_reverse(drawn->y_axis);
    chart_axis_set_crossing_max(drawn->y_axis);
    chart_axis_set_num_font(drawn->y_axis, &font);
    set_share_axis(drawn->x_axis);
    return;
  }
  set_share_axis(drawn->y_axis);
  chart_axis_set_num_font(drawn->x_axis, &font);
  chart_axis_major_gridlines_set_visible(drawn->x_axis, LXW_FALSE);
  if (!chart.x_title.empty()) {
    chart_axis_set_name(drawn->x_axis, chart.x_title.c_str());
    chart_axis_set_name_font(drawn->x_axis, &font);
    chart_axis_set_min(drawn->x_axis, chart.x_from);
  }
}

}  // namespace

void insert_chart(lxw_workbook* book, lxw_worksheet* worksheet, const Sheet& sheet, const Chart& chart) {
  const uint8_t type = chart.kind == Chart::Kind::bars    ? LXW_CHART_BAR_STACKED
                       : chart.kind == Chart::Kind::lines ? LXW_CHART_LINE
                                                          : LXW_CHART_SCATTER_STRAIGHT;
  lxw_chart* drawn = workbook_add_chart(book, type);
  for (const Series& series : chart.series) add_series(drawn, sheet, chart, series);
  set_axes(drawn, chart);
  lxw_chart_font font = chart_font();
  lxw_chart_font title = font;
  title.size = 13.0;
  title.bold = LXW_TRUE;
  chart_title_set_name(drawn, chart.title.c_str());
  chart_title_set_name_font(drawn, &title);
  lxw_chart_line none{};
  none.none = LXW_TRUE;
  chart_chartarea_set_line(drawn, &none);
  chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(drawn, &font);
  lxw_chart_options options{};
  options.description = const_cast<char*>(chart.alternative.c_str());
  const auto pixels = [](double width) { return std::floor(width * 7.0 + 5.0); };
  const std::size_t end =
      chart.columns > 0 ? std::min(sheet.widths.size(), chart.column + chart.columns) : sheet.widths.size();
  double width = -4.0;  // clear of the edge of the print area
  for (std::size_t column = chart.column; column < end; ++column) width += pixels(sheet.widths[column]);
  options.x_scale = width / 480.0;
  options.y_scale = static_cast<double>(chart.rows) * pixels_high(sheet) / 288.0;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  worksheet_insert_chart_opt(worksheet, row_number(chart.row), column_number(chart.column), drawn, &options);
}

}  // namespace stickprov::report
