import unittest

from sqlalchemy import create_engine


class JournalTest(unittest.TestCase):
    def test_opens(self):
        self.assertIsNotNone(create_engine("oracle://localhost/app"))


if __name__ == "__main__":
    unittest.main()
