#!/usr/bin/env python3
"""Reads the outputs of the samples with programs that know nothing of pfc.

Usage: check.py PFC    (PFC: the built program; run from the root of the package)

- json: validated against docs/schema/pfc-1.schema.json (draft 2020-12) by the package jsonschema;
- md: read by markdown-it-py; every cell of every table must be what the JSON says;
- decimals: no figure of the source is changed by so much as a digit;
- findings: what check reports, in findings.py; rules: what they say of themselves, in rules.py;
- manual: what README.md and docs/manual show, in manual.py.
Prints 'N passed, N failed'; exits 1 when any failed."""
import json
import subprocess
import sys
from decimal import Decimal
from html import unescape
from pathlib import Path

from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

import findings
import manual
import rules

PFC = sys.argv[1]
SAMPLES = ["samples/沙坪坝区/山洞街道.pfc", "samples/语言一览/语言一览.pfc"]
ODD = """部门：甲|乙*丙_丁`戊<b>&amp;\\
年度：2025
支出预算总量：12,345.60 万元
目标：
    第一行 | 有竖线
    第二行 <br> 与 **星号**、_下划线_、`反引号`、[链接](x)、~~删除~~、\\反斜线、"引号"、&lt;

    # 井号	制表符
指标：
    甲|乙率      20%  ≥ 90.50 %
    <b>率        20%  ≥ 90 %
    *星*率       20%  ≥ 90 %
    "1. 数字率"  20%  ≥ 90 %
    "a\\率"       20%  ≥ 90 %
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


def build(source, to):
    args = [PFC, "build", source, "--to", to, "-o", "-"]
    run = subprocess.run(args, capture_output=True, text=True, input=ODD if source == "-" else None)
    assert run.returncode == 0, run.stderr[-300:]
    return run.stdout


def document(source):
    return json.loads(build(source, "json"), parse_float=Decimal, parse_int=Decimal)


def schema(source):
    validator = Draft202012Validator(json.loads(Path("docs/schema/pfc-1.schema.json").read_text("utf-8")))
    validator.check_schema(validator.schema)
    errors = list(validator.iter_errors(json.loads(build(source, "json"))))
    assert not errors, errors[0].message


def tables(markdown):
    """Tables as lists of rows of cell texts, as a reader sees them."""
    found, row = [], None
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            found[-1].append(row)
        elif token.type == "inline" and row is not None and token.level > 2:
            text = ""
            for child in token.children:
                assert child.type in ("text", "html_inline", "text_special"), f"{child.type} in {token.content!r}"
                assert child.type != "html_inline" or child.content == "<br>", child.content
                text += "\n" if child.type == "html_inline" else child.content
            row.append(text)
    return found


def figure(row):
    if "value" in row:
        return str(row["value"])
    if "min" in row:
        return f"{row['min']}~{row['max']}"
    if "tolerance" in row:
        return f"±{row['tolerance']}" + ("以内" if row.get("within") else "")
    return row.get("date") or row.get("text") or f"{row['from']}~{row['to']}"


def markdown(source):
    found = tables(build(source, "md"))
    data = document(source)
    records = [r for d in data["departments"] for r in [d, *d["funds"]]]
    assert len(found) == 2 * len(records), f"{len(found)} tables for {len(records)} records"
    for record, fields, rows in zip(records, found[::2], found[1::2]):
        values = [r[1] for r in fields]
        for member in ("name", "supervisor", "overview", "basis", "goal"):
            # A reader drops blanks around a line break and at the ends of a cell; nothing else may differ.
            strip = lambda text: [line.strip() for line in text.strip().split("\n")]
            if member in record:
                assert strip(record[member]) in [strip(v) for v in values], f"{member}: {record[member][:60]!r}"
        percent = "%" if record is data["departments"][0] or "funds" in record else ""
        want = [[r["name"], f"{r['weight']}{percent}", r.get("unit", ""), r.get("relation", ""), figure(r)]
                for r in record["indicators"]]
        assert rows[1:] == want, next((a, b) for a, b in zip(rows[1:], want) if a != b)


def digits():
    data = document("-")["departments"][0]
    assert str(data["totalExpenditure"]["amount"]) == "12345.60"
    assert str(data["indicators"][0]["value"]) == "90.50"


for sample in [*SAMPLES, "-"]:
    label = "odd characters" if sample == "-" else sample
    check(f"{label}: json is valid to its schema", lambda: schema(sample))
    check(f"{label}: md has the same cells", lambda: markdown(sample))
check("digits are those typed", digits)
for name, fn in rules.checks(PFC):
    check(name, fn)
for place, checks in (findings.checks(PFC), manual.checks(PFC)):
    for name, fn in checks:
        check(name, fn)
    place.cleanup()
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
