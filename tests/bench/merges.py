#!/usr/bin/env python3
"""How often does a merge conflict in the brief?

usage: tests/bench/merges.py BRIEF PAIRS REPOSITORY...

Takes real merges of the repositories' histories, in random order (fixed seed), as pairs of branches
with their merge base. A pair counts when both sides changed the brief. Its three versions are merged

  as text     by `git merge-file`: what git does without the merge driver
  by driver   by `brief merge-driver`
  naive       the same pair, described by a generator that writes what many do: the commit, a count
              of files and bytes, and per folder a count and a hash; merged by `git merge-file`

The repositories are only read: the cache stands in a folder of its own.
"""

import hashlib
import os
import random
import subprocess
import sys
import tempfile

PER_REPOSITORY = 40


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


def conflicts(folder, command, versions):
    for name, text in zip(("base", "ours", "theirs"), versions):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(text)
    return subprocess.run(command, cwd=folder, capture_output=True).returncode != 0


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


def main():
    program, wanted = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    merge_file = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    driver = [program, "merge-driver", "base", "ours", "theirs", "PROJECT_CONTEXT.md"]
    total = {"pairs": 0, "text": 0, "driver": 0, "naive": 0, "looked at": 0}
    with tempfile.TemporaryDirectory() as folder:
        for repository in sys.argv[3:]:
            os.environ["BRIEF_CACHE_DIR"] = os.path.join(folder, "cache-" + os.path.basename(repository))
            found = {"pairs": 0, "text": 0, "driver": 0, "naive": 0, "looked at": 0}
            for revisions in pairs_of(repository, 6):
                if found["pairs"] == PER_REPOSITORY or total["pairs"] + found["pairs"] == wanted:
                    break
                found["looked at"] += 1
                briefs = [brief_of(program, repository, r) for r in revisions]
                if None in briefs or briefs[0] in briefs[1:]:
                    continue
                found["pairs"] += 1
                found["text"] += conflicts(folder, merge_file, briefs)
                found["driver"] += conflicts(folder, driver, briefs)
                found["naive"] += conflicts(
                    folder, merge_file, [naive_of(repository, r) for r in revisions])
            print(os.path.basename(repository), found, flush=True)
            for key, value in found.items():
                total[key] += value
    print("all", total)


if __name__ == "__main__":
    main()
