"""Counting and merging."""

from .stopwords import STOPWORDS
from .words import split_words


class Counter:
    """Counts the words of many texts."""

    def __init__(self):
        self.counts = {}

    def add(self, text):
        for word in split_words(text):
            if word not in STOPWORDS:
                self.counts[word] = self.counts.get(word, 0) + 1
