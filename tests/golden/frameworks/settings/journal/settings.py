import os

from .environment import flag_from_env

SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = flag_from_env("DEBUG_PAGES")

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "journal.db"}}
if os.getenv("DB_HOST"):
    DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": os.getenv("DB_HOST")}}
