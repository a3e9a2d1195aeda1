from django.db import models


class Dated(models.Model):
    made = models.DateTimeField()

    class Meta:
        abstract = True


class Crane(Dated):
    name = models.CharField(max_length=9)


class Plan:
    name = "plan"
