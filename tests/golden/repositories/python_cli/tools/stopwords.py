"""Prints the table of stop words."""

print("STOPWORDS = frozenset(['a', 'the'])")
