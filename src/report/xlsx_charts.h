#pragma once
// The charts of the workbook. One of the files that know libxlsxwriter.

#include <xlsxwriter.h>

#include "report/sheet.h"

namespace stickprov::report {

/// The heights of the sheet's rows must be set before: the library places the chart by them.
void insert_chart(lxw_workbook* book, lxw_worksheet* worksheet, const Sheet& sheet, const Chart& chart);

}  // namespace stickprov::report
