#!/usr/bin/env python3
"""Reads html, docx, xlsx and csv of the samples with other readers and compares them, cell for cell, with txt and json.

Usage: check_tables.py PFC    (PFC: the built program; run from the root of the package)
Prints 'N passed, N failed'; exits 1 when any failed."""
import csv
import io
import json
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ElementTree
import zipfile
from decimal import Decimal
from html.parser import HTMLParser

import openpyxl

PFC = sys.argv[1]
SAMPLES = ["samples/沙坪坝区/山洞街道.pfc", "samples/语言一览/语言一览.pfc"]
HOSTILE = """部门：<b>甲</b>&amp;"乙"
年度：2025
支出预算总量：1 万元
目标：
    <script>alert(1)</script>
    第二行  两个空格
指标：
    "=1+1率"   20%  ≥ 90 %
    "@SUM率"   20%  ≥ 90 %
    "+甲率"    20%  ≥ 90 %
    "-乙,丙率" 20%  ≥ 90 %
    结余变动率 20%  = -0.30 %
"""
passed = failed = 0


def check(name, fn):
    global passed, failed
    try:
        fn()
        passed += 1
        print(f"ok {name}")
    except Exception as error:  # noqa: BLE001 - every fault is a failed check
        failed += 1
        print(f"FAILED {name}: {type(error).__name__}: {str(error)[:300]}")


def build(source, to, text=HOSTILE):
    run = subprocess.run(
        [PFC, "build", source, "--to", to, "-o", "-"], capture_output=True, input=text.encode() if source == "-" else None)
    assert run.returncode == 0, run.stderr.decode()[-300:]
    return run.stdout if to in ("docx", "xlsx") else run.stdout.decode("utf-8")


class Tables(HTMLParser):
    """Every element must be closed in order; tables as rows of (text, columns, rows)."""

    VOID = {"meta", "br", "col"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tables, self.cell, self.elements = [], [], None, set()

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        if tag in self.VOID:
            return
        self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            spans = dict(attributes)
            self.cell = ["", int(spans.get("colspan", 1)), int(spans.get("rowspan", 1))]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another element"
        if tag in ("td", "th"):
            self.tables[-1][-1].append(tuple(self.cell))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell[0] += data


def printed(table):
    """Rows as txt prints them: covered from the left is left out, covered from above is empty."""
    covered, result, width = {}, [], None
    for number, row in enumerate(table):
        cells, column, rest = [], 0, list(row)
        while rest or (number, column) in covered:
            if (number, column) in covered:
                if covered[number, column]:
                    cells.append("")
                column += 1
                continue
            text, columns, rows = rest.pop(0)
            cells.append(text)
            for down in range(1, rows):
                for right in range(columns):
                    covered[number + down, column + right] = right == 0
            column += columns
        width = width or column
        assert column == width, f"row {number + 1} has {column} columns, the table {width}"
        result.append(cells)
    return result


def text_rows(text):
    """Tables of txt: a cell starts with one TAB, an empty line before a TAB ends a row."""
    tables, lines, row = [[]], text.split("\n"), None
    for index, line in enumerate(lines):
        if line.startswith("\t"):
            if row is None:
                row = []
                tables[-1].append(row)
            row.append(line[1:])
        elif line or (index + 1 < len(lines) and lines[index + 1] and not lines[index + 1].startswith("\t")):
            row[-1] += "\n" + line
        elif row is None:
            tables.append([])
        else:
            row = None
    return [table for table in tables if table]


def html(source):
    reader = Tables()
    reader.feed(build(source, "html"))
    assert not reader.open and "script" not in reader.elements and "link" not in reader.elements
    wanted = [[row for row in table if len(row) > 1] for table in text_rows(build(source, "txt"))]
    # Title and the line of 编制单位 stand in the caption.
    wanted = [table[1:] if "编制单位" in table[0][0] else table for table in wanted]
    found = [printed(table) for table in reader.tables]
    assert len(found) == len(wanted), f"{len(found)} tables, txt has {len(wanted)}"
    for one, other in zip(found, wanted):
        assert one == other, next((a, b) for a, b in zip(one, other) if a != b)


def docx(source):
    data = build(source, "docx")
    assert data == build(source, "docx"), "two runs differ"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = []
    for table in parts["word/document.xml"].iter(f"{w}tbl"):
        grid = [int(column.get(f"{w}w")) for column in table.iter(f"{w}gridCol")]
        found.append([])
        for row in table.iter(f"{w}tr"):
            cells, column = [], 0
            for cell in row.iter(f"{w}tc"):
                span = cell.find(f"{w}tcPr/{w}gridSpan")
                columns = int(span.get(f"{w}val")) if span is not None else 1
                assert int(cell.find(f"{w}tcPr/{w}tcW").get(f"{w}w")) == sum(grid[column:column + columns])
                column += columns
                cells.append("\n".join("".join(
                    "\t" if part.tag == f"{w}tab" else part.text or "" for part in line.iter()
                    if part.tag in (f"{w}t", f"{w}tab")) for line in cell.iter(f"{w}p")))
            assert column == len(grid), f"a row has {column} columns, the grid {len(grid)}"
            found[-1].append(cells)
    wanted = [[row for row in table if len(row) > 1] for table in text_rows(build(source, "txt"))]
    wanted = [table[1:] if "编制单位" in table[0][0] else table for table in wanted]
    assert len(found) == len(wanted), f"{len(found)} tables, txt has {len(wanted)}"
    for one, other in zip(found, wanted):
        assert one == other, next((a, b) for a, b in zip(one, other) if a != b)


def long_docx():
    """The heading repeats on every page, and only rows of indicators stay whole."""
    rows = "".join(f"    设施{number}完好率  5%  ≥ 9{number % 10} %\n" for number in range(20))
    source = HOSTILE[:HOSTILE.index("指标：")] + "指标：\n" + rows
    with zipfile.ZipFile(io.BytesIO(build("-", "docx", source))) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = [{part.tag.removeprefix(w) for part in row.iterfind(f"{w}trPr/*")} for row in document.iter(f"{w}tr")]
    assert found.count({"tblHeader"}) == 1 and found.count({"cantSplit"}) == 20, found
    assert all(part in (set(), {"tblHeader"}, {"cantSplit"}) for part in found), found


SHEET_ORDER = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells", "printOptions",
               "pageMargins", "pageSetup", "headerFooter"]


