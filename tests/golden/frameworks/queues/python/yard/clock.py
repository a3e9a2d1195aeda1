from apscheduler.schedulers.blocking import BlockingScheduler

scheduler = BlockingScheduler()


@scheduler.scheduled_job("interval", minutes=3)
def measure():
    pass


def sweep():
    pass


scheduler.add_job(sweep, "cron", hour=4)
