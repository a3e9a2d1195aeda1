from tally import report


def test_report():
    assert report
