// The one file that knows libxlsxwriter.

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "report/cell_text.h"
#include "report/sheet.h"
#include "report/temporary_file.h"
#include "report/xlsx_charts.h"
#include "report/xlsx_styles.h"

namespace stickprov::report {
namespace {

constexpr double kTallestRow = 409.0;  // points, Excel's limit
constexpr double kMessageHeight = 22.0;
constexpr double kFilterButton = 2.5;  // characters that the button takes from a header
constexpr double kLetterRoom = 1.15;   // letters are narrower than the digits that widths are counted in
constexpr double kBoldRoom = 0.5;      // characters, as bold letters are wider

lxw_row_t row_number(std::size_t row) {
  return static_cast<lxw_row_t>(row);
}
lxw_col_t column_number(std::size_t column) {
  return static_cast<lxw_col_t>(column);
}

// libxlsxwriter's structs want writable strings but never write to them.
char* borrowed(const std::string& text) {
  return const_cast<char*>(text.c_str());
}

class Book {
 public:
  Book(const std::string& path, const DocumentProperties& properties, const std::string& folder,
       std::set<std::string> sheets)
      : properties_(properties), sheets_(std::move(sheets)) {
    lxw_workbook_options options{};
    options.tmpdir = borrowed(folder);
    options.use_zip64 = LXW_FALSE;
    book_ = workbook_new_opt(path.c_str(), &options);
    lxw_doc_properties document{};
    document.title = borrowed(properties.title);
    document.subject = borrowed(properties.subject);
    document.author = borrowed(properties.author);
    document.comments = borrowed(properties.comments);
    document.created = static_cast<time_t>(properties.created.time_since_epoch().count()) * 86400;
    workbook_set_properties(book_, &document);
    styles_.emplace(book_);
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book() {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }

  lxw_error close() {
    lxw_workbook* book = book_;
    book_ = nullptr;
    return workbook_close(book);
  }

  void add(const Sheet& sheet);

 private:
  void set_up(lxw_worksheet* worksheet, const Sheet& sheet);
  void write_text(lxw_worksheet* worksheet, const Text& text);
  std::size_t write_table(lxw_worksheet* worksheet, const Sheet& sheet, const Table& table);
  void write_cell(lxw_worksheet* worksheet, lxw_row_t row, lxw_col_t column, Look look, const Cell& cell);
  void write_rich_text(lxw_worksheet* worksheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
                       const std::string& text, lxw_format* format);
  void set_height(lxw_worksheet* worksheet, const Sheet& sheet, std::size_t row, std::size_t lines);
  void grow_row(std::size_t row, std::size_t lines) {
    if (lines > 1) lines_[row] = std::max(lines_[row], lines);
  }
  std::string cell_text(const std::string& text) { return fit_cell(text, properties_.cut); }

  // A link to a sheet that this workbook leaves out is no link.
  bool leads_somewhere(const std::string& link) const {
    return link.size() > 1 && sheets_.contains(link.substr(1, link.find('!') - 2));
  }

  const DocumentProperties& properties_;
  std::set<std::string> sheets_;
  lxw_workbook* book_ = nullptr;
  std::map<std::size_t, std::size_t> lines_;  // of text, by row, on the sheet being written
  std::optional<Styles> styles_;
};

void Book::write_text(lxw_worksheet* worksheet, const Text& text) {
  const lxw_row_t row = row_number(text.row);
  const lxw_col_t column = column_number(text.column);
  const bool dead_link = text.style == TextStyle::link && !leads_somewhere(text.link);
  lxw_format* format = styles_->text_format(dead_link ? TextStyle::heading : text.style);
  if (leads_somewhere(text.link)) {
    worksheet_write_url_opt(worksheet, row, column, ("internal:" + text.link).c_str(), format,
                            cell_text(text.text).c_str(), nullptr);
  } else {
    worksheet_write_string(worksheet, row, column, cell_text(text.text).c_str(), format);
  }
}

void Book::write_cell(lxw_worksheet* worksheet, lxw_row_t row, lxw_col_t column, Look look,
                      const Cell& cell) {
  const bool linked = leads_somewhere(cell.link);
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    const std::string& shown = *text;
    lxw_format* format = styles_->cell_format(look, cell.tone, linked, is_number(look));
    const std::string fitted = shown.empty() ? "–" : cell_text(shown);
    if (linked) {
      worksheet_write_url_opt(worksheet, row, column, ("internal:" + cell.link).c_str(), format,
                              fitted.c_str(), nullptr);
    } else if (!cell.emphasised.empty() && fitted == shown) {
      write_rich_text(worksheet, row, column, cell, fitted, format);
    } else {
      worksheet_write_string(worksheet, row, column, fitted.c_str(), format);
    }
  } else if (const auto* number = std::get_if<double>(&cell.value)) {
    worksheet_write_number(worksheet, row, column, *number,
                           styles_->cell_format(look, cell.tone, false, false));
  } else if (const auto* day = std::get_if<Day>(&cell.value)) {
    // Excel counts days from 1899-12-30 (for every day after February 1900).
    const Day origin = std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};
    worksheet_write_number(worksheet, row, column, static_cast<double>((*day - origin).count()),
                           styles_->cell_format(Look::day, cell.tone, false, false));
  } else if (std::holds_alternative<Blank>(cell.value)) {
    worksheet_write_blank(worksheet, row, column, styles_->cell_format(look, cell.tone, false, false));
  } else {
    worksheet_write_string(worksheet, row, column, "–", styles_->cell_format(look, Tone::muted, false, true));
  }
}

// Excel wants at least two pieces, none of them empty.
void Book::write_rich_text(lxw_worksheet* worksheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
                           const std::string& text, lxw_format* format) {
  std::vector<std::pair<std::string, bool>> pieces;
  std::size_t at = 0;
  for (const Span& span : cell.emphasised) {
    if (span.begin > at) pieces.emplace_back(text.substr(at, span.begin - at), false);
    if (span.length() > 0) pieces.emplace_back(text.substr(span.begin, span.length()), true);
    at = span.end;
  }
  if (at < text.size()) pieces.emplace_back(text.substr(at), false);
  if (pieces.size() < 2) {
    worksheet_write_string(worksheet, row, column, text.c_str(), format);
    return;
  }
  std::vector<lxw_rich_string_tuple> tuples;
  for (std::pair<std::string, bool>& piece : pieces) {
    tuples.push_back({styles_->run_format(piece.second), piece.first.data()});
  }
  std::vector<lxw_rich_string_tuple*> pointers;
  for (lxw_rich_string_tuple& tuple : tuples) pointers.push_back(&tuple);
  pointers.push_back(nullptr);
  worksheet_write_rich_string(worksheet, row, column, pointers.data(), format);
}

// Set, not left to the program that opens the file: not all of them fit the height to wrapped text.
void Book::set_height(lxw_worksheet* worksheet, const Sheet& sheet, std::size_t row, std::size_t lines) {
  const double wanted = std::max(sheet.row_height, kLineHeight * static_cast<double>(lines) + 2.0);
  worksheet_set_row(worksheet, row_number(row), std::min(kTallestRow, wanted), nullptr);
}

// Returns the last row of the table.
std::size_t Book::write_table(lxw_worksheet* worksheet, const Sheet& sheet, const Table& table) {
  const bool range = table.plain || sheet.streamed;
  const std::size_t count = table.columns.size();
  const std::size_t rows = std::max<std::size_t>(1, table.size);
  const std::size_t last = table.row + rows;
  const auto header = [&](std::size_t i) {
    return styles_->header_format(is_number(table.columns[i].look) && table.columns[i].look != Look::day);
  };
  const auto width = [&](std::size_t column) {
    const std::size_t place = table.column + column;
    return place < sheet.widths.size() ? sheet.widths[place] : 8.0;
  };
  std::size_t header_lines = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const double room = width(i) - (table.filter ? kFilterButton : 0.0) - kBoldRoom;
    header_lines = std::max(header_lines, line_count(table.columns[i].header, room));
  }
  grow_row(table.row, header_lines);
  if (range) {
    if (sheet.streamed) set_height(worksheet, sheet, table.row, header_lines);
    for (std::size_t i = 0; i < count; ++i) {
      worksheet_write_string(worksheet, row_number(table.row), column_number(table.column + i),
                             table.columns[i].header.c_str(), header(i));
    }
    if (table.filter) {
      worksheet_autofilter(worksheet, row_number(table.row), column_number(table.column), row_number(last),
                           column_number(table.column + count - 1));
    }
  } else {
    std::vector<lxw_table_column> columns(count);
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < count; ++i) {
      columns[i].header = borrowed(table.columns[i].header);
      columns[i].header_format = header(i);
      pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.name = borrowed(table.name);
    options.no_autofilter = table.filter ? LXW_FALSE : LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 0;
    options.columns = pointers.data();
    worksheet_add_table(worksheet, row_number(table.row), column_number(table.column), row_number(last),
                        column_number(table.column + count - 1), &options);
  }
  for (std::size_t i = 0; i < rows; ++i) {
    Row cells = i < table.size ? table.rows(i) : Row{Cell(table.when_empty, Tone::muted)};
    cells.resize(count);
    std::size_t lines = 1;
    for (std::size_t j = 0; j < cells.size(); ++j) {
      const auto* text = std::get_if<std::string>(&cells[j].value);
      if (text != nullptr && table.columns[j].look == Look::wrapped) {
        lines = std::max(lines, line_count(*text, kLetterRoom * width(j)));
      }
    }
    if (sheet.streamed) {
      if (lines > 1) set_height(worksheet, sheet, table.row + 1 + i, lines);
    } else {
      grow_row(table.row + 1 + i, lines);
    }
    for (std::size_t j = 0; j < cells.size(); ++j) {
      write_cell(worksheet, row_number(table.row + 1 + i), column_number(table.column + j),
                 table.columns[j].look, cells[j]);
    }
  }
  return last;
}

