"""Printing what was counted."""

from .counter import Counter
from .words import split_words


def print_report(counter: Counter, title: str):
    """Prints a table, the most frequent word first."""
    print(" ".join(split_words(title)))
    for word in sorted(counter.counts):
        print(word)
