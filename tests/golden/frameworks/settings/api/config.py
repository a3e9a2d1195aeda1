from typing import ClassVar

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="API_")

    defaults: ClassVar[dict] = {}
    database_url: str = "mysql+pymysql://root:hunter2@localhost/app"
    page_size: int = 50


class Limits:
    burst: int = 5
