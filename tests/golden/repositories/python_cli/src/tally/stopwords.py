STOPWORDS = frozenset(["a", "the"])
