"""Cutting text into words."""


def split_words(text):
    """Cuts a text at its white space."""
    return text.lower().split()
