#!/usr/bin/env python3
"""Word and Excel files as other programs write them, read back by pfc import.

Usage: office.py PFC    (PFC: the built program; run from the root of the package)

The tables of the samples are taken from the HTML that pfc builds, with their joined cells, and written by python-docx and
openpyxl in the ways that offices do: joins as they are, joins taken apart, tables cut at the end of a page, all tables on
one sheet, text around them. Each file must come back with no cell left over, and print the same table as the sample.
Prints 'N passed, N failed'; exits 1 when any failed."""
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl

PFC = sys.argv[1]
SAMPLE = "samples/沙坪坝区/山洞街道.pfc"
TMP = Path(tempfile.mkdtemp(prefix="pfc-office-"))
passed = failed = 0


class Tables(HTMLParser):
    """Tables as lists of rows of (column, columns, rows, text)."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.cell = [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "table":
            self.tables.append({"above": [], "rows": [], "taken": set()})
        elif tag == "tr":
            self.tables[-1]["rows"].append([])
        elif tag == "caption":
            self.cell = [""]
        elif tag in ("td", "th"):
            table = self.tables[-1]
            row, column = len(table["rows"]) - 1, 0
            while (row, column) in table["taken"]:
                column += 1
            columns, rows = int(attrs.get("colspan", 1)), int(attrs.get("rowspan", 1))
            table["taken"] |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            self.cell = [column, columns, rows, ""]
            table["rows"][-1].append(self.cell)
        elif tag == "br" and self.cell:
            self.cell[-1] += "\n"

    def handle_endtag(self, tag):
        if tag == "caption":
            self.tables[-1]["above"] = [line.strip() for line in self.cell[0].splitlines() if line.strip()]
        if tag == "span" and self.cell:
            self.cell[-1] += "    "
        if tag in ("td", "th", "caption"):
            self.cell = None

    def handle_data(self, data):
        if self.cell:
            self.cell[-1] += data


def pfc(*args):
    return subprocess.run([PFC, *map(str, args)], capture_output=True, text=True)


def check(name, write):
    """Imports what `write` wrote, and compares its tables with those of the sample."""
    global passed, failed
    try:
        path = TMP / name
        write(path)
        folder = TMP / (name + ".pfc")
        run = pfc("import", path, "-o", folder)
        assert run.returncode == 0 and "0 格没有放进去" in run.stderr, run.stderr[-600:]
        (source,) = folder.glob("*.pfc")
        printed = pfc("build", source, "--to", "txt", "-o", "-")
        assert printed.stdout == EXPECTED, difference(printed.stdout, printed.stderr)
        passed += 1
        print(f"ok {name}")
    except Exception as error:  # noqa: BLE001 - every fault is a failed check
        failed += 1
        print(f"FAILED {name}: {type(error).__name__}: {str(error)[:600]}")


def difference(text, complaint):
    pairs = zip(text.splitlines() + [""] * 999, EXPECTED.splitlines())
    return next((f"{a!r} for {b!r}" for a, b in pairs if a != b), complaint[-300:])


# Word


def word(path, split=False, joins=True, around=False, extra=False):
    document = docx.Document()
    for number, table in enumerate(TABLES):
        if around:
            document.add_paragraph(f"附件{number + 1}")
            document.add_paragraph()
        for line in table["above"]:
            document.add_paragraph(line)
        rows = table["rows"]
        heading = next(i for i, row in enumerate(rows) if any(cell[3] == "指标权重" for cell in row))
        if split and len(rows) - heading > 4:
            word_table(document, rows[: heading + 3], joins, extra)
            document.add_paragraph()
            word_table(document, [rows[heading]] + rows[heading + 3 :], joins, extra)
        else:
            word_table(document, rows, joins, extra)
        document.add_paragraph("填表说明见通知。" if around else "")
    document.save(path)


def word_table(document, rows, joins, extra):
    width = max(cell[0] + cell[1] for row in rows for cell in row)
    table = document.add_table(len(rows) + extra, width + extra)
    for r, row in enumerate(rows):
        for column, columns, height, text in row:
            cell = table.cell(r, column)
            if joins:
                bottom = min(r + height, len(rows)) - 1
                cell = cell.merge(table.cell(bottom, column + columns - 1))
            cell.text = text


# Excel


def excel(path, one_sheet=False, joins=True, numbers=True, above=False):
    book = openpyxl.Workbook()
    sheet, start = book.active, 1
    for number, table in enumerate(TABLES):
        if number and not one_sheet:
            sheet, start = book.create_sheet(f"表{number + 1}"), 1
        if above:
            sheet.cell(start, 1).value = f"附件{number + 1}"
            start += 2
        for line in table["above"]:
            sheet.cell(start, 1).value = line
            sheet.merge_cells(start_row=start, start_column=1, end_row=start, end_column=6)
            start += 1
        for r, row in enumerate(table["rows"]):
            for column, columns, height, text in row:
                cell = sheet.cell(start + r, column + 1)
                fill(cell, text, numbers)
                if joins and columns * height > 1:
                    sheet.merge_cells(
                        start_row=cell.row, start_column=cell.column,
                        end_row=cell.row + height - 1, end_column=cell.column + columns - 1)
        start += len(table["rows"]) + 2
    book.save(path)


def fill(cell, text, numbers):
    """A number as Excel stores it: the digits in the format, a percentage as its hundredth part."""
    digits = text.removesuffix("%")
    if not numbers or not digits.replace(".", "", 1).isdigit():
        cell.value = text or None
        cell.data_type = "s" if text else "n"
        return
    decimals = len(digits.partition(".")[2])
    cell.value = float(digits) / (100 if text.endswith("%") else 1)
    cell.number_format = "0" + ("." + "0" * decimals if decimals else "") + ("%" if text.endswith("%") else "")


EXPECTED = pfc("build", SAMPLE, "--to", "txt", "-o", "-").stdout
TABLES = Tables(pfc("build", SAMPLE, "--to", "html", "-o", "-").stdout).tables
assert len(TABLES) == 6 and EXPECTED

check("joined.docx", word)
check("apart.docx", lambda path: word(path, joins=False))
check("pages.docx", lambda path: word(path, split=True))
check("around.docx", lambda path: word(path, around=True))
check("empty-row-and-column.docx", lambda path: word(path, extra=True))
check("joined.xlsx", excel)
check("apart.xlsx", lambda path: excel(path, joins=False))
check("one-sheet.xlsx", lambda path: excel(path, one_sheet=True))
check("texts.xlsx", lambda path: excel(path, numbers=False))
check("above.xlsx", lambda path: excel(path, above=True))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
