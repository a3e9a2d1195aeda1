import { Processor, WorkerHost } from '@nestjs/bullmq';

@Processor('audio')
export class AudioConsumer extends WorkerHost {
  async process(job: Job): Promise<void> {}
}
