"""Times pfc beside python-docx and XlsxWriter, which write the same tables of the same departments from pfc's grid.

usage: office.py PFC PFC_BENCHMARK [--departments N]

Run it in the root of the package, with release binaries, by a Python that has python-docx and xlsxwriter. Both sides write
a file a department. pfc starts from its sources, reads and checks them; Python starts from the cells that pfc printed as
txt, without any check. The figures are processor seconds of whole processes, user and system.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pfc")
    parser.add_argument("benchmark")
    parser.add_argument("--departments", type=int, default=1000)
    parser.add_argument("--write", nargs=2, metavar=("FORMAT", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        return write(*options.write)
    with tempfile.TemporaryDirectory() as folder:
        inputs = os.path.join(folder, "inputs")
        sources = os.path.join(inputs, f"departments-{options.departments}")
        subprocess.run(
            [options.benchmark, "--write", inputs], check=True, stdout=subprocess.DEVNULL)
        seconds([options.pfc, "build", sources, "--to", "txt", "-o", os.path.join(folder, "txt")])
        print(f"{options.departments} departments, processor milliseconds a document")
        for target, library in (("docx", "python-docx"), ("xlsx", "XlsxWriter")):
            ours = seconds([options.pfc, "build", sources, "--to", target, "-o", os.path.join(folder, target)])
            theirs = seconds([sys.executable, __file__, options.pfc, options.benchmark, "--write", target, folder])
            each = [1000 * value / options.departments for value in (ours, theirs)]
            print(f"{target}: pfc {each[0]:.2f}, {library} {each[1]:.2f}, {theirs / ours:.0f} x pfc")


def seconds(command):
    """Processor seconds of a process and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def tables(path):
    """Tables of txt as rows of cells (language.md, section 8)."""
    found, row = [[]], None
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    for index, line in enumerate(lines):
        if line.startswith("\t"):
            if row is None:
                row = []
                found[-1].append(row)
            row.append(line[1:])
        elif line or (index + 1 < len(lines) and lines[index + 1] and not lines[index + 1].startswith("\t")):
            row[-1] += "\n" + line
        elif row is None:
            found.append([])
        else:
            row = None
    return [table for table in found if table]


def write(target, folder):
    """Writes what lies in FOLDER/txt with the library for the format."""
    output = os.path.join(folder, "python-" + target)
    os.makedirs(output)
    for name in sorted(os.listdir(os.path.join(folder, "txt"))):
        stem = os.path.join(output, os.path.splitext(name)[0])
        {"docx": write_docx, "xlsx": write_xlsx}[target](tables(os.path.join(folder, "txt", name)), stem)


def write_docx(found, stem):
    import docx

    document = docx.Document()
    for rows in found:
        document.add_paragraph(rows[0][0])
        width = max(len(row) for row in rows)
        table = document.add_table(rows=len(rows) - 1, cols=width, style="Table Grid")
        # One pass over the cells of the table: asking for them one by one takes time with the square of their number.
        cells = table._cells
        for number, row in enumerate(rows[1:]):
            line = cells[number * width:(number + 1) * width]
            for cell, text in zip(line, row):
                cell.text = text
            if len(row) < width:
                line[len(row) - 1].merge(line[-1])
    document.save(stem + ".docx")


def write_xlsx(found, stem):
    import xlsxwriter

    book = xlsxwriter.Workbook(stem + ".xlsx")
    bordered = book.add_format({"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
    for rows in found:
        sheet = book.add_worksheet()
        width = max(len(row) for row in rows)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                if column + 1 == len(row) < width:
                    sheet.merge_range(number, column, number, width - 1, text, bordered)
                elif text.replace(".", "", 1).isdigit():
                    sheet.write_number(number, column, float(text), bordered)
                else:
                    sheet.write_string(number, column, text, bordered)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.close()


if __name__ == "__main__":
    main()
