"""Prints what a workbook holds, a line a thing, for the tests: cells, tables, sheets, links, fonts, zip entries.

Tabs between; in values, backslash, tab and newline are escaped.
"""
import datetime
import re
import sys
import zipfile

import openpyxl


def line(*values):
    print("\t".join(
        str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for value in values))


def main(path):
    sys.stdout.reconfigure(encoding="utf-8")
    book = openpyxl.load_workbook(path)
    line("properties", book.properties.title, book.properties.creator, book.properties.created.isoformat())
    for sheet in book.worksheets:
        setup = sheet.page_setup
        line("sheet", sheet.title, setup.orientation, setup.fitToWidth, setup.fitToHeight, sheet.print_area,
             sheet.print_title_rows or "", sheet.freeze_panes or "", len(sheet.merged_cells.ranges),
             sheet.oddFooter.right.text or "", len(sheet._charts))
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                value = cell.value
                kind = cell.data_type
                if isinstance(value, (datetime.date, datetime.datetime)):
                    kind, value = "d", value.strftime("%Y-%m-%d")
                line("cell", sheet.title, cell.coordinate, kind, repr(value) if kind == "n" else value,
                     cell.number_format, cell.font.sz, cell.fill.fgColor.rgb if cell.fill.fill_type else "")
                if cell.hyperlink is not None:
                    line("link", sheet.title, cell.coordinate, cell.hyperlink.location or "",
                         cell.hyperlink.target or "")
        for table in sheet.tables.values():
            line("table", sheet.title, table.name, table.ref, "yes" if table.autoFilter else "no",
                 "|".join(column.name for column in table.tableColumns))
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            line("entry", entry.filename, "-".join(str(part) for part in entry.date_time))
            if re.search(r"drawings/drawing\d+\.xml$", entry.filename):
                for text in re.findall(r'descr="([^"]*)"', archive.read(entry).decode("utf-8")):
                    line("alternative", text)


main(sys.argv[1])
