from huey import RedisHuey, crontab

huey = RedisHuey("yard")


@huey.task(retries=2)
def count_beans(number):
    pass


@huey.periodic_task(crontab(minute="0", hour="3"))
def nightly():
    pass
