"""Counts words in text files."""

from .counter import Counter
