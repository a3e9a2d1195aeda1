from journal.management.base import JournalCommand


class Command(JournalCommand):
    help = "Removes old entries"
