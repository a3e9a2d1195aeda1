import { Controller } from '@nestjs/common';
import { EventPattern, MessagePattern } from '@nestjs/microservices';

@Controller()
export class MathController {
  @MessagePattern('sum')
  accumulate(data: number[]): number {
    return 0;
  }

  @EventPattern('user_created')
  async handleUserCreated(data: object) {}
}
