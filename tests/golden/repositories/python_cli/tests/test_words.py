from tally import words


def test_words():
    assert words
