"""Does what README.md and docs/manual say, and compares what comes out.

- every `console` block is typed into a shell, in a copy of what the pages speak of; a line `…` stands for any lines;
- every `pfc` block is a source without errors; every message shown alone is what `pfc explain` shows;
- the options of every command are those of its help, and all of them are told in docs/manual/命令.md."""
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

PAGES = [Path("README.md"), *sorted(Path("docs/manual").glob("*.md"))]


def blocks(page, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


def checks(pfc):
    """Pairs of a name and a function that raises when something is wrong."""
    place = tempfile.TemporaryDirectory()
    desk = Path(place.name) / "desk"
    scratch = Path(place.name) / "scratch"
    scratch.mkdir()
    program = Path(pfc).resolve()
    for folder in ("samples", "docs"):
        shutil.copytree(folder, desk / folder)
    example = blocks(Path("docs/manual/语言.md"), "pfc")[0]
    (desk / "青石.pfc").write_text(example.replace("年度：", "年度 "), "utf-8")
    shown = re.search(r"^\$ cat 散乱\.pfc\n(.*?)^\$ ", Path("docs/manual/命令.md").read_text("utf-8"), re.M | re.S)[1]
    (desk / "散乱.pfc").write_text(shown, "utf-8")

    def run(line):
        path = f"{program.parent}:{os.environ['PATH']}"
        line = line.replace("/tmp/", f"{scratch}/")
        run = subprocess.run(["bash", "-c", line], cwd=desk, text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, env={"PATH": path, "HOME": str(desk)})
        return run.stdout.replace(f"{scratch}/", "/tmp/")

    def console(page):
        seen = 0
        for block in blocks(page, "console"):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                line, _, want = part.partition("\n")
                pattern = "".join("(?:.*\n)*?" if text == "…" else re.escape(text) + "\n" for text in want.splitlines())
                got = run(line)
                assert re.fullmatch(pattern, got if got.endswith("\n") or not got else got + "\n"), f"{line}\n{got}"
                seen += 1
        return seen

    def sources(page):
        for text in blocks(page, "pfc"):
            run = subprocess.run([program, "check", "-"], input=text, text=True, capture_output=True)
            assert run.returncode == 0, run.stdout

    def messages(page):
        for text in blocks(page, "text"):
            if code := re.match(r"(?:错误|警告|提示)\[(PF\d{3})\]", text):
                shown = "".join(f"  {line}\n" for line in text.splitlines())
                assert shown in run(f"pfc explain {code[1]}"), f"{code[1]} says something else"

    def page_is_true(page):
        console(page)
        sources(page)
        messages(page)

    def there_are_blocks():
        assert sum(len(blocks(page, "console")) for page in PAGES) > 15

    def options_are_told():
        text = Path("docs/manual/命令.md").read_text("utf-8")
        commands = re.findall(r"^  ([a-z]+)  ", run("pfc --help"), re.M)
        known = set(re.findall(r"--[a-z-]+", run("pfc --help")))
        told = set(known)
        for command in commands:
            assert re.search(rf"^## pfc {command}", text, re.M), command
            section = re.search(rf"^## pfc {command}.*?(?=^## )", text, re.M | re.S)[0]
            options = set(re.findall(r"--[a-z-]+", run(f"pfc {command} --help"))) - known
            for option in options:
                assert option in section, f"{command} {option}"
            told |= options
        written = set(re.findall(r"`(?:pfc [a-z]+ )?(--[a-z-]+)", text))
        assert written <= told, written - told

    return place, [
        ("manual: pages show what happens", there_are_blocks),
        ("manual: every option is told", options_are_told),
        *[(f"manual: {page} is true", lambda page=page: page_is_true(page)) for page in PAGES],
    ]
