"""The command line."""

import sys

from .counter import Counter
from .report import print_report


def main():
    counter = Counter()
    for path in sys.argv[1:]:
        with open(path) as file:
            counter.add(file.read())
    print_report(counter, "tally")
