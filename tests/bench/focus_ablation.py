#!/usr/bin/env python3
"""What each signal of `brief focus` is worth on real commits: the last table of docs/focus.md.

usage: focus_ablation.py PROGRAM CASES.json REPOSITORIES

CASES.json is a list of {"repo", "parent", "task", "gold_files"}: a folder of REPOSITORIES (with its
`.git`, bare, or holding one as `repo`), the commit whose tree is searched, the message of the next
one, and the files that it changed. The signals are those that the program prints with --explain, the
weights those of src/focus/signals.hpp; a signal is left out of the sum, ties stay. Differences are
means over the cases, recall@10 with a paired 95 % bootstrap interval of a fixed seed.
"""
import json
import os
import random
import re
import subprocess
import sys

SIGNALS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/focus/signals.hpp")
DOCUMENT = 0.5  # kDocument of signals.hpp
FIRST = 10


def weights():
    with open(SIGNALS, encoding="utf-8") as source:
        rows = re.findall(r'\{Signal::\w+, "(\w+)", (-?[\d.]+)\}', source.read())
    return {name: float(weight) for name, weight in rows}


def folder_of(root, repo):
    inner = os.path.join(root, repo, "repo")
    return inner if os.path.isdir(inner) else os.path.join(root, repo)


def ask(program, folder, case):
    command = [program, "-C", folder, "focus", "-", "--rev", case["parent"], "--json", "--explain",
               "--budget", "1000000"]
    out = subprocess.run(command, input=case["task"].encode(), stdout=subprocess.PIPE, check=True)
    return [(f["path"], f["signals"]) for f in json.loads(out.stdout)["files"]]


def listed(files, weight):
    """As Search::listed has it: one document among the first ten, unless the first is one."""
    score = lambda f: sum(weight[name] * value for name, value in f[1].items())
    ranked = sorted(files, key=lambda f: (-score(f), f[0]))
    if not ranked or ranked[0][1]["apart"] >= DOCUMENT:
        return [path for path, _ in ranked]
    first, later, apart = [], [], 0
    for path, signals in ranked:
        apart += signals["apart"] >= DOCUMENT
        waits = signals["apart"] >= DOCUMENT and apart > 1
        (later if waits or len(first) == FIRST else first).append(path)
    return first + later


def measure(answers, cases, weight):
    recall, rank = [], []
    for files, case in zip(answers, cases):
        paths, gold = listed(files, weight), set(case["gold_files"])
        recall.append(len(gold & set(paths[:FIRST])) / len(gold))
        rank.append(next((1 / (i + 1) for i, path in enumerate(paths) if path in gold), 0))
    return recall, rank


def mean(values):
    return sum(values) / len(values)


def interval(differences):
    draw = random.Random(3)
    means = sorted(mean([draw.choice(differences) for _ in differences]) for _ in range(1000))
    return means[25], means[974]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, cases_file, root = sys.argv[1:]
    with open(cases_file, encoding="utf-8") as file:
        cases = json.load(file)
    answers = [ask(program, folder_of(root, case["repo"]), case) for case in cases]
    known = weights()
    recall, rank = measure(answers, cases, known)
    print("| signal | weight | recall@10 | 95 % | mrr |\n|---|---|---|---|---|")
    print("| none | | %.3f | | %.3f |" % (mean(recall), mean(rank)))
    for name in known:
        less, lower = measure(answers, cases, {**known, name: 0})
        differences = [a - b for a, b in zip(less, recall)]
        print("| %s | %g | %+.3f | %+.3f to %+.3f | %+.3f |" % (
            name, known[name], mean(differences), *interval(differences), mean(lower) - mean(rank)))


if __name__ == "__main__":
    main()
