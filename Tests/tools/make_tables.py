#!/usr/bin/env python3
"""Writes the two tables of Sources/PFCText/Generated, and prints the numbers that the tests hold against them.

Run from the root of the package, with any Python from 3.8 on:

    pip install wcwidth==0.7.0
    python3 Tests/tools/make_tables.py

The same versions write the same bytes. `--check` writes nothing and fails if a file differs.
"""

import pathlib
import sys
import unicodedata

import wcwidth
from wcwidth.table_ambiguous import AMBIGUOUS_EASTASIAN
from wcwidth.table_wide import WIDE_EASTASIAN
from wcwidth.table_zero import ZERO_WIDTH

UNICODE = "17.0.0"
GENERATED = pathlib.Path("Sources/PFCText/Generated")
HEADER = "// Written by Tests/tools/make_tables.py; do not edit.\n"

# Python's codec is the edition of 2000. These are the two-byte codes whose character left private use since: the first
# in 2005, the others in 2022. Their four-byte codes are read as the character too, which 2022 leaves to the reader.
MOVED = {
    0xA8BC: 0x1E3F,
    0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15,
    0xA6DF: 0xFE16, 0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19,
    0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6, 0xFE67: 0x9FB7, 0xFE6D: 0x9FB8, 0xFE7E: 0x9FB9,
    0xFE90: 0x9FBA, 0xFEA0: 0x9FBB,
}
# 81 35 F4 37 changed places with A8 BC in 2005.
SWAPPED_INDEX, SWAPPED_TARGET = 7457, 0xE7C7

TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFF)]


def two_byte_scalars():
    """The scalar of each two-byte code, by lead, then trail."""
    for lead in range(0x81, 0xFF):
        for trail in TRAILS:
            yield MOVED.get(lead << 8 | trail) or ord(bytes([lead, trail]).decode("gb18030"))


def four_byte_code(index):
    index, fourth = divmod(index, 10)
    index, third = divmod(index, 126)
    first, second = divmod(index, 10)
    return bytes([first + 0x81, second + 0x30, third + 0x81, fourth + 0x30])


def four_byte_scalars():
    """The scalar of each four-byte code of the basic plane, from index 0 until the codec knows no more."""
    index = 0
    while True:
        try:
            scalar = ord(four_byte_code(index).decode("gb18030"))
        except UnicodeDecodeError:
            return
        yield SWAPPED_TARGET if index == SWAPPED_INDEX else scalar
        index += 1


def array(name, element, numbers, digits, comment, per_line):
    lines = [f"/// {comment}", f"let {name}: [{element}] = ["]
    cells = [f"0x{number:0{digits}X}," for number in numbers]
    for start in range(0, len(cells), per_line * 2):
        row = cells[start:start + per_line * 2]
        lines.append("  " + " ".join(row))
    return "\n".join(lines + ["]", ""])


def gb18030_table():
    scalars = list(two_byte_scalars())
    assert len(scalars) == 126 * 190 and max(scalars) <= 0xFFFF
    text = "".join(chr(0x30 + (scalar >> shift & 0x3F)) for scalar in scalars for shift in (12, 6, 0))
    lines = [text[start:start + 114] for start in range(0, len(text), 114)]

    four = list(four_byte_scalars())
    pairs = []
    for index, scalar in enumerate(four):
        if index == 0 or scalar != four[index - 1] + 1:
            pairs += [index, scalar]
    return "\n".join([
        HEADER + "//",
        "// GB 18030-2022 as the Encoding Standard reads it, from Python's codec and the changes since its edition.",
        "// Text, because a literal of bytes takes the compiler minutes.",
        "",
        "/// Three characters for each two-byte code, by lead 81...FE, then trail 40...7E, 80...FE; each is six bits",
        "/// of the scalar, highest first, counted from `0`.",
        'let gb18030TwoByteCodes: StaticString = #"""',
        *(f"  {line}\\#" for line in lines[:-1]),
        f"  {lines[-1]}",
        '  """#',
        "",
        "/// The number of four-byte codes of the basic plane, from 81 30 81 30 on.",
        f"let gb18030FourByteEnd: UInt32 = {len(four):_}",
        "",
        array("gb18030FourByteRanges", "UInt16", pairs, 4,
              "Where scalars run on by one: index of the first four-byte code, its scalar.", 6),
    ])


def newest(table):
    return table[UNICODE]


def width_table():
    zero, wide, ambiguous = newest(ZERO_WIDTH), newest(WIDE_EASTASIAN), newest(AMBIGUOUS_EASTASIAN)
    members = {scalar for first, last in zero + wide for scalar in range(first, last + 1)}
    # wcwidth's table of ambiguous ones must be Python's, over assigned scalars, less those that take no cell.
    ours = {scalar for first, last in ambiguous for scalar in range(first, last + 1)}
    pythons = {scalar for scalar in range(0x110000) if unicodedata.east_asian_width(chr(scalar)) == "A"
               and unicodedata.category(chr(scalar)) != "Cn"}
    assert ours == pythons - members, sorted(ours ^ (pythons - members))[:10]

    def flat(name, ranges, comment):
        return array(name, "UInt32", [scalar for pair in ranges for scalar in pair], 5, comment, 5)
    return "\n".join([
        HEADER + "//",
        f"// Unicode {UNICODE} as wcwidth {wcwidth.__version__} reads it: first and last scalar of each range.",
        "",
        flat("zeroWidthRanges", zero, "Marks, joiners and other format characters; they come before the other tables."),
        flat("wideRanges", wide, "East Asian Width W or F."),
        flat("ambiguousWidthRanges", ambiguous, "East Asian Width A, assigned scalars only, private use among them."),
    ])


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"0x{value >> 48:04X}_{value >> 32 & 0xFFFF:04X}_{value >> 16 & 0xFFFF:04X}_{value & 0xFFFF:04X}"


def numbers_for_the_tests():
    two = "".join(map(chr, two_byte_scalars())).encode()
    four = "".join(map(chr, four_byte_scalars())).encode()
    print("GB18030, two bytes: ", fnv1a(two))
    print("GB18030, four bytes:", fnv1a(four))
    for ambiguous in (1, 2):
        widths = bytearray()
        for scalar in range(0x110000):
            if not 0xD800 <= scalar <= 0xDFFF:
                width = wcwidth.wcwidth(chr(scalar), ambiguous_width=ambiguous)
                widths.append(1 if scalar == 9 else max(width, 0))
        counts = [widths.count(cells) for cells in (0, 1, 2)]
        print(f"width, ambiguous {ambiguous}: {fnv1a(widths)}, of 0, 1, 2 cells: {counts}")


def main():
    stale = False
    for name, text in (("GB18030Table.swift", gb18030_table()), ("DisplayWidthTable.swift", width_table())):
        path = GENERATED / name
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text() != text:
                stale = True
                print(f"{path} differs", file=sys.stderr)
        else:
            path.write_text(text)
    numbers_for_the_tests()
    sys.exit(stale)


main()