void Book::set_up(lxw_worksheet* worksheet, const Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
    worksheet_set_column(worksheet, column_number(i), column_number(i), sheet.widths[i], nullptr);
  }
  if (sheet.zoom != 100) worksheet_set_zoom(worksheet, static_cast<uint16_t>(sheet.zoom));
  if (sheet.row_height > 0.0) worksheet_set_default_row(worksheet, sheet.row_height, LXW_FALSE);
  worksheet_set_row(worksheet, 0, 26.0, nullptr);
  worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape(worksheet);
  worksheet_set_paper(worksheet, sheet.large_paper ? 8 : 9);  // A3, A4
  worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.7);
  if (sheet.print_scale > 0) {
    worksheet_set_print_scale(worksheet, static_cast<uint16_t>(sheet.print_scale));
    std::vector<lxw_row_t> breaks;
    for (const std::size_t row : sheet.page_breaks) breaks.push_back(row_number(row));
    breaks.push_back(0);
    if (breaks.size() > 1) worksheet_set_h_pagebreaks(worksheet, breaks.data());
  } else {
    worksheet_fit_to_pages(worksheet, static_cast<uint16_t>(sheet.pages_wide),
                           sheet.one_page ? 1 : static_cast<uint16_t>(sheet.pages_high));
  }
  if (sheet.pages_wide > 1 && sheet.frozen_columns > 0) {
    worksheet_repeat_columns(worksheet, 0, column_number(sheet.frozen_columns - 1));
  }
  // A name with & would be read as a code of the footer.
  std::string title = sheet.name;
  for (std::size_t at = 0; (at = title.find('&', at)) != std::string::npos; at += 2) title.insert(at, "&");
  const std::string footer =
      fmt::format("&L&11{}&C&11{}&R&11{}", properties_.author, title, properties_.page_footer);
  worksheet_set_footer(worksheet, footer.c_str());
  if (sheet.frozen_rows > 0 || sheet.frozen_columns > 0) {
    worksheet_freeze_panes(worksheet, row_number(sheet.frozen_rows), column_number(sheet.frozen_columns));
  }
}

