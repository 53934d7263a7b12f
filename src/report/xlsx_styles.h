#pragma once
// Fonts, colours and number formats of the workbook. With xlsx.cpp the only place that knows libxlsxwriter.

#include <xlsxwriter.h>

#include <map>
#include <tuple>

#include "report/sheet.h"

namespace stickprov::report {

inline constexpr lxw_color_t kInk = 0x1A1A1A;
inline constexpr lxw_color_t kQuiet = 0x595959;
inline constexpr lxw_color_t kHeader = 0x1F3A56;
inline constexpr lxw_color_t kRule = 0xC9CED4;
inline constexpr lxw_color_t kLink = 0x0B4F8A;
inline constexpr const char* kFont = "Calibri";
inline constexpr double kFontSize = 11.0;
inline constexpr double kLineHeight = 15.0;  // points, of one line of text

struct Colours {
  lxw_color_t fill;  // 0: none
  lxw_color_t font;
  lxw_color_t bar;
  lxw_color_t bar_label;
};
const Colours& colours(Tone tone);

/// True for looks whose values stand to the right.
bool is_number(Look look);

/// The formats of one workbook, each made once.
class Styles {
 public:
  explicit Styles(lxw_workbook* book) : book_(book) {}
  /// In the height of the row: on sheets whose rows are high.
  void centre_cells(bool centred) { centred_ = centred; }
  /// `number_missing`: a text in a column of numbers.
  lxw_format* cell_format(Look look, Tone tone, bool link, bool number_missing);
  lxw_format* text_format(TextStyle style);
  lxw_format* header_format(bool number);
  /// Of a piece of a text.
  lxw_format* run_format(bool emphasised);

 private:
  lxw_workbook* book_;
  bool centred_ = false;
  std::map<std::tuple<Look, Tone, bool, bool, bool>, lxw_format*> cell_formats_;
  std::map<TextStyle, lxw_format*> text_formats_;
  std::map<bool, lxw_format*> header_formats_;
  std::map<bool, lxw_format*> run_formats_;
};

}  // namespace stickprov::report
