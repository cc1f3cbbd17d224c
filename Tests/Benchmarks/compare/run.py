"""Measures pfc beside jq and Python on the same departments, its memory on large inputs, and its start-up.

usage: run.py PFC PFC_BENCHMARK [--quick] [--keep DIR]

Run it in the root of the package, with release binaries. Nothing of pfc is built; a hello world and a small probe that
starts programs are built in a temporary folder, or in DIR, where they and the inputs stay for the next run.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = "samples/沙坪坝区/山洞街道.pfc"
# What a C++ program on simdjson reached with the same job elsewhere.
SIMDJSON_LEVEL = 55_000

PACKAGE = """// swift-tools-version: 6.1
import PackageDescription
let whole: [SwiftSetting] = [.unsafeFlags(["-static-executable"])]
let wholeLink: [LinkerSetting] = [.unsafeFlags(["-static-executable"])]
let package = Package(
  name: "yardstick",
  dependencies: [%s],
  targets: [
    .executableTarget(name: "probe"),
    .executableTarget(name: "hello", swiftSettings: whole, linkerSettings: wholeLink),
%s  ])
"""
ARGUMENTS = '.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")'
ARGUMENTS_TARGET = """    .executableTarget(
      name: "hello-arguments",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: whole, linkerSettings: wholeLink),
"""
HELLO = 'print("hello")\n'
HELLO_ARGUMENTS = """import ArgumentParser
import FoundationEssentials

@main
struct Hello: ParsableCommand {
  @Option var name = "world"

  func run() {
    print("hello, \\(URL(filePath: name).path)")
  }
}
"""
# Linux carries the peak memory of the process that starts a program over to that program, and Python's is larger than
# pfc's; so a small C program starts all of them. It prints wall, processor seconds, peak KiB and status, a line each time.
PROBE = r"""#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec * 1e-6; }

