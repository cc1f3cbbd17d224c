#!/usr/bin/env python3
"""Writes Sources/PFCText/Generated/SoundTable.swift: how the common characters sound, for suggestions by sound.

Run from the root of the package, with any Python from 3.8 on:

    pip install pypinyin==0.55.0
    python3 Tests/tools/make_sounds.py

The same version writes the same bytes. `--check` writes nothing and fails if the file differs. Covered are the 3,755
characters of GB 2312 level 1 and every character of Sources/PFCForms/Data, so run it when a new one comes into the data;
a test fails when one is missing.
"""

import collections
import pathlib
import sys

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

TABLE = pathlib.Path("Sources/PFCText/Generated/SoundTable.swift")
DATA = pathlib.Path("Sources/PFCForms/Data")

INITIALS = {"zh": "Z", "ch": "C", "sh": "S", **{letter: letter for letter in "bpmfdtnlgkhjqxrzcsyw"}, "": "-"}
# A final and the one that only adds g are the same letter, small and capital: they are easily taken for each other.
FINALS = {
    "a": "a", "o": "o", "e": "e", "i": "i", "u": "u", "v": "v", "ai": "b", "ei": "c", "ui": "d", "ao": "f", "ou": "g",
    "iu": "h", "ie": "j", "ue": "l", "ve": "l", "er": "r", "ia": "t", "iao": "w", "iong": "y", "ua": "z", "uo": "s",
    "uai": "1", "un": "q", "ong": "2", "n": "3", "ng": "3", "m": "3",
    "an": "n", "ang": "N", "en": "m", "eng": "M", "in": "p", "ing": "P", "ian": "x", "iang": "X", "uan": "k", "uang": "K",
}


def is_han(character):
    return "\u4e00" <= character <= "\u9fff"


def characters():
    level1 = {bytes([row + 0xA0, cell + 0xA0]).decode("gb2312") for row in range(16, 56) for cell in range(1, 95)
              if not (row == 55 and cell > 89)}
    assert len(level1) == 3755
    data = {c for path in DATA.glob("*.pfc") for c in path.read_text(encoding="utf-8") if is_han(c)}
    return sorted(level1 | data)


def readings_in_phrases():
    """How often each character is read how, over the phrases of pypinyin."""
    counts = collections.defaultdict(collections.Counter)
    for phrase, sounds in phrases_dict.items():
        if len(phrase) == len(sounds):
            for character, sound in zip(phrase, sounds):
                counts[character][to_normal(sound[0])] += 1
    return counts


def readings(character, counts):
    """The usual reading, and others that at least every eighth phrase has."""
    usual = pinyin(character, style=Style.NORMAL, v_to_u=False)[0][0]
    seen = counts[character]
    others = [sound for sound, count in seen.most_common() if sound != usual and count >= 3
              and count * 8 >= sum(seen.values())]
    return [usual, *others][:4]


def code(sound):
    sound = sound.replace("ü", "v")
    initial = next(part for part in (sound[:2], sound[:1], "") if part in INITIALS)
    return INITIALS[initial] + FINALS[sound[len(initial):]]


def table():
    counts = readings_in_phrases()
    records = []
    for character in characters():
        codes = dict.fromkeys(code(sound) for sound in readings(character, counts))
        records += [character + sound for sound in codes]
    lines = ["".join(records[start:start + 22]) for start in range(0, len(records), 22)]
    return "\n".join([
        "// Written by Tests/tools/make_sounds.py; do not edit.",
        "//",
        "// Text, because a literal of bytes takes the compiler minutes.",
        "",
        "/// Records of five bytes in order of character: the character, its initial, its final. Z, C, S are zh, ch, sh; a",
        "/// capital final is the small one with g behind it. A character with several readings has as many records.",
        'let soundRecords: StaticString = #"""',
        *(f"  {line}\\#" for line in lines[:-1]),
        f"  {lines[-1]}",
        '  """#',
        "",
    ])


def main():
    text = table()
    if "--check" not in sys.argv[1:]:
        TABLE.write_text(text, encoding="utf-8")
    elif not TABLE.exists() or TABLE.read_text(encoding="utf-8") != text:
        sys.exit(f"{TABLE} differs")


main()
