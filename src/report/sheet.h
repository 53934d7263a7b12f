#pragma once
// A sheet as plain data: what stands where and how it is to look. Each sheet of the workbook is a pure
// function to one of these; xlsx.cpp alone knows Excel.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/certificate.h"

namespace stickprov::report {

/// How a value is shown. Numbers stay numbers and days stay days whatever the look.
enum class Look { text, wrapped, count, share, points, decimal, day };

/// Colour that goes with a word, never instead of it.
enum class Tone { plain, adequate, deficient, missing, muted };

/// A cell of a plain range that stays empty; no table has one.
struct Blank {
  bool operator==(const Blank&) const = default;
};

/// One cell of a table. Nothing shows as "–". `link`, for texts, is a place in the workbook: "'Intyg'!A5".
struct Cell {
  std::variant<std::monostate, std::string, double, Day, Blank> value;
  Tone tone = Tone::plain;
  std::string link;
  std::vector<Span> emphasised;  // of a text: bytes shown bold; in order, not overlapping

  Cell() = default;
  Cell(std::string text, Tone t = Tone::plain) : value(std::move(text)), tone(t) {}
  Cell(const char* text) : value(std::string(text)) {}
  Cell(std::size_t count) : value(static_cast<double>(count)) {}
  Cell(int count) : value(static_cast<double>(count)) {}
  Cell(double number) : value(number) {}
  Cell(Day day) : value(day) {}
  Cell(Blank blank) : value(blank) {}
  template <typename Value>
  Cell(const std::optional<Value>& maybe) {
    if (maybe) *this = Cell(*maybe);
  }
};
using Row = std::vector<Cell>;

struct Column {
  std::string header;
  Look look = Look::text;
};

/// An Excel table with its header in `row`. Rows are made when they are written, so that a sheet of many rows
/// takes no memory here. A table without rows gets one that says so in its first column (`when_empty`).
struct Table {
  std::string name;  // unique in the workbook: letters, digits, "_"
  std::size_t row = 0;
  std::size_t column = 0;
  std::vector<Column> columns;
  std::size_t size = 0;
  std::function<Row(std::size_t)> rows;
  bool filter = false;
  std::string when_empty;
  bool plain = false;  // a range with a header, no table of Excel's: on pages made for print
};

/// A free cell outside tables.
/// `message` is read from the back of the room.
enum class TextStyle { title, message, lead, heading, body, link, warning };
struct Text {
  std::size_t row = 0;
  std::size_t column = 0;
  std::string text;
  TextStyle style = TextStyle::body;
  std::string link;
};

/// What a chart draws from one column of a table on the same sheet.
struct Series {
  enum class Mark { bar, points, line, dashes };
  std::size_t column = 0;
  Tone tone = Tone::plain;
  std::vector<bool> hide_label;  // bars only, by row: those too narrow for their number
  Mark mark = Mark::bar;
  // Where the series has rows of its own (funnel): its data and the column of its x values.
  std::size_t first_row = 0;
  std::size_t last_row = 0;
  std::size_t x_column = 0;
  std::vector<std::string> names = {};  // of the points, beside them; "": none
};

/// `bars`: horizontal, stacked; what is not shown leaves a gap. `lines`: over the categories. `funnel`:
/// points and lines over a number.
struct Chart {
  enum class Kind { bars, lines, funnel };
  Kind kind = Kind::bars;
  std::size_t row = 0;
  std::size_t column = 0;
  std::string title;
  std::string alternative;    // what the picture says, for who cannot see it
  std::size_t first_row = 0;  // of the data
  std::size_t last_row = 0;
  std::size_t category_column = 0;
  std::string data_sheet;  // where the data are; "": the chart's own sheet
  std::vector<Series> series;
  std::size_t rows = 14;    // of the sheet, high
  std::size_t columns = 0;  // wide; 0: as wide as the rest of the sheet's columns
  std::string x_title;      // funnel
  double x_from = 0.0;      // funnel: where its axis begins
};

struct Sheet {
  std::string name;
  std::string title;           // row 1
  std::string lead;            // row 2: what the sheet shows, in one line
  std::vector<double> widths;  // of the columns, in characters
  std::vector<Text> texts;
  std::vector<Table> tables;
  std::vector<Chart> charts;
  std::size_t frozen_rows = 0;
  std::size_t frozen_columns = 0;
  double row_height = 0.0;   // points, of rows without wrapped text; 0 is the usual 15
  int pages_wide = 1;        // in print; the frozen columns stand on each
  int zoom = 100;            // percent, on the screen
  bool one_page = false;     // also fits one page in height
  int pages_high = 0;        // in print, at most; 0: as many as it takes
  bool large_paper = false;  // A3: many columns
  /// Of a sheet that is one long table: rows are written as they are made, without being kept, as a range
  /// with a filter, since Excel's tables need the whole sheet in memory.
  bool streamed = false;
  int print_scale = 0;                   // percent; 0: fitted to the width of the page
  std::vector<std::size_t> page_breaks;  // rows that begin a page; with print_scale
};

/// What the file says of itself. `created` is fixed by the data so that equal runs give equal bytes.
struct DocumentProperties {
  std::string title;
  std::string subject;
  std::string author;
  std::string comments;
  Day created{};
  std::string page_footer;  // "sida {page} av {pages}"
  std::string cut;          // what ends a text that is longer than a cell holds
};

/// Writes the sheets to `path`: to a temporary file in the same folder (mode 0600), then renamed.
/// Throws SetupError when the folder or file cannot be written.
void write_xlsx(const std::vector<Sheet>& sheets, const DocumentProperties& properties,
                const std::string& path);

/// "Intyg", 12, 0 → "'Intyg'!A13".
std::string cell_reference(const std::string& sheet, std::size_t row, std::size_t column);

}  // namespace stickprov::report
