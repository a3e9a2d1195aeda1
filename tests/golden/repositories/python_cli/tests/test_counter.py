from tally import counter


def test_counter():
    assert counter
