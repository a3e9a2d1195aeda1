from redis import Redis
from rq.decorators import job


@job("low", connection=Redis(), timeout=5)
def tidy(berth):
    pass
