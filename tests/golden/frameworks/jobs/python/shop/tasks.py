from celery import Celery, shared_task

app = Celery("shop")
app.conf.beat_schedule = {
    "nightly-report": {"task": "shop.tasks.report", "schedule": 86400.0},
}


@shared_task
def send_mail(address):
    pass


@app.task(bind=True, max_retries=3)
def report(self):
    pass


def helper():
    pass
