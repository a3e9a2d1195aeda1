import { Injectable } from '@nestjs/common';
import { Cron, CronExpression, Interval } from '@nestjs/schedule';

@Injectable()
export class TasksService {
  @Cron('45 * * * * *')
  handleCron() {}

  @Cron(CronExpression.EVERY_30_SECONDS)
  async handleOften() {}

  @Interval(10000)
  handleInterval() {}
}
