#include "report/xlsx_styles.h"

#include <array>

namespace stickprov::report {
namespace {

// Blue, orange and near black (after Okabe & Ito, 2008) keep apart in every kind of colour vision and, as
// their greys are far apart, in print without colour.
constexpr std::array<Colours, 5> kColours = {{
    {0, kInk, 0x8A96A3, 0xFFFFFF},             // plain
    {0xD6E8F5, 0x0B3C5D, 0x0072B2, 0xFFFFFF},  // adequate
    {0xFCE7C2, 0x5A3A00, 0xF0B429, 0x1A1A1A},  // deficient
    {0x4A4A4A, 0xFFFFFF, 0x262626, 0xFFFFFF},  // missing
    {0, kQuiet, 0xC9CED4, 0x1A1A1A},           // muted
}};

constexpr const char* kRoomForText = "General;General;General;@_W";
// "_W" leaves a little room to the right of the number, so that it does not touch the text in the next
// column.
const char* number_format(Look look) {
  switch (look) {
    case Look::count:
      return "#,##0_W";
    case Look::share:
      return "0 %_W";
    case Look::points:
      return "+0.0_W;\"−\"0.0_W;0.0_W";
    case Look::decimal:
      return "#,##0.00_W";
    case Look::day:
      return "yyyy-mm-dd";
    case Look::text:
    case Look::wrapped:
      return "General";
  }
  return "General";
}

}  // namespace

const Colours& colours(Tone tone) {
  return kColours[static_cast<std::size_t>(tone)];
}

bool is_number(Look look) {
  return look != Look::text && look != Look::wrapped;
}

lxw_format* Styles::cell_format(Look look, Tone tone, bool link, bool number_missing) {
  lxw_format*& format = cell_formats_[{look, tone, link, number_missing, centred_}];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, kFontSize);
  format_set_align(format, centred_ ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom(format, LXW_BORDER_THIN);
  format_set_bottom_color(format, kRule);
  format_set_font_color(format, link ? kLink : colours(tone).font);
  if (link) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (colours(tone).fill != 0) format_set_bg_color(format, colours(tone).fill);
  if (look == Look::wrapped) format_set_text_wrap(format);
  if (is_number(look)) {
    format_set_align(format, look == Look::day ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    format_set_num_format(format, number_missing ? kRoomForText : number_format(look));
  } else {
    format_set_align(format, LXW_ALIGN_LEFT);
  }
  return format;
}

lxw_format* Styles::text_format(TextStyle style) {
  lxw_format*& format = text_formats_[style];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, kFontSize);
  format_set_font_color(format, kInk);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  switch (style) {
    case TextStyle::title:
      format_set_font_size(format, 18.0);
      format_set_bold(format);
      format_set_font_color(format, kHeader);
      break;
    case TextStyle::message:
      format_set_font_size(format, 14.0);
      break;
    case TextStyle::lead:
      format_set_font_color(format, kQuiet);
      break;
    case TextStyle::heading:
      format_set_font_size(format, 13.0);
      format_set_bold(format);
      format_set_font_color(format, kHeader);
      break;
    case TextStyle::link:
      format_set_font_color(format, kLink);
      format_set_underline(format, LXW_UNDERLINE_SINGLE);
      break;
    case TextStyle::warning:
      format_set_bold(format);
      format_set_font_color(format, 0x5A3A00);
      break;
    case TextStyle::body:
      break;
  }
  return format;
}

lxw_format* Styles::header_format(bool number) {
  lxw_format*& format = header_formats_[number];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, kFontSize);
  format_set_bold(format);
  format_set_font_color(format, LXW_COLOR_WHITE);
  format_set_bg_color(format, kHeader);
  format_set_text_wrap(format);
  format_set_align(format, number ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
  if (number) format_set_num_format(format, kRoomForText);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

lxw_format* Styles::run_format(bool emphasised) {
  lxw_format*& format = run_formats_[emphasised];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, kFontSize);
  format_set_font_color(format, emphasised ? 0x0B3C5D : kInk);
  // Bold and underlined: seen in print without colour too.
  if (emphasised) {
    format_set_bold(format);
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }
  return format;
}

}  // namespace stickprov::report