int main(int count, char **arguments) {
  for (int times = atoi(arguments[1]); times > 0; times--) {
    double start = now();
    pid_t child = fork();
    if (child == 0) {
      int null = open("/dev/null", O_WRONLY);
      dup2(null, 1);
      dup2(null, 2);
      execvp(arguments[2], arguments + 2);
      _exit(127);
    }
    int status;
    struct rusage usage;
    wait4(child, &status, 0, &usage);
    double wall = now() - start;
    printf("%.9f %.6f %ld %d\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  }
  return 0;
}
"""


def say(text=""):
    print(text, flush=True)


def progress(text):
    print(text, file=sys.stderr, flush=True)


# MARK: Programs that are measured with


class Yardsticks:
    """The probe and the hello worlds."""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "yardstick")
        if not self.build(True):
            progress("the hello world with swift-argument-parser does not build; going on without it")
            if not self.build(False):
                sys.exit("the probe does not build: is there a Swift toolchain?")

    def build(self, with_arguments):
        shutil.rmtree(os.path.join(self.folder, "Sources"), ignore_errors=True)
        files = {
            "Package.swift": PACKAGE % ((ARGUMENTS, ARGUMENTS_TARGET) if with_arguments else ("", "")),
            "Sources/probe/main.c": PROBE,
            "Sources/hello/main.swift": HELLO,
        }
        if with_arguments:
            files["Sources/hello-arguments/Hello.swift"] = HELLO_ARGUMENTS
        for name, text in files.items():
            path = os.path.join(self.folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(text)
        progress("building the hello worlds …")
        built = subprocess.run(["swift", "build", "-c", "release", "--package-path", self.folder],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if built.returncode != 0:
            progress(built.stdout[-2000:])
        return built.returncode == 0

    def path(self, name):
        path = os.path.join(self.folder, ".build/release", name)
        return path if os.path.exists(path) else None

    def run(self, command, times=1, statuses=(0,)):
        """Runs a command; (wall, processor, peak KiB) of each time."""
        done = subprocess.run([self.path("probe"), str(times)] + command, stdout=subprocess.PIPE, text=True)
        runs = []
        for line in done.stdout.splitlines():
            wall, processor, peak, status = line.split()
            if int(status) not in statuses:
                sys.exit(f"status {status} from {' '.join(command)}")
            runs.append((float(wall), float(processor), int(peak)))
        if not runs:
            sys.exit(f"cannot run {' '.join(command)}")
        return runs


def comparators():
    """Names and commands of what is there; `{}` stands for the JSON file."""
    found = []
    check = os.path.join(HERE, "check.py")
    if shutil.which("jq"):
        found.append(("jq", [shutil.which("jq"), "-c", "-f", os.path.join(HERE, "check.jq"), "{}"]))
    else:
        say("jq is missing: left out")
    for module in ("orjson", "msgspec"):
        if subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0:
            found.append((f"Python {module}", [sys.executable, check, module, "{}"]))
        else:
            say(f"the Python module {module} is missing: left out")
    return found


def filled(command, path):
    return [path if word == "{}" else word for word in command]


# MARK: Same job


def verify(programs, folder):
    """The comparators must find the same planted faults, or else they do not do the same job."""
    with open(os.path.join(folder, "departments-10.json"), encoding="utf-8") as file:
        document = json.load(file)
    departments = document["departments"]
    departments[0]["indicators"][0]["weight"] += 1
    departments[1]["funds"][0]["indicators"][0]["weight"] += 1
    departments[2]["funds"][0]["indicators"][0]["unit"] = "坐"
    departments[3]["indicators"][0].update(name="验收合格率", unit="座")
    departments[4]["funds"][0]["budgetParts"]["区级支出"]["amount"] += 1
    departments[5]["totalExpenditure"]["amount"] = 0.01
    path = os.path.join(folder, "planted.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False)
    expected = ["parts", "total", "unit-of-name", "unknown-unit", "weight-sum", "weight-sum"]
    for name, command in programs:
        output = subprocess.run(filled(command, path), stdout=subprocess.PIPE, check=True).stdout
        rules = sorted(finding["rule"] for finding in json.loads(output)["findings"])
        if rules != expected:
            sys.exit(f"{name} found {rules}, not {expected}")


# MARK: Speed


def in_process_pfc(binary, count):
    """Seconds of the whole chain: one round of the benchmark in a process of its own."""
    done = subprocess.run([binary, "--only", f"one file {count} departments", "--rounds", "2", "--tsv"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return min(float(row[5]) for row in rows if row[1] == f"{count} departments" and row[4] == "whole")


def in_process_python(command):
    done = subprocess.run(command + ["0.5"], stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.split()[0])


def speed(arguments, probe, programs, folder):
    say("Speed: source → checked → JSON for pfc, JSON → checked → JSON for the others; standard output is thrown away")
    say("tables/s of each, and pfc over it")
    for count in [100] if arguments.quick else [1, 100, 1000, 3000]:
        tables = count * 6
        source, document = (os.path.join(folder, f"departments-{count}.{end}") for end in ("pfc", "json"))
        commands = [("pfc", [arguments.pfc, "build", source, "--to", "json", "-o", "-"])]
        commands += [(name, filled(command, document)) for name, command in programs]
        wall, processor, inside = {}, {}, {}
        for number in range(arguments.rounds):
            progress(f"{count} departments: round {number + 1} of {arguments.rounds}")
            for name, command in commands:
                for run in probe.run(command, 5 if count < 1000 else 1):
                    wall.setdefault(name, []).append(run[0])
                    processor.setdefault(name, []).append(run[1])
                if name == "pfc":
                    inside.setdefault(name, []).append(in_process_pfc(arguments.benchmark, count))
                elif name.startswith("Python"):
                    inside.setdefault(name, []).append(in_process_python(command))
        say()
        say(f"{count} departments, {tables} tables, {os.path.getsize(source) / 1e6:.2f} MB of source, "
            f"{os.path.getsize(document) / 1e6:.2f} MB of JSON")
        head = ["in process", "process, CPU", "process, wall best", "process, wall median"]
        say(f"{'':16}" + "".join(f"{word:>28}" for word in head))
        columns = [{name: min(times) for name, times in inside.items()},
                   {name: min(times) for name, times in processor.items()},
                   {name: min(times) for name, times in wall.items()},
                   {name: statistics.median(times) for name, times in wall.items()}]
        for name, _ in commands:
            line = f"{name:16}"
            for column in columns:
                if name not in column:
                    line += f"{'-':>28}"
                elif name == "pfc":
                    line += f"{tables / column[name]:>20.0f}{'':8}"
                else:
                    line += f"{tables / column[name]:>20.0f}  {column[name] / column['pfc']:5.2f}x"
            say(line.rstrip())
        level = SIMDJSON_LEVEL * columns[0]["pfc"] / tables
        say(f"{'simdjson program':16}{SIMDJSON_LEVEL:>20}  {1 / level:5.2f}x  (measured elsewhere)")


# MARK: Memory


def memory(arguments, probe, folder):
    say()
    say("Memory: peak resident size")
    idle = probe.run([arguments.pfc, "--version"], 5)
    idle = min(run[2] for run in idle) / 1024
    say(f"  idle, pfc --version              {idle:8.1f} MiB")
    for title, name in (("one 50 MB file", "fifty.pfc"), ("one 5 MB narrative", "narrative.pfc"),
                        ("one 5 MB line", "line.pfc"), ("10,000 rows", "rows.pfc")):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            continue
        size = os.path.getsize(path) / 2**20
        for words in (["check", path], ["build", path, "--to", "json", "-o", "-"]):
            wall, _, peak = probe.run([arguments.pfc] + words)[0]
            peak /= 1024
            say(f"  {title + ', ' + words[0]:32} {peak:8.1f} MiB  {peak / size:5.2f} x the file of {size:.1f} MiB, "
                f"{wall:.2f} s")
    for words in (["check", "{}"], ["build", "{}", "--to", "json", "-o", "OUT"]):
        for count in [1, 100] if arguments.quick else [1, 100, 1000]:
            source = os.path.join(folder, f"departments-{count}")
            output = tempfile.mkdtemp(dir=folder)
            command = [arguments.pfc] + [output if word == "OUT" else word for word in filled(words, source)]
            wall, _, peak = probe.run(command)[0]
            shutil.rmtree(output)
            say(f"  {words[0] + f' of a folder of {count}':32} {peak / 1024:8.1f} MiB  {peak / 1024 - idle:+6.1f} MiB over "
                f"idle, {wall:.2f} s")


# MARK: Start-up


def startup(arguments, probe):
    say()
    say("Start-up: milliseconds of the whole process, all statically linked")
    programs = [("hello world", [probe.path("hello")])]
    if probe.path("hello-arguments"):
        programs.append(("hello world, argument parser", [probe.path("hello-arguments")]))
    else:
        say("the hello world with swift-argument-parser is missing: left out")
    programs += [("pfc --version", [arguments.pfc, "--version"]),
                 ("pfc build of the sample to JSON", [arguments.pfc, "build", SAMPLE, "--to", "json", "-o", "-"])]
    times = {}
    for _ in range(4 if arguments.quick else 20):
        for name, command in programs:
            times.setdefault(name, []).extend(probe.run(command, 10))
    say(f"  {'':34}{'median':>8}{'best':>8}{'CPU':>8}{'peak MiB':>10}")
    for name, _ in programs:
        walls = [run[0] * 1000 for run in times[name]]
        processor = statistics.median(run[1] * 1000 for run in times[name])
        peak = min(run[2] for run in times[name]) / 1024
        say(f"  {name:34}{statistics.median(walls):8.2f}{min(walls):8.2f}{processor:8.2f}{peak:10.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pfc")
    parser.add_argument("benchmark")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--keep", metavar="DIR")
    arguments = parser.parse_args()
    arguments.rounds = 2 if arguments.quick else 5
    arguments.pfc, arguments.benchmark = map(os.path.abspath, (arguments.pfc, arguments.benchmark))
    if not os.path.exists(SAMPLE):
        sys.exit(f"no {SAMPLE}: run this in the root of the package")
    folder = os.path.abspath(arguments.keep) if arguments.keep else tempfile.mkdtemp(prefix="pfc-compare-")
    os.makedirs(folder, exist_ok=True)
    try:
        probe = Yardsticks(folder)
        inputs = os.path.join(folder, "inputs")
        progress("writing the inputs …")
        quick = ["--quick"] if arguments.quick else []
        subprocess.run([arguments.benchmark, "--write", inputs] + quick, check=True)
        programs = comparators()
        verify(programs, inputs)
        speed(arguments, probe, programs, inputs)
        memory(arguments, probe, inputs)
        startup(arguments, probe)
    finally:
        if not arguments.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
