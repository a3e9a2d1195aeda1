#!/usr/bin/env python3
"""What each signal of `brief focus` is worth on real commits: the last table of docs/focus.md.

usage: focus_ablation.py PROGRAM CASES.json REPOSITORIES CACHES

CASES.json is a list of {"repo", "parent", "task", "gold_files", "gold_symbols": [{"path", "name"}]}:
a folder of REPOSITORIES (with its `.git`, bare, or holding one as `repo`), the commit whose tree is
searched, the message of the next one, the files that it changed and the definitions around its lines.
CACHES is an empty folder, or that of an earlier run. The program itself is run --without each signal:
files are those of its lens of 4,000 tokens, symbols what stands in that of 1,000 (the first 4,000
characters of its paths and names). Differences are means over the cases, with a paired 95 % bootstrap
interval of a fixed seed.
"""
import json
import os
import random
import re
import subprocess
import sys

SIGNALS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/focus/signals.hpp")
TEST = re.compile(r"(^|/)(tests?|testing|testdata|__tests__|specs?|bench(es|marks?)?|e2e)(/|$)"
                  r"|(^|/)(test_[^/]*|[^/]*(_test|\.test|\.spec|Test)|conftest)\.[^./]+$")
WORD = re.compile(r"[A-Za-z_~$][A-Za-z0-9_$]*")
COLUMNS = ["recall@10", "mrr", "tests", "symbols@1k"]


def weights():
    with open(SIGNALS, encoding="utf-8") as source:
        rows = re.findall(r'\{Signal::\w+, "(\w+)", (-?[\d.]+)\}', source.read())
    return {name: float(weight) for name, weight in rows}


def folder_of(root, repo):
    inner = os.path.join(root, repo, "repo")
    return inner if os.path.isdir(inner) else os.path.join(root, repo)


def lens(program, root, caches, case, budget, without):
    """[(path, [name of a symbol])], best first."""
    cache = os.path.join(caches, case["repo"])
    os.makedirs(cache, exist_ok=True)
    command = [program, "-C", folder_of(root, case["repo"]), "focus", "-", "--rev", case["parent"],
               "--json", "--budget", str(budget)]
    command += ["--without", without] if without else []
    out = subprocess.run(command, input=case["task"].encode(), stdout=subprocess.PIPE, check=True,
                         env={**os.environ, "BRIEF_CACHE_DIR": cache})
    files = json.loads(out.stdout)["files"]
    return [(f["path"], [s["name"] for s in f["symbols"]]) for f in files]


def judge(case, long, short):
    """A value for each of COLUMNS; None where the case says nothing of it."""
    paths, gold = [path for path, _ in long], set(case["gold_files"])
    tests = {path for path in gold if TEST.search(path)}
    text = "\n".join(path + (": " + ", ".join(names) if names else "") for path, names in short)[:4000]
    words, symbols = set(WORD.findall(text)), case.get("gold_symbols", [])
    return [len(gold & set(paths[:10])) / len(gold),
            next((1 / (i + 1) for i, path in enumerate(paths) if path in gold), 0),
            len(tests & set(paths[:10])) / len(tests) if tests else None,
            sum(s["name"] in words and s["path"] in text for s in symbols) / len(symbols)
            if symbols else None]


def mean(values):
    return sum(values) / len(values) if values else float("nan")


def interval(differences):
    draw = random.Random(3)
    means = sorted(mean([draw.choice(differences) for _ in differences]) for _ in range(1000))
    return means[25], means[974]


def cells(rows, whole):
    """Text of a table's cells: how `rows` (one per case) differ from `whole`."""
    out = []
    for column in range(len(COLUMNS)):
        both = [(a[column], b[column]) for a, b in zip(rows, whole) if b[column] is not None]
        differences = [a - b for a, b in both]
        out.append("%+.3f (%+.3f, %+.3f)" % (mean(differences), *interval(differences))
                   if differences else "")
    return out


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    program, cases_file, root, caches = sys.argv[1:]
    with open(cases_file, encoding="utf-8") as file:
        cases = json.load(file)

    def measure(without):
        return [judge(case, lens(program, root, caches, case, 4000, without),
                      lens(program, root, caches, case, 1000, without)) for case in cases]

    whole = measure(None)
    print("| signal | weight | " + " | ".join(COLUMNS) + " |\n|" + "---|" * (len(COLUMNS) + 2))
    sums = [mean([row[c] for row in whole if row[c] is not None]) for c in range(len(COLUMNS))]
    print("| none | | " + " | ".join("%.3f" % value for value in sums) + " |", flush=True)
    for name, weight in weights().items():
        print("| %s | %g | %s |" % (name, weight, " | ".join(cells(measure(name), whole))), flush=True)


if __name__ == "__main__":
    main()
