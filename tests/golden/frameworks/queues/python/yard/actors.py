import dramatiq


@dramatiq.actor
def weld(hull):
    pass


@dramatiq.actor(max_retries=3)
def paint(hull):
    pass
