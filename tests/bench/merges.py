#!/usr/bin/env python3
"""How often does a merge conflict in the brief?

usage: tests/bench/merges.py BRIEF PAIRS REPOSITORY... [--keep FOLDER]

Takes real merges of the repositories' histories, in random order (fixed seed), as pairs of branches
with their merge base. A pair counts when both sides changed the brief. Its three versions are merged

  as text     by `git merge-file`: what git does without the merge driver
  by driver   by `brief merge-driver`
  naive       the same pair, described by a generator that writes what many do: the commit, a count
              of files and bytes, and per folder a count and a hash; merged by `git merge-file`

The repositories are only read: the cache stands in a folder of its own. With --keep, caches and the
text conflicts stay in FOLDER, to be read; a second run with the same FOLDER takes a fraction of the
time.
"""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile

PER_REPOSITORY = 40
LOOKED_AT = 250  # merges of one repository; in some the brief hardly ever changes


def git(repository, *arguments):
    run = subprocess.run(["git", "-C", repository, *arguments], capture_output=True, check=True)
    return run.stdout


def brief_of(program, repository, revision):
    run = subprocess.run(
        [program, "-C", repository, "refresh", "--rev", revision, "--stdout", "-q"], capture_output=True)
    return run.stdout if run.returncode == 0 else None


def naive_of(repository, revision):
    files = 0
    size = 0
    folders = {}
    for line in git(repository, "ls-tree", "-r", "-l", "-z", revision).split(b"\0"):
        if not line:
            continue
        head, path = line.split(b"\t", 1)
        mode, kind, oid, length = head.split()
        files += 1
        size += int(length) if length != b"-" else 0
        folder = path.split(b"/", 1)[0] if b"/" in path else b"."
        count, digest = folders.setdefault(folder, [0, hashlib.sha1()])
        folders[folder][0] = count + 1
        digest.update(oid)
    text = b"# Project\n\nGenerated from %s\n\nFiles: %d\nBytes: %d\n\n## Folders\n\n" % (
        revision.encode(), files, size)
    for folder, (count, digest) in sorted(folders.items()):
        text += b"- `%s/`: %d files, %s\n" % (folder, count, digest.hexdigest()[:12].encode())
    return text


def merged(folder, command, versions):
    """Whether the versions conflict, and what the command prints."""
    for name, text in zip(("base", "ours", "theirs"), versions):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(text)
    run = subprocess.run(command, cwd=folder, capture_output=True)
    return run.returncode != 0, run.stdout


def pairs_of(repository, seed):
    merges = []
    for line in git(repository, "rev-list", "--merges", "--parents", "HEAD").decode().splitlines():
        words = line.split()
        if len(words) == 3:
            merges.append(words[1:])
    random.Random(seed).shuffle(merges)
    for ours, theirs in merges:
        run = subprocess.run(["git", "-C", repository, "merge-base", ours, theirs], capture_output=True)
        base = run.stdout.decode().strip()
        if base and base not in (ours, theirs):
            yield base, ours, theirs


class Bench:
    def __init__(self, program, folder):
        self.folder = folder
        self.as_text = ["git", "merge-file", "--diff3", "-p", "ours", "base", "theirs"]
        self.driver = [program, "merge-driver", "base", "ours", "theirs", "PROJECT_CONTEXT.md"]
        self.program = program

    def conflicts(self, command, versions, name=None):
        conflict, text = merged(self.folder, command, versions)
        if conflict and name:
            with open(os.path.join(self.folder, name), "wb") as file:
                file.write(text)
        return conflict

    def measure(self, repository, most):
        name = os.path.basename(os.path.abspath(repository))
        os.environ["BRIEF_CACHE_DIR"] = os.path.join(self.folder, "cache-" + name)
        found = {"pairs": 0, "text": 0, "driver": 0, "naive": 0, "looked at": 0}
        for revisions in pairs_of(repository, 6):
            if found["pairs"] == most or found["looked at"] == LOOKED_AT:
                break
            found["looked at"] += 1
            briefs = [brief_of(self.program, repository, r) for r in revisions]
            if None in briefs or briefs[0] in briefs[1:]:
                continue
            found["pairs"] += 1
            found["text"] += self.conflicts(
                self.as_text, briefs, "conflict-%s-%s.md" % (name, revisions[1][:10]))
            found["driver"] += self.conflicts(self.driver, briefs)
            found["naive"] += self.conflicts(
                self.as_text, [naive_of(repository, r) for r in revisions])
        print(name, found, flush=True)
        return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("brief")
    parser.add_argument("pairs", type=int)
    parser.add_argument("repositories", nargs="+")
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    total = {}
    with tempfile.TemporaryDirectory() as scratch:
        if arguments.keep:
            os.makedirs(arguments.keep, exist_ok=True)
        bench = Bench(os.path.abspath(arguments.brief), os.path.abspath(arguments.keep or scratch))
        for repository in arguments.repositories:
            left = arguments.pairs - total.get("pairs", 0)
            for key, value in bench.measure(repository, min(left, PER_REPOSITORY)).items():
                total[key] = total.get(key, 0) + value
            if total["pairs"] >= arguments.pairs:
                break
    print("all", total)


if __name__ == "__main__":
    main()
