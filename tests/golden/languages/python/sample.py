#!/usr/bin/env python3
"""A queue of jobs. It keeps its order."""
from __future__ import annotations

import os
import os.path as osp
from collections import OrderedDict, deque as dq
from .store import *
from ..base import Job

LIMIT = 10
_private_limit = 3
Name = NewType("Name", str)


class Queue(Base):
    """Holds jobs.

    More words.
    """

    size: int = 0

    def __init__(self, jobs=None):
        self.jobs = jobs or {}

    @property
    def length(self) -> int:
        """How many jobs there are."""
        return len(self.jobs)

    @staticmethod
    async def fetch(
        url: str,
        *,
        timeout: float = 1.0,
    ) -> bytes:
        def retry():
            return url
        return await get(url)

    def _hidden(self):
        pass

    class Error(Exception):
        pass


# Runs what is queued.
@decorator(
    option=True,
)
def run(queue: Queue, *args, **kwargs):
    for job in queue.jobs:
        job()


square = lambda x: x * x

if __name__ == "__main__":
    run(Queue())