def shown(cell):
    """What a person sees in a cell."""
    if cell.value is None:
        return ""
    if cell.data_type != "n":
        return str(cell.value)
    percent = cell.number_format.endswith("%")
    digits = len(cell.number_format.rstrip("%").partition(".")[2])
    return f"{Decimal(repr(cell.value)) * (100 if percent else 1):.{digits}f}" + ("%" if percent else "")


def xlsx(source):
    data = build(source, "xlsx")
    assert data == build(source, "xlsx"), "two runs differ"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    for name, part in parts.items():
        if "/sheet" in name:
            order = [SHEET_ORDER.index(child.tag.partition("}")[2]) for child in part]
            assert order == sorted(set(order)), f"{name}: elements out of order"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = openpyxl.load_workbook(io.BytesIO(data))
    wanted = text_rows(build(source, "txt"))
    assert len(book.worksheets) == len(wanted)
    numbers = 0
    for sheet, table in zip(book.worksheets, wanted):
        merged = {}
        for area in sheet.merged_cells.ranges:
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    merged[row, column] = (area.min_row, area.min_col)
        rows = []
        for row in sheet.iter_rows():
            # A high row of the table takes several of the sheet.
            if all(merged.get((cell.row, cell.column), (cell.row,))[0] < cell.row for cell in row):
                continue
            cells = []
            for cell in row:
                origin = merged.get((cell.row, cell.column), (cell.row, cell.column))
                # Covered from the left is not printed, covered from above is empty.
                if origin[1] == cell.column:
                    cells.append(shown(cell) if origin[0] == cell.row else "")
                assert cell.data_type != "f", "a formula"
                numbers += cell.data_type == "n" and cell.value is not None
                if origin == (cell.row, cell.column) and cell.row > 1 and "编制单位" not in str(row[0].value):
                    assert cell.border.left.style == cell.border.top.style == "thin", cell.coordinate
            rows.append(cells)
        assert rows == table, next((a, b) for a, b in zip(rows, table) if a != b)
    assert numbers > 5, "figures are not numbers"


def csv_rows(source):
    text = build(source, "csv")
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    data = json.loads(build(source, "json"), parse_float=Decimal, parse_int=Decimal)
    wanted = [(d, f, i) for d in data["departments"] for f in [None, *d["funds"]]
              for i in (f or d)["indicators"]]
    assert len(rows) == len(wanted)
    for row, (department, fund, indicator) in zip(rows, wanted):
        assert row["部门"] == department["name"] and row["年度"] == str(department["year"])
        assert row["专项"] == (fund["name"] if fund else "")
        name = row["指标"].removeprefix("'")
        assert name == indicator["name"] and (row["指标"] != name) == (name[0] in "=+-@"), row["指标"]
        assert row["权重"].rstrip("%") == str(indicator["weight"]) and row["性质"] == indicator["relation"]
        if "value" in indicator:
            assert row["值"] == str(indicator["value"]) and row["单位"] == indicator["unit"]


for sample in [*SAMPLES, "-"]:
    label = "hostile text" if sample == "-" else sample
    check(f"{label}: html has the cells of txt, every row the same width", lambda: html(sample))
    check(f"{label}: docx has the cells of txt, widths and spans add up", lambda: docx(sample))
    check(f"{label}: xlsx has the cells of txt, figures with their digits, no formula", lambda: xlsx(source=sample))
    check(f"{label}: csv has the indicators of json", lambda: csv_rows(sample))
check("a long docx repeats its heading and keeps indicators whole", long_docx)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