void Book::add(const Sheet& sheet) {
  // The library asks the workbook when the sheet is made, so that one sheet can be streamed and another not.
  book_->options.constant_memory = sheet.streamed ? LXW_TRUE : LXW_FALSE;
  lxw_worksheet* worksheet = workbook_add_worksheet(book_, sheet.name.c_str());
  book_->options.constant_memory = LXW_FALSE;
  set_up(worksheet, sheet);
  lines_.clear();
  styles_->centre_cells(sheet.row_height > 0.0);
  write_text(worksheet, {0, 0, sheet.title, TextStyle::title, {}});
  write_text(worksheet, {1, 0, sheet.lead, TextStyle::lead, {}});
  std::size_t last_row = 1;
  std::size_t last_column = sheet.widths.empty() ? 0 : sheet.widths.size() - 1;
  for (const Text& text : sheet.texts) {
    write_text(worksheet, text);
    last_row = std::max(last_row, text.row);
  }
  for (const Table& table : sheet.tables) {
    last_row = std::max(last_row, write_table(worksheet, sheet, table));
    last_column = std::max(last_column, table.column + table.columns.size() - 1);
  }
  if (!sheet.streamed) {
    if (sheet.row_height > 0.0) {
      for (std::size_t row = 1; row <= last_row; ++row) lines_.emplace(row, 1);
    }
    for (const auto& [row, lines] : lines_) set_height(worksheet, sheet, row, lines);
  }
  for (const Text& text : sheet.texts) {
    if (text.style == TextStyle::message)
      worksheet_set_row(worksheet, row_number(text.row), kMessageHeight, nullptr);
  }
  // After the heights, by which the library places them.
  for (const Chart& chart : sheet.charts) {
    insert_chart(book_, worksheet, sheet, chart);
    last_row = std::max(last_row, chart.row + chart.rows);
  }
  worksheet_print_area(worksheet, 0, 0, row_number(last_row), column_number(last_column));
  // A long first table goes on over pages.
  const bool one_table = sheet.tables.size() == 1 && sheet.charts.empty() && !sheet.one_page;
  if (one_table || (sheet.frozen_rows > 0 && !sheet.tables.empty())) {
    const lxw_row_t header = row_number(sheet.tables.front().row);
    worksheet_repeat_rows(worksheet, header, header);
  }
}

}  // namespace

std::string cell_reference(const std::string& sheet, std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return fmt::format("'{}'!{}{}", sheet, letters, row + 1);
}

void write_xlsx(const std::vector<Sheet>& sheets, const DocumentProperties& properties,
                const std::string& path) {
  const std::filesystem::path target(path);
  std::error_code error;
  if (std::filesystem::is_directory(target, error)) {
    cannot_write(path, "en mapp med det namnet finns");
  }
  TemporaryFile file(target);
  const std::string folder = target.has_parent_path() ? target.parent_path().string() : ".";
  std::set<std::string> names;
  for (const Sheet& sheet : sheets) names.insert(sheet.name);
  Book book(file.path(), properties, folder, std::move(names));
  for (const Sheet& sheet : sheets) book.add(sheet);
  const lxw_error written = book.close();
  if (written != LXW_NO_ERROR) cannot_write(path, lxw_strerror(written));
  file.move_into_place();
}

}  // namespace stickprov::report
