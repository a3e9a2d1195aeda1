import { Controller, Get, Post, UseGuards } from '@nestjs/common';

@Controller('cats')
export class CatsController {
  @Get()
  findAll(): string[] {
    return [];
  }

  @Post(':id/feed')
  @UseGuards(AuthGuard('jwt'))
  feed(): void {}
}
